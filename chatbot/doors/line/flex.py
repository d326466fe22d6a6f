"""The JSON of messages: plain texts, and bubbles made of texts and buttons.

See https://developers.line.biz/en/reference/messaging-api/#flex-message. Texts wrap, and grow with
the size of letters that a person has set.
"""

import json
from typing import Any

from chatbot.doors.line.limits import ALT_TEXT, BUBBLE_BYTES, letters
from chatbot.doors.line.parts import parts_of
from chatbot.text.clip import ELLIPSIS

LineMessage = dict[str, Any]
"""One message as LINE's API takes it."""

Component = dict[str, Any]
"""A part of a bubble."""

MUTED = "#555555"
"""Of what stands beside the official text; 7:1 on white."""


def text_message(text: str) -> LineMessage:
    """A message of text alone."""
    return {"type": "text", "text": text}


def line_of_text(text: str, **style: str) -> Component:
    """Text in a bubble.

    :param style: See the reference, e.g. ``weight="bold"``.
    """
    return {"type": "text", "text": text, "wrap": True, "scaling": True, **style}


def small_text(text: str) -> Component:
    """What stands beside the official text."""
    return line_of_text(text, size="sm", color=MUTED)


def link_button(label: str, address: str) -> Component:
    """A button that opens a page."""
    return {
        "type": "button",
        "style": "secondary",
        "height": "sm",
        "action": {"type": "uri", "label": label, "uri": address},
    }


def separator() -> Component:
    """A line across."""
    return {"type": "separator", "margin": "lg"}


def box(contents: list[Component], **style: Any) -> Component:
    """Components one below the other."""
    return {"type": "box", "layout": "vertical", "spacing": "sm", "contents": contents, **style}


def bubble_message(
    instead: str, body: list[Component], footer: list[Component] | None = None
) -> LineMessage:
    """A bubble.

    :param instead: What a notification shows of it.
    """
    bubble: Component = {"type": "bubble", "size": "giga", "body": box(body)}
    if footer:
        bubble["footer"] = box(footer)
    return {"type": "flex", "altText": _notified(instead), "contents": bubble}


def bubble_fits(message: LineMessage) -> bool:
    """Whether LINE takes a bubble of that size."""
    return len(encoded(message["contents"])) <= BUBBLE_BYTES


def encoded(value: Any) -> bytes:
    """The bytes of a JSON value as they are sent; Thai takes half of what it would escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", errors="replace"
    )


def _notified(text: str) -> str:
    line = " ".join(text.split())
    if letters(line) <= ALT_TEXT:
        return line
    return parts_of(line, ALT_TEXT - len(ELLIPSIS))[0].rstrip() + ELLIPSIS
