"""Personal data taken out of questions; what the documents themselves print stays."""

from collections.abc import Callable, Iterator
from dataclasses import astuple

from chatbot.corpus import Collection
from chatbot.personal.masking import mask, public_contacts


class Masker:
    """Masks questions.

    :param collection: Gives the documents in use; others after a reload.
    """

    def __init__(self, collection: Callable[[], Collection]) -> None:
        self._collection = collection
        self._read: Collection | None = None
        self._public: frozenset[str] = frozenset()

    def __call__(self, text: str) -> str:
        """A question with personal data taken out, but for an office's printed numbers."""
        collection = self._collection()
        if collection is not self._read:
            self._public = public_contacts(_texts(collection))
            self._read = collection
        return mask(text, self._public)


def _texts(collection: Collection) -> Iterator[str]:
    for entry in collection.entries:
        yield f"{entry.question}\n{entry.answer}"
    for document in collection.documents:
        yield "\n".join(filter(None, astuple(document.contact)))
