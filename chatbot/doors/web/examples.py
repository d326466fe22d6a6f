"""Example questions for each section, found in the corpus and tried on the engine."""

from collections.abc import Iterator
from itertools import islice

from chatbot.corpus import Corpus
from chatbot.datatypes import Entry, Section, Status
from chatbot.engine import Chatbot
from chatbot.errors import IndexStorageError

PER_SECTION = 3


def example_questions(chatbot: Chatbot, corpus: Corpus, section: Section) -> tuple[str, ...]:
    """Short questions of a section that the engine answers with the entry they belong to.

    A curator's first alternate is the entry's question in other words; an entry without one
    lends its official question.

    :param corpus: The document that the section is of.
    :return: At most ``PER_SECTION`` questions, shortest first, each of another entry.
    """
    candidates = sorted(_candidates(corpus, section), key=lambda pair: len(pair[1]))
    tried = (question for entry, question in candidates if _is_answered(chatbot, entry, question))
    return tuple(islice(tried, PER_SECTION))


def _candidates(corpus: Corpus, section: Section) -> Iterator[tuple[Entry, str]]:
    for entry in corpus.entries:
        if entry.section == section:
            yield entry, (*corpus.alternates.get(entry.id, ()), entry.question)[0]


def _is_answered(chatbot: Chatbot, entry: Entry, question: str) -> bool:
    try:
        answer = chatbot.ask(question)
    except IndexStorageError:
        # Nobody can tell while what is searched is away; the window is shown all the same.
        return True
    return answer.status is Status.ANSWERED and answer.entries == (entry,)
