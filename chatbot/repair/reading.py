"""A question on its way from what was typed to what was meant."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from chatbot.query import Query
from chatbot.repair.edit import Edit, apply
from chatbot.repair.suspicion import Suspicion
from chatbot.repair.vocabulary import Doubt
from chatbot.text.normalise import normalise, on_one_line

_TOKEN = re.compile(r"\S+")
_ADDRESS_SIGN = re.compile(r"://|www\.|@")


@dataclass(frozen=True)
class Reading:
    """One wording of a question; its normal form is made once and cut into words once.

    :param shown: As it would be shown.
    :param text: Its normal form.
    :param suspicion: Cuts the normal form and says where it looks mistyped.
    """

    shown: str
    text: str
    suspicion: Suspicion

    @classmethod
    def of(cls, query: Query, suspicion: Suspicion) -> Self:
        """The wording of a question as it was typed."""
        reading = cls(on_one_line(query.typed), query.text, suspicion)
        vars(reading)["pieces"] = query.pieces
        return reading

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """What the segmenter cuts the normal form into."""
        return tuple(self.suspicion.segmenter.segment(self.text))

    @cached_property
    def doubts(self) -> list[tuple[str, Doubt]]:
        """The pieces, each with how doubtful it is; some are cut anew."""
        return self.suspicion.doubts(self.pieces)

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """Spans of the normal form that are addresses of pages or mailboxes, in order."""
        if not _ADDRESS_SIGN.search(self.text):
            return []
        return [
            token.span() for token in _TOKEN.finditer(self.text) if _ADDRESS_SIGN.search(token[0])
        ]

    def retyped(self, edits: list[Edit]) -> Self:
        """With edits of what is shown."""
        return self._showing(apply(edits, self.shown)) if edits else self

    def edited(self, edits: list[Edit]) -> Self:
        """With edits of the normal form, addresses left alone."""
        edits = self._outside_addresses(edits)
        if not edits:
            return self
        # What was typed is kept where places in the normal form are places in it.
        shown = " ".join(self.shown.split())
        fits = len(shown) == len(self.text) and shown.lower() == self.text
        changed = apply(edits, shown if fits else self.text)
        # Words set off from both sides have two spaces between them.
        return self._showing(" ".join(changed.split()))

    def _showing(self, shown: str) -> Self:
        return type(self)(shown, normalise(shown), self.suspicion)

    def _outside_addresses(self, edits: list[Edit]) -> list[Edit]:
        if not edits or not self.addresses:
            return edits
        starts, ends = zip(*self.addresses, strict=True)
        return [
            edit
            for edit in edits
            # Of the addresses that begin before the edit ends, the last.
            if not (before := bisect_left(starts, edit.end)) or ends[before - 1] <= edit.start
        ]
