"""A change as an editor reads it."""

from chatbot.curation import (
    AddAlternate,
    AddErratum,
    AddGap,
    AddJudged,
    Change,
    RemoveAlternate,
    RemoveErratum,
    RemoveGap,
    RemoveJudged,
)
from chatbot.wording.admin.desk_base import DeskWording


def described(change: Change, say: DeskWording) -> str:
    """What a change does, in one sentence."""
    text = entry = ""
    match change:
        case AddAlternate() | RemoveAlternate():
            text, entry = change.text, change.entry.entry
        case AddErratum() | RemoveErratum():
            text, entry = change.line.note, change.entry.entry
        case AddGap():
            text = change.line.topic
        case AddJudged():
            text = change.line.query
        case RemoveGap():
            text = change.id
        case RemoveJudged():
            text = change.qid
    return say.changes[change.kind].format(text=text, entry=entry)
