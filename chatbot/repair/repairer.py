"""From a question as typed to what was probably meant."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Self

from chatbot.corpus import Collection
from chatbot.query import Query
from chatbot.repair import constants, spoken, tag, year
from chatbot.repair.channel import Channel
from chatbot.repair.edit import Edit
from chatbot.repair.latin import LatinTerms
from chatbot.repair.lattice import reread
from chatbot.repair.layout import Layout
from chatbot.repair.lookalikes import Lookalikes
from chatbot.repair.neighbours import WordNeighbours
from chatbot.repair.reading import Reading
from chatbot.repair.spellings import Spellings
from chatbot.repair.suspicion import Suspicion, stretches
from chatbot.repair.texts import known_texts, of_entries, of_gaps
from chatbot.repair.vocabulary import THAI_LETTERS, Vocabulary
from chatbot.text.segment import Segmenter, searchable

_SPOKEN = frozenset({*spoken.KNOWN, *spoken.SLIPS.values()})
_MARKUP = re.compile("<[a-z/!]")
_STRETCHED = re.compile(r"([ก-ฮะ-ฺเ-ๅ็-๎])\1{2,}")


class Repairer:
    """Finds what a mistyped question was meant to say, in the words of a collection.

    Only words that neither the collection nor the language knows are touched. Safe to share between
    threads.

    :param segmenter: The one that the collection is searched with.
    :param vocabulary: Which words are known.
    :param lookalikes: Words that two may look like.
    :param neighbours: Words that a misspelling may stand for.
    :param spellings: Terms in other spellings.
    :param terms: Terms in Latin letters, as the documents write them.
    """

    def __init__(
        self,
        segmenter: Segmenter,
        vocabulary: Vocabulary,
        lookalikes: Lookalikes,
        neighbours: WordNeighbours,
        spellings: Spellings,
        terms: Iterable[str],
    ) -> None:
        self._vocabulary = vocabulary
        self._lookalikes = lookalikes
        self._neighbours = neighbours
        self._spellings = spellings
        self._terms = tuple(terms)
        self._suspicion = Suspicion(vocabulary, segmenter, lookalikes)
        known = vocabulary.latin_words()
        self._latin = LatinTerms(self._terms, known, vocabulary.text_words)
        self._layout = Layout(vocabulary, segmenter, known)

    @classmethod
    def build(
        cls,
        collection: Collection,
        segmenter: Segmenter,
        counts: Mapping[str, int] | None = None,
    ) -> Self:
        """Learn the words of a collection.

        :param segmenter: The one that the collection is searched with.
        :param counts: How often each word stands in the texts of its entries; counted anew when
            not given.
        """
        words = Counter(
            counts if counts is not None else _counted(of_entries(collection), segmenter)
        )
        words.update(_counted(of_gaps(collection), segmenter))
        terms = (*collection.glossary, *collection.spellings)
        vocabulary = Vocabulary.build(words, terms, _SPOKEN)
        return cls(
            segmenter,
            vocabulary,
            Lookalikes.build(filter(THAI_LETTERS.fullmatch, vocabulary.text_words)),
            WordNeighbours.build(vocabulary.thai_targets()),
            Spellings.build(collection.spellings, known_texts(collection)),
            filter(str.isascii, (*collection.glossary, *collection.spellings.values())),
        )

    def readings(self, query: Query) -> tuple[Query, ...]:
        """Other readings of a question that looks mistyped, most plausible first.

        :return: At most two, each of them other than the question in its normal form; none when
            nothing looks wrong.
        """
        return tuple(
            Query(
                reading.shown,
                reading.text,
                reading.pieces,
                tuple(searchable(reading.pieces)),
                query.embedder,
                query.verifier,
            )
            for reading in self._readings(query)
        )

    def _readings(self, query: Query) -> tuple[Reading, ...]:
        if max(len(query.typed), len(query.text)) > constants.LONGEST or _has_markup(query.text):
            return ()
        reading = Reading.of(query, self._suspicion)
        if any(doubt for _, doubt in reading.doubts):
            reading = self._mended(reading)
        reading = reading.edited(self._spellings.edits(reading.text))
        reading = reading.edited(year.write_out(reading.text, self._vocabulary.text_words))
        both = (reading, reading.edited(tag.possible(reading.text)))
        others = {
            other.text: other
            for other in both
            if other.text != query.text and len(other.shown) <= constants.LONGEST
        }
        return tuple(others.values())

    def _mended(self, reading: Reading) -> Reading:
        reading = reading.retyped(self._layout.edits(reading.shown))
        reading = reading.edited(_held_down(reading))
        reading = reading.edited(tag.certain(reading.text))
        reading = reading.edited(self._latin.edits(reading.text))
        return reading.edited(self._misspelt(reading))

    def _misspelt(self, reading: Reading) -> list[Edit]:
        edits: list[Edit] = []
        budget = constants.REREAD
        channel = Channel(self._neighbours, spoken.SLIPS, constants.COMPARISONS)
        for stretch in stretches(reading.text, reading.doubts):
            budget -= len(stretch.text)
            if budget < 0:
                break
            edits += (
                Edit(stretch.start + edit.start, stretch.start + edit.end, edit.text)
                for edit in reread(stretch.text, stretch.doubts, self._vocabulary, channel)
            )
        return edits

    def to_json(self) -> dict[str, Any]:
        """What was learnt of the collection, as JSON values."""
        return {
            "vocabulary": self._vocabulary.to_json(),
            "lookalikes": self._lookalikes.to_json(),
            "neighbours": self._neighbours.to_json(),
            "spellings": self._spellings.to_json(),
            "terms": self._terms,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any], segmenter: Segmenter) -> Self:
        """From what :meth:`to_json` gave.

        :param segmenter: The one that it was built with.
        :raises KeyError: A part is missing.
        :raises ValueError: Parts do not fit one another.
        """
        return cls(
            segmenter,
            Vocabulary.from_json(value["vocabulary"], _SPOKEN),
            Lookalikes.from_json(value["lookalikes"]),
            WordNeighbours.from_json(value["neighbours"]),
            Spellings(value["spellings"]),
            value["terms"],
        )


def _counted(texts: Iterable[str], segmenter: Segmenter) -> Counter[str]:
    return Counter(word for text in texts for word in segmenter.words(text))


def _has_markup(text: str) -> bool:
    opening = _MARKUP.search(text)
    return opening is not None and ">" in text[opening.end() :]


def _held_down(reading: Reading) -> list[Edit]:
    """Two of each letter that was held down, as in มากกกก; not so in ระบบบัญชี."""
    stretched = list(_STRETCHED.finditer(reading.text))
    if not stretched:
        return []
    doubts = [doubt for piece, doubt in reading.doubts for _ in piece]
    return [
        Edit(*found.span(), found[1] * 2)
        for found in stretched
        if any(doubts[found.start() : found.end()])
    ]
