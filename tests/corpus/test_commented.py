import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus import load_corpus
from chatbot.corpus.commented import (
    CommentLine,
    SpellingLine,
    TermLine,
    read_commented,
    write_commented,
)
from chatbot.errors import CorpusError

SHIPPED = {"glossary.txt": TermLine, "spellings.tsv": SpellingLine}


def lines_of(path, model):
    return [line for _, line in read_commented(path, model.of, "something else")]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_is_written_as_it_was_read(folder, name):
    path = folder / name
    before = path.read_bytes()
    lines = lines_of(path, SHIPPED[name])
    write_commented(path, lines)
    assert path.read_bytes() == before
    assert {type(line) for line in lines} == {CommentLine, SHIPPED[name]}


cell = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\t\r\n"), min_size=1
).filter(lambda text: text == text.strip() and not text.startswith(("#", "\ufeff")))
comment = st.just("") | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")
).map("#{}".format)


@given(
    st.lists(
        comment.map(lambda text: CommentLine(comment=text))
        | st.builds(
            SpellingLine, term=cell, others=st.lists(cell, min_size=1, max_size=3).map(tuple)
        )
    )
)
def test_what_is_written_is_read(tmp_path_factory, lines):
    path = tmp_path_factory.getbasetemp() / "spellings.tsv"
    write_commented(path, lines)
    assert lines_of(path, SpellingLine) == lines


@pytest.mark.parametrize(
    "bad", ["", " ก", "ก ", "#ก", "ก\tข", "ก\nข", "ก\n", "\x1cก", "\ufeffก", "\ud800"]
)
def test_what_would_be_read_as_something_else_is_no_term(bad):
    with pytest.raises(ValueError, match="term"):
        TermLine(term=bad)


def test_a_byte_order_mark_belongs_to_no_term(folder, corpus):
    for name in SHIPPED:
        path = folder / name
        lines = path.read_bytes().split(b"\n", 1)[1]  # the first is a comment
        path.write_bytes(b"\xef\xbb\xbf" + lines.lstrip(b"# "))
    loaded = load_corpus(folder)
    assert not any("\ufeff" in term for term in (*loaded.glossary, *loaded.spellings.values()))


def test_a_malformed_line_is_named(tmp_path):
    path = tmp_path / "glossary.txt"
    path.write_text("# ก\nข\tค\n", encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"glossary.txt:2: expected something else, found 'ข\\tค'"
    ):
        lines_of(path, TermLine)
