"""Questions in running text: by the labels ถาม and ตอบ, or as headings over their answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from chatbot.importing.asking import is_asking, is_closing, is_rule
from chatbot.importing.blocks import BOLD_LEVEL, FileBlock, Problem, ProblemSeverity, Prose
from chatbot.importing.found import FileItem, FoundQuestion, found_item, section_item, text_item
from chatbot.importing.labels import (
    answer_label,
    is_chapter,
    label_number,
    labelled_lines,
    question_label,
)
from chatbot.importing.numbers import number_before

NUMBERED_LEVEL = 10
"""A numbered line that asks stands over its answer, below every heading."""

_FEWEST = 2
_HEADINGS = 6
# Of the lines in bold that must ask, so that the others are known not to.
_MOST = 0.5


@dataclass(slots=True)
class _Open:
    place: str
    number: int | None = None
    questions: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    answering: bool = False

    def close(self, problems: list[Problem]) -> FileItem:
        question, answer = " ".join(self.questions), "\n".join(self.answers)
        if question and answer:
            return found_item(FoundQuestion(question, answer, self.place, self.number))
        problems.append(
            Problem(
                self.place,
                f"a question without an answer: {question[:40]!r}"
                if question
                else f"an answer without a question: {answer[:40]!r}",
                "Complete it, or leave it out with --skip.",
            )
        )
        return text_item(self.place, question or answer)


def is_labelled(blocks: Sequence[Prose]) -> bool:
    """Whether questions and answers have labels before them."""
    lines = [line for block in blocks for line in labelled_lines(block.text)]
    asked = sum(question_label(line) is not None for line in lines)
    answered = sum(answer_label(line) is not None for line in lines)
    return min(asked, answered) >= _FEWEST or asked == answered == 1


def labelled_items(blocks: Sequence[Prose], problems: list[Problem]) -> Iterator[FileItem]:
    """What stands in text with labels.

    :param problems: Gets what has a question or an answer only.
    """
    reading = _Labelled(problems)
    body, closing = _without_closing(blocks, problems)
    for block in body:
        for text in labelled_lines(block.text):
            yield from reading.take(block, text)
    yield from reading.closed()
    yield from closing


class _Labelled:
    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._open: _Open | None = None
        self._ruled = False

    def take(self, block: Prose, text: str) -> Iterator[FileItem]:
        """Go on with a line of a block."""
        asked, answered = question_label(text), answer_label(text)
        opened = self._open
        if asked and not answered:
            yield from self.closed()
            rest = text[asked.end() :]
            self._open = _Open(block.place, label_number(asked), [rest] if rest else [])
        elif answered:
            if opened is None or opened.answering:
                yield from self.closed()
                self._open = _Open(block.place)
            assert self._open is not None
            self._open.answering = True
            rest = text[answered.end() :]
            self._open.answers += [rest] if rest else []
        elif is_rule(text):
            if opened and opened.answering and opened.answers:
                yield from self.closed()
                self._ruled = True
        elif self._is_title(block, text) and (opened is None or opened.answering):
            yield from self.closed()
            yield section_item(text, block.place, block.level or 1)
        elif opened:
            (opened.answers if opened.answering else opened.questions).append(text)
        else:
            if self._ruled:
                self._problems.append(_behind_a_rule(block))
            self._ruled = False
            yield text_item(block.place, text)

    def _is_title(self, block: Prose, text: str) -> bool:
        # What is only bold may be a warning within an answer.
        return 0 < block.level <= _HEADINGS or is_chapter(text)

    def closed(self) -> Iterator[FileItem]:
        """What was open, if anything was."""
        if self._open:
            yield self._open.close(self._problems)
        self._open = None


def question_level(blocks: Sequence[Prose]) -> int | None:
    """The level of the headings that are questions: most of those that text follows."""
    blocks = [block for block in blocks if not is_rule(block.text)]
    follows = Counter(
        block.level for block, after in pairwise(blocks) if block.level and not after.level
    )
    several = [level for level, count in follows.items() if count >= _FEWEST]
    return max(several, key=lambda level: (follows[level], level)) if several else None


def numbered_questions(blocks: Sequence[Prose]) -> list[Prose] | None:
    """Blocks with numbered lines that ask as headings; None when there are not several.

    Each is the next by its number, or the first of a section, and stands over text.
    """
    result, last, count = [], 0, 0
    for block, after in zip_longest(blocks, blocks[1:]):
        number, _ = number_before(block.text)
        follows = number is not None and number in (1, last + 1)
        if follows and is_asking(block.text) and after is not None and not after.level:
            last, count = number or 0, count + 1
            block = replace(block, level=NUMBERED_LEVEL)
        result.append(block)
    return result if count >= _FEWEST else None


def asking_level(blocks: Sequence[FileBlock]) -> int | None:
    """The level of headings that ask and stand over text, in a file that has tables, too.

    There a heading over text may be anything: most of its level have to ask by their wording.
    """
    over_text = [
        one
        for one, after in pairwise(blocks)
        if isinstance(one, Prose) and one.level and isinstance(after, Prose) and not after.level
    ]
    asked = Counter(one.level for one in over_text if is_asking(one.text))
    every = Counter(one.level for one in over_text)
    levels = [level for level, count in asked.items() if count >= _MOST * every[level]]
    return max(levels, key=lambda level: (asked[level], level)) if levels else None


def heading_items(
    blocks: Sequence[Prose], level: int, problems: list[Problem]
) -> Iterator[FileItem]:
    """What stands in text whose headings of one level are questions.

    :param level: That of the questions; a heading above it is a section, one below it belongs to
        the answer.
    :param problems: Gets the questions under which nothing stands.
    """
    reading = _Headed(level, _asking(blocks, level), problems)
    body, closing = _without_closing(blocks, problems)
    for block, after in zip_longest(body, body[1:]):
        yield from reading.take(block, after)
    yield from reading.closed()
    yield from closing


class _Headed:
    def __init__(self, level: int, asking: bool, problems: list[Problem]) -> None:
        self._level = level
        self._asking = asking
        self._problems = problems
        self._open: _Open | None = None
        self._ruled = False

    def take(self, block: Prose, after: Prose | None) -> Iterator[FileItem]:
        """Go on with a block.

        :param after: The one behind it.
        """
        if block.level == self._level and self._asking and not _is_question(block):
            yield from self._bold(block, after)
        elif block.level and block.level <= self._level:
            yield from self.closed()
            if block.level == self._level:
                self._begin(block)
            else:
                yield section_item(block.text, block.place, block.level)
        elif is_rule(block.text):
            if self._open and self._open.answers:
                yield from self.closed()
                self._ruled = True
        elif self._open:
            self._open.answers += [line for line in block.text.split("\n") if line.strip()]
        else:
            if self._ruled:
                self._problems.append(_behind_a_rule(block))
            self._ruled = False
            yield text_item(block.place, block.text)

    def _begin(self, block: Prose) -> None:
        number, question = number_before(block.text)
        label = question_label(question)
        question = question[label.end() :] if label and label.end() > 1 else question
        self._open = _Open(block.place, number, [" ".join(question.split())])
        self._ruled = False

    def _bold(self, block: Prose, after: Prose | None) -> Iterator[FileItem]:
        """Take a bold line that asks nothing among others that ask."""
        if after is not None and after.level == self._level:
            yield from self.closed()
            yield section_item(block.text, block.place, block.level)
            self._doubt(block, "the title of the section that follows")
        elif self._open and self._open.answers:
            self._open.answers.append(block.text)
            self._doubt(block, "part of the answer above")
        else:
            yield from self.closed()
            yield text_item(block.place, block.text)

    def _doubt(self, block: Prose, what: str) -> None:
        self._problems.append(
            Problem(
                block.place,
                f"a line in bold that asks nothing is read as {what}: {block.text[:40]!r}",
                "If it is a question, make it a heading or put ถาม: before it.",
                ProblemSeverity.NOTE,
            )
        )

    def closed(self) -> Iterator[FileItem]:
        """What was open, if anything was."""
        if self._open:
            yield self._open.close(self._problems)
        self._open = None


def _asking(blocks: Sequence[Prose], level: int) -> bool:
    """Whether questions are lines in bold, most of which ask by their wording."""
    lines = [block for block in blocks if block.level == level]
    asked = sum(map(_is_question, lines))
    return level == BOLD_LEVEL and asked >= max(_FEWEST, _MOST * len(lines))


def _is_question(block: Prose) -> bool:
    return is_asking(block.text) or number_before(block.text)[0] is not None


def _without_closing(
    blocks: Sequence[Prose], problems: list[Problem]
) -> tuple[Sequence[Prose], list[FileItem]]:
    """The blocks without what closes the document, and that as text."""
    end = len(blocks)
    while end and not blocks[end - 1].level and is_closing(blocks[end - 1].text):
        end -= 1
    for block in blocks[end:]:
        what = f"a line that closes the document, read as no answer: {block.text[:40]!r}"
        problems.append(Problem(block.place, what, _NOT_CLOSING, ProblemSeverity.NOTE))
    return blocks[:end], [text_item(block.place, block.text) for block in blocks[end:]]


def _behind_a_rule(block: Prose) -> Problem:
    return Problem(
        block.place,
        f"text behind a line across the page, read as no answer: {block.text[:40]!r}",
        "Take the line out, if it goes on with the answer above.",
        ProblemSeverity.NOTE,
    )


_NOT_CLOSING = "Nothing, unless it belongs to the answer above: then write it into that."
