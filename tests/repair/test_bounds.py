"""Whatever is typed costs no more than is bounded: counted, since clocks lie on busy machines."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.query import QueryReader
from chatbot.repair import Repairer, channel, constants

LENGTH = 2000
ROOM = str(Path("chatbot", "repair"))
PARTS = [
    "ก", "ขค", "ฏ", "ทร", "กรม", "x", "<a", "<", "า", "เ", "่", "ิ่", "แโ", "็้", "ๆ", "ะ้ำ ", "l;ylfu ",
    "l;ylfu8iy[", "k", "a. ", "a-", "a@ ", "@", "www.", "://", "หนวยงาน", "หนวยงาน ", "ดวย ", "ไช้",
    "ใช้ไหม", "ไช่ไหม ", "ปี 6", "fy22 ", "0", "25", "กฟะฟ ", "opendtaa ", "อีเซอร์วิส ", "มากกกก ",
    "การประเมิณศักยะภาพ", "\ud800ก", "\u05d0\u05b0\u05b1", "\ufb2c", "İ", "\u200bก", "😀",
    "สิ่งแวดลอ้มม ", "กข", "a'", "ซซซ", "focusarea ", "\ud800", "ดวย",
]  # fmt: skip
WORDS = st.lists(st.sampled_from([*PARTS, " "]), max_size=200).map("".join)
WILD = st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5F), max_size=LENGTH)


class Counting:
    """A segmenter that counts how often it cuts and how much."""

    def __init__(self, segmenter):
        self._segmenter = segmenter
        self.start()

    def start(self):
        self.cut = []

    def segment(self, text):
        self.cut.append(text)
        return self._segmenter.segment(text)

    def words(self, text):
        return self._segmenter.words(text)


@pytest.fixture(scope="module")
def counting(segmenter):
    return Counting(segmenter)


@pytest.fixture(scope="module")
def repairer(collection, counting):
    return Repairer.build(collection, counting)


@pytest.fixture(scope="module")
def work(repairer, counting):
    """work(typed): its readings, the texts cut, and how often words were compared."""

    def measure(typed):
        query = QueryReader(counting, None).read(typed)
        counting.start()
        compared = []
        effort = channel.effort

        def counted(one, other):
            compared.append((one, other))
            return effort(one, other)

        channel.effort = counted
        try:
            readings = repairer.readings(query)
        finally:
            channel.effort = effort
        return query, readings, list(counting.cut), compared

    return measure


def check(work, typed):
    query, readings, cut, compared = work(typed)
    assert len(query.typed) <= LENGTH
    # Every reading that is cut is another text; the query itself was cut before.
    whole = [text for text in cut if len(text) > constants.LAYOUT_CHARACTERS]
    assert len({query.text, *whole}) == 1 + len(whole)
    # What the keys and the letters held down left, and the two readings as they are searched for.
    assert len(whole) <= 4
    # A key in each layout, with and without its digits; and those four.
    most = 5 * constants.LAYOUT_CHARACTERS + 4 * constants.LONGEST
    assert sum(map(len, cut)) <= most
    assert len(compared) <= constants.COMPARISONS + 200
    assert all(len(reading.typed) <= constants.LONGEST for reading in readings)


@pytest.mark.parametrize("part", PARTS)
def test_one_part_again_and_again(work, part):
    check(work, (part * LENGTH)[:LENGTH])
    check(work, ("หนวยงาน ไช้ fy22 a@ " + part * LENGTH)[:LENGTH])


@settings(max_examples=60)
@given(st.one_of(WORDS, WILD, st.text(max_size=LENGTH)))
def test_any_text(work, text):
    check(work, text[:LENGTH])


@pytest.mark.parametrize(("part", "times"), [("\ufb2c", 700), ("หนวยงาน", 300)])
def test_more_than_can_be_asked_is_left_alone(work, part, times):
    """U+FB2C is three characters in its normal form."""
    query, readings, cut, compared = work(part * times)
    assert len(query.text) > LENGTH
    assert (readings, cut, compared) == ((), [], [])


def test_a_reading_is_no_longer_than_can_be_asked(work):
    query, readings, _, _ = work("fy22 " * 400)
    assert len(query.text) < LENGTH
    assert readings == ()


def test_a_question_is_cut_only_where_it_was_changed(work):
    assert work("หน่วยงานส่งรายงานเมื่อไร")[2] == []
    query, (reading, *_), cut, _ = work("ประเมิณ open dtaa")
    assert (query.text in cut, reading.typed) == (False, "ประเมิน open data")
    assert cut.count("ประเมิณ open data") == 1


@pytest.mark.parametrize(
    "part", ["ก", "ฏ", "ทร ", "หนวยงาน", "a@ ไช้", "l;ylfu ", "<a", "ใช้ไหม", "fy22 "]
)
def test_twice_the_text_is_no_more_than_twice_the_work(repairer, read, part):
    """Work in lines of the room's code that are run, iterations of comprehensions among them."""

    def lines(length):
        query = read((part * length)[:length])
        count = 0

        def trace(frame, event, _):
            nonlocal count
            if ROOM not in frame.f_code.co_filename:
                return None
            count += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            repairer.readings(query)
        finally:
            sys.settrace(before)
        return count

    assert lines(LENGTH) <= 2.2 * lines(LENGTH // 2) + 1000
