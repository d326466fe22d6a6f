"""The format ``transcript``: what ``chatbot import`` read from an office's file, a line an object.

Beside it stand the office's own files, byte for byte, which ``[[originals]]`` names. Kept so that a
start needs neither the libraries of the file's format nor the time that they take.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from chatbot.corpus.readers.base import Reader, decode_utf8, refuse_unknown
from chatbot.corpus.transcript import Line, LineKind
from chatbot.errors import CorpusError


class Transcript:
    """JSON lines of kind, cells and place; there are no options."""

    def transcript(self, data: bytes, options: Mapping[str, Any]) -> tuple[Line, ...]:
        """Read a whole file, as :class:`~chatbot.corpus.readers.base.Reader` says."""
        refuse_unknown(options, ())
        lines = decode_utf8(data).splitlines()
        return tuple(_line(number, text) for number, text in enumerate(lines, start=1))


def transcript_bytes(lines: Iterable[Line]) -> bytes:
    """Lines as this format holds them; reading it gives the same lines."""
    values = ({"kind": line.kind, "cells": line.cells, "place": line.place} for line in lines)
    return "".join(f"{json.dumps(value, ensure_ascii=False)}\n" for value in values).encode("utf-8")


def _line(number: int, text: str) -> Line:
    try:
        value = json.loads(text)
        cells = tuple(value["cells"])
        if not cells or not all(isinstance(one, str) for one in (*cells, value["place"])):
            raise TypeError("cells and place must be strings")
        return Line(number, cells, value["place"], LineKind(value["kind"]))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CorpusError(
            f"line {number}: no line of a transcript ({error}). Import the document anew."
        ) from error


READER: Reader = Transcript()
