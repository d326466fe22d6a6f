"""Questions and answers that a page marks as such: lists of terms, disclosures."""

from collections.abc import Iterator

from lxml import html

from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.formats.html_text import element_text
from chatbot.importing.formats.html_tree import place_of
from chatbot.importing.records import NamedAnswer
from chatbot.text.normalise import on_one_line


def term_records(element: html.HtmlElement) -> Iterator[NamedAnswer]:
    """The terms of a ``dl``, each a question with its answer."""
    terms: list[str] = []
    answers: list[str] = []
    place = ""
    for child in element.iter("dt", "dd"):
        # Where no term is closed, the parser puts one into the other.
        text = element_text(child, skip=[one for one in child.iter("dt", "dd") if one is not child])
        if child.tag == "dt":
            if answers:
                yield _term(terms, answers, place)
                terms, answers = [], []
            place = place if terms else place_of(child) or place_of(element)
            terms.append(text)
        else:
            answers.append(text)
    if terms or answers:
        yield _term(terms, answers, place)


def disclosed_records(element: html.HtmlElement) -> Iterator[NamedAnswer]:
    """The summary of a ``details`` with what it discloses."""
    summary = element.find("summary")
    question = element_text(summary)
    answer = element_text(element, skip=() if summary is None else (summary,))
    yield NamedAnswer(question, answer, place_of(element))


def _term(terms: list[str], answers: list[str], place: str) -> NamedAnswer:
    first, *others = terms or [""]
    return NamedAnswer(
        first,
        "\n".join(answers),
        place,
        alternates=tuple(map(on_one_line, others)),
        doubt=_one_answer(len(terms), place) if others else None,
    )


def _one_answer(count: int, place: str) -> Problem:
    return Problem(
        place,
        f"{count} terms over one answer; the first is the question, the others are other ways to "
        "ask it",
        "Nothing, if that is so; else give each its answer.",
        ProblemSeverity.NOTE,
    )
