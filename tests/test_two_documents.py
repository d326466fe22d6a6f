"""Two documents side by side, one of them in two versions: each answers for itself."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from chatbot.conversation import Conversation
from chatbot.corpus import Collection
from chatbot.datatypes import Chosen, Reason, Status
from chatbot.doors.answer_json import answer_object
from chatbot.doors.batch import answer_lines
from chatbot.doors.server.app import create_app
from chatbot.doors.web.respond import respond
from chatbot.doors.web.window_page import WindowPage
from chatbot.engine import Chatbot
from chatbot.errors import CorpusError
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

LEAVE, PARKING = "พนักงานลาพักผ่อนได้ปีละกี่วัน", "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด"
OFFICIAL = [
    (LEAVE, "leave/2567/annual-01", "ลาพักผ่อนได้ปีละ 12 วันทำการ"),
    (
        "ต้องยื่นใบลาพักผ่อนล่วงหน้ากี่วัน",
        "leave/2567/annual-02",
        "ยื่นใบลาผ่านระบบสารบรรณล่วงหน้าอย่างน้อย 5 วันทำการ",
    ),
    (
        "ใครเป็นผู้อนุญาตการลาป่วย",
        "leave/2567/sick-01",
        "หัวหน้าฝ่ายเป็นผู้อนุญาตการลาป่วยไม่เกิน 30 วัน",
    ),
    (PARKING, "parking/1/annual-01", "ผู้มาติดต่อจอดรถได้ที่ลานจอดรถด้านหลังอาคาร 2"),
    (
        "ค่าจอดรถชั่วโมงละเท่าใด",
        "parking/1/annual-02",
        "สองชั่วโมงแรกไม่เก็บค่าจอดรถ ต่อไปชั่วโมงละ 20 บาท",
    ),
    (
        "ลานจอดรถเปิดกี่โมง",
        "parking/1/annual-03",
        "ลานจอดรถเปิดเวลา 06.00 น. และปิดเวลา 20.00 น. ทุกวันทำการ",
    ),
]
TITLES = {"leave": "ถาม-ตอบระเบียบการลา ฉบับปรับปรุง", "parking": "ถาม-ตอบการใช้ลานจอดรถ"}
CONTACTS = {"leave": "กองการเจ้าหน้าที่ โทรศัพท์ภายใน 1101", "parking": "ฝ่ายอาคารสถานที่ ชั้น 1"}
MATERNITY = "ลาคลอดได้กี่วัน"
SUPERSEDED = ("10 วันทำการ", "3 วันทำการ")


@pytest.fixture(scope="module")
def service(two_document_service):
    return two_document_service


@pytest.fixture(scope="module")
def shipped(bot, settings):
    """Where the shipped document alone is served."""
    return Service(lambda *_: bot, settings)


@pytest.fixture(scope="module")
def client(service):
    return TestClient(create_app(service))


def lines_of(service, *values):
    return list(answer_lines(service, [json.dumps(value).encode() for value in values]))


@pytest.mark.parametrize(("question", "name", "text"), OFFICIAL)
def test_an_official_question_is_answered_from_its_own_document(service, question, name, text):
    answer = service.ask(question)

    assert (answer.status, answer.answer) == (Status.ANSWERED, text)
    (citation,) = answer.citations
    assert f"{citation.document}/{citation.version}/{citation.entry_id}" == name
    assert citation.title == TITLES[citation.document]
    assert answer.ranking[0].key == service.chatbot.collection.resolve(name)


def test_a_curated_way_to_ask_leads_to_the_document_that_it_was_written_for(service):
    answer = service.ask("ปีหนึ่งลาพักร้อนได้กี่วัน")
    assert [str(entry.key) for entry in answer.entries] == ["leave/2567/annual-01"]


def test_an_editors_note_stands_beside_its_own_document_only(service):
    noted, bare = (service.ask(question) for question in (OFFICIAL[1][0], OFFICIAL[4][0]))
    assert [note.text for note in noted.notes] == ["ระบบสารบรรณ หมายถึง ระบบสารบรรณอิเล็กทรอนิกส์"]
    assert (bare.entries[0].id, bare.notes) == ("annual-02", ())


@pytest.mark.parametrize(
    "question",
    [
        LEAVE,
        "ลาพักผ่อนได้กี่วัน",
        "ลาพักผ่อนได้ปีละ 10 วันทำการ",
        "ลาพักผ่อนได้ 10 วันทำการใช่ไหม",
        "ยื่นใบลาต่อผู้บังคับบัญชาล่วงหน้าอย่างน้อย 3 วันทำการ",
        "ยื่นใบลาล่วงหน้า 3 วันทำการ",
        "ระเบียบการลา ฉบับวันที่ 5 มกราคม 2566",
    ],
)
def test_what_was_superseded_is_never_found(service, question):
    conversation = Conversation()
    for asked in (question, "ข้อ 1", "แล้วต้องยื่นล่วงหน้ากี่วัน"):
        answer = service.ask(asked, conversation)
        assert not any(text in (answer.answer or "") for text in SUPERSEDED)
        named = (*answer.ranking, *answer.choices)
        assert "2566" not in {key.version for key in (one.key for one in named)}


def test_a_batch_names_document_and_version_beside_each_id(service):
    (value,) = lines_of(service, {"qid": "q", "query": LEAVE})
    place = {"id": "annual-01", "document": "leave", "version": "2567"}
    assert {**value["ranking"][0], "score": None} == {**place, "score": None}
    for hit in value["ranking"]:
        assert set(hit) == {"id", "document", "version", "score"}
    assert {"document": "leave", "version": "2567", "entry_id": "annual-01"}.items() <= value[
        "citations"
    ][0].items()
    for choice, id_ in zip(value["choices"], value["offered"], strict=True):
        assert (choice["id"], choice["version"]) == (
            id_,
            {"leave": "2567", "parking": "1"}[choice["document"]],
        )


def test_a_batch_of_a_single_document_keeps_ids_bare(bot):
    value = answer_object(bot.ask("Open Data"), THAI, bot.collection)
    assert value["ranking"]
    assert all(set(hit) == {"id", "score"} for hit in value["ranking"])


def test_each_entry_can_be_chosen_by_its_full_name(service):
    for question, name, text in OFFICIAL:
        conversation = Conversation()
        answer = service.ask(Chosen(name), conversation)
        assert (answer.answer, answer.reason) == (text, Reason.CHOSEN)
        assert conversation.turns[0].query == question


def test_an_old_version_that_is_chosen_says_that_it_is_superseded(service, unbroken):
    """A window that was open before a reload lists it still, and so may earlier steps."""
    step = {"step": {"entry": "leave/2566/annual-01"}}
    turn = unbroken(respond(service, step)["turn"])
    assert "10 วันทำการ" in turn
    words = THAI.superseded_by.format(successor="8 มกราคม 2567")
    assert f'role="note">{words}</p>' in turn
    copied = unescape(re.search(r'data-copy="([^"]*)"', turn)[1])
    assert copied.startswith(THAI.superseded)
    current = respond(
        service, {"step": {"entry": "leave/2567/annual-01"}, "earlier": [step["step"]]}
    )
    assert THAI.superseded not in unbroken(current["turn"])


def test_a_year_that_only_another_document_names_is_another_year(service):
    """2566 is when the parking rules were issued; the rules on leave are those of 2567."""
    answer = service.ask("ปี 2566 ลาพักผ่อนได้กี่วัน")
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.CONFLICT)
    assert CONTACTS["leave"] in THAI.message(answer)
    assert service.ask("ปี 2567 ลาพักผ่อนได้กี่วัน").entries[0].id == "annual-01"
    assert service.ask("ปี 2566 ลานจอดรถเปิดกี่โมง").entries[0].document.id == "parking"


def test_a_bare_id_will_do_where_one_document_has_it(service):
    assert service.ask(Chosen("sick-01")).entries[0].document.id == "leave"


def test_a_bare_id_of_both_documents_is_refused(service):
    with pytest.raises(CorpusError, match=r"annual-01.*document/version/entry"):
        service.ask(Chosen("annual-01"))
    told = respond(service, {"step": {"entry": "annual-01"}})
    assert told == {"turn": None, "problem": THAI.bad_request}


def test_a_gap_names_the_contact_of_the_document_that_it_is_a_gap_of(service):
    answer = service.ask(MATERNITY)
    assert (answer.status, answer.reason) == (Status.REFUSED, Reason.GAP)
    for words in (THAI, ENGLISH):
        message = words.message(answer)
        assert "เอกสารนี้ไม่ได้กล่าวถึงการลาคลอด" in message
        assert CONTACTS["leave"] in message
        assert CONTACTS["parking"] not in message
    assert [str(choice.key) for choice in answer.choices] == ["leave/2567/sick-01"]


def test_a_follow_up_stays_in_its_document_and_a_pick_is_what_was_offered(service):
    conversation = Conversation()
    offered = service.ask(PARKING, conversation).choices
    picked = service.ask("ข้อ 2", conversation)
    assert [entry.key for entry in picked.entries] == [offered[1].key]
    assert offered[1].key.document == "parking"


def test_the_window_lists_every_current_entry_once_in_the_sections_of_both(service, unbroken):
    html = unbroken(WindowPage(service).render(THAI))

    listed = html[html.index('id="question-list"') :]
    assert re.findall(r'data-entry="([^"]*)"', html) == [name for _, name, _ in OFFICIAL]
    assert re.findall(r'<details class="group" data-section="([^"]*)"', listed) == [
        "leave/annual",
        "leave/sick",
        "parking/annual",
    ]
    assert re.findall(r'name="section" value="([^"]+)"', html) == [
        "leave/annual",
        "leave/sick",
        "parking/annual",
    ]
    for document, version in (("leave", "2567"), ("parking", "1")):
        assert f'href="source/{document}/{version}"' in html
        assert TITLES[document] in html
    assert "2566/" not in html
    named = re.findall('class="of-document" lang="th">([^<]*)<', listed)
    assert named == [TITLES["leave"], TITLES["leave"], TITLES["parking"]]
    assert THAI.count.format(count=6) in html


def test_the_window_has_a_choice_of_documents_where_there_are_several(service, shipped):
    html = WindowPage(service).render(THAI)
    select = re.search(
        r'<label for="scope">ค้นใน</label>\s*<select id="scope".*?</select>', html, re.S
    )
    assert re.findall(r'<option value="([^"]*)">([^<]*)<', select[0]) == [
        ("", THAI.all_documents),
        *TITLES.items(),
    ]
    assert "<select" not in WindowPage(shipped).render(THAI)


def test_a_turn_asked_of_one_document_says_so_and_leads_to_the_other(service, unbroken):
    step = {"step": {"question": PARKING, "document": "leave"}}
    turn = unbroken(respond(service, step)["turn"])
    assert THAI.searched_in.format(scope=TITLES["leave"]) in turn
    assert f'data-question="{PARKING}" data-document="parking"' in turn
    assert THAI.ask_there.format(document=TITLES["parking"]) in turn
    there = {"step": {"question": PARKING, "document": "parking"}, "earlier": [step["step"]]}
    assert "ลานจอดรถด้านหลังอาคาร 2" in unbroken(respond(service, there)["turn"])


def test_a_document_that_is_gone_since_the_window_was_opened_is_a_bad_request(service, unbroken):
    gone = {"question": PARKING, "document": "gone"}
    assert respond(service, {"step": gone}) == {"turn": None, "problem": THAI.bad_request}
    goes_on = respond(service, {"step": {"question": PARKING}, "earlier": [gone]})
    assert "ลานจอดรถด้านหลังอาคาร 2" in unbroken(goes_on["turn"])


def test_a_turn_that_answers_from_the_other_document_says_so(service, unbroken):
    step = {"step": {"question": PARKING}, "section": "leave/annual"}
    assert THAI.other_section in unbroken(respond(service, step)["turn"])
    turn = unbroken(respond(service, {**step, "section": "parking/annual"})["turn"])
    assert THAI.other_section not in turn
    assert 'href="source/parking/1#annual-01"' in turn


def test_sections_of_one_title_are_told_apart_by_their_document(service, settings):
    bot = service.chatbot
    corpora = []
    for corpus in bot.collection.current:
        titled = {section: replace(section, title="ทั่วไป") for section in corpus.sections[:1]}
        sections = tuple(titled.get(section, section) for section in corpus.sections)
        entries = tuple(
            replace(entry, section=titled.get(entry.section, entry.section))
            for entry in corpus.entries
        )
        corpora.append(replace(corpus, sections=sections, entries=entries))
    alike = Chatbot(Collection.of(corpora), bot.assessor, bot.reader, bot.repairer)

    html = WindowPage(Service(lambda *_: alike, settings)).render(THAI)
    labels = re.findall(r'name="section" value="[^"]+"><span lang="th">([^<]*)<', html)

    assert labels == [f"ทั่วไป ({TITLES['leave']})", "การลาป่วย", f"ทั่วไป ({TITLES['parking']})"]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("leave/2566", "ลาพักผ่อนได้ปีละ 10 วันทำการ"),
        ("leave/2567", "ลาพักผ่อนได้ปีละ 12 วันทำการ"),
        ("parking/1", "ผู้มาติดต่อจอดรถได้ที่ลานจอดรถด้านหลังอาคาร 2"),
    ],
)
def test_every_version_can_be_read_at_its_source(client, two_documents, place, text, unbroken):
    page, raw = client.get(f"/source/{place}"), client.get(f"/source/{place}/source.txt")

    assert (page.status_code, raw.status_code) == (200, 200)
    assert text in unescape(unbroken(page.text))
    assert 'id="annual-01" class="entry"' in page.text
    folder = {"parking/1": "parking"}.get(place, place.replace("/", "-"))
    assert raw.content == (two_documents / folder / "source.txt").read_bytes()


def test_the_page_of_an_old_version_leads_to_the_current_one(client, unbroken):
    old = unbroken(client.get("/source/leave/2566").text)
    note = re.search(r'<p class="superseded" role="note">(.*?)</p>', old, re.DOTALL)[1]
    assert THAI.superseded in note
    assert THAI.open_current.format(date="8 มกราคม 2567") in note
    address = re.search('href="([^"]*)"', note)[1]
    assert address == "../../source/leave/2567"
    current = client.get("/source/leave/2566/" + "../" + address)
    assert "12 วันทำการ" in unbroken(current.text)
    for place in ("leave/2567", "parking/1"):
        assert THAI.superseded not in unbroken(client.get(f"/source/{place}").text)


@pytest.mark.parametrize("place", ["leave/1", "parking/2567", "leave/2565", "other/1"])
def test_a_version_that_is_not_there_is_not_found(client, place):
    assert client.get(f"/source/{place}").status_code == 404
    assert client.get(f"/source/{place}/source.txt").status_code == 404


def test_health_lists_both_documents(client):
    assert client.get("/healthz").json() == {
        "status": "ok",
        "documents": [
            {"document": "leave", "version": "2567", "entries": 3},
            {"document": "parking", "version": "1", "entries": 3},
        ],
    }
