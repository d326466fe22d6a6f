"""Whether what a change set is what stands there now."""

from chatbot.corpus import Collection
from chatbot.curation.change import Change, current_corpus
from chatbot.curation.contact import SetContact
from chatbot.curation.texts import SetGlossary, SetSpellings, as_written, read_text


def stands(change: Change, collection: Collection) -> bool:
    """Whether what a change set as a whole has not been set anew since.

    A change that adds or takes away one thing finds that by what it says, or not at all.

    :raises CorpusError: The collection has nothing that it could have changed.
    """
    match change:
        case SetGlossary() | SetSpellings():
            return as_written(read_text(change.file(collection))) == as_written(change.text)
        case SetContact():
            return current_corpus(collection, change.document).document.contact == change.contact
    return True
