"""The corridor: one question in, one :class:`Answer` out. It speaks no language."""

import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

import numpy as np

from chatbot.acts.beyond_quoting import beyond_quoting
from chatbot.acts.courtesy import without_courtesy
from chatbot.acts.small_talk import small_talk
from chatbot.corpus import Collection
from chatbot.corpus.scope import items_within, leaves_out, titles_of
from chatbot.datatypes import (
    EVERYTHING,
    Answer,
    Conflict,
    ConflictKind,
    Difference,
    EntryKey,
    Hit,
    Reason,
    Scope,
    Status,
    Turn,
)
from chatbot.decision.assess import SURE, Assessment, Assessor, surest
from chatbot.decision.calibration import Calibration
from chatbot.decision.difference import difference
from chatbot.decision.gap import gap_asked_for
from chatbot.decision.substance import is_elsewhere, is_noise, is_topic, of_substance
from chatbot.dialogue.again import answered_again
from chatbot.dialogue.comparison import both_sides
from chatbot.dialogue.context import in_context
from chatbot.dialogue.joining import joined
from chatbot.dialogue.none_of_these import none_chosen
from chatbot.dialogue.parts import two_questions
from chatbot.dialogue.pick import Pick, picked
from chatbot.dialogue.restate import restated
from chatbot.dialogue.series import goes_on_with_number
from chatbot.index.twins import without_years
from chatbot.query import Query, QueryReader
from chatbot.remembered import Remembered
from chatbot.repair import Repairer
from chatbot.replies import Replies, keys_of
from chatbot.retrieval import Retriever, once_each
from chatbot.suggesting import Suggester
from chatbot.text.line_breaks import LineBreaks
from chatbot.text.normalise import normalise
from chatbot.text.years import years_named

if TYPE_CHECKING:
    # It brings libraries that answering without it does not need.
    from chatbot.language_model.second_judge import SecondJudge

MAX_LENGTH = 2000
"""Longest question in characters; the longest official one has under 400."""

_SCOPES = 32
"""Scopes that are kept at hand; making one takes a look at every entry."""


