"""Questions to choose from, as a bubble in which each can be pressed."""

from collections.abc import Sequence

from chatbot.datatypes import Choice
from chatbot.doors.line import limits
from chatbot.doors.line.flex import (
    Component,
    Message,
    box,
    bubble_message,
    line_of_text,
    small_text,
)
from chatbot.doors.line.voice import LineVoice
from chatbot.text.clip import ELLIPSIS, clipped

CHOSEN = "entry="
"""What a button that chooses an entry sends back, the entry's name behind it."""

_QUESTION = 300


def choices_message(
    heading: str, said: str, offered: Sequence[Choice], voice: LineVoice
) -> Message:
    """The questions, numbered as a person can type them.

    :param said: What stands above them; empty for nothing.
    """
    body = [line_of_text(heading, weight="bold", size="lg")]
    if said:
        body.append(line_of_text(said))
    body += [
        _pressed(number, choice, voice.words.place_of(choice, offered), voice)
        for number, choice in enumerate(offered, start=1)
    ]
    return bubble_message(f"{heading}: {said}" if said else heading, body)


def choosing(choice: Choice, label: str) -> Component:
    """The action that chooses a question; what was chosen then stands in the chat."""
    return {
        "type": "postback",
        "label": label,
        "data": f"{CHOSEN}{choice.key}",
        "displayText": clipped(choice.question, limits.DATA // 2 - len(ELLIPSIS)),
    }


def _pressed(number: int, choice: Choice, place: str, voice: LineVoice) -> Component:
    question = clipped(choice.question, _QUESTION)
    section = voice.words.in_section.format(section=choice.section)
    return box(
        [
            line_of_text(f"{number}. {question}", color="#0b57d0"),
            small_text(f"{section} {place}"),
        ],
        paddingAll="md",
        borderWidth="light",
        borderColor="#767676",
        cornerRadius="md",
        margin="md",
        action=choosing(choice, voice.line.choose.format(number=number)),
    )
