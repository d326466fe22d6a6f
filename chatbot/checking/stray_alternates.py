"""Alternates that stand at the wrong entry: equal to another's question, or nearer to it."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.wording import quoted
from chatbot.corpus.curated import ALTERNATES_FILE
from chatbot.datatypes import Entry
from chatbot.query import Query

_NEARER = 0.15
"""By how much the model's cosine to the nearest wording of the other entry is higher."""
_ANSWERED_BETTER = 4.0
"""By how much the verifier's log-odds that the other entry answers it are higher."""
_ANSWERED = 1.0
"""Its log-odds at least that the other entry answers it."""
_ADVICE = "Move it to the entry that it asks for, or take it out."


class _Wording(NamedTuple):
    owner: int
    place: int
    query: Query


class StrayAlternates(Check):
    """An alternate that asks for another entry than its own."""

    kind = "stray-alternate"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding an alternate."""
        official = [examined.reader.read(text) for text in examined.questions]
        wordings = [_Wording(number, 0, query) for number, query in enumerate(official)]
        for number, entry in enumerate(examined.entries):
            others = examined.alternates.get(entry.key, ())
            wordings += [_Wording(number, place, one) for place, one in enumerate(others, start=1)]
        owners = np.array([wording.owner for wording in wordings])
        vectors = np.stack([wording.query.vector for wording in wordings])
        texts: dict[str, _Wording] = {}
        for number, wording in enumerate(wordings):
            known = texts.setdefault(wording.query.text, wording)
            if not wording.place:
                continue
            if known.owner != wording.owner:
                yield self._equal(examined, wording, known)
                continue
            cosines = vectors @ wording.query.vector
            cosines[number] = -1
            nearest = np.full(len(official), -1.0)
            np.maximum.at(nearest, owners, cosines)
            if (other := self._stray(examined, wording, nearest)) is not None:
                yield self._finding(
                    examined,
                    wording,
                    examined.entries[other],
                    Severity.WARNING,
                    "asks for another entry rather than its own",
                )

    def _stray(self, examined: Examined, wording: _Wording, nearest: np.ndarray) -> int | None:
        """The entry that an alternate asks for instead of its own."""
        own = nearest[wording.owner]
        nearest[wording.owner] = -1
        other = int(nearest.argmax())
        verifier, readings = wording.query.verifier, examined.index.readings
        if nearest[other] - own < _NEARER or verifier is None or readings is None:
            return None
        numbers = np.array([wording.owner, other])
        mine, others = verifier.odds(wording.query.read, readings, numbers).official
        answered = others >= _ANSWERED and others - mine >= _ANSWERED_BETTER
        return other if answered else None

    def _equal(self, examined: Examined, wording: _Wording, known: _Wording) -> Finding:
        what = f"is alternate {known.place} of" if known.place else "is the official question of"
        return self._finding(
            examined,
            wording,
            examined.entries[known.owner],
            Severity.WARNING if known.place else Severity.ERROR,
            f"{what} another entry too",
        )

    def _finding(
        self,
        examined: Examined,
        wording: _Wording,
        other: Entry,
        severity: Severity,
        matter: str,
    ) -> Finding:
        return examined.about_entries(
            self.kind,
            severity,
            [examined.entries[wording.owner], other],
            f"The alternate {quoted(wording.query.typed)} {matter}: {quoted(other.question)}.",
            _ADVICE,
            f"{ALTERNATES_FILE}, alternate {wording.place}",
        )
