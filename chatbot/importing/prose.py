"""Questions in running text: by the labels ถาม and ตอบ, or as headings over their answers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from chatbot.importing.blocks import Problem, Prose
from chatbot.importing.found import FileItem, FoundQuestion, found_item, section_item, text_item
from chatbot.importing.labels import answer_label, is_chapter, label_number, question_label
from chatbot.importing.numbers import number_before

_FEWEST = 2
_HEADINGS = 6


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
    asked = sum(question_label(block.text) is not None for block in blocks)
    answered = sum(answer_label(block.text) is not None for block in blocks)
    return min(asked, answered) >= _FEWEST or asked == answered == 1


def labelled_items(blocks: Sequence[Prose], problems: list[Problem]) -> Iterator[FileItem]:
    """What stands in text with labels.

    :param problems: Gets what has a question or an answer only.
    """
    reading = _Labelled(problems)
    for block in blocks:
        for text in block.text.split("\n"):
            yield from reading.take(block, text.strip())
    yield from reading.closed()


class _Labelled:
    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems
        self._open: _Open | None = None

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
        elif self._is_title(block, text) and (opened is None or opened.answering):
            yield from self.closed()
            yield section_item(text, block.place)
        elif opened:
            (opened.answers if opened.answering else opened.questions).append(text)
        else:
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
    follows = Counter(
        block.level for block, after in pairwise(blocks) if block.level and not after.level
    )
    several = [level for level, count in follows.items() if count >= _FEWEST]
    return max(several, key=lambda level: (follows[level], level)) if several else None


def heading_items(
    blocks: Sequence[Prose], level: int, problems: list[Problem]
) -> Iterator[FileItem]:
    """What stands in text whose headings of one level are questions.

    :param level: That of the questions; a heading above it is a section, one below it belongs to
        the answer.
    :param problems: Gets the questions under which nothing stands.
    """
    opened: _Open | None = None
    for block in blocks:
        if block.level and block.level <= level:
            if opened:
                yield opened.close(problems)
            opened = None
            if block.level == level:
                number, question = number_before(block.text)
                label = question_label(question)
                question = question[label.end() :] if label and label.end() > 1 else question
                opened = _Open(block.place, number, [" ".join(question.split())])
            else:
                yield section_item(block.text, block.place)
        elif opened:
            opened.answers += [line for line in block.text.split("\n") if line.strip()]
        else:
            yield text_item(block.place, block.text)
    if opened:
        yield opened.close(problems)
