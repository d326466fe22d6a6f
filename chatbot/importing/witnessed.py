"""The second reading: what was found must stand in the file as another way of reading has it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

from chatbot.corpus.markup import BULLETS
from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.found import FoundQuestion
from chatbot.text.normalise import normalise, on_one_line

_LEFT_OUT = re.compile(rf"[\s{BULLETS}\u200b-\u200f\ufeff\u00ad]+")
# An address that a reader puts behind the text of its link.
_ADDRESS = re.compile(
    r" \((https?://\S+?|[^\s()@]+@[^\s()@]+|\+?[0-9][0-9-]{3,})\)(?=\s|$|[^\x21-\x7e])"
)
# A sign of which the file does not say what letter it is.
_LOST = re.compile("[\0-\x08\ufffd]")
_ITEM = re.compile(r"\s*(?:[0-9๐-๙]+\.)*(?:[0-9๐-๙]+|[ก-ฮa-zA-Z])[.)]\s+(?=\S)")
_GRAM = 5
_MOST = 0.9


class Witness:
    """All text of a file by a second way of reading.

    :param text: As the format's second reading gives it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._from = 0

    def problems(self, found: Iterable[FoundQuestion]) -> Iterator[tuple[FoundQuestion, Problem]]:
        """What of the questions and answers does not stand in it, white space aside."""
        for one in found:
            for part, text in one.pieces:
                if lost := _LOST.findall(text):
                    yield one, _unreadable(one, part, len(lost))
                    continue
                missing = next((piece for piece in _pieces(text) if not self._has(piece)), None)
                if missing is not None:
                    yield one, self._differs(one, part, missing)

    def _has(self, piece: str) -> bool:
        wanted = _squeeze(piece)
        # What is asked for mostly stands behind what was asked for before.
        start = self._squeezed.find(wanted, self._from)
        start = self._squeezed.find(wanted) if start < 0 else start
        if start >= 0:
            self._from = start
            return True
        if _loosely(piece) in self._loose:
            return True
        # The number of a list's item stands in no text where its program counts.
        item = _ITEM.match(piece)
        return item is not None and self._has(piece[item.end() :])

    def _differs(self, found: FoundQuestion, part: str, piece: str) -> Problem:
        wanted = _loosely(piece)
        grams = [wanted[start : start + _GRAM] for start in range(len(wanted) - _GRAM + 1)]
        share = sum(gram in self._loose for gram in grams) / max(1, len(grams))
        if grams and share >= _MOST:
            return Problem(
                found.place,
                f"two ways of reading the file agree on the words of this {part}, not on their "
                f"order: {on_one_line(piece)[:40]!r}",
                "Compare it with the file.",
                ProblemSeverity.NOTE,
            )
        return Problem(
            found.place,
            f"two ways of reading the file disagree on this {part}: {on_one_line(piece)[:40]!r}",
            "Give the file in another format, e.g. the one that it was made from; or leave it out "
            "with --skip.",
        )

    @cached_property
    def _squeezed(self) -> str:
        return _squeeze(self._text)

    @cached_property
    def _loose(self) -> str:
        return _loosely(self._text)


def _unreadable(found: FoundQuestion, part: str, count: int) -> Problem:
    return Problem(
        found.place,
        f"the file does not say what {count} of the letters of this {part} are",
        "Give the file that this one was made from; or leave it out with --skip.",
    )


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text and the addresses in it: in the file each stands in one piece."""
    for line in text.split("\n"):
        yield from (part for part in _ADDRESS.split(line) if part.strip())


def _squeeze(text: str) -> str:
    return _LEFT_OUT.sub("", unicodedata.normalize("NFC", text))


def _loosely(text: str) -> str:
    """In normal form: libraries differ in how they order the marks over a letter."""
    return _LEFT_OUT.sub("", normalise(text))
