"""Files of reported cases: what went wrong once, and what its last turn must come to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatbot.corpus.models import ExpectationLine, ReportedLine
from chatbot.corpus.questions import read_judged_lines
from chatbot.datatypes import EntryKey, Status
from chatbot.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the last turn of a case must come to: all that is said.

    :param never: Entries that are not given.
    :param status: The bands that it may fall in; any where none is named.
    :param entry: Official text is given, of these entries and no other.
    :param offered: Each is given or offered; an empty tuple means that nothing is offered, None
        that anything may be.
    :param both: Each is given or offered, one at least is given, and where one is not, a message
        says so.
    :param about: The section of the entry that is given, or else offered first.
    :param understood_has: What stands in the question that the turn is understood as.
    :param repaired_lacks: What does not stand in the question as mended.
    :param message_lacks: What the message does not say.
    :param no_gap_reason: No known gap is given as the reason.
    :param polarity_shown: Every door shows the official question with the official answer.
    """

    never: tuple[EntryKey, ...] = ()
    status: tuple[Status, ...] = ()
    entry: tuple[EntryKey, ...] = ()
    offered: tuple[EntryKey, ...] | None = None
    both: tuple[EntryKey, ...] = ()
    about: str | None = None
    understood_has: str | None = None
    repaired_lacks: str | None = None
    message_lacks: str | None = None
    no_gap_reason: bool = False
    polarity_shown: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """One case.

    :param id: Unique among its files.
    :param kind: What went wrong, in a few words.
    :param turns: Asked in order; the last is judged.
    :param expectation: Of the last turn.
    :param as_typed: Whether they are searched as they stand, nothing mended.
    """

    id: str
    kind: str
    turns: tuple[str, ...]
    expectation: Expectation
    as_typed: bool = False


def load_reported(paths: Sequence[Path], keys: Mapping[str, EntryKey]) -> tuple[Reported, ...]:
    """Read files of reported cases.

    :param paths: JSON lines with ``id``, ``kind``, ``turns``, and ``never_answered_with``,
        ``expect`` or both; ``as_typed`` if any.
    :param keys: Per name of an entry that may be named, its key.
    :raises CorpusError: As for :func:`chatbot.corpus.questions.load_questions`, or a case expects
        nothing.
    """
    return tuple(
        Reported(line.id, line.kind, line.turns, _expectation(line, place, keys), line.as_typed)
        for place, line in read_judged_lines(paths, ReportedLine, "id")
    )


def _expectation(line: ReportedLine, place: str, keys: Mapping[str, EntryKey]) -> Expectation:
    def known(names: Sequence[str] | None, field: str) -> tuple[EntryKey, ...]:
        for name in names or ():
            if name not in keys:
                raise CorpusError(
                    f"{place}: no entry has the id {name!r}. Correct it in {field!r}."
                )
        return tuple(keys[name] for name in names or ())

    expect = line.expect
    if expect == ExpectationLine() and not line.never_answered_with:
        raise CorpusError(
            f"{place}: expects nothing. Say what must come of it in 'expect', or which entries "
            "must not in 'never_answered_with'."
        )
    return Expectation(
        never=known(line.never_answered_with, "never_answered_with"),
        status=expect.status or (),
        entry=known(expect.entry, "expect.entry"),
        offered=None if expect.offered is None else known(expect.offered, "expect.offered"),
        both=known(expect.both, "expect.both"),
        about=expect.about,
        understood_has=expect.understood_has,
        repaired_lacks=expect.repaired_lacks,
        message_lacks=expect.message_lacks,
        no_gap_reason=expect.no_gap_reason,
        polarity_shown=expect.polarity_shown,
    )
