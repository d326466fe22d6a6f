"""Questions and answers that only stand where one should: a dash, N/A, รอข้อมูล."""

from collections.abc import Iterable, Iterator

from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.found import FoundQuestion
from chatbot.text.placeholders import is_placeholder


def unanswered(found: Iterable[FoundQuestion]) -> Iterator[tuple[FoundQuestion, Problem]]:
    """What was found and is no question with an answer, or is one only by its question.

    :return: Each with what is the matter; what is to be left out as an error.
    """
    for one in found:
        if is_placeholder(one.question):
            yield one, _nothing(one, f"{one.question[:40]!r} in place of a question")
        elif is_placeholder(one.answer, one.question):
            yield one, _nothing(one, f"{one.answer[:40]!r} in place of an answer")
        elif is_placeholder(one.answer):
            yield (
                one,
                Problem(
                    one.place,
                    f"{one.answer[:40]!r} is read as the answer to {one.question[:40]!r}",
                    "Nothing, if it answers the question; write a sentence, if people should read "
                    "one.",
                    ProblemSeverity.NOTE,
                ),
            )


def _nothing(found: FoundQuestion, what: str) -> Problem:
    return Problem(found.place, what, "Complete it, or leave it out with --skip.")
