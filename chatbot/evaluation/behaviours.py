"""Case files: short conversations whose last turn tries one behaviour each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatbot.corpus.questions import (
    Question,
    read_lines,
    read_question,
    read_turns,
    take_checked,
    take_query,
    take_text,
)
from chatbot.datatypes import EntryKey
from chatbot.errors import EvaluationError


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
    :raises EvaluationError: As for :func:`chatbot.corpus.questions.load_questions`.
    """
    cases = []
    for place, cid, value in read_lines(paths, "cid", "--behaviours"):
        kind = take_text(value, "kind", place)
        *earlier, last = (
            _turn(turn, turn_place, keys, f"{cid}/{number}", kind)
            for number, (turn_place, turn) in enumerate(read_turns(value, place), start=1)
        )
        if isinstance((*earlier, last)[0], PickTurn):
            raise EvaluationError(
                f"{place}, turn 1: nothing was offered yet that it could pick. Put the turn that "
                "offers something before it, or judge it by 'relevance'."
            )
        cases.append(Behaviour(cid, kind, tuple(earlier), last))
    return tuple(cases)


def _turn(
    value: dict[str, Any], place: str, keys: Mapping[str, EntryKey], qid: str, kind: str
) -> Question | PickTurn:
    if "pick" not in value:
        return read_question(value, place, keys, qid, kind)
    if "relevance" in value:
        raise EvaluationError(f"{place}: has both 'relevance' and 'pick'; keep one of them.")
    pick = take_checked(value, "pick", int, place)
    if pick < 1:
        raise EvaluationError(f"{place}: 'pick' counts from 1, but is {pick}.")
    return PickTurn(qid, take_query(value, place), kind, pick)
