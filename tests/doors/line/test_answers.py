"""An answer as messages: the official text whole or not at all, within what LINE takes."""

from dataclasses import replace

import pytest
from fixtures.line_platform import components, faults_of, texts_of, units
from hypothesis import given
from hypothesis import strategies as st

from chatbot.datatypes import Choice, Contact, Note, Reason, Status
from chatbot.doors.line.answers import answer_messages
from chatbot.doors.line.voice import LineVoice
from chatbot.wording.en import ENGLISH
from chatbot.wording.line import line_wording
from chatbot.wording.th import THAI


@pytest.fixture(scope="module")
def answered(make_answer, make_entry):
    """An answer with such an official text."""

    def make(*texts, **fields):
        entries = tuple(
            replace(make_entry(f"doc-{number}"), answer=text) for number, text in enumerate(texts)
        )
        return make_answer(Status.ANSWERED, "doc-0", **{"entries": entries, **fields})

    return make


def official(messages):
    """What messages show of one official text."""
    first, *rest = messages
    texts = texts_of([first])
    if rest:
        return "".join(message["text"] for message in rest)
    return texts[texts.index("คำตอบทางการ", 1) + 1]


def links(messages):
    return [one["uri"] for one in components(messages) if one["type"] == "uri"]


def test_every_official_answer_is_shown_to_the_letter(bot, voice):
    for entry in bot.collection.entries:
        answer = bot.answer_with(entry.key)
        messages = answer_messages(replace(answer, choices=()), voice)
        assert faults_of(messages) == []
        assert official(messages) == entry.answer
        assert entry.question in texts_of(messages)
        shown = "\n".join(texts_of(messages))
        assert f"ข้อ {entry.number}" in shown
        assert entry.document.title in shown
        assert entry.document.date_text in shown
        assert links(messages) == [
            f"https://faq.example.go.th/source/{entry.document.id}#{entry.id}"
        ]
        for note in answer.notes:
            assert any(note.text in text for text in texts_of(messages))


LONG = st.builds(
    lambda text, times: (text * times)[:19_000],
    st.text("กขคเแโาิีุ่้ \n😀ab.-", min_size=1).filter(lambda text: text[0].strip()),
    st.integers(1, 3000),
)


@given(LONG)
def test_not_one_letter_of_a_long_text_is_lost(answered, voice, text):
    messages = answer_messages(answered(text), voice)
    whole = len(messages) > 1 or units(text) <= 1500
    if whole:
        assert official(messages) == text
        # A part of nothing but white space is of no office.
        assert set(faults_of(messages)) <= {"text: nothing but white space"}
    else:
        assert voice.line.too_long_at_source in texts_of(messages)


def test_the_longest_text_that_fits_comes_in_five_messages(answered, voice):
    text = "\n\n".join("ก" * 4998 for _ in range(4))
    messages = answer_messages(answered(text), voice)
    assert len(messages) == 5
    assert faults_of(messages) == []
    assert official(messages) == text
    assert voice.line.continues.format(count=4) in texts_of(messages)


def test_a_longer_one_is_named_with_where_to_read_it(answered, voice):
    messages = answer_messages(answered("ก" * 20_001), voice)
    assert faults_of(messages) == []
    assert texts_of(messages)[1] == voice.line.too_long_at_source
    assert links(messages) == ["https://faq.example.go.th/source/doc#doc-0"]
    assert "กกก" not in "".join(texts_of(messages))


def test_without_a_public_address_it_names_the_document(answered, voice):
    here = replace(voice, source=lambda _: None)
    messages = answer_messages(answered("ก" * 20_001), here)
    assert faults_of(messages) == []
    assert texts_of(messages)[1] == voice.line.too_long
    assert links(messages) == []
    assert any("ที่มา" in text for text in texts_of(messages))


@pytest.mark.parametrize("address", ["http://faq.example.go.th", "https://x/" + "a" * 1000])
def test_an_address_that_line_refuses_is_no_button(answered, voice, address):
    messages = answer_messages(answered("ก"), replace(voice, source=lambda _: address))
    assert faults_of(messages) == []
    assert links(messages) == []


def test_two_texts_share_the_room(answered, voice):
    long = "\n\n".join("ก" * 4998 for _ in range(3))
    messages = answer_messages(answered("ก" * 30_000, long, reason=Reason.SEVERAL), voice)
    assert faults_of(messages) == []
    assert [message["type"] for message in messages] == ["text", "flex", "flex"]
    first, second = (texts_of([message]) for message in messages[1:])
    assert voice.line.too_long_at_source in first
    # A message, a notice, and three parts with their bubble would be six.
    assert voice.line.too_long_at_source in second
    short = answer_messages(answered("ก", long, reason=Reason.SEVERAL), voice)
    assert official(short[1:2]) == "ก"
    assert answer_messages(answered("ก", "\n\n".join(["ก" * 4998] * 2)), voice)[2:] != []


