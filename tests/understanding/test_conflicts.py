"""Where a question and an entry pin down different things."""

import pytest
from fixtures.legs import entry_pins

from chatbot.datatypes import ConflictKind
from chatbot.text.normalise import normalise
from chatbot.understanding.conflicts import conflicts
from chatbot.understanding.entry_pins import WORDINGS, EntryPins, EntryPinsBuilder, pinned
from chatbot.understanding.pins import Pins

ENTRIES = [
    ("ผลตรวจบ่อ ปี 2564 ออกเมื่อไร", "ออกเมื่อ 3 มีนาคม 2564"),
    ("กรอก Form 1 อย่างไร", "กรอก Form 1 และ Form 2 ตามตัวอย่าง"),
    ("งาน ระดับ B1 ถึง B3 ต่างกันอย่างไร", "B1 เล็กที่สุด"),
    ("กรณี บ่อ แห้ง ต้อง แจ้ง ใคร", "แจ้งเจ้าหน้าที่"),
    ("สำหรับ หน่วยงาน ที่ เป็น เจ้าของบ่อ ต้อง ทำ อย่างไร", "ให้จดทะเบียน"),
    ("คะแนน PMQA 4.0 ส่ง ใคร", "กรม ส่ง สำนักงบประมาณ ทาง GFMIS"),
]


def cut(text):
    return text.split()


def same(words, others):
    """Words are near to themselves alone."""
    return float(bool(set(words) & set(others)))


@pytest.fixture(scope="module")
def pins():
    return entry_pins([list(map(normalise, one)) for one in ENTRIES], cut, same)


def found(pins, number, typed):
    text = normalise(typed)
    return conflicts(
        Pins.of(text, cut(text), typed),
        pins.of(number),
        pins,
        cut(normalise(ENTRIES[number][0])),
        lambda words: same(words, cut(text)),
    )


@pytest.mark.parametrize(
    ("number", "text", "kind", "asked", "stated"),
    [
        (0, "ผลตรวจบ่อ ปี 2565", ConflictKind.YEAR, "2565", ("2564",)),
        (1, "Form 4 กรอกยังไง", ConflictKind.NUMBER, "Form 4", ("Form 1", "Form 2")),
        (2, "งาน ระดับ B7", ConflictKind.NUMBER, "B7", ("B1", "B2", "B3")),
        # The entry says nothing of forms, but others do, and none of them of this one.
        (3, "ถ้า บ่อ แห้ง กรอก Form 9", ConflictKind.NUMBER, "Form 9", ("Form 1", "Form 2")),
        (3, "ต้อง แจ้ง ใคร", ConflictKind.CONDITION, "", ()),
        (4, "หน่วยงาน ที่ ไม่ เป็น เจ้าของบ่อ", ConflictKind.POLARITY, "เจ้าของบ่อ", ()),
        (3, "กรณี บ่อ แห้ง มี ค่าปรับ ไหม", ConflictKind.DETAIL, "money", ()),
        # The particular one says it: an hour is also a time, and a number.
        (3, "กรณี บ่อ แห้ง แจ้ง ภายใน กี่ชั่วโมง", ConflictKind.DETAIL, "hours", ()),
        (2, "B1 ถึง B3 ต่างกัน กี่เปอร์เซ็นต์", ConflictKind.DETAIL, "percentage", ()),
        (5, "คะแนน ITA ส่ง ใคร", ConflictKind.NAME, "ITA", ("PMQA",)),
        (5, "ส่ง PMQA ให้ กรมบัญชีกลาง ไหม", ConflictKind.NAME, "กรมบัญชีกลาง", ("สำนักงบประมาณ",)),
        (5, "องค์การมหาชน ส่ง PMQA ให้ ใคร", ConflictKind.NAME, "องค์การมหาชน", ("ส่วนราชการ",)),
        (5, "คะแนน PMQA 5.0 ส่ง ใคร", ConflictKind.NUMBER, "PMQA 5.0", ("PMQA 4.0",)),
        (5, "เอกชน ส่ง PMQA ให้ กระทรวง ไหม", ConflictKind.NAME, "เอกชน", ("ส่วนราชการ",)),
        # No entry speaks of it at all.
        (0, "ผลตรวจบ่อ ขึ้น ทางรัฐ ไหม", ConflictKind.NAME, "ทางรัฐ", ()),
    ],
)
def test_what_is_plainly_otherwise(pins, number, text, kind, asked, stated):
    (conflict,) = found(pins, number, text)
    assert (conflict.kind, conflict.asked, conflict.stated) == (kind, asked, stated)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "ผลตรวจบ่อ ปี 2564 กับ 2565"),
        (0, "ผลตรวจบ่อ ออกวันไหน"),
        (1, "Form 2 กรอกยังไง"),
        (2, "งาน ระดับ B2"),
        (3, "บ่อ แห้ง แจ้ง ใคร"),
        (3, "ถ้า น้ำ หมด แจ้ง ใคร"),
        (4, "เจ้าของบ่อ ทำ อย่างไร"),
        (1, "ปี 2570 กรอก Form 1"),
        (5, "PMQA ส่ง ใคร ตาม WCAG 2.1"),
        # Who asks, and a body that another entry names, may be beside the point.
        (1, "องค์การมหาชน กรอก Form 1"),
        (1, "กรม กรอก Form 1 ให้ สำนักงบประมาณ"),
        # With few wordings people's own names for things are not known.
        (1, "กรอก Form 1 ของ XYZ"),
    ],
)
def test_what_an_entry_leaves_unsaid_is_no_conflict(pins, number, text):
    assert found(pins, number, text) == ()


