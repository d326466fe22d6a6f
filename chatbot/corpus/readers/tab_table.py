"""The format ``tab-table``: UTF-8 text, one row of a table or one line of text a line."""

from collections.abc import Mapping
from typing import Any

from chatbot.corpus.readers.base import Reader, decode_utf8, refuse_unknown
from chatbot.corpus.transcript import Line


class TabTable:
    """Lines end with a line feed, tabs stand between cells; there are no quotes and no options."""

    def transcript(self, data: bytes, options: Mapping[str, Any]) -> tuple[Line, ...]:
        """Read a whole file, as :class:`~chatbot.corpus.readers.base.Reader` says."""
        refuse_unknown(options, ())
        return tuple(
            Line(number, tuple(text.split("\t")))
            for number, text in enumerate(decode_utf8(data).split("\n"), start=1)
        )


READER: Reader = TabTable()
