"""Items read: all that an index needs of their texts, some items at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chatbot.embedding import Vectors
from chatbot.index.known_questions import Digests, digests_of_question
from chatbot.index.legs.counts import TokenCounts
from chatbot.index.legs.grams import codes_of, gram_counts
from chatbot.index.legs.material import Item, ItemsRead
from chatbot.index.legs.words import word_tokens
from chatbot.query import QueryReader
from chatbot.text.codes import codes
from chatbot.text.kinds import kinds_asked
from chatbot.text.normalise import normalise
from chatbot.understanding.entry_pins import EntryPinned, pinned
from chatbot.verifier.codebook import Codebook
from chatbot.verifier.entries import EntryReadings

ANSWER = 1
"""Place of an entry's answer among its texts; all others are questions."""


@dataclass(frozen=True, slots=True)
class EntryRead:
    """What the decision needs of an entry.

    :param said: The words of its texts, and how often each stands in them.
    :param asked: The words of its official question, each once.
    :param codes: Numbers and Latin words that stand anywhere in it.
    :param kinds: What its question and other wordings ask for, see :mod:`chatbot.text.kinds`.
    :param pinned: What it pins down.
    :param known: The digests of its question, then those of its other wordings.
    """

    said: dict[str, int]
    asked: list[str]
    codes: list[str]
    kinds: list[str]
    pinned: EntryPinned
    known: list[Digests]


@dataclass(frozen=True, slots=True)
class PartRead:
    """Some items that follow one another, read.

    :param items: What the legs need of them.
    :param entries: What the decision needs of those that are entries, the first ones.
    :param readings: These as the verifier reads them; None without one.
    """

    items: ItemsRead
    entries: list[EntryRead]
    readings: EntryReadings | None


def read_items(
    items: Sequence[Item],
    entries: int,
    reader: QueryReader,
    codebook: Codebook | None = None,
) -> PartRead:
    """Read some items.

    :param items: At least one, their texts as printed.
    :param entries: How many of them, the first ones, are entries.
    :param reader: Segmenter and model that questions will be read with.
    :param codebook: Shortens what is kept of what the verifier makes of the entries; None keeps
        all of it.
    """
    items = [
        Item(tuple(map(normalise, item.own)), tuple(map(normalise, item.others))) for item in items
    ]
    segmenter = reader.segmenter
    words = {text: segmenter.words(text) for item in items for text in item.texts}
    coded = {text: codes_of(text) for text in words}
    texts = [text for item in items for text in item.texts]
    vectors, readings = _by_models(texts, items[:entries], reader, codebook)
    codes_of_items = [np.concatenate([coded[text] for text in item.weighed]) for item in items]
    codes_of_all = np.concatenate(codes_of_items)
    coded_lengths = np.array([len(one) for one in codes_of_items], dtype=np.int64)
    return PartRead(
        ItemsRead(
            vectors=vectors.astype(np.float16),
            texts=np.array([len(item.texts) for item in items], dtype=np.int64),
            own=np.array([len(item.own) for item in items], dtype=np.uint8),
            words=TokenCounts.of(
                [word_tokens(w for text in item.weighed for w in words[text]) for item in items]
            ),
            grams=gram_counts(codes_of_all, coded_lengths),
            codes=codes_of_all,
            coded=coded_lengths,
        ),
        [_entry(item, words) for item in items[:entries]],
        readings,
    )


def _by_models(
    texts: Sequence[str], entries: Sequence[Item], reader: QueryReader, codebook: Codebook | None
) -> tuple[Vectors, EntryReadings | None]:
    """The vectors of all texts, and the entries as the verifier reads them."""
    verifier = reader.verifier
    if verifier is None:
        return reader.embedder.encode_passages(texts), None
    asked_and_told = [((entry.own[0], *entry.others), entry.own[ANSWER]) for entry in entries]
    if not verifier.passages_are_of(reader.embedder):
        readings = verifier.read_entries(asked_and_told, codebook)
        return reader.embedder.encode_passages(texts), readings
    # By one model: what was read has its vector.
    verifier = verifier.remembering()
    readings = verifier.read_entries(asked_and_told, codebook)
    return verifier.vectors_read(texts), readings


def _entry(item: Item, words: dict[str, list[str]]) -> EntryRead:
    said: dict[str, int] = {}
    for text in item.texts:
        for word in words[text]:
            said[word] = said.get(word, 0) + 1
    asking = [text for place, text in enumerate(item.texts) if place != ANSWER]
    return EntryRead(
        said,
        list(dict.fromkeys(words[item.own[0]])),
        sorted(codes(" ".join(item.texts))),
        sorted(frozenset[str]().union(*map(kinds_asked, asking))),
        pinned(item.texts, [words[text] for text in item.texts]),
        [digests_of_question(text) for text in asking],
    )
