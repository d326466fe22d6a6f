"""What a source has to hold before entries are made of it; nothing is written otherwise."""

import hashlib
import re

import pytest

from chatbot.corpus.entries import make_entries
from chatbot.corpus.metadata import read_metadata
from chatbot.errors import CorpusError

HEADER = "ลำดับ\tคำถาม\tคำตอบ"


@pytest.fixture
def made(two_documents, tmp_path):
    """Makes entries of a source in place of the parking document's."""

    def make(source, *changes):
        data = source.encode()
        toml = (two_documents / "parking" / "document.toml").read_text(encoding="utf-8")
        digest = hashlib.sha256(data).hexdigest()
        toml = re.sub('sha256 = ".*"', f'sha256 = "{digest}"', toml)
        for old, new in changes:
            toml = toml.replace(old, new)
        (tmp_path / "document.toml").write_text(toml, encoding="utf-8")
        (tmp_path / "source.txt").write_bytes(data)
        return make_entries(read_metadata(tmp_path))

    return make


def test_rows_become_entries(made):
    (entry,) = made(f"ลานจอดรถ\n{HEADER}\n1\tเปิดกี่โมง\tหกโมง\n")
    assert (entry.id, entry.question, entry.answer) == ("annual-01", "เปิดกี่โมง", "หกโมง")


@pytest.mark.parametrize(("row", "empty"), [("1\tเปิดกี่โมง\t", "answer"), ("1\t\tหกโมง", "question")])
def test_a_row_without_its_question_or_answer_is_named(made, row, empty):
    with pytest.raises(
        CorpusError, match=rf"source\.txt, lines 3-3: entry annual-01 has no {empty}"
    ):
        made(f"ลานจอดรถ\n{HEADER}\n{row}\n")


def test_a_source_without_rows_says_where_to_look(made):
    with pytest.raises(CorpusError, match=r"no row of the table was found.*section titles"):
        made("ไม่มีตาราง\n")


def test_a_section_that_begins_twice_is_named(made):
    part = f"ลานจอดรถ\n{HEADER}\n1\tเปิดกี่โมง\tหกโมง\n"
    other = f"ที่จอดรถ\n{HEADER}\n1\tอยู่ที่ใด\tหลังอาคาร\n"
    with pytest.raises(CorpusError, match="annual-01 stands twice"):
        made(
            part + other + part,
            ("[[sections]]", '[[sections]]\nid = "x"\ntitle = "ที่จอดรถ"\n[[sections]]'),
        )


def test_two_sections_of_one_title_are_refused(made):
    twin = ("[[sections]]", '[[sections]]\nid = "x"\ntitle = "ลานจอดรถ"\n\n[[sections]]')
    with pytest.raises(CorpusError, match="section titles must be unique"):
        made(f"ลานจอดรถ\n{HEADER}\n1\tก\tข\n", twin)


def test_a_source_file_that_no_system_can_name_is_a_message(made):
    with pytest.raises(CorpusError, match="cannot be read"):
        made("x", ('file = "source.txt"', 'file = "a\\u0000b"'))


def test_an_id_too_long_for_a_folder_is_refused(made):
    with pytest.raises(CorpusError, match="key 'id' must be a string of small letters"):
        made("x", ('id = "parking"', f'id = "{"p" * 101}"'))
