"""What is kept of a turn."""

from dataclasses import dataclass
from datetime import date

from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.feedback import Fault, Verdict


@dataclass(frozen=True, slots=True)
class Record:
    """One turn as the journal has it. Nothing of it says who asked, from where or at what time.

    :param id: The answer's.
    :param day: In Thailand.
    :param question: With personal data masked, and standalone where it was a follow-up; empty
        where what was typed was no question.
    :param language: The question's, ``th`` or ``en``.
    :param status: The band.
    :param reason: Why.
    :param conflicts: The kinds of what the question pins down and the best entry contradicts.
    :param confidence: Probability, 0 to 1, that the best entry answers the question.
    :param entries: Those given, else those offered, in the order shown.
    :param picked: Whether the question was asked before and its asker then picked the one entry
        of ``entries`` among what was offered: the entry that was meant.
    :param verdict: What the asker said of it, None where nothing.
    :param fault: What was wrong with it, with ``Verdict.MISSES`` alone.
    """

    id: str
    day: date
    question: str
    language: str
    status: Status
    reason: Reason
    conflicts: tuple[str, ...] = ()
    confidence: float = 0.0
    entries: tuple[EntryKey, ...] = ()
    picked: bool = False
    verdict: Verdict | None = None
    fault: Fault | None = None
