"""Questions to choose from, as a bubble in which each can be pressed."""

from collections.abc import Sequence

from chatbot.datatypes import Choice
from chatbot.doors.line.flex import (
    Component,
    LineMessage,
    box,
    bubble_message,
    line_of_text,
    small_text,
)
from chatbot.doors.line.voice import LineVoice
from chatbot.text.clip import clipped

CHOSEN = "entry="
"""What a button that chooses an entry sends back, the entry's name behind it."""

IN_ONE_BUBBLE = 10
"""Questions of one bubble: so many fit whatever they are written in."""

# Characters, of up to four bytes each.
_QUESTION, _PLACE, _SHOWN = 250, 100, 100


def choices_messages(
    heading: str, said: str, offered: Sequence[Choice], voice: LineVoice
) -> list[LineMessage]:
    """The questions, numbered as a person can type them; a bubble for each ten.

    :param said: What stands above them; empty for nothing.
    """
    boxes = [
        _pressed(number, choice, voice.words.place_of(choice, offered), voice)
        for number, choice in enumerate(offered, start=1)
    ]
    above = [
        line_of_text(heading, weight="bold", size="lg"),
        *([line_of_text(said)] if said else []),
    ]
    first, *more = (boxes[at : at + IN_ONE_BUBBLE] for at in range(0, len(boxes), IN_ONE_BUBBLE))
    instead = f"{heading}: {said}" if said else heading
    return [
        bubble_message(instead, [*above, *first]),
        *(bubble_message(heading, part) for part in more),
    ]


def choosing(choice: Choice, label: str) -> Component:
    """The action that chooses a question; what was chosen then stands in the chat."""
    return {
        "type": "postback",
        "label": label,
        "data": f"{CHOSEN}{choice.key}",
        "displayText": clipped(choice.question, _SHOWN),
    }


def _pressed(number: int, choice: Choice, place: str, voice: LineVoice) -> Component:
    question = clipped(choice.question, _QUESTION)
    section = voice.words.in_section.format(section=choice.section)
    return box(
        [
            line_of_text(f"{number}. {question}", color="#0b57d0"),
            small_text(clipped(f"{section} {place}", _PLACE)),
        ],
        paddingAll="md",
        borderWidth="light",
        borderColor="#767676",
        cornerRadius="md",
        margin="md",
        action=choosing(choice, voice.line.choose.format(number=number)),
    )
