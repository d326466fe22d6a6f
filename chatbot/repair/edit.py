"""A change to a text."""

from collections.abc import Iterable
from dataclasses import dataclass

_OPEN = " ([\"'/-"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of text and what it is to be read as.

    :param start: First character, 0-based.
    :param end: The one after the last.
    """

    start: int
    end: int
    text: str


def apply(edits: Iterable[Edit], text: str) -> str:
    """A text with edits made.

    :param edits: In any order; one that overlaps an earlier one is left out.
    """
    parts = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        if edit.start >= done:
            parts += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join((*parts, text[done:]))


def apart(edit: Edit, text: str) -> Edit:
    """An edit that sets its words off by spaces, where letters or digits would touch them.

    :param text: The text to be edited.
    """
    before = " " if edit.start and text[edit.start - 1] not in _OPEN else ""
    after = " " if text[edit.end : edit.end + 1].isalnum() else ""
    return Edit(edit.start, edit.end, f"{before}{edit.text}{after}")
