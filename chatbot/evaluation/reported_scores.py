"""Whether reported cases come out as they should."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from chatbot.conversation import Conversation
from chatbot.corpus import Collection
from chatbot.corpus.markup import squeeze_markdown
from chatbot.datatypes import Answer, Entry, EntryKey, Reason, Turn, Typed
from chatbot.engine import Chatbot
from chatbot.evaluation.progress import Progress, silently
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.reported import Expectation, Reported
from chatbot.wording.base import Wording
from chatbot.wording.language import choose_wording
from chatbot.wording.plain_text import answer_text

Views: TypeAlias = Mapping[str, Callable[[Turn, Wording, Collection], str]]
"""Per door the text that it shows of a turn."""

TERMINAL: Views = {"the terminal": lambda turn, words, _: answer_text(turn.answer, words)}
"""The one view that needs no door."""


@dataclass(frozen=True, slots=True)
class ReportedOutcome:
    """A reported case and what came of its last turn.

    :param message: What a person is told beside the official text, if anything.
    :param problems: What is not as it should be, each in a few words.
    """

    case: Reported
    answer: Answer
    message: str
    problems: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Whether all is as it should be."""
        return not self.problems


def ask_reported(
    bot: Chatbot,
    cases: Sequence[Reported],
    progress: Progress = silently,
    views: Views = TERMINAL,
) -> tuple[ReportedOutcome, ...]:
    """Ask the turns of every case in order, and judge the last.

    :param views: The doors that must show an official question with its answer.
    """
    return tuple(_ask(bot, case, views) for case in progress(cases, "reported cases"))


def judge_reported(outcomes: Sequence[ReportedOutcome]) -> Proportion | None:
    """How many are as they should be; None without any."""
    return Proportion(sum(one.right for one in outcomes), len(outcomes)) if outcomes else None


def _ask(bot: Chatbot, case: Reported, views: Views) -> ReportedOutcome:
    conversation = Conversation()
    for query in case.turns:
        conversation.ask(bot, Typed(query, case.as_typed))
    turn = conversation.turns[-1]
    words = choose_wording(conversation.turns, "auto")
    message = words.message(turn.answer) or ""
    problems = list(describe_departures(case.expectation, turn.answer, message))
    if case.expectation.polarity_shown:
        shown = {door: view(turn, words, bot.collection) for door, view in views.items()}
        problems += _not_shown(turn.answer.entries, shown)
    return ReportedOutcome(case, turn.answer, message, tuple(problems))


def describe_departures(expected: Expectation, answer: Answer, message: str) -> Iterator[str]:
    """What of an answer is not as expected, what the doors show of it aside.

    :param message: What a person is told beside the official text.
    """
    yield from _given(expected, answer)
    yield from _shown(expected, answer, message)
    yield from _said(expected, answer, message)


def _given(expected: Expectation, answer: Answer) -> Iterator[str]:
    given = [entry.key for entry in answer.entries]
    if wrong := [key for key in given if key in expected.never]:
        yield f"answered with {_names(wrong)}"
    if expected.status and answer.status not in expected.status:
        yield f"{answer.status}, not {' or '.join(expected.status)}"
    if expected.entry and not (given and set(given) <= set(expected.entry)):
        got = f"answered with {_names(given)}" if given else f"not answered ({answer.status})"
        yield f"{got}, expected {_names(expected.entry)}"


def _shown(expected: Expectation, answer: Answer, message: str) -> Iterator[str]:
    given = [entry.key for entry in answer.entries]
    offered = [choice.key for choice in answer.choices]
    shown = [*given, *offered]
    if expected.offered == () and offered:
        yield f"offered {_names(offered)}, expected nothing"
    wanted = (*(expected.offered or ()), *expected.both)
    if missing := [key for key in wanted if key not in shown]:
        yield f"neither given nor offered: {_names(missing)}"
    if open_ := set(expected.both) - set(given):
        if open_ == set(expected.both):
            yield "neither of the two questions is answered"
        elif not message:
            yield "one of the two questions is passed over without a word"
    if expected.about and not _is_of(shown[:1], expected.about):
        yield f"about {_names(shown[:1]) or 'nothing'}, expected the section {expected.about}"


def _said(expected: Expectation, answer: Answer, message: str) -> Iterator[str]:
    understood, repaired = answer.understood_query or "", answer.repaired_query or ""
    if expected.understood_has and expected.understood_has not in understood:
        yield f"understood as {understood!r}, without {expected.understood_has!r}"
    if expected.repaired_lacks and expected.repaired_lacks in repaired:
        yield f"mended to {repaired!r}"
    if expected.message_lacks and expected.message_lacks in message:
        yield f"the message says {expected.message_lacks!r}"
    if expected.no_gap_reason and answer.reason is Reason.GAP:
        yield f"refused for a gap: {answer.facts.get('gap', '')!r}"


def _is_of(keys: Sequence[EntryKey], section: str) -> bool:
    return any(key.entry.rpartition("-")[0] == section for key in keys)


def _names(keys: Sequence[EntryKey]) -> str:
    return ", ".join(key.entry for key in keys)


def _not_shown(entries: Sequence[Entry], shown: Mapping[str, str]) -> Iterator[str]:
    for door, text in shown.items():
        # Doors lay out paragraphs and lists each in their own way.
        solid = squeeze_markdown(text)
        for entry in entries:
            official = (entry.question, entry.answer)
            if not all(squeeze_markdown(part) in solid for part in official):
                yield f"{door} does not show the official question with the answer of {entry.id}"
