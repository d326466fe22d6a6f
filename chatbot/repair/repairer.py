"""From a question as typed to what was probably meant."""

import re
from collections.abc import Callable
from typing import NamedTuple

from chatbot.corpus.corpus import Corpus
from chatbot.repair import spoken, tag, year
from chatbot.repair.edit import Edit, apply
from chatbot.repair.latin import LatinTerms
from chatbot.repair.layout import Layout
from chatbot.repair.neighbours import Neighbours
from chatbot.repair.reading import read
from chatbot.repair.spellings import Spellings
from chatbot.repair.suspicion import Suspicion
from chatbot.repair.vocabulary import Vocabulary
from chatbot.text.normalise import normalise, on_one_line
from chatbot.text.segment import Segmenter

# Readings offered for one question.
_MOST = 2
_LONGEST = 2000
# Characters of Thai read again in one question.
_BUDGET = 160
_ADDRESS_SIGN = re.compile(r"://|www\.|@")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@)\S*")
_MARKUP = re.compile(r"<[a-z/!][^>]*>")
_STRETCHED = re.compile(r"([ก-ฮะ-ฺเ-ๅ็-๎])\1{2,20}(?!\1)")


class Repairer:
    """Finds what a mistyped question was meant to say, in the words of a corpus.

    Only words that neither the corpus nor the language knows are touched. Safe to share between
    threads.

    :param corpus: Whose words are known.
    :param segmenter: The one that the corpus is searched with.
    """

    def __init__(self, corpus: Corpus, segmenter: Segmenter) -> None:
        self._vocabulary = Vocabulary(corpus, segmenter, {*spoken.KNOWN, *spoken.SLIPS.values()})
        self._suspicion = Suspicion(self._vocabulary, segmenter)
        self._neighbours = Neighbours(self._vocabulary.thai_targets(), spoken.SLIPS)
        self._spellings = Spellings(corpus.spellings, self._vocabulary.texts)
        latin = self._vocabulary.latin_words()
        terms = [*corpus.glossary, *corpus.spellings.values()]
        self._latin = LatinTerms(filter(str.isascii, terms), latin, self._vocabulary.text_words)
        self._layout = Layout(self._vocabulary, segmenter, latin)

    def repairs(self, question: str) -> tuple[str, ...]:
        """Other readings of a question that looks mistyped, most plausible first.

        :param question: As typed, any string.
        :return: At most two, each of them other than the question in its normal form; none when
            nothing looks wrong.
        """
        if len(question) > _LONGEST:
            return ()
        asked = normalise(question)
        if _MARKUP.search(asked):
            return ()
        reading = _Reading(on_one_line(question), asked)
        if any(doubt for _, doubt in self._suspicion.doubts(asked)):
            reading = self._mended(reading)
        for find in (self._spellings.edits, self._years):
            reading = reading.edited(find)
        readings = (reading, reading.edited(tag.possible))
        others = {other.normal: other.shown for other in readings if other.normal != asked}
        return tuple(others.values())[:_MOST]

    def _mended(self, reading: "_Reading") -> "_Reading":
        if edits := self._layout.edits(reading.shown):
            shown = apply(edits, reading.shown)
            reading = _Reading(shown, normalise(shown))
        for find in (self._held_down, tag.certain, self._latin.edits, self._misspelt):
            reading = reading.edited(find)
        return reading

    def _held_down(self, text: str) -> list[Edit]:
        """Two of each letter that was held down, as in มากกกก; not so in ระบบบัญชี."""
        stretched = list(_STRETCHED.finditer(text))
        if not stretched:
            return []
        doubts = [doubt for piece, doubt in self._suspicion.doubts(text) for _ in piece]
        return [
            Edit(*found.span(), found[1] * 2)
            for found in stretched
            if any(doubts[found.start() : found.end()])
        ]

    def _misspelt(self, text: str) -> list[Edit]:
        edits: list[Edit] = []
        budget = _BUDGET
        for stretch in self._suspicion.stretches(text):
            budget -= len(stretch.text)
            if budget < 0:
                break
            edits += (
                Edit(stretch.start + edit.start, stretch.start + edit.end, edit.text)
                for edit in read(stretch.text, stretch.doubts, self._vocabulary, self._neighbours)
            )
        return edits

    def _years(self, text: str) -> list[Edit]:
        return year.write_out(text, self._vocabulary.text_words)


class _Reading(NamedTuple):
    """A question as it would be shown and in its normal form."""

    shown: str
    normal: str

    def edited(self, find: Callable[[str], list[Edit]]) -> "_Reading":
        """With the edits that are found in the normal form, addresses left alone."""
        edits = find(self.normal)
        if edits and _ADDRESS_SIGN.search(self.normal):
            spans = [address.span() for address in _ADDRESS.finditer(self.normal)]
            edits = [
                edit
                for edit in edits
                if not any(start < edit.end and edit.start < end for start, end in spans)
            ]
        if not edits:
            return self
        # What was typed is kept where places in the normal form are places in it.
        shown = " ".join(self.shown.split())
        fits = len(shown) == len(self.normal) and shown.lower() == self.normal
        shown = apply(edits, shown if fits else self.normal)
        return _Reading(shown, normalise(shown))
