"""Buttons under the latest message: what was offered, and ways on."""

from chatbot.datatypes import Answer, Choice, Status
from chatbot.doors.line import limits
from chatbot.doors.line.choices import choosing
from chatbot.doors.line.flex import Component
from chatbot.doors.line.voice import LineVoice
from chatbot.text.clip import ELLIPSIS, clipped

AS_TYPED = "as-typed"
"""What the button that asks the latest question again sends back."""

# Clipped by characters: half of what LINE takes, so that those that count twice fit too.
_ROOM = limits.LABEL - len(ELLIPSIS)


def quick_replies(answer: Answer, voice: LineVoice) -> list[Component]:
    """The buttons of an answer; empty where there is nothing to go on with."""
    suggested = answer.status is not Status.ANSWERED
    items = [
        choosing(choice, _label(number if suggested else None, choice))
        for number, choice in enumerate(answer.choices, start=1)
    ]
    if answer.status is Status.SUGGESTED and answer.choices:
        said = voice.words.none_of_these
        items.append({"type": "message", "label": said, "text": said})
    if answer.repaired_query:
        label = voice.line.as_typed
        items.append({"type": "postback", "label": label, "data": AS_TYPED, "displayText": label})
    return [{"type": "action", "action": action} for action in items[: limits.QUICK_REPLIES]]


def _label(number: int | None, choice: Choice) -> str:
    before = "" if number is None else f"{number}. "
    room = _ROOM - len(before)
    while limits.letters(label := before + clipped(choice.question, room)) > limits.LABEL:
        room -= 1
    return label
