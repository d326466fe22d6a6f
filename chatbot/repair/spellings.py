"""Terms in a spelling of their own, such as อีเซอร์วิส, as the document writes them."""

from collections.abc import Iterable, Mapping

from chatbot.repair.edit import Edit, apart

# A spelling that the corpus has so often is searched for as it stands.
_WELL_KNOWN = 5


class Spellings:
    """Brings other spellings of a term to the document's.

    :param spellings: Per other spelling, normalised, the document's.
    :param texts: Those of the corpus, normalised.
    """

    def __init__(self, spellings: Mapping[str, str], texts: Iterable[str]) -> None:
        everything = "\n".join(texts)
        self._terms = [
            (spelling, term)
            for spelling, term in sorted(spellings.items(), key=lambda pair: -len(pair[0]))
            if everything.count(spelling) < _WELL_KNOWN
        ]

    def edits(self, text: str) -> list[Edit]:
        """Edits that write terms as the document does.

        :param text: Normalised.
        :return: None for a spelling that is well known to the corpus.
        """
        edits = []
        for spelling, term in self._terms:
            start = text.find(spelling)
            if start >= 0:
                edits.append(apart(Edit(start, start + len(spelling), term), text))
        return edits
