import pytest

from chatbot.corpus.transcript import Line, text_of


def test_an_error_message_says_where_a_line_stands():
    assert Line(3, ("ก",)).label == "line 3"
    assert Line(3, ("ก",), "แผ่น 2 แถว 14").label == "line 3 (แผ่น 2 แถว 14)"


@pytest.mark.parametrize(
    ("cells", "empty"), [(("",), True), ((" ", "\r"), True), (("", "ก"), False)]
)
def test_white_space_is_nothing(cells, empty):
    assert Line(1, cells).empty is empty


def test_the_text_of_a_transcript():
    assert text_of([Line(1, ("ก", "ข")), Line(2, ("",)), Line(3, ("ค",))]) == "ก\tข\n\nค"


def test_the_shipped_transcript_is_the_document(corpus):
    data = (corpus.folder / "source.txt").read_bytes()
    assert corpus.source_bytes == data
    assert text_of(corpus.transcript) == corpus.source == data.decode("utf-8")
    assert len(corpus.line_kinds) == len(corpus.transcript)
