from datetime import date

import pytest

from chatbot.corpus import load_corpus
from chatbot.corpus.metadata import read_document, read_metadata
from chatbot.errors import CorpusError


@pytest.fixture
def change(folder):
    """Replace a text of document.toml."""

    def replace_text(old, new):
        path = folder / "document.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace_text


def test_the_shipped_document(folder, corpus):
    metadata = read_metadata(folder)
    assert metadata.document == corpus.document
    assert [section.id for section in metadata.sections] == [
        "overview",
        "data-catalog",
        "e-service",
        "pmqa",
    ]
    assert metadata.joins == {"data-catalog-21": {"question": ""}}
    assert metadata.source.data == (folder / "source.txt").read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('office = "สำนักงาน ก.พ.ร."', "", "key 'office' must be a non-empty string, but it is"),
        ('office = "สำนักงาน ก.พ.ร."', 'office = ""', "key 'office' must be a non-empty string"),
        ("date = 2021-09-10", 'date = "2021-09-10"', "key 'date' must be a date such as"),
        ("date = 2021-09-10", "date = 2021-09-10T00:00:00", "key 'date' must be a date such as"),
        ('id = "pmqa"', 'id = "PMQA"', "key 'sections.4.id' must be a string of small letters"),
        ('id = "pmqa"', 'id = "overview"', "section ids must be unique, found overview,"),
        ('id = "pmqa"', "", "key 'sections.4.id' must be .*, but it is missing"),
        ('file = "source.txt"', "file = 1", "key 'source.file' must be a non-empty string"),
        ('question = ""', "question = 1", "key 'joins' must be a table of strings for each entry"),
        ("[source]", "[source", "not TOML in UTF-8"),
        ("# One official", f"x = {'[' * 5000}\n# One", "nested too deeply"),
    ],
)
def test_what_cannot_be_used_is_named(folder, change, old, new, said):
    change(old, new)
    with pytest.raises(CorpusError, match=rf"document.toml[^:]*: {said}"):
        load_corpus(folder)


@pytest.mark.parametrize("sections", ["sections = []", "sections = 1", "sections = [1]"])
def test_a_document_has_sections(folder, sections):
    path = folder / "document.toml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("# Section titles"), text.index("# A cell that")
    path.write_text(f"{sections}\n{text[:start]}{text[end:]}", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"key 'sections[.1]*' must be tables with 'id'"):
        load_corpus(folder)


def test_an_unknown_format_names_the_known_ones(folder, change):
    change('format = "tab-table"', 'format = "papyrus"')
    with pytest.raises(CorpusError, match=r"source.txt: no reader .*'papyrus'.*tab-table"):
        load_corpus(folder)


def test_an_option_that_the_reader_does_not_have_is_named(folder, change):
    change("# Section titles", "[source.options]\nsheet = 2\n# Section titles")
    with pytest.raises(CorpusError, match=r"source.txt: no option 'sheet'"):
        load_corpus(folder)


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("2567-01-01", "write 2024-01-01"),
        ("2567-02-29", "write 2024-02-29"),
        ("2566-02-29", "2566 has 28 days. Correct it"),
        ("2564-09-10", "write 2021-09-10"),
        ("2400-12-31", "write 1857-12-31"),
        ("2399-01-01", "Correct it"),
    ],
)
def test_a_year_of_the_buddhist_era_is_refused_with_the_one_to_write(
    folder, change, written, remedy
):
    change("date = 2021-09-10", f"date = {written}")
    for read in (read_metadata, read_document):
        with pytest.raises(CorpusError, match=rf"key 'date' .*found {written}.*{remedy}\.$"):
            read(folder)


def test_a_document_may_be_dated_next_year(folder, change):
    coming = date.today().year + 1
    change("date = 2021-09-10", f"date = {coming}-01-01")
    assert read_document(folder).date.year == coming


def test_a_line_that_does_not_fit_the_layout_is_named_with_its_file(folder, change):
    change('title = "ตัวชี้วัด PMQA"', 'title = "ตัวชี้วัด อื่น"')
    with pytest.raises(CorpusError, match=r"source.txt, line \d+: expected 3 cells"):
        load_corpus(folder)
