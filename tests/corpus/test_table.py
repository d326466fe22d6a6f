import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus.markup import squeeze_markdown, squeeze_source
from chatbot.corpus.readers.tab_table import READER
from chatbot.corpus.table import HEADER, line_kind, read_table
from chatbot.corpus.transcript import Line, LineKind
from chatbot.corpus.verify import row_cells
from chatbot.datatypes import Section
from chatbot.errors import CorpusError

ONE = Section("one", "หมวดหนึ่ง")
PRINTED_HEADER = "\t".join(HEADER)


def transcript(text):
    return READER.transcript(text.encode(), {})


def test_a_row_goes_on_after_a_page_break():
    first, second = read_table(
        transcript(
            f"หน้าปก\n\nหมวดหนึ่ง\n\n{PRINTED_HEADER}\n1\tถาม\tตอบต้น\n\n"
            f"{PRINTED_HEADER}\n\tต่อ\tตอบปลาย\n2\tก\tข"
        ),
        [ONE],
        {},
    )
    assert (first.question, first.answer, first.lines) == ("ถาม ต่อ", "ตอบต้น ตอบปลาย", (6, 9))
    assert (second.number, second.question, second.answer) == (2, "ก", "ข")


def test_numbers_may_be_in_thai_digits():
    rows = read_table(transcript("หมวดหนึ่ง\n๑\tก\tข\n๒\tค\tง"), [ONE], {})
    assert [(row.number, row.question) for row in rows] == [(1, "ก"), (2, "ค")]


def test_a_row_without_a_number_goes_on_only_where_a_page_begins():
    with pytest.raises(CorpusError, match="line 3: a row without a number where no page begins"):
        read_table(transcript("หมวดหนึ่ง\n1\tก\tข\n\tค\tง"), [ONE], {})


def test_a_break_inside_a_word_is_joined_as_told():
    lines = transcript(f"หมวดหนึ่ง\n{PRINTED_HEADER}\n1\tคำอธิบายชุด\tก\n{PRINTED_HEADER}\n\tข้อมูล\tข")
    (row,) = read_table(lines, [ONE], {"one-01": {"question": ""}})
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
        read_table(transcript(f"หมวดหนึ่ง\n{PRINTED_HEADER}\n{rows}"), [ONE], {})
    assert all(word in str(caught.value) for word in words)


def test_what_does_not_fit_names_its_place_in_the_file():
    lines = [Line(1, ("หมวดหนึ่ง",)), Line(2, ("7", "ก", "ข"), "แผ่น 2 แถว 14")]
    with pytest.raises(CorpusError, match=r"^line 2 \(แผ่น 2 แถว 14\): row number '7'"):
        read_table(lines, [ONE], {})


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("หน้าปก",), LineKind.TEXT),
        ((" หมวดหนึ่ง\r",), LineKind.SECTION),
        (("", "หมวดหนึ่ง", ""), LineKind.SECTION),
        ((" ลำดับ", "คำถาม ", "คำตอบ\r"), LineKind.HEADER),
        (("", "ก", ""), LineKind.ROW),
        (("ก", "ข"), LineKind.TEXT),
    ],
)
def test_what_a_line_is(cells, kind):
    assert line_kind(Line(1, cells), {ONE.title}) == kind


def test_a_title_in_one_cell_of_a_table_begins_a_section():
    lines = [Line(1, ("หมวดหนึ่ง", "", "")), Line(2, ("1", "ก", "ข"))]
    (row,) = read_table(lines, [ONE], {})
    assert (row.section, row.question) == (ONE, "ก")


wording = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
# Each row as the pieces that page breaks cut it into.
pieces = st.lists(st.tuples(wording, wording), min_size=1, max_size=3)


@given(st.lists(pieces, min_size=1, max_size=6))
def test_every_row_that_is_written_is_read_and_verified(rows):
    text = "หน้าปก\nหมวดหนึ่ง\n"
    for number, row in enumerate(rows, start=1):
        for piece, (question, answer) in enumerate(row):
            text += f"{PRINTED_HEADER}\n{'' if piece else number}\t{question}\t{answer}\n"
    lines = transcript(text)

    read = read_table(lines, [ONE], {})

    assert [row.number for row in read] == list(range(1, len(rows) + 1))
    for row, written in zip(read, rows, strict=True):
        columns = row_cells(lines[row.lines[0] - 1 : row.lines[1]])
        for found, column, own in zip(
            (row.question, row.answer), columns, zip(*written, strict=True), strict=True
        ):
            assert column == "".join(own)
            assert squeeze_markdown(found) == squeeze_source(column)
