"""The corridor: one question in, one :class:`Answer` out."""

import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from chatbot.corpus import Corpus, load_corpus
from chatbot.datatypes import OFFERED, Answer, Citation, Hit, Note, Status, Turn
from chatbot.decision.assess import SURE, Assessment, Assessor, surest
from chatbot.decision.calibration import Calibration
from chatbot.decision.gap import gap_asked_for
from chatbot.decision.smalltalk import reply_to
from chatbot.dialogue.expand import expand, speaks_of
from chatbot.dialogue.leaning import leans, own_words
from chatbot.dialogue.pick import Pick, picked
from chatbot.dialogue.topic import salient_terms, topic_of
from chatbot.embedding import load_embedder
from chatbot.library import open_index
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import RANKED, Retriever
from chatbot.settings import Settings, load_settings
from chatbot.text.normalise import normalise, writable
from chatbot.text.segment import Segmenter
from chatbot.threads import one_thread_for_numpy, one_thread_for_torch

logger = logging.getLogger(__name__)

MAX_LENGTH = 2000
"""Longest question in characters; the longest official one has under 400."""

_BARE = 2
"""Most words of a turn that asks a bare why or who."""

_EMPTY = "กรุณาพิมพ์คำถามเป็นข้อความ"
_TOO_LONG = "คำถามยาว {length:,} ตัวอักษร ระบบรับได้ไม่เกิน {limit:,} ตัวอักษร กรุณาย่อคำถามแล้วลองอีกครั้ง"
_SUGGEST = "ไม่แน่ใจว่าตรงกับคำถามข้อใด กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ"
_REFUSE = "{reason} หากต้องการข้อมูลเพิ่มเติมเกี่ยวกับเรื่องในเอกสารนี้ กรุณาสอบถาม{contact}"
_NOT_OFFERED = "มีคำถามให้เลือก {count} ข้อ กรุณาพิมพ์หมายเลข {numbers} หรือพิมพ์คำถามเป็นข้อความ"
_OTHER_YEAR = "เอกสารนี้ไม่ได้กล่าวถึงปี พ.ศ. {years}"
_NOT_FOUND = "ไม่พบคำตอบของคำถามนี้ในเอกสาร"


