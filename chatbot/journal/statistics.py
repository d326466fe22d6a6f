"""What the journal comes to: how questions ended, by what, and over time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.feedback import Fault, Verdict
from chatbot.journal.record import Record


class Period(StrEnum):
    """What records are counted by."""

    DAY = "day"
    WEEK = "week"

    def of(self, day: date) -> str:
        """The period that a day lies in, e.g. ``2026-11-28`` or, by ISO 8601, ``2026-W48``."""
        return day.isoformat() if self is Period.DAY else f"{day:%G-W%V}"


@dataclass(slots=True)
class Statistics:
    """Counts of records.

    What is counted are questions and picks; of a pick, its question was counted before.

    :param questions: Turns other than picks.
    :param picks: Turns that picked among what was offered for an earlier question.
    :param bands: Of the questions.
    :param reasons: Of all records.
    :param conflicts: Questions by kind of conflict.
    :param languages: Of the questions.
    :param verdicts: Of all records that were rated.
    :param faults: Of those that miss, where it was said.
    :param entries: Records by the entry that was given: answered or picked.
    :param periods: Bands of the questions by period, oldest first.
    """

    questions: int = 0
    picks: int = 0
    bands: Counter[Status] = field(default_factory=Counter)
    reasons: Counter[Reason] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    faults: Counter[Fault] = field(default_factory=Counter)
    entries: Counter[EntryKey] = field(default_factory=Counter)
    periods: dict[str, Counter[Status]] = field(default_factory=dict)

    def count(self, record: Record, period: str) -> None:
        """Count one more record.

        :param period: That its day lies in.
        """
        self.reasons[record.reason] += 1
        if record.verdict:
            self.verdicts[record.verdict] += 1
        if record.fault:
            self.faults[record.fault] += 1
        if record.status is Status.ANSWERED:
            self.entries.update(record.entries)
        if record.picked:
            self.picks += 1
            return
        self.questions += 1
        self.bands[record.status] += 1
        self.languages[record.language] += 1
        self.conflicts.update(record.conflicts)
        self.periods.setdefault(period, Counter())[record.status] += 1


def statistics_of(records: Iterable[Record], period: Period) -> Statistics:
    """Count records.

    :param period: What they are counted by over time.
    """
    found = Statistics()
    for record in records:
        found.count(record, period.of(record.day))
    found.periods = dict(sorted(found.periods.items()))
    return found
