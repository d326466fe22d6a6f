"""The corridor: one question in, one :class:`Answer` out."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Self

from chatbot.corpus import Corpus, load_corpus
from chatbot.datatypes import Answer, Citation, Hit, Note, Status, Turn
from chatbot.decision.calibration import ANSWER_FROM, SUGGEST_FROM, Calibration, band
from chatbot.decision.features import features
from chatbot.decision.gap import gap_asked_for
from chatbot.decision.smalltalk import reply_to
from chatbot.decision.substance import says_enough
from chatbot.decision.years import years_named
from chatbot.dialogue import standalone
from chatbot.embedding import load_embedder
from chatbot.library import open_index
from chatbot.retrieval import RANKED, Evidence, Retriever
from chatbot.settings import Settings, load_settings
from chatbot.text.normalise import normalise, writable
from chatbot.text.segment import Segmenter

MAX_LENGTH = 2000
"""Longest question in characters; the longest official one has under 400."""

SUGGESTIONS = 3

_VAGUE = (SUGGEST_FROM + ANSWER_FROM) / 2
"""Highest confidence in what a question means that is one bare topic or has no word in common."""

_EMPTY = "กรุณาพิมพ์คำถามเป็นข้อความ"
_TOO_LONG = "คำถามยาว {length:,} ตัวอักษร ระบบรับได้ไม่เกิน {limit:,} ตัวอักษร กรุณาย่อคำถามแล้วลองอีกครั้ง"
_SUGGEST = "ไม่แน่ใจว่าตรงกับคำถามข้อใด กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ"
_REFUSE = "{reason} หากต้องการข้อมูลเพิ่มเติมเกี่ยวกับเรื่องในเอกสารนี้ กรุณาสอบถาม{contact}"
_OTHER_YEAR = "เอกสารนี้ไม่ได้กล่าวถึงปี พ.ศ. {years}"
_NOT_FOUND = "ไม่พบคำตอบของคำถามนี้ในเอกสาร"


class Chatbot:
    """Answers questions from one official document, word for word, or says that it cannot.

    Safe to share between threads: asking changes nothing.

    :param corpus: The verified document.
    :param retriever: Searches the index built from it.
    :param segmenter: The one that the index was built with.
    :param calibration: Turns what was found into a probability.
    """

    def __init__(
        self,
        corpus: Corpus,
        retriever: Retriever,
        segmenter: Segmenter,
        calibration: Calibration,
    ) -> None:
        self.corpus = corpus
        self.retriever = retriever
        self.segmenter = segmenter
        self._calibration = calibration
        self._years = years_named(corpus.source)

    @classmethod
    def load(cls, settings: Settings | None = None) -> Self:
        """Load corpus, model and index; a missing or stale index is built first.

        :param settings: Read from the environment when not given.
        :raises ChatbotError: Something that the operator has to mend.
        """
        settings = settings or load_settings()
        corpus = load_corpus(settings.corpus)
        segmenter = Segmenter(corpus.glossary)
        embedder = load_embedder(settings)
        index, calibration = open_index(settings.index_dir, corpus, segmenter, embedder)
        return cls(corpus, Retriever(index, segmenter, embedder), segmenter, calibration)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question.

        :param question: Any string.
        :param history: Earlier turns of the conversation, oldest first.
        :return: An answer with its citation, suggestions, or a refusal; never an exception.
        """
        started = time.perf_counter()
        question = writable(question)
        answer = self._without_search(question) or self._search(question, history)
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

    def _without_search(self, question: str) -> Answer | None:
        message: str | None
        if len(question) > MAX_LENGTH:
            message = _TOO_LONG.format(length=len(question), limit=MAX_LENGTH)
        elif not any(map(str.isalnum, normalise(question))):
            message = _EMPTY
        else:
            message = reply_to(question)
        return Answer(Status.REFUSED, confidence=0.0, message=message) if message else None

    def _search(self, question: str, history: Sequence[Turn]) -> Answer:
        understood = None
        evidence, probability = self._assess(question)
        if probability < ANSWER_FROM:
            # Only a turn that cannot be answered by itself may lean on the one before: an earlier
            # topic must not be dragged into a question that is complete.
            complete = gap_asked_for(evidence) is not None
            expanded = standalone(question, history, self.segmenter, complete)
            if expanded is not None:
                in_context, better = self._assess(expanded)
                if better > probability:
                    understood, evidence, probability = expanded, in_context, better
        ranking = evidence.ranking()
        status = band(probability) if ranking else Status.REFUSED
        if other_years := years_named(question) - self._years:
            reason = _OTHER_YEAR.format(years=", ".join(map(str, sorted(other_years))))
            return self._refuse(Answer(Status.REFUSED, 0.0, ranking), reason)
        found = Answer(
            status,
            confidence=probability if ranking else 0.0,
            ranking=ranking,
            understood_query=understood,
        )
        if status is Status.ANSWERED:
            return self._with_official(found, ranking[0].id)
        if status is Status.SUGGESTED:
            return replace(found, message=_SUGGEST, suggestions=_nearest(ranking))
        number = gap_asked_for(evidence)
        if number is None:
            return self._refuse(found, _NOT_FOUND)
        gap = self.corpus.gaps[number]
        return self._refuse(found, gap.reason, gap.nearest[:SUGGESTIONS])

    def _assess(self, question: str) -> tuple[Evidence, float]:
        evidence = self.retriever.search(question)
        probability = self._calibration.probability(features(evidence))
        if "words" not in evidence.legs or not says_enough(evidence.words):
            probability = min(probability, _VAGUE)
        return evidence, probability

    def _refuse(self, found: Answer, reason: str, nearest: tuple[str, ...] | None = None) -> Answer:
        message = _REFUSE.format(reason=reason, contact=self.corpus.document.contact)
        suggestions = _nearest(found.ranking) if nearest is None else nearest
        return replace(found, message=message, suggestions=suggestions)


def _nearest(ranking: tuple[Hit, ...]) -> tuple[str, ...]:
    return tuple(hit.id for hit in ranking[:SUGGESTIONS])
