"""Several wordings of one question in one place, between bars."""

from dataclasses import replace

from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.found import FileItem

_OTHER_WORDING = "|"


def with_alternates(item: FileItem, problems: list[Problem]) -> FileItem:
    """A question that is several wordings between bars, as one with alternates."""
    found = item.found
    if found is None or _OTHER_WORDING not in found.question:
        return item
    first, *others = (part.strip() for part in found.question.split(_OTHER_WORDING))
    others = [other for other in others if other]
    if not first or not others:
        return item
    problems.append(
        Problem(
            found.place,
            f"{len(others) + 1} wordings between bars; the first is the question, the others are "
            "other ways to ask it",
            "Nothing, if that is so.",
            ProblemSeverity.NOTE,
        )
    )
    alternates = (*others, *found.alternates)
    return replace(item, found=replace(found, question=first, alternates=alternates))
