"""What a turn is kept as, if at all."""

from collections.abc import Callable

from chatbot.datatypes import Answer, EntryKey, Reason, Turn
from chatbot.journal.record import Record
from chatbot.text.thai_time import today
from chatbot.wording.language import wording_of
from chatbot.wording.th import THAI

# What was typed is no question then: it is counted, and its words are left out.
_NO_QUESTION = frozenset(
    {
        Reason.SMALL_TALK,
        Reason.EMPTY,
        Reason.TOO_LONG,
        Reason.NONE_OF_THESE,
        Reason.NOT_OFFERED,
    }
)


def record_of(turn: Turn, mask: Callable[[str], str]) -> Record | None:
    """What is kept of a turn.

    :param mask: Takes personal data out of a text.
    :return: None for an entry that was chosen from a link or a list: nothing was asked.
    """
    answer = turn.answer
    if not turn.typed and not turn.picked_for:
        return None
    asked = _asked(turn)
    return Record(
        id=answer.id,
        day=today(),
        question=mask(asked),
        language=(wording_of(asked) or THAI).language,
        status=answer.status,
        reason=answer.reason,
        conflicts=tuple(dict.fromkeys(str(conflict.kind) for conflict in answer.conflicts)),
        confidence=answer.confidence,
        entries=_shown(answer),
        picked=bool(turn.picked_for),
    )


def _asked(turn: Turn) -> str:
    if turn.picked_for:
        return turn.picked_for
    if turn.answer.reason in _NO_QUESTION:
        return ""
    # "And in 2565?" says nothing by itself to whoever reads it later.
    return turn.answer.understood_query or turn.query


def _shown(answer: Answer) -> tuple[EntryKey, ...]:
    return tuple(entry.key for entry in answer.entries) or tuple(
        choice.key for choice in answer.choices
    )
