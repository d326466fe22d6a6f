"""What was found in a file, in its order: questions with answers, and everything around them."""

from dataclasses import dataclass

from chatbot.corpus.transcript import LineKind
from chatbot.text.normalise import on_one_line


@dataclass(frozen=True, slots=True)
class Found:
    """One question with its answer, as it stands in the file.

    :param number: Its printed number, where it has one.
    :param alternates: Other ways to ask it that the file itself gives.
    :param place: Where a person finds it in the file, in Thai.
    """

    question: str
    answer: str
    place: str
    number: int | None = None
    alternates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a file: a title, a header, a text, or a question.

    :param cells: What it says; of a question, nothing that :attr:`found` does not.
    :param found: The question, where it is one.
    """

    kind: LineKind
    cells: tuple[str, ...]
    place: str
    found: Found | None = None


def text_item(place: str, *cells: str) -> Item:
    """Something that is no question, kept for who reads the whole."""
    return Item(LineKind.TEXT, cells, place)


def section_item(title: str, place: str) -> Item:
    """The title over the questions that follow."""
    return Item(LineKind.SECTION, (on_one_line(title),), place)


def found_item(found: Found) -> Item:
    """A question with its answer."""
    return Item(LineKind.ROW, (), found.place, found)
