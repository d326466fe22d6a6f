import sys

import pytest

from chatbot.corpus import readers
from chatbot.corpus.formats import known_formats, open_reader
from chatbot.errors import CorpusError

MODULE = """
from chatbot.corpus.transcript import Line

class OneLine:
    def transcript(self, data, options):
        return (Line(1, (data.decode(),), "หน้า 1"),)

READER = OneLine()
"""


def test_the_shipped_format_is_known():
    assert "tab-table" in known_formats()


@pytest.mark.parametrize("name", ["pdf-of-1987", "base", "", "../os", "tab_table"])
def test_an_unknown_format_names_the_known_ones(name):
    with pytest.raises(CorpusError, match=r"no reader for .*known formats: .*tab-table"):
        open_reader(name)


def test_a_module_in_the_package_is_a_format(tmp_path, monkeypatch):
    (tmp_path / "one_line.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.setattr(readers, "__path__", [*readers.__path__, str(tmp_path)])
    assert "one-line" in known_formats()
    (line,) = open_reader("one-line").transcript("ก".encode(), {})
    assert (line.cells, line.label) == (("ก",), "line 1 (หน้า 1)")
    monkeypatch.delitem(sys.modules, "chatbot.corpus.readers.one_line")
