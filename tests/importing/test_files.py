import pytest
from importing.conftest import problems_of
from importing.formats.makers import csv_of

from chatbot.text.normalise import normalise

HEADER = ("คำถาม", "คำตอบ")


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        ("ประเม ินช ่วงเด ือนไหน", "parted (3)"),
        ("มีก\u0e35\uf70aตัว", "private use (1)"),
        ("น\u0e4d\u0e49\u0e32เสียติดต่อใคร", "split vowel (1)"),
    ],
)
def test_broken_thai_is_told_searched_as_whole_and_kept_as_it_stands(read, broken, kind):
    imported = read("faq.csv", csv_of([(broken, "ได้"), ("ลาได้ไหม", "ได้")], header=HEADER))
    assert imported.transcribed.placed[0].found.question == broken
    ((severity, place, what),) = problems_of(imported)
    assert (severity, place) == ("note", "บรรทัด 2")
    assert kind in what
    assert normalise(broken) != broken


def test_a_file_is_known_by_what_it_holds_whatever_its_name(read):
    rows = [("ลากิจได้กี่วัน", "45 วัน"), ("ลาบวชได้กี่วัน", "120 วัน")]
    for name in ("faq.xls", "faq.bin", "faq"):
        assert len(read(name, csv_of(rows, header=HEADER)).transcribed.placed) == 2


def test_a_file_that_is_given_twice_is_taken_once(read):
    data = csv_of([("ลากิจได้กี่วัน", "45 วัน")], header=HEADER)
    imported = read("faq.csv", data, "copy.csv", data)
    assert len(imported.files) == len(imported.transcribed.placed) == 1
    assert problems_of(imported) == [
        ("note", "copy.csv", "the very file that faq.csv is; taken once")
    ]
