"""Files of near misses: questions about the documents' subject that no entry answers."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from chatbot.corpus.models import QuestionLine
from chatbot.corpus.questions import Question, grades_by_key, read_judged_lines
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError


def load_near_misses(paths: Sequence[Path], keys: Mapping[str, EntryKey]) -> tuple[Question, ...]:
    """Read files of near misses.

    :param paths: JSON lines as of a file of single queries; ``category`` is the kind, and
        ``relevance`` is empty.
    :param keys: Per name of an entry that may be judged, its key.
    :raises CorpusError: As for :func:`chatbot.corpus.questions.load_questions`, or an entry is
        said to answer one.
    """
    questions = []
    for place, line in read_judged_lines(paths, QuestionLine, "qid"):
        if grades_by_key(line.relevance, place, keys):
            raise CorpusError(
                f"{place}: a near miss is answered by no entry. Leave 'relevance' empty, or put "
                "the query into a file of queries."
            )
        questions.append(Question(line.qid, line.query, line.category, {}))
    return tuple(questions)
