import pytest

from chatbot.corpus.tab_table import read_table, row_cells
from chatbot.datatypes import Section
from chatbot.errors import CorpusError

ONE = Section("one", "หมวดหนึ่ง")
HEADER = "ลำดับ\tคำถาม\tคำตอบ"


def test_a_row_goes_on_after_a_page_break():
    text = f"หน้าปก\n\nหมวดหนึ่ง\n\n{HEADER}\n1\tถาม\tตอบต้น\n\n{HEADER}\n\tต่อ\tตอบปลาย\n2\tก\tข"
    first, second = read_table(text, [ONE], {})
    assert (first.question, first.answer, first.lines) == ("ถาม ต่อ", "ตอบต้น ตอบปลาย", (6, 9))
    assert (second.number, second.question, second.answer) == (2, "ก", "ข")


def test_a_break_inside_a_word_is_joined_as_told():
    text = f"หมวดหนึ่ง\n{HEADER}\n1\tคำอธิบายชุด\tก\n{HEADER}\n\tข้อมูล\tข"
    (row,) = read_table(text, [ONE], {"one-01": {"question": ""}})
    assert row.question == "คำอธิบายชุดข้อมูล"
    assert row.answer == "ก ข"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("1\tก\tข\n3\tค\tง", ["line 4", "'3'", "expected 2"]),
        ("\tก\tข", ["line 3", "without a number"]),
        ("1\tก\tข\nหมวดแปลก", ["line 4", "หมวดแปลก", "document.toml"]),
    ],
)
def test_what_does_not_fit_the_layout_names_its_line(rows, words):
    with pytest.raises(CorpusError) as caught:
        read_table(f"หมวดหนึ่ง\n{HEADER}\n{rows}", [ONE], {})
    assert all(word in str(caught.value) for word in words)


def test_row_cells_leaves_out_headers_and_empty_lines():
    assert row_cells(["1\tก\tข", "", HEADER, "\tค\tง"]) == ("กค", "ขง")