def test_a_wording_without_the_case_shows_that_the_entry_is_asked_for_without_it():
    entry = [*map(normalise, ENTRIES[3]), "แจ้ง ใคร ดี"]
    assert entry_pins([entry], cut, same).of(0).condition is None


def test_what_a_wording_asks_for_is_stated():
    entry = [*map(normalise, ENTRIES[3]), "บ่อ แห้ง มี ค่าปรับ ไหม"]
    assert "money" in entry_pins([entry], cut, same).of(0).stated


@pytest.fixture(scope="module")
def curated():
    wordings = ["กรอก Form 1 ใน QRS"] * WORDINGS
    return entry_pins([[*map(normalise, (*one, *wordings))] for one in ENTRIES], cut, same)


def test_where_people_s_wordings_are_known_a_name_that_no_text_has_is_another(curated):
    (conflict,) = found(curated, 1, "กรอก Form 1 ใน XYZ")
    assert (conflict.kind, conflict.asked, conflict.stated) == (ConflictKind.NAME, "XYZ", ())
    assert found(curated, 1, "กรอก Form 1 ใน QRS") == ()


def test_where_people_s_wordings_are_known_a_subject_that_an_entry_never_names_is_another(curated):
    (conflict,) = found(curated, 1, "กรอก Form 1 ของ PMQA")
    assert (conflict.kind, conflict.asked, conflict.stated) == (ConflictKind.NAME, "PMQA", ())


def test_saved_and_loaded_they_are_the_same(pins, tmp_path):
    pins.save(tmp_path / "pins")
    loaded = EntryPins.load(tmp_path / "pins")
    for number in range(len(ENTRIES)):
        assert loaded.of(number) == pins.of(number)
    assert loaded.together == pins.together
    assert loaded.latin is pins.latin is None


def test_known_words_are_saved_too(curated, tmp_path):
    curated.save(tmp_path / "pins")
    assert (
        EntryPins.load(tmp_path / "pins").latin == curated.latin == {"form", "qr", "pmqa", "gfmi"}
    )


def test_entries_taken_one_at_a_time_are_those_taken_at_once(curated):
    wordings = ["กรอก Form 1 ใน QRS"] * WORDINGS
    builder = EntryPinsBuilder()
    for one in ENTRIES:
        texts = [*map(normalise, (*one, *wordings))]
        builder.add([pinned(texts, [*map(cut, texts)])])
    one_by_one = builder.finish(same)
    assert (one_by_one.together, one_by_one.latin) == (curated.together, curated.latin)
    for number in range(len(ENTRIES)):
        assert one_by_one.of(number) == curated.of(number)