class Chatbot:
    """Answers questions from one official document, word for word, or says that it cannot.

    Safe to share between threads: asking changes nothing.

    :param corpus: The verified document.
    :param assessor: Searches the index built from it and weighs what was found.
    :param segmenter: The one that the index was built with.
    :param repairer: Finds what a mistyped question was meant to say.
    """

    def __init__(
        self, corpus: Corpus, assessor: Assessor, segmenter: Segmenter, repairer: Repairer
    ) -> None:
        self.corpus = corpus
        self.assessor = assessor
        self.retriever = assessor.retriever
        self.segmenter = segmenter
        self.repairer = repairer
        self._reader = QueryReader(segmenter, self.retriever.embedder)

    @classmethod
    def load(cls, settings: Settings | None = None) -> Self:
        """Load corpus, model and index; a missing or stale index is built first.

        :param settings: Read from the environment when not given.
        :raises ChatbotError: Something that the operator has to mend.
        """
        settings = settings or load_settings()
        one_thread_for_numpy()
        corpus = load_corpus(settings.corpus)
        segmenter = Segmenter(corpus.glossary)
        embedder = load_embedder(settings)
        built = open_index(settings.index_dir, corpus, segmenter, embedder)
        one_thread_for_torch()
        calibration = built.calibration.judged_by(built.calibration.judged, settings.max_wrong)
        if calibration.judged and calibration.bound is None:
            logger.warning(
                "%s: its judged questions do not prove that at most %g of the answers given are "
                "wrong (CHATBOT_MAX_WRONG); it answers from a probability of %.2f",
                corpus.document.id,
                settings.max_wrong,
                calibration.answer_from,
            )
        retriever = Retriever(built.index, segmenter, embedder, built.weights)
        assessor = Assessor(retriever, calibration, corpus.source)
        return cls(corpus, assessor, segmenter, Repairer.build(corpus, segmenter))

    def decided_by(self, calibration: Calibration) -> Self:
        """The same chatbot with another calibration."""
        assessor = Assessor(self.retriever, calibration, self.corpus.source)
        return type(self)(self.corpus, assessor, self.segmenter, self.repairer)

    def ask(self, question: str, history: Sequence[Turn] = (), as_typed: bool = False) -> Answer:
        """Answer a question.

        :param question: Any string.
        :param history: Earlier turns of the conversation, oldest first.
        :param as_typed: Search for the very words, without mending what looks mistyped.
        :return: An answer with its citation, suggestions, or a refusal; never an exception.
        """
        started = time.perf_counter()
        typed = writable(question)
        # No longer text than can be answered is cut into words.
        mend = not as_typed and len(typed) <= MAX_LENGTH
        readings = self.repairer.repairs(self._reader.read(typed)) if mend else ()
        answer = self._settled(typed, readings, history) or self._found(typed, readings, history)
        return replace(answer, ms=(time.perf_counter() - started) * 1000)

    def answer_with(self, entry_id: str) -> Answer:
        """The official answer of an entry that a person chose, e.g. among the suggestions.

        :return: The answer with the entry first in its ranking, then those nearest to its question.
        :raises CorpusError: There is no such entry.
        """
        found = self.retriever.search(self.corpus.entry(entry_id).question).ranking()
        others = tuple(hit for hit in found if hit.id != entry_id)
        ranking = (Hit(entry_id, 1.0), *others)[:RANKED]
        return self._with_official(Answer(Status.ANSWERED, 1.0, ranking), entry_id)

    def _with_official(self, found: Answer, entry_id: str) -> Answer:
        entry = self.corpus.entry(entry_id)
        notes = (Note(one.kind, one.note) for one in self.corpus.errata.get(entry_id, ()))
        return replace(
            found, answer=entry.answer, citations=(Citation.of(entry),), notes=tuple(notes)
        )

    def _settled(
        self, typed: str, readings: Sequence[str], history: Sequence[Turn]
    ) -> Answer | None:
        """The answer to what needs no search: nothing to search for, small talk, or a pick."""
        for text in (typed, *readings):
            if answer := self._without_search(text) or self._picked(text, history):
                return replace(answer, repaired_query=None if text is typed else text)
        return None

    def _found(self, typed: str, readings: Sequence[str], history: Sequence[Turn]) -> Answer:
        """What the search finds for the words as typed, or for a reading that finds more."""
        tried = (
            replace(self._search(text, history), repaired_query=None if text is typed else text)
            for text in (typed, *readings)
        )
        enough = self.assessor.calibration.probability(SURE)
        return surest(tried, lambda answer: answer.confidence, enough)

    def _without_search(self, question: str) -> Answer | None:
        message: str | None
        if len(question) > MAX_LENGTH:
            message = _TOO_LONG.format(length=len(question), limit=MAX_LENGTH)
        elif not any(map(str.isalnum, normalise(question))):
            message = _EMPTY
        else:
            message = reply_to(question)
        return Answer(Status.REFUSED, confidence=0.0, message=message) if message else None

    def _picked(self, question: str, history: Sequence[Turn]) -> Answer | None:
        pick = picked(question, history)
        # A history may be older than the corpus that it is continued with.
        if pick is None or not set(pick.offered) <= set(self.retriever.index.entry_ids):
            return None
        if pick.entry_id is None:
            return self._not_offered(pick)
        official = self.corpus.entry(pick.entry_id).question
        return replace(self.answer_with(pick.entry_id), understood_query=official)

    def _not_offered(self, pick: Pick) -> Answer:
        count = len(pick.offered)
        message = _NOT_OFFERED.format(count=count, numbers="1" if count == 1 else f"1 ถึง {count}")
        return Answer(Status.REFUSED, 0.0, message=message, suggestions=pick.offered)

    def _search(self, question: str, history: Sequence[Turn]) -> Answer:
        found = self.assessor.assess(question)
        understood = None
        if in_context := self._in_context(question, history, found):
            understood, found = in_context
        ranking = found.evidence.ranking()
        answer = Answer(
            self.assessor.calibration.band(found.probability),
            confidence=found.probability,
            ranking=ranking,
            understood_query=understood,
        )
        if found.other_years:
            reason = _OTHER_YEAR.format(years=", ".join(map(str, found.other_years)))
            return self._refuse(answer, reason)
        if answer.status is Status.ANSWERED:
            return self._with_official(answer, ranking[0].id)
        if answer.status is Status.SUGGESTED:
            return replace(answer, message=_SUGGEST, suggestions=_nearest(ranking))
        number = gap_asked_for(found.evidence)
        if number is None:
            return self._refuse(answer, _NOT_FOUND)
        gap = self.corpus.gaps[number]
        return self._refuse(answer, gap.reason, gap.nearest[:OFFERED])

    def _in_context(
        self, question: str, history: Sequence[Turn], alone: Assessment
    ) -> tuple[str, Assessment] | None:
        """What a follow-up is understood as and what that finds; None when it says more alone."""
        topic = topic_of(history)
        enough = self.assessor.calibration.answer_from
        answerable = alone.probability >= enough
        if topic is None or not leans(normalise(question), alone.evidence.words, answerable):
            return None
        terms = salient_terms(topic, self.segmenter, self.retriever.index.words)
        if not terms:
            return None
        expanded = expand(question, topic, terms)
        found = self.assessor.assess(expanded.query)
        # A turn that leans although it could be answered has to be answered in context, no more.
        helps = found.probability > min(alone.probability, enough)
        own = own_words(alone.evidence.words)
        if not helps or not speaks_of(found.evidence, own):
            return None
        # A bare "why?" would only find the answer again that has just been given.
        given = {citation.entry_id for citation in history[-1].answer.citations}
        bare = not own and len(alone.evidence.words) <= _BARE
        if bare and given & {hit.id for hit in found.evidence.ranking(1)}:
            return None
        return expanded.shown, found

    def _refuse(self, found: Answer, reason: str, nearest: tuple[str, ...] | None = None) -> Answer:
        message = _REFUSE.format(reason=reason, contact=self.corpus.document.contact)
        suggestions = _nearest(found.ranking) if nearest is None else nearest
        return replace(found, message=message, suggestions=suggestions)


def _nearest(ranking: tuple[Hit, ...]) -> tuple[str, ...]:
    return tuple(hit.id for hit in ranking[:OFFERED])
