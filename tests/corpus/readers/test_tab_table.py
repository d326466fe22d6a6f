import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus.readers.tab_table import READER
from chatbot.corpus.transcript import Line, text_of
from chatbot.errors import CorpusError


def test_lines_and_cells_as_they_stand():
    data = "หน้าปก\n\n1\t ถาม \tตอบ\r\n".encode()
    assert READER.transcript(data, {}) == (
        Line(1, ("หน้าปก",)),
        Line(2, ("",)),
        Line(3, ("1", " ถาม ", "ตอบ\r")),
        Line(4, ("",)),
    )


def test_a_byte_order_mark_is_no_text():
    assert READER.transcript(b"\xef\xbb\xbfABC", {}) == (Line(1, ("ABC",)),)


@pytest.mark.parametrize("encoding", ["cp874", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_refused(encoding):
    with pytest.raises(CorpusError, match="UTF-8"):
        READER.transcript("1\tถาม\tตอบ\n".encode(encoding), {})


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_the_transcript_holds_the_whole_text(text):
    assert text_of(READER.transcript(text.encode(), {})) == text
