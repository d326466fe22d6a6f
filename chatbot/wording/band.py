"""What a turn comes to for the person who asked: the heading that it stands under."""

from typing import Literal

from chatbot.datatypes import Answer, Reason, Status

Band = Literal["answered", "doubtful", "suggested", "refused", "beyond", "said"]
"""``answered``: an official text. ``doubtful``: one that may not be meant. ``suggested``: questions
to choose from. ``refused``: the document has no answer. ``beyond``: no document could. ``said``:
the system speaks for itself, e.g. it returns a greeting."""

# No question was asked that a document could answer, or none that is whole.
_SAID = frozenset(
    {Reason.SMALL_TALK, Reason.EMPTY, Reason.TOO_LONG, Reason.NOT_OFFERED, Reason.INCOMPLETE}
)


def band_of(answer: Answer) -> Band:
    """The band of an answer."""
    match answer.status:
        case Status.ANSWERED:
            return "doubtful" if answer.doubtful else "answered"
        case Status.SUGGESTED:
            return "suggested"
    if answer.reason is Reason.BEYOND_QUOTING:
        return "beyond"
    return "said" if answer.reason in _SAID else "refused"
