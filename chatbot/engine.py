"""The corridor: one question in, one :class:`Answer` out. It speaks no language."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Self

from chatbot.corpus import Collection
from chatbot.datatypes import (
    OFFERED,
    Answer,
    Choice,
    Conflict,
    ConflictKind,
    Document,
    EntryKey,
    Hit,
    Note,
    Reason,
    Status,
    Turn,
)
from chatbot.decision.assess import SURE, Assessor, surest
from chatbot.decision.calibration import Calibration
from chatbot.decision.gap import gap_asked_for
from chatbot.decision.smalltalk import small_talk
from chatbot.dialogue.context import in_context
from chatbot.dialogue.none_of_these import none_chosen
from chatbot.dialogue.pick import Pick, picked
from chatbot.query import Query, QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import RANKED

MAX_LENGTH = 2000
"""Longest question in characters; the longest official one has under 400."""


class Chatbot:
    """Answers questions from official documents, word for word, or says that it cannot.

    Safe to share between threads: asking changes nothing.

    :param collection: The verified documents.
    :param assessor: Searches the index built from it and weighs what was found.
    :param reader: Reads questions as the index was built.
    :param repairer: Finds what a mistyped question was meant to say.
    """

    def __init__(
        self, collection: Collection, assessor: Assessor, reader: QueryReader, repairer: Repairer
    ) -> None:
        self.collection = collection
        self.assessor = assessor
        self.retriever = assessor.retriever
        self.reader = reader
        self.repairer = repairer

    def decided_by(self, calibration: Calibration) -> Self:
        """The same chatbot with another calibration."""
        assessor = Assessor(self.retriever, calibration)
        return type(self)(self.collection, assessor, self.reader, self.repairer)

    def ask(self, question: str, history: Sequence[Turn] = (), as_typed: bool = False) -> Answer:
        """Answer a question.

        :param question: Any string.
        :param history: Earlier turns of the conversation, oldest first.
        :param as_typed: Search for the very words, without mending what looks mistyped.
        :return: An answer with its citation, suggestions, or a refusal; never an exception.
        """
        started = time.perf_counter()
        answer = self._too_long(question) or self._read(question, history, as_typed)
        return replace(answer, ms=(time.perf_counter() - started) * 1000)

    def answer_with(self, key: EntryKey) -> Answer:
        """The official answer of an entry that a person chose, e.g. among the choices.

        :return: The answer with the entry first in its ranking, then those nearest to its question.
        :raises CorpusError: There is no such entry.
        """
        question = self.reader.read(self.collection.entry(key).question)
        found = self.retriever.search(question).ranking()
        others = tuple(hit for hit in found if hit.key != key)
        ranking = (Hit(key, 1.0), *others)[:RANKED]
        chosen = Answer(Status.ANSWERED, Reason.CHOSEN, confidence=1.0, ranking=ranking)
        return self._with_official(chosen, key)

    def _too_long(self, question: str) -> Answer | None:
        if len(question) <= MAX_LENGTH:
            return None
        facts = {"length": f"{len(question):,}", "limit": f"{MAX_LENGTH:,}"}
        return Answer(Status.REFUSED, Reason.TOO_LONG, facts=facts)

    def _read(self, question: str, history: Sequence[Turn], as_typed: bool) -> Answer:
        """The answer to the question as typed or to what it was meant to say."""
        typed = self.reader.read(question)
        readings = (typed, *(() if as_typed else self.repairer.readings(typed)))
        return self._settled(readings, history) or self._found(readings, history)

    def _settled(self, readings: Sequence[Query], history: Sequence[Turn]) -> Answer | None:
        """The answer to what needs no search: nothing to search for, small talk, or a pick."""
        for query in readings:
            if (
                answer := _without_search(query)
                or self._picked(query, history)
                or self._none_of_these(query, history)
            ):
                return _as_read(answer, query, readings[0])
        return None

    def _found(self, readings: Sequence[Query], history: Sequence[Turn]) -> Answer:
        """What the search finds for the words as typed, or for a reading that finds more."""
        tried = (_as_read(self._search(query, history), query, readings[0]) for query in readings)
        enough = self.assessor.calibration.probability(SURE)
        return surest(tried, lambda answer: answer.confidence, enough)

    def _picked(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        pick = picked(query.text, history)
        # A history may be older than the corpus that it is continued with.
        if pick is None or not self.collection.by_key.keys() >= set(pick.offered):
            return None
        if pick.key is None:
            return self._not_offered(pick)
        official = self.collection.entry(pick.key).question
        return replace(self.answer_with(pick.key), understood_query=official)

    def _none_of_these(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        offered = none_chosen(query.text, history)
        if not offered:
            return None
        # A history may be older than the corpus that it is continued with.
        entry = self.collection.by_key.get(offered[0].key)
        refused = Answer(Status.REFUSED, Reason.NONE_OF_THESE)
        return self._refuse(refused, Reason.NONE_OF_THESE, entry.document if entry else None)

    def _not_offered(self, pick: Pick) -> Answer:
        return Answer(
            Status.REFUSED,
            Reason.NOT_OFFERED,
            facts={"count": str(len(pick.offered))},
            choices=self._choices(pick.offered),
        )

    def _search(self, query: Query, history: Sequence[Turn]) -> Answer:
        found = self.assessor.assess(query)
        understood = None
        if context := in_context(query, history, found, self.assessor, self.reader):
            understood, found = context
        calibration = self.assessor.calibration
        band = calibration.band(found.probability)
        ranking = found.evidence.ranking()
        answer = Answer(
            band,
            Reason.UNSURE,
            confidence=found.probability,
            ranking=ranking,
            choices=self._choices(hit.key for hit in ranking),
            understood_query=understood,
            conflicts=found.conflicts,
        )
        if found.other_years:
            years = ", ".join(map(str, found.other_years))
            conflict = Conflict(ConflictKind.YEAR, years)
            return self._refuse(replace(answer, conflicts=(conflict,)), Reason.CONFLICT)
        if found.conflicts and band is Status.SUGGESTED:
            return replace(answer, reason=Reason.CONFLICT)
        if band is Status.ANSWERED:
            answer = replace(
                answer, reason=Reason.ANSWER, doubtful=calibration.doubts(found.probability)
            )
            return self._with_official(answer, ranking[0].key)
        if band is Status.SUGGESTED:
            return answer
        number = gap_asked_for(found.evidence)
        if number is None:
            return self._refuse(answer, Reason.NOT_COVERED)
        gap = self.collection.gaps[number]
        if gap.nearest:
            answer = replace(answer, choices=self._choices(gap.nearest))
        return self._refuse(answer, Reason.GAP, gap.document, gap=gap.reason)

    def _refuse(
        self, found: Answer, reason: Reason, document: Document | None = None, **facts: str
    ) -> Answer:
        """A refusal that says whom to ask: about a document, else about that of the best entry."""
        if document is None and found.ranking:
            document = self.collection.entry(found.ranking[0].key).document
        contact = self.collection.contact_of(document)
        return replace(found, reason=reason, facts={"contact": contact, **facts})

    def _with_official(self, found: Answer, key: EntryKey) -> Answer:
        notes = (Note(one.kind, one.note) for one in self.collection.errata.get(key, ()))
        others = (hit.key for hit in found.ranking if hit.key != key)
        entry = self.collection.entry(key)
        # A window that was open before a reload still lists what has been replaced since.
        successor = self.collection.successor(entry.document)
        return replace(
            found,
            entries=(entry,),
            facts={"successor": successor.date_text} if successor else found.facts,
            notes=tuple(notes),
            choices=self._choices(others),
        )

    def _choices(self, keys: Iterable[EntryKey]) -> tuple[Choice, ...]:
        """What is offered of some entries: more are not read."""
        return tuple(Choice.of(self.collection.entry(key)) for key in islice(keys, OFFERED))


def _without_search(query: Query) -> Answer | None:
    if not any(map(str.isalnum, query.text)):
        return Answer(Status.REFUSED, Reason.EMPTY)
    kind = small_talk(query.text)
    facts: Mapping[str, str] = {"kind": str(kind)}
    return Answer(Status.REFUSED, Reason.SMALL_TALK, facts=facts) if kind else None


def _as_read(answer: Answer, query: Query, typed: Query) -> Answer:
    """An answer that says what it was mended to."""
    return answer if query is typed else replace(answer, repaired_query=query.typed)
