import pytest

from chatbot.corpus import load_corpus
from chatbot.corpus.commented import read_commented
from chatbot.corpus.curated import load_glossary
from chatbot.errors import CorpusError


def test_comments_and_empty_lines_are_passed_over_and_counted(tmp_path):
    path = tmp_path / "glossary.txt"
    path.write_text("# ก\n\n  # ข\nค ง \n\t\nจ\n", encoding="utf-8")
    assert list(read_commented(path)) == [(f"{path}:4", "ค ง "), (f"{path}:6", "จ")]


def test_a_byte_order_mark_belongs_to_no_term(folder):
    for name in ("glossary.txt", "spellings.tsv"):
        path = folder / name
        lines = path.read_bytes().split(b"\n", 1)[1]  # the first is a comment
        path.write_bytes(b"\xef\xbb\xbf" + lines.lstrip(b"# "))
    loaded = load_corpus(folder)
    assert not any("\ufeff" in term for term in (*loaded.glossary, *loaded.spellings.values()))


def test_white_space_around_a_term_is_no_part_of_it(tmp_path):
    (tmp_path / "glossary.txt").write_text(" ก ข \t\n", encoding="utf-8")
    assert load_glossary(tmp_path) == ("ก ข",)


def test_a_malformed_line_is_named(tmp_path):
    (tmp_path / "glossary.txt").write_text("# ก\nข\tค\n", encoding="utf-8")
    with pytest.raises(
        CorpusError, match=r"glossary.txt:2: key 'term' must be one term .*, found 'ข\\tค'"
    ):
        load_glossary(tmp_path)
