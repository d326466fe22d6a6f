"""The documents' terms in other spellings: those of ``spellings.tsv``, and those of the glossary.

The glossary holds terms beside each other that differ in dots, spaces and hyphens alone: ก.พ.ร.
and กพร, PMQA 4.0 and PMQA4.0.
"""

import re
from collections.abc import Iterator

from chatbot.corpus import Collection
from chatbot.drafting.rewriting import WordCutter, replace_all
from chatbot.text.normalise import normalise

_SIGNS = re.compile(r"[\s.\-]")
_MOST = 3


class Terms:
    """Other spellings of terms.

    :param collection: Has glossary and spellings.
    """

    def __init__(self, collection: Collection) -> None:
        self._others: dict[str, list[str]] = {}
        for other, term in collection.spellings.items():
            self._others.setdefault(term, []).append(other)
        alike: dict[str, list[str]] = {}
        for term in collection.glossary:
            alike.setdefault(_SIGNS.sub("", normalise(term)), []).append(term)
        for terms in alike.values():
            for term in terms:
                self._others.setdefault(term, []).extend(one for one in terms if one != term)

    def other_spellings(self, question: str, cut: WordCutter) -> Iterator[str]:
        """A question with all its terms in another spelling each, the usual others first."""
        standing = [
            term
            for term in sorted(self._others, key=len, reverse=True)
            if self._others[term] and replace_all(question, term, "", cut) != question
        ]
        for place in range(_MOST):
            made = question
            for term in standing:
                others = self._others[term]
                made = replace_all(made, term, others[place % len(others)], cut)
            if made != question:
                yield made
