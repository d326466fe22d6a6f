import pytest

from chatbot.datatypes import Status, Turn
from chatbot.dialogue.pick import Pick, picked
from chatbot.text.normalise import normalise

IDS = ("pmqa-05", "pmqa-01", "overview-02")


@pytest.fixture(scope="module")
def offer(make_answer):
    """A turn that offered three questions."""
    return Turn("PMQA", make_answer(Status.SUGGESTED, offered=IDS))


@pytest.fixture(scope="module")
def keys(make_entry):
    """Of the three."""
    return tuple(make_entry(id_).key for id_ in IDS)


@pytest.fixture(scope="module")
def thanks(make_answer):
    """A turn that offered none."""
    return Turn("ขอบคุณค่ะ", make_answer(Status.REFUSED))


@pytest.mark.parametrize(
    ("question", "place"),
    [("อันที่สองล่ะ", 1), ("ข้อ 2", 1), ("2", 1), ("๓", 2), ("ข้อสอง", 1), ("อันแรก", 0),
     ("ขอข้อสุดท้ายค่ะ", 2), ("เอาอันที่ 3 ครับ", 2), ("ตัวเลือกที่ 1", 0), ("คำถามข้อที่ ๑", 0),
     ("แล้วข้อ 3 ล่ะครับ", 2), ("(2)", 1), ("the second one", 1), ("number 3 please", 2),
     ("first", 0), ("Option 2", 1), ("the last one", 2), ("I want the third", 2)],
)  # fmt: skip
def test_a_turn_that_is_a_number_picks(question, place, offer, keys):
    assert picked(normalise(question), [offer]) == Pick(keys, place)


@pytest.mark.parametrize(
    "question",
    ["template 3 ใส่อะไรบ้าง", "ข้อ 2 ของเกณฑ์ ต้องส่งเมื่อไร", "12 agenda มีใครบ้าง", "Template 2", "L3",
     "64", "ปี 64", "ตัวที่ 3", "ขั้นแรก", "3 ข้อ", "ข้อ 0", "ข้อ 1 กับ 2", "one size", "", "ข้อ"],
)  # fmt: skip
def test_a_turn_that_says_more_or_less_than_a_number_does_not(question, offer):
    assert picked(normalise(question), [offer]) is None


def test_the_picked_question_is_the_one_shown_at_that_place(keys):
    assert [Pick(keys, place).key.entry for place in (0, 2)] == ["pmqa-05", "overview-02"]


def test_a_number_beyond_the_last_question_is_out_of_range(offer, keys):
    pick = picked("ข้อ 12", [offer])
    assert (pick.offered, pick.place, pick.key) == (keys, 11, None)


def test_the_latest_turn_that_offered_anything_counts(offer, thanks, keys, make_answer):
    earlier = Turn("ก", make_answer(Status.SUGGESTED, offered=["pmqa-04"]))
    assert picked("1", [earlier, offer, thanks]).key == keys[0]


@pytest.mark.parametrize("turn", ["ข้อ 2", "2", "อันที่ -1", "the last one", "เอาอันสุดท้ายค่ะ"])
def test_where_nothing_was_offered_a_pick_is_out_of_range(turn, thanks):
    for history in ([], [thanks]):
        pick = picked(turn, history)
        assert (pick.offered, pick.key) == ((), None)


def test_below_the_first_there_is_no_question(offer):
    assert picked("อันที่ -1", [offer]).key is None


@pytest.fixture(scope="module")
def answered(make_answer):
    """Make a turn that was answered, with questions beside the answer: answered(question)."""
    return lambda question: Turn(question, make_answer(Status.ANSWERED, "a", offered=IDS))


def test_beside_an_answer_a_number_picks_unless_it_goes_on(answered, keys):
    assert picked("ข้อ 2", [answered("CKAN คืออะไร")]).key == keys[1]
    assert picked("2", [answered("CKAN คืออะไร")]).key == keys[1]
    assert picked("2 ล่ะ", [answered("CKAN คืออะไร")]) is None
    # Of Template 1 the next is Template 2.
    assert picked("2", [answered("Template 1 กรอกอะไร")]) is None


def test_of_what_was_offered_a_number_picks_unless_it_goes_on_in_a_series(make_answer, offer, keys):
    assert picked("แล้ว 3 ล่ะ", [offer]).key == keys[2]
    series = Turn("L1 คือ", make_answer(Status.SUGGESTED, "a", offered=IDS))
    assert picked("แล้ว 3 ล่ะ", [series]) is None
    assert picked("3", [series]).key == keys[2]


def test_what_was_offered_before_another_question_is_over(offer, make_answer):
    refused = Turn("ราคาทอง", make_answer(Status.REFUSED, "a"))
    assert picked("1", [offer, refused]).key is None


@pytest.mark.parametrize("turn", ["คำถามสุดท้ายครับ", "The last question please", "no one"])
def test_what_only_sounds_like_a_pick_is_none(turn, offer):
    assert picked(normalise(turn), [offer]) is None