class Chatbot:
    """Answers questions from official documents, word for word, or says that it cannot.

    Safe to share between threads: asking changes nothing.

    :param collection: The verified documents.
    :param assessor: Searches the index built from it and weighs what was found.
    :param reader: Reads questions as the index was built.
    :param repairer: Finds what a mistyped question was meant to say.
    :param scope: Where answers may come from; what the assessor may find lies within it.
    :param second_judge: Chooses among what was found where the assessor is in doubt.
    :param recalls: Whether it is held to what it chose before, and not asked anew.
    """

    def __init__(
        self,
        collection: Collection,
        assessor: Assessor,
        reader: QueryReader,
        repairer: Repairer,
        scope: Scope = EVERYTHING,
        second_judge: "SecondJudge | None" = None,
        recalls: bool = False,
    ) -> None:
        self.collection = collection
        self.scope = scope
        self.replies = Replies(collection, scope)
        self.assessor = assessor
        self.retriever = assessor.retriever
        self.reader = reader
        self.repairer = repairer
        self.second_judge = second_judge
        self._recalls = recalls
        # Asked twice, a second judge that could not be reached may have an opinion now.
        self.remembered = None if second_judge else Remembered()
        self._scoped: dict[Scope, Self] = {}

    @cached_property
    def suggester(self) -> Suggester:
        """Suggests official questions while one is typed; made when first asked for."""
        return Suggester.of(self.collection, self.reader, self.repairer, self.retriever.index)

    @cached_property
    def line_breaks(self) -> LineBreaks:
        """Where lines of its texts may end; made when first asked for."""
        return LineBreaks(self.reader.segmenter, self.collection.glossary)

    def decided_by(self, calibration: Calibration) -> Self:
        """The same chatbot with another calibration."""
        assessor = Assessor(self.retriever, calibration)
        return self._with(assessor, self.scope)

    @cached_property
    def recalling(self) -> Self:
        """The same chatbot for going again through what was asked: no language model is asked.

        What it chose then, it chooses again; where it gave no choice, it gives none now.
        """
        return self._with(self.assessor, self.scope, recalls=True) if self.second_judge else self

    def within(self, scope: Scope) -> Self:
        """The same chatbot with all that lies outside a scope left out of search and answers.

        :param scope: Of its collection, see :func:`chatbot.corpus.scope.require_scope`.
        """
        if scope == self.scope:
            return self
        if scope not in self._scoped:
            if len(self._scoped) >= _SCOPES:
                self._scoped.clear()
            narrows = leaves_out(self.collection, scope)
            self._scoped[scope] = self._narrowed(scope) if narrows else self
        return self._scoped[scope]

    def _narrowed(self, scope: Scope) -> Self:
        items = np.array(items_within(self.collection, scope), dtype=bool)
        retriever = Retriever(self.retriever.index, self.retriever.weights, items)
        assessor = Assessor(retriever, self.assessor.calibration)
        return self._with(assessor, scope)

    def _with(self, assessor: Assessor, scope: Scope, recalls: bool = False) -> Self:
        return type(self)(
            self.collection,
            assessor,
            self.reader,
            self.repairer,
            scope,
            self.second_judge,
            recalls or self._recalls,
        )

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),
        as_typed: bool = False,
        scope: Scope = EVERYTHING,
    ) -> Answer:
        """Answer a question.

        :param question: Any string.
        :param history: Earlier turns of the conversation, oldest first.
        :param as_typed: Search for the very words, without mending what looks mistyped.
        :param scope: Where the answer may come from.
        :return: An answer with its citation, suggestions, or a refusal; never an exception.
        """
        started = time.perf_counter()
        asked = self.within(scope)
        answer = self._too_long(question) or asked._chosen(
            question, asked._read(question, history, as_typed)
        )
        return replace(
            answer,
            facts={**answer.facts, **asked._scope_facts},
            ms=(time.perf_counter() - started) * 1000,
        )

    def answer_with(self, key: EntryKey) -> Answer:
        """The official answer of an entry that a person chose, e.g. among the choices.

        It is given wherever it stands.

        :return: The answer with the entry first in its ranking, then those nearest to its question.
        :raises CorpusError: There is no such entry.
        """
        question = self.reader.read(self.collection.entry(key).question)
        found = self.retriever.search(question).ranking()
        ranking = once_each((Hit(key, 1.0), *found))
        chosen = Answer(Status.ANSWERED, Reason.CHOSEN, confidence=1.0, ranking=ranking)
        return self.replies.official(chosen, key)

    @cached_property
    def _terms(self) -> frozenset[str]:
        return frozenset(map(normalise, self.collection.glossary))

    def _chosen(self, question: str, answer: Answer) -> Answer:
        """An answer in doubt as the second judge decides it, where there is one.

        What contradicts the question is not put to it.
        """
        if self.second_judge is None or answer.reason is not Reason.UNSURE or answer.conflicts:
            return answer
        understood = answer.understood_query or answer.repaired_query or question
        agreeing = self.assessor.agreeing(self.reader.read(understood))
        found = (self.collection.entry(hit.key) for hit in answer.ranking if hit.key in agreeing)
        entries = tuple(filter(self.scope.holds, found))
        key = self.second_judge.choose(understood, entries, anew=not self._recalls)
        if key is None:
            return answer
        ranking = once_each((Hit(key, answer.ranking[0].score), *answer.ranking))
        chosen = replace(
            answer, status=Status.ANSWERED, reason=Reason.CHOSEN_BY_MODEL, ranking=ranking
        )
        return self.replies.official(chosen, key)

    @property
    def _scope_facts(self) -> dict[str, str]:
        return {} if self.scope.everything else {"scope": titles_of(self.collection, self.scope)}

    def _too_long(self, question: str) -> Answer | None:
        if len(question) <= MAX_LENGTH:
            return None
        facts = {"length": f"{len(question):,}", "limit": f"{MAX_LENGTH:,}"}
        return Answer(Status.REFUSED, Reason.TOO_LONG, facts=facts)

    def _read(self, question: str, history: Sequence[Turn], as_typed: bool) -> Answer:
        """The answer to the question as typed or to what it was meant to say."""
        typed = self.reader.read(question)
        # Some characters stand for several, and grow when they are brought to normal form.
        if answer := self._too_long(typed.text) or self._without_search(typed):
            return answer
        if (asked := without_courtesy(typed.typed, typed.pieces)) != typed.typed:
            typed = self.reader.read(asked)
        readings = self._readings(typed, as_typed)
        if answer := self._settled(readings, history):
            return answer
        parts = two_questions(typed.typed)
        if parts is None:
            whole = self._found(readings, history)
            return self._compared(typed if whole.repaired_query is None else readings[1], whole)
        queries = [self.reader.read(part) for part in parts]
        self.reader.encode([typed, *queries])
        whole = self._found(readings, history)
        first, second = (self._readings(query, as_typed) for query in queries)
        one = Turn(parts[0], self._found(first, history))
        other = Turn(parts[1], self._found(second, (*history, one)))
        subjects = all(of_substance(query.words) for query in queries)
        return joined(whole, one, other, subjects) or whole

    def _readings(self, typed: Query, as_typed: bool) -> tuple[Query, ...]:
        return (typed, *(() if as_typed else self.repairer.readings(typed)))

    def _settled(self, readings: Sequence[Query], history: Sequence[Turn]) -> Answer | None:
        """The answer to what no search decides: small talk, work to be done, or a pick."""
        for query in readings:
            if (
                answer := self._without_search(query)
                or self._beyond_quoting(query)
                or self._again(query, history)
                or self._picked(query, history)
                or self._none_of_these(query, history)
                or self._word_for_word(query)
            ):
                return _as_read(answer, query, readings[0])
        return None

    def _found(self, readings: Sequence[Query], history: Sequence[Turn]) -> Answer:
        """What the search finds for the words as typed, or for a reading that finds more."""
        tried = (
            _as_read(self._understood(query, history), query, readings[0]) for query in readings
        )
        enough = self.assessor.calibration.probability(SURE)
        return surest(tried, lambda answer: answer.confidence, enough)

    def _understood(self, query: Query, history: Sequence[Turn]) -> Answer:
        """What the search finds for the question that a turn stands for."""
        meant = restated(query, history, self.retriever.index.entry_words, self.reader)
        if meant is None:
            number = goes_on_with_number(query.text)
            return _incomplete() if number else self._search(query, history)
        answer = self._search(self.reader.read(meant.text), () if meant.complete else history)
        if meant.named and not self._names(answer, meant.named):
            answer = self._search(self.reader.read(meant.named), ())
            return replace(answer, understood_query=meant.named)
        return replace(answer, understood_query=answer.understood_query or meant.text)

    def _names(self, answer: Answer, term: str) -> bool:
        """Whether the best entry names a term."""
        if not answer.ranking:
            return False
        entry = self.collection.entry(answer.ranking[0].key)
        return normalise(term) in normalise(f"{entry.question} {entry.answer}")

    def _compared(self, query: Query, whole: Answer) -> Answer:
        ranking = both_sides(query, self.retriever, self.reader)
        if ranking is None:
            return whole
        suggested = Answer(
            Status.SUGGESTED,
            Reason.COMPARISON,
            confidence=min(whole.confidence, self.assessor.calibration.vague),
            ranking=ranking,
            choices=self.replies.choices(keys_of(ranking)),
        )
        return replace(suggested, repaired_query=whole.repaired_query)

    def _without_search(self, query: Query) -> Answer | None:
        if not any(map(str.isalnum, query.text)):
            return Answer(Status.REFUSED, Reason.EMPTY)
        if kind := small_talk(query.text):
            answer = Answer(Status.REFUSED, Reason.SMALL_TALK)
            return self.replies.refused(answer, Reason.SMALL_TALK, kind=str(kind))
        return None

    def _beyond_quoting(self, query: Query) -> Answer | None:
        if not beyond_quoting(query.text):
            return None
        ranking = self.retriever.search(query).ranking()
        elsewhere = is_elsewhere(query.words, self.retriever.index.entry_words)
        choices = () if elsewhere else self.replies.choices(keys_of(ranking))
        answer = Answer(Status.REFUSED, Reason.BEYOND_QUOTING, ranking=ranking, choices=choices)
        return self.replies.refused(answer, Reason.BEYOND_QUOTING)

    def _again(self, query: Query, history: Sequence[Turn]) -> Answer | None:
        again = answered_again(query, history)
        entry = self.collection.by_key.get(again.ranking[0].key) if again else None
        if again is None or entry is None or not self.scope.holds(entry):
            return None
        return self.replies.official(again, entry.key)

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
        return self.replies.refused(
            refused, Reason.NONE_OF_THESE, entry.document if entry else None
        )

    def _word_for_word(self, query: Query) -> Answer | None:
        """The answer to an official question that is asked as it is printed.

        None when one document has it twice: which of the two is for the search to say.
        """
        printed = self._asked_as_printed(query.text) or self._printed_in_a_year(query)
        if not printed or len({key.document for key in printed}) < len(printed):
            return None
        return self._of_question(printed[0], query)

    def _asked_as_printed(self, text: str) -> tuple[EntryKey, ...]:
        index = self.retriever.index
        return tuple(index.entries[one] for one in index.printed.asked_by(text))

    def _printed_in_a_year(self, query: Query) -> tuple[EntryKey, ...]:
        """The entry whose official question it is, with the year that tells its twins apart."""
        if self.collection.single or not years_named(query.text):
            return ()
        printed = self._asked_as_printed(without_years(query).text.strip())
        named = (self.assessor.named(query, key) for key in printed)
        return next((keys for keys in named if len(keys) == 1), ())

    def _of_question(self, key: EntryKey, query: Query) -> Answer:
        """The answer to the official question of an entry, in words that are its own."""
        meant = self.assessor.meant(query, key)
        if len(meant) == 1:
            return replace(self.answer_with(meant[0]), reason=Reason.ANSWER)
        ranking = self.retriever.search(query).ranking()
        if not meant:
            answer = Answer(Status.REFUSED, Reason.ELSEWHERE, ranking=ranking)
            answer = replace(answer, choices=self.replies.choices(keys_of(ranking)))
            return self.replies.elsewhere(answer, key)
        ranking = once_each((*(Hit(key, 1.0) for key in meant), *ranking))
        answer = Answer(Status.SUGGESTED, Reason.SAME_QUESTION, confidence=1.0, ranking=ranking)
        return self.replies.same_question(answer, meant)

    def _not_offered(self, pick: Pick) -> Answer:
        return Answer(
            Status.REFUSED,
            Reason.NOT_OFFERED,
            facts={"count": str(len(pick.offered))},
            choices=Replies(self.collection).choices(pick.offered),
        )

    def _search(self, query: Query, history: Sequence[Turn]) -> Answer:
        found = self.assessor.assess(query)
        understood = None
        if context := in_context(query, history, found, self.assessor, self.reader, self._terms):
            understood, found = context
        ranking = found.evidence.ranking()
        answer = Answer(
            self._band(query if understood is None else None, found, ranking),
            Reason.UNSURE,
            confidence=found.probability,
            ranking=ranking,
            choices=self.replies.choices(keys_of(ranking)),
            understood_query=understood,
            conflicts=found.conflicts,
        )
        if answer.status is Status.ANSWERED and found.twins:
            return self.replies.same_question(answer, found.twins)
        if answer.status is Status.ANSWERED:
            doubtful = self.assessor.calibration.doubts(found.probability)
            answer = replace(answer, reason=Reason.ANSWER, doubtful=doubtful)
            if doubtful:
                answer = replace(answer, difference=self._difference(answer, query))
            return self.replies.official(answer, ranking[0].key)
        return self._unanswered(query, found, answer)

    def _band(self, query: Query | None, found: Assessment, ranking: Sequence[Hit]) -> Status:
        """The band that what was found falls in.

        A wording that an editor has approved of the best entry is answered, however rare such a
        probability is among other questions.

        :param query: What was asked; None of a follow-up that was made standalone.
        """
        band = self.assessor.calibration.band(found.probability)
        hindered = found.vague or found.conflicts or found.elsewhere
        if band is not Status.SUGGESTED or query is None or hindered:
            return band
        index = self.retriever.index
        approved = [index.entries[one] for one in index.approved.asked_by(query.text)]
        return Status.ANSWERED if approved == [ranking[0].key] else band

    def _difference(self, answer: Answer, query: Query) -> Difference:
        asked = self.reader.read(answer.understood_query) if answer.understood_query else query
        official = self.reader.read(self.collection.entry(answer.ranking[0].key).question)
        return difference(asked.words, official.words)

    def _unanswered(self, query: Query, found: Assessment, answer: Answer) -> Answer:
        """Why there is no official answer, and what is offered in its place."""
        if found.elsewhere:
            return self.replies.elsewhere(answer, found.elsewhere)
        if found.other_years:
            years = ", ".join(map(str, found.other_years))
            conflict = Conflict(ConflictKind.YEAR, years)
            return self.replies.refused(replace(answer, conflicts=(conflict,)), Reason.CONFLICT)
        suggested = answer.status is Status.SUGGESTED
        if found.conflicts and suggested:
            return replace(answer, reason=Reason.CONFLICT)
        entries = self.retriever.index.entry_words
        alone = answer.understood_query is None
        if alone and is_topic(query.text, query.words, entries):
            return replace(answer, status=Status.SUGGESTED, reason=Reason.TOPIC)
        if alone and not of_substance(query.words):
            return _incomplete()
        if suggested and not (alone and is_noise(query.words, entries)):
            return answer
        number = gap_asked_for(found.evidence)
        if number is None:
            unrelated = alone and is_elsewhere(query.words, entries)
            answer = replace(answer, choices=()) if unrelated else answer
            return self.replies.refused(answer, Reason.NOT_COVERED)
        gap = self.collection.gaps[number]
        nearest = gap.nearest if gap.nearest or gap.scope == "far" else keys_of(answer.ranking)
        answer = replace(answer, choices=self.replies.choices(nearest))
        return self.replies.refused(answer, Reason.GAP, gap.document, gap=gap.reason)


def _incomplete() -> Answer:
    """The answer to what does not say what it is about."""
    return Answer(Status.REFUSED, Reason.INCOMPLETE)


def _as_read(answer: Answer, query: Query, typed: Query) -> Answer:
    """An answer that says what it was mended to."""
    return answer if query is typed else replace(answer, repaired_query=query.typed)
