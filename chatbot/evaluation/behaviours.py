"""Case files: short conversations whose last turn tries one behaviour each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus.models import BehaviourLine, CaseTurnLine
from chatbot.corpus.questions import Question, grades_by_key, read_judged_lines
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class PickTurn:
    """A turn that picks one of the official questions that the turn before offered.

    :param qid: As of a conversation turn, ``<cid>/<turn number from 1>``.
    :param category: The kind of its case.
    :param place: Place among the questions offered, from 1.
    """

    qid: str
    query: str
    category: str
    place: int


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One case.

    :param kind: The behaviour that it tries, the group that it is reported in.
    :param earlier: Turns that lead up to the last; what came of them is not judged.
    :param last: The turn that is judged.
    """

    cid: str
    kind: str
    earlier: tuple[Question | PickTurn, ...]
    last: Question | PickTurn


def load_behaviours(paths: Sequence[Path], keys: Mapping[str, EntryKey]) -> tuple[Behaviour, ...]:
    """Read files of cases.

    :param paths: JSON lines with ``cid``, ``kind`` and ``turns``, each turn with ``query`` and
        either ``relevance`` or ``pick``.
    :param keys: Per name of an entry that may be judged, its key.
    :raises CorpusError: As for :func:`chatbot.corpus.questions.load_questions`.
    """
    return tuple(
        _case(line, place, keys) for place, line in read_judged_lines(paths, BehaviourLine, "cid")
    )


def _case(line: BehaviourLine, place: str, keys: Mapping[str, EntryKey]) -> Behaviour:
    turns = [
        _turn(turn, f"{place}, turn {number}", keys, f"{line.cid}/{number}", line.kind)
        for number, turn in enumerate(line.turns, start=1)
    ]
    if isinstance(turns[0], PickTurn):
        raise CorpusError(
            f"{place}, turn 1: nothing was offered yet that it could pick. Put the turn that "
            "offers something before it, or judge it by 'relevance'."
        )
    return Behaviour(line.cid, line.kind, tuple(turns[:-1]), turns[-1])


def _turn(
    turn: CaseTurnLine, place: str, keys: Mapping[str, EntryKey], qid: str, kind: str
) -> Question | PickTurn:
    match turn.relevance, turn.pick:
        case None, int(pick):
            return PickTurn(qid, turn.query, kind, pick)
        case dict(grades), None:
            return Question(qid, turn.query, kind, grades_by_key(grades, place, keys))
        case None, None:
            raise CorpusError(
                f"{place}: has neither 'relevance' nor 'pick'. Judge it by one of them."
            )
    raise CorpusError(f"{place}: has both 'relevance' and 'pick'; keep one of them.")
