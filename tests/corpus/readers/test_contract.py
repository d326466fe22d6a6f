"""The contract of readers. A new format is held to it by its module and one sample.

``samples/FORMAT.*`` is the document of :data:`ENTRIES` in that format, made by the tool that people
make such files with.
"""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus.formats import known_formats, open_reader
from chatbot.corpus.table import read_table
from chatbot.corpus.transcript import Line
from chatbot.corpus.verify import row_cells
from chatbot.datatypes import Section
from chatbot.errors import CorpusError

SECTIONS = [Section("one", "หมวดหนึ่ง"), Section("two", "หมวดสอง")]
ENTRIES = [
    ("one", 1, "ส่งเมื่อใด", "ภายในเดือน ตุลาคม 2564"),
    ("one", 2, "ส่งที่ใด", "- สำนักงาน ก.พ.ร.\n- ระบบ e-SAR"),
    ("two", 1, "ใครส่ง", "กรม"),
]
SAMPLES = Path(__file__).parent / "samples"

each_format = pytest.mark.parametrize("name", known_formats())


def sample(name):
    (path,) = SAMPLES.glob(f"{name}.*")
    return path.read_bytes()


def require_transcript(lines):
    assert isinstance(lines, tuple)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    for line in lines:
        assert type(line) is Line
        assert isinstance(line.cells, tuple)
        assert line.cells
        assert {type(cell) for cell in line.cells} == {str}
        assert isinstance(line.place, str)


@each_format
def test_the_sample_is_read_whole(name):
    lines = open_reader(name).transcript(sample(name), {})
    require_transcript(lines)
    rows = read_table(lines, SECTIONS, {})
    assert [(row.section.id, row.number, row.question, row.answer) for row in rows] == ENTRIES


@each_format
def test_the_same_bytes_are_read_in_the_same_way(name):
    reader = open_reader(name)
    assert reader.transcript(sample(name), {}) == reader.transcript(sample(name), {})


@each_format
def test_every_row_of_the_sample_can_be_verified(name):
    lines = open_reader(name).transcript(sample(name), {})
    for row in read_table(lines, SECTIONS, {}):
        first, last = row.lines
        assert all(row_cells(lines[first - 1 : last]))


@each_format
@given(data=st.binary())
def test_any_bytes_are_read_or_refused(name, data):
    with suppress(CorpusError):
        require_transcript(open_reader(name).transcript(data, {}))


@each_format
@given(data=st.data())
def test_a_damaged_sample_is_read_or_refused(name, data):
    good = sample(name)
    start = data.draw(st.integers(0, len(good)))
    stop = data.draw(st.integers(start, len(good)))
    damaged = good[:start] + data.draw(st.binary(max_size=4)) + good[stop:]
    with suppress(CorpusError):
        require_transcript(open_reader(name).transcript(damaged, {}))


@each_format
@pytest.mark.parametrize("encoding", ["cp874", "utf-16", "utf-16-le", "utf-16-be"])
def test_another_encoding_is_read_rightly_or_refused(name, encoding):
    try:
        text = sample(name).decode("utf-8").replace("●", "•")  # cp874 has only the other
    except UnicodeDecodeError:
        return  # not a format of text
    reader = open_reader(name)
    with suppress(CorpusError):
        found = reader.transcript(text.encode(encoding), {})
        assert found == reader.transcript(text.encode("utf-8"), {})


@each_format
def test_an_empty_file_is_refused_or_has_nothing_in_it(name):
    with suppress(CorpusError):
        lines = open_reader(name).transcript(b"", {})
        require_transcript(lines)
        assert all(line.empty for line in lines)


@each_format
def test_an_option_that_it_does_not_have_is_named(name):
    with pytest.raises(CorpusError, match=r"'no-such-option'.*document.toml"):
        open_reader(name).transcript(sample(name), {"no-such-option": 1})


@each_format
def test_where_its_lines_stand_changes_nothing_of_what_they_say(name):
    lines = open_reader(name).transcript(sample(name), {})
    elsewhere = [replace(line, place="หน้า 1") for line in lines]
    assert read_table(elsewhere, SECTIONS, {}) == read_table(lines, SECTIONS, {})
