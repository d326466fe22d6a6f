"""Questions of people that wait for an editor, put together by meaning."""

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from chatbot.datatypes import Answer, EntryKey, Reason, Status
from chatbot.desk.clusters import clusters
from chatbot.embedding import Embedder
from chatbot.feedback import Verdict
from chatbot.journal.record import Record
from chatbot.text.normalise import normalise

MOST = 2_000
"""Different questions that are looked at, the most frequent ones; the others wait."""

NEAREST = 3
"""Entries that are named beside an open question."""

_BY_DESIGN = frozenset(
    {
        Reason.GAP,
        Reason.SMALL_TALK,
        Reason.EMPTY,
        Reason.TOO_LONG,
        Reason.BEYOND_QUOTING,
        Reason.NONE_OF_THESE,
        Reason.NOT_OFFERED,
        Reason.INCOMPLETE,
    }
)
"""Why no official text is given where none should be: nothing for an editor to mend."""

_PICK_WEIGHS = 3.0
"""What one pick of an entry among choices weighs, beside one search that puts it first."""


@dataclass(frozen=True, slots=True)
class AskedWording:
    """One way in which a question was asked.

    :param count: How often.
    """

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """Questions that ask the same thing and got no answer, or one that was not liked.

    :param id: Names it, the same one as long as its first wording is the same.
    :param wordings: The different ones, the most frequent first.
    :param statuses: How often they fell in which band.
    :param disliked: How often an answer was said to miss.
    :param picked: How often its asker picked the first of ``nearest`` among what was offered.
    :param nearest: Entries that may answer it, the likeliest first.
    """

    id: str
    wordings: tuple[AskedWording, ...]
    statuses: Counter[Status]
    disliked: int
    picked: int
    nearest: tuple[EntryKey, ...]

    @property
    def question(self) -> str:
        """The wording that it is called by."""
        return self.wordings[0].text

    @property
    def count(self) -> int:
        """How often it was asked."""
        return sum(wording.count for wording in self.wordings)


@dataclass(slots=True)
class _Asked:
    """One wording with all that is known of it."""

    text: str
    count: int = 0
    disliked: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    picks: Counter[EntryKey] = field(default_factory=Counter)


def open_questions(
    records: Iterable[Record],
    ask: Callable[[str], Answer],
    embedder: Embedder,
    dismissed: Collection[str] = (),
) -> list[OpenQuestion]:
    """What an editor should look at, what was asked most often first.

    :param records: Of the journal.
    :param ask: Asks the chatbot in use: what it answers by now needs no editor any more.
    :param embedder: Tells by meaning which questions ask the same thing.
    :param dismissed: Normalised wordings that are not to be found again.
    """
    waiting, answers = [], {}
    for asked in _most_frequent(records, dismissed):
        answer = answers[asked.text] = ask(asked.text)
        if not _settled(asked, answer):
            waiting.append(asked)
    if not waiting:
        return []
    vectors = embedder.encode_queries([normalise(asked.text) for asked in waiting])
    together = [
        _open_question([waiting[number] for number in cluster], answers)
        for cluster in clusters(vectors)
    ]
    return sorted(together, key=lambda one: (-one.count - one.disliked, one.question))


def _most_frequent(records: Iterable[Record], dismissed: Collection[str]) -> Iterator[_Asked]:
    """The wordings that may wait for an editor, the most frequent first."""
    asked: dict[str, _Asked] = {}
    for record in records:
        key = normalise(record.question)
        if not key or key in dismissed or record.reason in _BY_DESIGN:
            continue
        one = asked.setdefault(key, _Asked(record.question))
        if record.picked:
            one.picks.update(record.entries[:1])
        else:
            one.count += 1
            one.statuses[record.status] += 1
            one.disliked += record.verdict is Verdict.MISSES
    wait = (one for one in asked.values() if one.disliked or one.picks or _got_none(one))
    yield from sorted(wait, key=lambda one: -one.count)[:MOST]


def _got_none(asked: _Asked) -> bool:
    return asked.statuses.total() > asked.statuses[Status.ANSWERED]


def _settled(asked: _Asked, answer: Answer) -> bool:
    """Whether the chatbot in use gives what it should by now."""
    if answer.reason in _BY_DESIGN:
        return True
    if answer.status is not Status.ANSWERED:
        return False
    if asked.picks:
        return answer.entries[0].key in asked.picks
    # An answer that was said to miss is looked at, by an editor, until it is dismissed.
    return not asked.disliked


def _open_question(cluster: Sequence[_Asked], answers: dict[str, Answer]) -> OpenQuestion:
    cluster = sorted(cluster, key=lambda one: (-one.count, one.text))
    votes: dict[EntryKey, float] = {}
    picks: Counter[EntryKey] = Counter()
    statuses: Counter[Status] = Counter()
    for one in cluster:
        picks.update(one.picks)
        statuses.update(one.statuses)
        for place, hit in enumerate(answers[one.text].ranking[: 2 * NEAREST], start=1):
            votes[hit.key] = votes.get(hit.key, 0.0) + max(one.count, 1) / place
    for key, count in picks.items():
        votes[key] = votes.get(key, 0.0) + _PICK_WEIGHS * count
    nearest = tuple(sorted(votes, key=lambda key: -votes[key])[:NEAREST])
    first = normalise(cluster[0].text)
    return OpenQuestion(
        id=hashlib.sha256(first.encode("utf-8")).hexdigest()[:16],
        wordings=tuple(AskedWording(one.text, max(one.count, 1)) for one in cluster),
        statuses=statuses,
        disliked=sum(one.disliked for one in cluster),
        picked=picks[nearest[0]] if nearest else 0,
        nearest=nearest,
    )
