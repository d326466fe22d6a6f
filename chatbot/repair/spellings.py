"""Terms in a spelling of their own, such as อีเซอร์วิส, as the documents write them."""

from collections.abc import Iterable, Mapping
from typing import Self

from chatbot.repair import constants
from chatbot.repair.edit import Edit, apart


class Spellings:
    """Brings other spellings of a term to the documents'.

    :param terms: Per other spelling, normalised, the documents'; the longest spellings first.
    """

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        self._terms = tuple(terms)

    @classmethod
    def build(cls, spellings: Mapping[str, str], texts: Iterable[str]) -> Self:
        """From the spellings of a collection, but for those that its texts know well.

        :param spellings: Per other spelling, normalised, the documents'.
        :param texts: Those of the collection, normalised.
        """
        if not spellings:
            return cls(())
        everything = "\n".join(texts)
        return cls(
            (spelling, term)
            for spelling, term in sorted(spellings.items(), key=lambda pair: -len(pair[0]))
            if everything.count(spelling) < constants.WELL_KNOWN
        )

    def edits(self, text: str) -> list[Edit]:
        """Edits that write terms as the documents do.

        :param text: Normalised.
        :return: None for a spelling that is well known to the collection.
        """
        edits = []
        for spelling, term in self._terms:
            start = text.find(spelling)
            while start >= 0:
                end = start + len(spelling)
                edits.append(apart(Edit(start, end, term), text))
                start = text.find(spelling, end)
        return edits

    def to_json(self) -> list[tuple[str, str]]:
        """Spellings and terms as JSON values, as the class takes them."""
        return list(self._terms)
