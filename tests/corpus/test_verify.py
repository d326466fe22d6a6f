from dataclasses import replace

import pytest

from chatbot.corpus.table import HEADER
from chatbot.corpus.transcript import Line
from chatbot.corpus.verify import row_cells, verify_entry
from chatbot.errors import CorpusError


def test_row_cells_leaves_out_headers_and_empty_lines():
    rows = [("1", "ก", "ข"), ("",), HEADER, ("", " ค", "ง ")]
    assert row_cells([Line(1, cells) for cells in rows]) == ("กค", "ขง")


def test_what_is_shipped_is_verified(corpus):
    for entry in corpus.entries:
        verify_entry(entry, corpus.transcript)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"question": "ถาม"}, "its question does not stand in the source at lines 17-20"),
        ({"answer": "ตอบ"}, "its answer does not stand in the source at lines 17-20"),
        ({"lines": (17, 19)}, "its answer does not stand in the source at lines 17-19"),
        ({"lines": (0, 3)}, "lines 0-3 are not in the source"),
        ({"sha256": "0" * 64}, "is recorded"),
    ],
)
def test_what_differs_is_named_with_what_to_do(corpus, change, said):
    entry = replace(corpus.entry("overview-02"), **change)
    with pytest.raises(CorpusError) as caught:
        verify_entry(entry, corpus.transcript)
    assert str(caught.value).startswith("entry overview-02: ")
    assert said in str(caught.value)
    assert "'chatbot import FOLDER'" in str(caught.value)
