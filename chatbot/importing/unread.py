"""Lines that ask and were read as no question."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from chatbot.corpus.transcript import LineKind
from chatbot.importing.asking import is_asking
from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.found import FileItem
from chatbot.text.normalise import on_one_line

_LONGEST_LINE = 300


def unread_questions(items: Sequence[FileItem], told: Sequence[str]) -> Iterator[Problem]:
    """The lines that ask and were read as no question.

    :param told: Where something was told of already.
    """
    for item, after in zip_longest(items, items[1:]):
        text = item.cells[0] if len(item.cells) == 1 else ""
        # A title stands over a question or another title.
        bare = item.kind == LineKind.SECTION and (after is None or after.kind == LineKind.TEXT)
        left = (bare or item.kind == LineKind.TEXT) and len(text) <= _LONGEST_LINE
        if left and is_asking(text) and not any(place.startswith(item.place) for place in told):
            yield Problem(
                item.place,
                f"a line that asks, read as no question: {on_one_line(text)[:40]!r}",
                "Nothing, if it is none; else give it an answer as the others have.",
                ProblemSeverity.NOTE,
            )
