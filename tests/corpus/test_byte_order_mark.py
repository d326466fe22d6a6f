"""The byte order mark that some editors put before a text is passed over in every file."""

import hashlib

import pytest

from chatbot.corpus import load_collection, load_corpus
from chatbot.evaluation.evaluation_set import load_set

MARK = b"\xef\xbb\xbf"
FILES = (
    "alternates.jsonl",
    "document.toml",
    "entries.jsonl",
    "errata.jsonl",
    "evaluation/queries.jsonl",
    "glossary.txt",
    "out_of_scope.jsonl",
    "source.txt",
    "spellings.tsv",
)


def mark(folder, name):
    path = folder / name
    marked = MARK + path.read_bytes()
    path.write_bytes(marked)
    if name == "source.txt":
        # Its digest is that of the file as issued, mark and all.
        document = folder / "document.toml"
        before = document.read_text(encoding="utf-8")
        line = next(line for line in before.splitlines() if line.startswith("sha256"))
        digest = hashlib.sha256(marked).hexdigest()
        document.write_text(before.replace(line, f'sha256 = "{digest}"'), encoding="utf-8")


def test_every_file_is_tried(folder):
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {name for name in there if not name.startswith("evaluation/")} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_mark_changes_nothing(folder, corpus, name):
    mark(folder, name)
    marked = load_corpus(folder)
    assert marked.sha256 == corpus.sha256
    assert marked.source == corpus.source
    assert marked.errata == corpus.errata


def test_a_mark_before_a_first_line_that_counts_is_no_part_of_it(folder):
    """The shipped lists begin with a comment, which would hide a mark; an office's need not."""
    (folder / "glossary.txt").write_bytes(MARK + "แฟ้มกลาง\n".encode())
    (folder / "spellings.tsv").write_bytes(MARK + "e-Service\tอีเซอวิส\n".encode())
    loaded = load_corpus(folder)
    assert loaded.glossary == ("แฟ้มกลาง",)
    assert loaded.spellings == {"อีเซอวิส": "e-Service"}


def test_a_mark_changes_no_file_that_is_measured_on(folder, collection):
    for path in (folder / "evaluation").iterdir():
        mark(folder, f"evaluation/{path.name}")
    marked, plain = load_set(load_collection(folder)), load_set(collection)
    for part in ("questions", "conversations", "near_misses", "behaviours", "reported", "attacks"):
        assert getattr(marked, part) == getattr(plain, part) != ()
