"""A question through the API: the batch contract's object, word for word, with addresses."""

import json
import threading

import pytest
from starlette.testclient import TestClient

from chatbot.closing import Closing
from chatbot.doors.answer_json import answer_object
from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

DOCUMENT, VERSION = "opdc-potential-base-2565", "2564-09-10"


@pytest.fixture(scope="module")
def ask(client):
    def ask_(**body):
        response = client.post("/api/v1/ask", json=body)
        assert response.status_code == 200, response.text
        return response.json()

    return ask_


@pytest.fixture(scope="module")
def two(two_document_service):
    return TestClient(create_app(two_document_service))


def test_every_official_question_gets_its_official_text_word_for_word(ask, collection):
    for entry in collection.entries[::9]:
        value = ask(question=entry.question)
        assert (value["official_question"], value["answer"]) == (entry.question, entry.answer)


def test_it_is_the_object_of_the_batch_contract(ask, bot):
    question = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
    value = ask(question=question)
    contract = json.loads(json.dumps(answer_object(bot.ask(question), THAI, bot.collection)))
    for differs in ("id", "ms"):
        assert type(value.pop(differs)) is type(contract.pop(differs))
    (citation,) = value["citations"]
    key = f"{DOCUMENT}/{VERSION}"
    assert citation.pop("source_url") == f"source/{key}#{citation['entry_id']}"
    assert citation.pop("entry_url") == f"e/{key}/{citation['entry_id']}"
    assert value == contract


def test_both_addresses_lead_somewhere(client, ask):
    (citation,) = ask(question="ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด")["citations"]
    source = client.get(f"/{citation['source_url']}")
    assert f'id="{citation["entry_id"]}"' in source.text
    assert client.get(f"/{citation['entry_url']}").status_code == 200


def test_addresses_are_absolute_where_the_public_one_is_known(bot, settings):
    own = settings.model_copy(update={"public_url": "https://faq.example.go.th/one"})
    client = TestClient(create_app(Service(lambda *_: bot, own)))
    value = client.post("/api/v1/ask", json={"question": "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"})
    (citation,) = value.json()["citations"]
    assert citation["entry_url"].startswith("https://faq.example.go.th/one/e/")
    assert citation["source_url"].startswith("https://faq.example.go.th/one/source/")
    entry = client.get(f"/api/v1/entries/{DOCUMENT}/{VERSION}/pmqa-05").json()
    assert entry["citation"]["entry_url"].startswith("https://faq.example.go.th/one/e/")
    (document,) = client.get("/api/v1/documents").json()["documents"]
    assert document["source"].startswith("https://faq.example.go.th/one/source/")


def test_a_conversation_goes_on_and_the_service_keeps_nothing(ask):
    first = ask(question="Open Data")
    assert first["status"] == "suggested"
    second = ask(question="ข้อ 2", conversation=[{"question": "Open Data"}])
    assert second["citations"][0]["entry_id"] == first["offered"][1]
    alone = ask(question="ข้อ 2")
    assert alone["reason"] == "not_offered"


def test_an_entry_is_chosen_in_place_of_a_question(ask, collection):
    name = f"{DOCUMENT}/{VERSION}/pmqa-05"
    value = ask(entry=name)
    assert value["reason"] == "chosen"
    assert value["answer"] == collection.entry(collection.resolve(name)).answer
    again = ask(question="ข้อ 1", conversation=[{"entry": "pmqa-05"}])
    assert again["citations"][0]["entry_id"] == value["offered"][0]


def test_only_the_latest_ten_steps_count(ask):
    many = [{"question": "Open Data"}, *[{"question": "สวัสดี"}] * 10]
    assert ask(question="ข้อ 2", conversation=many)["reason"] == "not_offered"


def test_a_step_that_names_what_is_gone_is_left_out(ask):
    gone = [{"entry": "no-such-entry"}, {"question": "Open Data", "document": "gone"}]
    assert ask(question="ข้อ 2", conversation=gone)["reason"] == "not_offered"


def test_as_typed_mends_nothing(ask):
    assert ask(question="l;ylfu")["repaired_query"] == "สวัสดี"
    assert ask(question="l;ylfu", as_typed=True)["repaired_query"] is None


def test_top_k_is_the_length_of_the_ranking_and_of_nothing_else(ask):
    question = "ตัวชี้วัด"
    whole, short = ask(question=question), ask(question=question, top_k=3)
    assert short["ranking"] == whole["ranking"][:3]
    assert len(whole["ranking"]) == 10
    assert short["choices"] == whole["choices"]


@pytest.mark.parametrize(("language", "words"), [("th", THAI), ("en", ENGLISH), ("auto", THAI)])
def test_the_message_is_in_the_language_that_is_asked_for(ask, bot, language, words):
    question = "ราคาทองวันนี้เท่าไร"
    value = ask(question=question, language=language)
    assert value["message"] == words.message(bot.ask(question))


def test_a_question_stays_within_documents_and_sections(two):
    def ids(**body):
        value = two.post("/api/v1/ask", json={"question": "ลาป่วยกี่วัน", **body}).json()
        return {(hit["document"], hit["id"]) for hit in value["ranking"]}

    assert {document for document, _ in ids()} == {"leave", "parking"}
    assert {document for document, _ in ids(document="leave")} == {"leave"}
    assert ids(document=["leave", "parking"]) == ids()
    assert ids(document=None) == ids()
    annual = ids(section=["leave/annual"])
    assert annual
    assert annual == ids(document="leave", section="annual") == ids(section="leave/annual")
    assert two.post("/api/v1/ask", json={"question": "ลา", "section": "annual"}).status_code == 422
    assert annual < ids(document="leave")
    earlier = {"conversation": [{"question": "ลา", "document": "parking"}]}
    assert {document for document, _ in ids(**earlier)} == {"parking"}
    assert {document for document, _ in ids(**earlier, document=None)} == {"leave", "parking"}


def test_nothing_is_answered_while_the_service_is_closed(bot, settings):
    notice = "ปิดปรับปรุงระบบถึงเวลา 18.00 น."
    app = create_app(Service(lambda *_: bot, settings, closing=Closing(notice=notice)))
    response = TestClient(app).post("/api/v1/ask", json={"question": "PMQA"})
    assert response.status_code == 503
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert {problem[name] for name in ("detail", "detail_th", "detail_en")} == {notice}


def test_a_question_is_answered_on_a_thread_for_questions(bot, settings):
    threads = []
    service = Service(
        lambda *_: bot, settings, [lambda *_: threads.append(threading.current_thread().name)]
    )
    TestClient(create_app(service)).post("/api/v1/ask", json={"question": "PMQA"})
    assert [name.partition("_")[0] for name in threads] == ["answering"]


def test_the_journal_knows_the_door(bot, settings):
    doors = []
    service = Service(lambda *_: bot, settings, [lambda _, door: doors.append(str(door))])
    TestClient(create_app(service)).post("/api/v1/ask", json={"question": "PMQA"})
    assert doors == ["api"]
