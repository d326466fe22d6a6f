"""Which drafts are worth an editor's time."""

import json

import pytest

from chatbot.drafting.asked import evaluation_queries
from chatbot.drafting.filtering import Filter, Rejection
from chatbot.drafting.proposal import Proposal


@pytest.fixture(scope="module")
def judge(two_document_service):
    return Filter(two_document_service.chatbot)


@pytest.fixture(scope="module")
def where(two_document_service):
    """The entry that says where to park."""
    collection = two_document_service.chatbot.collection
    return collection.entry(collection.resolve("parking/1/annual-01"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ลูกค้าเอารถมาไว้ตรงไหนได้", None),
        ("ที่จอดรถของผู้มาติดต่ออยู่ที่ใด", Rejection.COPY),
        ("ที่จอดรถของผู้มาติดต่อ อยู่ที่ใด", Rejection.COPY),
        ("แขกจอดรถที่ชั้น 7 ตรงไหน", Rejection.FACTS),
        ("ปี 2570 คนนอกเอารถมาไว้ตรงไหน", Rejection.FACTS),
        ("เก็บเงินชั่วโมงละกี่บาท", Rejection.FACTS),
        ("ลานจอดรถเปิดปิดเวลาไหน", Rejection.OTHER_ENTRY),
        ("จอด" * 200, Rejection.UNUSABLE),
        ("?", Rejection.UNUSABLE),
        ("คำตอบ", Rejection.UNUSABLE),
        ('near-miss": "จอดรถที่ไหนได้บ้าง', Rejection.UNUSABLE),
        ("จอดรถที่ไหน <script>alert(1)</script>", Rejection.UNUSABLE),
    ],
)
def test_why_a_draft_is_dropped(judge, where, text, reason):
    assert judge.reason(Proposal("alternate", text, "model"), where, ()) == reason


def test_a_draft_like_an_earlier_one(judge, where):
    draft = Proposal("alternate", "ลูกค้าเอารถมาไว้ตรงไหนได้คะ", "model")
    assert judge.reason(draft, where, ["ลูกค้าเอารถมาไว้ตรงไหนได้"]) is Rejection.COPY


def test_a_near_miss_may_say_what_the_entry_does_not(judge, where):
    assert judge.reason(Proposal("near-miss", "จอดที่ชั้น 7 ได้ไหม", "model"), where, ()) is None


# Said by a small model: the lines of what it was asked for, as they are or somewhat changed.
@pytest.mark.parametrize("kind", ["alternate", "near-miss", "gap"])
@pytest.mark.parametrize(
    "text",
    [
        'near-miss" จำนวน 3 คำถาม ใช้คำคล้ายกันแต่คำตอบนี้ตอบไม่ได้',
        'special" จำนวน 3 คำถาม ใช้คำคล้ายกันแต่คำตอบนี้ตอบไม่ได้',
        'near-miss" จำนวน 3 คำถาม เรื่องข้างเคียงที่',
        "ถามเรื่องเดียวกับคำถามทางการและคำตอบนี้ตอบได้ครบ ใช้ถ้อยคำต่างกันให้มาก",
    ],
)
def test_what_repeats_the_task_is_no_draft(judge, where, kind, text):
    assert judge.reason(Proposal(kind, text, "model"), where, ()) is Rejection.UNUSABLE


def test_a_query_of_the_evaluation_is_never_drafted(bot):
    judge = Filter(bot)
    query = bot.collection.judged[0]
    entry = bot.collection.entry(next(iter(query.relevance)))
    draft = Proposal("alternate", f"{query.query} ", "model")
    assert judge.reason(draft, entry, ()) is Rejection.EVALUATION


def test_the_queries_of_all_evaluation_files_are_known(collection):
    queries = set(evaluation_queries(collection))
    assert {question.query for question in collection.judged} <= queries
    path = collection.current[0].folder / "evaluation" / "reported.jsonl"
    turns = json.loads(path.read_text(encoding="utf-8").splitlines()[0])["turns"]
    assert set(turns) <= queries
