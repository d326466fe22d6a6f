"""What was found in a file, in its order: questions with answers, and everything around them."""

from dataclasses import dataclass

from chatbot.corpus.transcript import LineKind
from chatbot.text.normalise import on_one_line


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """One question with its answer, as it stands in the file.

    :param number: Its printed number, where it has one.
    :param alternates: Other ways to ask it that the file itself gives.
    :param place: Where a person finds it in the file, in Thai.
    :param torn: Its texts as they stand in the file, where a page or a row ends within one.
    """

    question: str
    answer: str
    place: str
    number: int | None = None
    alternates: tuple[str, ...] = ()
    torn: tuple[str, ...] = ()

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """What must stand in the file in one piece, and what to call each."""
        if self.torn:
            return tuple(("entry", piece) for piece in self.torn)
        return ("question", self.question), ("answer", self.answer)


@dataclass(frozen=True, slots=True)
class FileItem:
    """One thing of a file: a title, a header, a text, or a question.

    :param cells: What it says; of a question, nothing that :attr:`found` does not.
    :param found: The question, where it is one.
    :param level: Of a section: a higher one stands under a lower.
    """

    kind: LineKind
    cells: tuple[str, ...]
    place: str
    found: FoundQuestion | None = None
    level: int = 1


def text_item(place: str, *cells: str) -> FileItem:
    """Something that is no question, kept for who reads the whole."""
    return FileItem(LineKind.TEXT, cells, place)


def section_item(title: str, place: str, level: int = 1) -> FileItem:
    """The title over the questions that follow."""
    return FileItem(LineKind.SECTION, (on_one_line(title),), place, level=level)


def found_item(found: FoundQuestion) -> FileItem:
    """A question with its answer."""
    return FileItem(LineKind.ROW, (), found.place, found)
