"""The pages where an editor works on people's questions."""

import re

import pytest
from doors.web.admin.conftest import Editor
from starlette.testclient import TestClient

from chatbot.datatypes import EntryKey
from chatbot.doors.server.app import create_app
from chatbot.drafting.store import DraftFile
from chatbot.service import Service

ASKED = "เอารถมาฝากไว้แถวไหนดีอะ"
ENTRY = EntryKey("parking", "1", "annual-01")


@pytest.fixture
def service(own_settings):
    """It keeps what is asked, and its documents may be changed."""
    service = Service.load(own_settings.model_copy(update={"journal": True}))
    yield service
    service.close()


@pytest.fixture
def asked(service):
    """People have asked in vain."""

    def ask(*questions):
        for question in questions:
            service.ask(question)
        service.journal.flush()

    return ask


def open_id(editor):
    return re.search(r'name="id" value="([^"]+)"', editor.get("/questions").text)[1]


def decide(editor, decision, **fields):
    sent = {"id": open_id(editor), "do": decision, "use": "0", "text-0": ASKED, **fields}
    assert editor.post("/questions/decide", sent).headers["location"] == "/admin/questions"
    return editor.get("/questions").text


def test_where_nothing_is_kept_the_page_says_how(shared_bot, own_settings, editors):
    client = TestClient(
        create_app(Service(lambda *_: shared_bot, own_settings)), follow_redirects=False
    )
    editor = Editor(client)
    editor.sign_in()
    for page in ("/questions", "/judging", "/statistics"):
        assert "CHATBOT_JOURNAL=true" in editor.get(page).text


def test_what_was_asked_in_vain_is_given_to_an_entry_and_taken_back(editor, asked, service):
    asked(ASKED, ASKED)
    page = editor.get("/questions").text
    assert ASKED in page
    assert "ถาม 2 ครั้ง" in page
    page = decide(editor, "accept", other=str(ENTRY))
    assert "เพิ่มถ้อยคำ 1 รายการและเผยแพร่แล้ว" in page
    assert "ไม่มีคำถามค้างอยู่" in page
    assert service.ask(ASKED).entries[0].key == ENTRY

    history = editor.get("/history").text
    assert ASKED in history
    assert "annual-01" in history
    number = re.search(r'name="id" value="(\d+)"', history)[1]
    editor.post("/history/undo", {"id": number})
    assert "ยกเลิกการแก้ไขแล้ว" in editor.get("/history").text
    assert not service.ask(ASKED).entries


def test_an_editor_s_own_words_are_taken(editor, asked, service):
    asked(ASKED)
    decide(editor, "accept", other=str(ENTRY), **{"text-0": " รถฝาก\nไว้ที่ไหนดี "})
    assert service.chatbot.collection.alternates[ENTRY] == ("รถฝาก ไว้ที่ไหนดี",)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"entry": ""}, "กรุณาเลือกข้อที่เป็นคำตอบ"),
        ({"other": "parking/1/nothing"}, "ไม่พบข้อที่ระบุ"),
        ({"other": str(ENTRY), "use": "9"}, "กรุณาเลือกถ้อยคำอย่างน้อยหนึ่งรายการ"),
        ({"other": str(ENTRY), "text-0": " "}, "กรุณาเลือกถ้อยคำอย่างน้อยหนึ่งรายการ"),
        ({"other": str(ENTRY), "text-0": "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด"}, "stands there already"),
        ({"other": str(ENTRY), "id": "nothing"}, "waits no longer"),
    ],
)
def test_what_cannot_be_decided_is_said(editor, asked, service, fields, said):
    asked(ASKED)
    before = service.chatbot
    assert said in decide(editor, "accept", **fields)
    assert service.chatbot is before