def test_a_bubble_that_would_be_too_large_becomes_texts(answered, make_entry, voice):
    answer = answered("ก" * 1400)
    asked = (replace(answer.entries[0], question="ข" * 9000),)
    messages = answer_messages(replace(answer, entries=asked), voice)
    assert faults_of(messages) == []
    assert official(messages) == "ก" * 1400
    assert [message["type"] for message in messages] == ["flex", "text"]


def test_a_note_goes_along(answered, make_entry, voice):
    note = Note("date", "ปีในต้นฉบับพิมพ์ผิด", make_entry("doc-0").key)
    messages = answer_messages(answered("ก", notes=(note,)), voice)
    assert any("ปีในต้นฉบับพิมพ์ผิด" in text for text in texts_of(messages))


def test_a_doubtful_answer_says_so_first(answered, voice):
    (message,) = answer_messages(answered("ก", doubtful=True), voice)
    first, second, *_ = texts_of(message)
    assert first == THAI.bands["doubtful"]
    assert second == THAI.doubtful
    assert message["altText"].startswith(THAI.bands["doubtful"])


def test_related_questions_are_buttons_under_it(answered, make_entry, voice):
    asked = "หน่วยงานต้องส่งตัวชี้วัดภายในเมื่อใด และส่งให้ใคร"
    choices = (Choice.of(make_entry("doc-7", question=asked)),)
    (message,) = answer_messages(answered("ก", choices=choices), voice)
    (item,) = message["quickReply"]["items"]
    assert faults_of([message]) == []
    assert item["action"]["data"] == "entry=doc/1/doc-7"
    assert item["action"]["displayText"] == asked
    assert item["action"]["label"].endswith(" …")


def test_what_is_suggested_can_be_pressed_and_typed(make_answer, voice):
    answer = make_answer(Status.SUGGESTED, "doc-1", offered=("doc-1", "doc-2"))
    (message,) = answer_messages(answer, voice)
    pressed = [one["data"] for one in components(message["contents"]) if "data" in one]
    labels = [item["action"]["label"] for item in message["quickReply"]["items"]]
    assert faults_of([message]) == []
    assert texts_of(message)[:2] == [THAI.did_you_mean, THAI.reasons[Reason.UNSURE]]
    assert "1. ถาม" in texts_of(message)
    assert pressed == ["entry=doc/1/doc-1", "entry=doc/1/doc-2"]
    assert labels == ["1. ถาม", "2. ถาม", "ไม่ใช่ข้อใดเลย"]


def test_what_is_refused_names_whom_to_ask(make_answer, voice):
    contact = Contact(name="สำนักงาน", phone="0 2356 9999", source="document")
    answer = make_answer(
        Status.REFUSED,
        "doc-1",
        offered=("doc-1",),
        contacts=(contact,),
        facts={"contact": "สำนักงาน"},
    )
    said, nearest = answer_messages(answer, voice)
    assert faults_of([said, nearest]) == []
    assert said["type"] == "text"
    assert "ไม่พบคำตอบ" in said["text"]
    assert "0 2356 9999" in said["text"]
    assert texts_of(nearest)[0] == THAI.nearest


def test_what_was_searched_is_said_and_can_be_undone(answered, voice):
    answer = answered("ก", repaired_query="ตัวชี้วัด", understood_query="ส่งเมื่อใด")
    said, given_ = answer_messages(answer, voice)
    (item,) = given_["quickReply"]["items"]
    assert said["text"] == "ค้นหาเป็น: ตัวชี้วัด\n\nเข้าใจคำถามว่า: ส่งเมื่อใด"
    assert item["action"] == {
        "type": "postback",
        "label": "ค้นหาตามที่พิมพ์",
        "data": "as-typed",
        "displayText": "ค้นหาตามที่พิมพ์",
    }


def test_very_many_offices_to_ask_are_within_the_limits(make_answer, voice):
    contacts = tuple(
        Contact(name="ก" * 300, phone="0 2356 9999", hours="ข" * 300, source=f"{number}")
        for number in range(40)
    )
    answer = make_answer(Status.REFUSED, contacts=contacts)
    assert faults_of(answer_messages(answer, voice)) == []


@given(
    st.text("กเแิี่ 😀aé\u200d", min_size=1, max_size=40).filter(str.strip),
    st.sampled_from([THAI, ENGLISH]),
)
def test_any_question_fits_on_the_buttons(make_entry, make_answer, voice, text, words):
    text = " ".join(text.split())
    choices = tuple(Choice.of(make_entry(f"doc-{n}", question=text * 9)) for n in range(20))
    spoken = LineVoice(words, line_wording(words.language), voice.source)
    answer = make_answer(Status.SUGGESTED, "doc-1", choices=choices)
    assert faults_of(answer_messages(answer, spoken)) == []
