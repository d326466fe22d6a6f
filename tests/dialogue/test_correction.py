import pytest
from fixtures.legs import entry_words

from chatbot.dialogue.correction import Correction, corrected, correction
from chatbot.query import QueryReader


@pytest.fixture(scope="module")
def read(reader):
    return reader.read


@pytest.fixture(scope="module")
def words(reader):
    """The words of two entries about two systems."""
    return entry_words([["รายงานใน e-SAR", "ใช่"], ["ยื่นผ่าน Biz Portal", "ได้"]], reader)


@pytest.mark.parametrize(
    ("turn", "meant"),
    [("ไม่ใช่ค่ะ หมายถึง Biz Portal", "Biz Portal"), ("เอ้ย Template 2", "Template 2"),
     ("เปลี่ยนเป็น CKAN ครับ", "CKAN"),
     ("no, I mean Biz Portal", "Biz Portal"), ("โทษที หมายถึงกระทรวง", "กระทรวง"),
     ("ไม่ใช่ เอาเรื่อง CKAN", "CKAN")],
)  # fmt: skip
def test_a_correction_says_what_was_meant(turn, meant, read):
    assert correction(read(turn)) == Correction(meant)


def test_it_may_say_what_was_wrong(read):
    assert correction(read("ไม่ใช่ L1 แต่เป็น L3")) == Correction("L3", "l1")
    assert correction(read("CKAN ไม่ใช่ e-SAR")) == Correction("CKAN", "e-sar")


@pytest.mark.parametrize(
    "turn", ["ไม่มีด้านที่ตรงกันเลย", "ขอโทษค่ะ", "งานที่ไม่ใช่ใบอนุญาต", "ไม่เข้าใจ", "", "ไม่ใช่งานอนุญาตได้ไหม"]
)
def test_what_corrects_nothing(turn, read):
    assert correction(read(turn)) is None


def put_right(before, turn, read, words):
    given = correction(read(turn))
    return corrected(read(before), given, read(given.meant), words)


def test_it_replaces_its_counterpart_in_the_turn_before(read, words):
    before = "ต้องรายงานใน e-SAR ทุกตัวไหม"
    turn = "ไม่ใช่ หมายถึง Biz Portal"
    assert put_right(before, turn, read, words) == "ต้องรายงานใน Biz Portal ทุกตัวไหม"


def test_it_replaces_what_it_says_was_wrong(read, words):
    assert put_right("L1 กับ CKAN", "ไม่ใช่ CKAN แต่เป็น L3", read, words) == "L1 กับ L3"
    # Nothing of the kind was said.
    assert put_right("L1 กับ L2", "ไม่ใช่ CKAN แต่เป็น L3", read, words) is None


def test_a_question_of_its_own_is_asked_instead(read, words):
    turn = "ไม่ใช่ หมายถึงใครตรวจ CKAN"
    assert put_right("ผลงานกรอกที่ e-SAR หรือเปล่า", turn, read, words) == "ใครตรวจ CKAN"


@pytest.fixture(scope="module")
def reader(segmenter, embedder):
    return QueryReader(segmenter, embedder)