def test_what_the_documents_do_not_answer_becomes_a_gap(editor, asked, service):
    asked(ASKED)
    gaps = len(service.chatbot.collection.gaps)
    assert "ไม่มีคำตอบและเผยแพร่แล้ว" in decide(editor, "gap")
    *_, gap = service.chatbot.collection.gaps
    assert len(service.chatbot.collection.gaps) == gaps + 1
    assert (gap.topic, gap.queries) == (ASKED, (ASKED,))


def test_what_is_kept_for_later_is_a_draft(editor, asked, own_settings):
    asked(ASKED)
    page = decide(editor, "draft", other=str(ENTRY))
    assert "เก็บไว้ในร่าง 1 รายการ" in page
    assert "ไม่มีคำถามค้างอยู่" in page
    (draft,) = DraftFile(own_settings.corpus / "parking").lines
    assert (draft.id, draft.kind, draft.text) == (ENTRY.entry, "alternate", ASKED)
    assert (draft.origin, draft.status) == ("journal", "open")


def test_what_is_dismissed_is_shown_no_more(editor, asked):
    asked(ASKED)
    assert "ไม่มีคำถามค้างอยู่" in decide(editor, "dismiss")
    asked(ASKED)
    assert "ไม่มีคำถามค้างอยู่" in editor.get("/questions").text


def test_what_people_type_is_shown_and_never_run(editor, asked):
    asked('<script>alert(1)</script> "><img src=x onerror=alert(2)> จอดรถบนดาวอังคารได้ไหม')
    for page in ("/questions", "/judging", "/statistics"):
        text = editor.get(page).text
        assert "<script>alert" not in text
        assert "<img" not in text
        # The statistics name entries and wordings, none of what people typed.
        assert ("&lt;script&gt;alert(1)" in text) is (page != "/statistics")


def test_a_question_that_was_drawn_is_judged(editor, asked, service):
    asked(ASKED, "ลานจอดรถเปิดกี่โมง")
    page = editor.get("/judging").text
    questions = re.findall(r'name="text-(\d)" value="([^"]+)"', page)
    assert {text for _, text in questions} == {ASKED, "ลานจอดรถเปิดกี่โมง"}
    sent = {f"text-{number}": text for number, text in questions}
    for number, text in questions:
        other = text == ASKED
        sent |= {f"is-{number}": "other" if other else "right"}
        sent |= {f"other-{number}": str(ENTRY)} if other else {}
        sent |= {f"right-{number}": "parking/1/annual-03"}
    editor.post("/judging", sent)
    page = editor.get("/judging").text
    assert "บันทึกผลการตรวจ 2 คำถามแล้ว" in page
    assert "ไม่มีคำถามที่ยังไม่ได้ตรวจ" in page
    judged = {one.query: set(one.relevance) for one in service.chatbot.collection.judged}
    assert judged[ASKED] == {ENTRY}
    assert judged["ลานจอดรถเปิดกี่โมง"] == {EntryKey("parking", "1", "annual-03")}


def test_statistics_count_what_was_asked_and_what_was_of_use(editor, asked):
    asked(ASKED, "ลานจอดรถเปิดกี่โมง", "ปีหนึ่งลาพักร้อนได้กี่วัน")
    page = editor.get("/statistics").text
    assert "จำนวนคำถามในบันทึก 3 คำถาม" in page
    assert "ลานจอดรถเปิดกี่โมง" in page
    assert "วันลาพักผ่อนประจำปีมีเท่าไหร่" in page


@pytest.mark.parametrize("number", ["", "-1", "๑", "9" * 30, "9" * 5_000, "\0"])
def test_a_number_that_no_change_has_takes_nothing_back(editor, number):
    assert editor.post("/history/undo", {"id": number}).status_code == 303
    assert "no change has the number" in editor.get("/history").text


@pytest.mark.parametrize("text", [" \0\n", "ก" * 2_001])
def test_what_is_no_question_is_not_judged(editor, service, text):
    judged = service.chatbot.collection.judged
    editor.post("/judging", {"text-0": text, "is-0": "none"})
    assert service.chatbot.collection.judged == judged
