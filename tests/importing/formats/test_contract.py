"""The contract of formats: whatever the bytes, they are read or refused, and read alike."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing.formats.makers import MAKERS

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Prose, Table
from chatbot.importing.sniff import open_format, recognise

ROWS = [
    ("การลา", 1, "ลากิจได้กี่วัน", "ปีละ 45 วัน"),
    ("การลา", 2, "ต้องใช้อะไร", "- บัตร\n- แบบคำขอ"),
    ("เงินเดือน", 1, "เงินออกวันไหน", "วันที่ 25"),
]
# One file a format.
SAMPLES = {
    "xlsx": "faq.xlsx",
    "delimited": "utf-8.csv",
    "json-records": "faq.json",
    "docx": "table.docx",
    "html": "terms.html",
    "markdown": "faq.md",
    "text": "faq.txt",
    "pdf": "table.pdf",
}


@pytest.fixture(scope="module")
def samples():
    return {name: MAKERS[file](ROWS) for name, file in SAMPLES.items()}


def require_content(content):
    assert isinstance(content, Content)
    for block in content.blocks:
        assert isinstance(block, Prose | Table)
        texts = [block.text] if isinstance(block, Prose) else [
            cell for row in block.rows for cell in row.cells
        ]  # fmt: skip
        assert {type(text) for text in texts} <= {str}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_recognised_and_read_alike_twice(name, samples, tmp_path):
    data = samples[name]
    assert recognise(tmp_path / SAMPLES[name], data) == name
    content = open_format(name).read(data)
    require_content(content)
    assert content == open_format(name).read(data)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_second_reading_has_every_word(name, samples):
    witness = open_format(name).witness(samples[name])
    for row in ROWS:
        for text in row[2:]:
            for line in text.split("\n"):
                assert "".join(line.removeprefix("- ").split()) in "".join(witness.split())


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=30)
@given(data=st.data())
def test_a_damaged_sample_is_read_or_refused(name, samples, data):
    good = samples[name]
    start = data.draw(st.integers(0, len(good)))
    stop = data.draw(st.integers(start, min(len(good), start + 64)))
    damaged = good[:start] + data.draw(st.binary(max_size=8)) + good[stop:]
    format_ = open_format(name)
    with suppress(DocumentFileError):
        require_content(format_.read(damaged))
    with suppress(DocumentFileError):
        assert isinstance(format_.witness(damaged), str)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=20)
@given(data=st.binary())
def test_any_bytes_are_read_or_refused(name, data):
    format_ = open_format(name)
    with suppress(DocumentFileError):
        require_content(format_.read(data))
    with suppress(DocumentFileError):
        assert isinstance(format_.witness(data), str)
