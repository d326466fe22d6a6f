"""Small offices made of FAQ entries: whole domains put together until one has its entries."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document, Entry, Section
from chatbot.index.build import build_index
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.text.normalise import normalise
from training.data import FaqEntry

SIZE = 50
"""Entries of an office at least, where nothing else is said."""


def make_offices(faq: Sequence[FaqEntry], size: int, seed: int) -> Iterator[list[FaqEntry]]:
    """Whole domains put together until an office has its entries; the last has what is left.

    :param seed: Chooses which domains come together.
    """
    domains: dict[str, list[FaqEntry]] = {}
    for entry in faq:
        domains.setdefault(entry.domain, []).append(entry)
    names = sorted(domains)
    office: list[FaqEntry] = []
    for place in np.random.default_rng(seed).permutation(len(names)):
        office = [*office, *domains[names[place]]]
        if len(office) >= size:
            yield office
            office = []
    if len(office) > size // 2:
        yield office


def make_collection(office: Sequence[FaqEntry], alternates: Sequence[Sequence[str]]) -> Collection:
    """The collection that an office has: entries without gaps, ids their numbers.

    :param alternates: Other wordings of each entry.
    """
    document = Document("office", "1", "", date(2000, 1, 1), "", "")
    section = Section("office", "")
    entries = tuple(
        Entry(str(number), document, section, number, entry.question, entry.answer, (1, 1), "")
        for number, entry in enumerate(office)
    )
    corpus = Corpus(
        folder=Path(),
        document=document,
        sections=(section,),
        source="",
        entries=entries,
        alternates={
            entry.id: tuple(texts) for entry, texts in zip(entries, alternates, strict=True)
        },
        errata={},
        gaps=(),
        glossary=(),
        spellings={},
        judged=(),
    )
    return Collection.of([corpus])


def open_office(
    office: Sequence[FaqEntry], alternates: Sequence[Sequence[str]], reader: QueryReader
) -> Retriever:
    """The search over an office.

    :param alternates: Other wordings of each entry, to be searched too.
    :param reader: Best one that remembers.
    """
    # All at once: a transformer is several times faster on a batch.
    reader.embedder.encode_queries(
        [normalise(text) for entry in office for text in all_questions(entry)]
    )
    return Retriever(build_index(make_collection(office, alternates), reader))


def all_questions(entry: FaqEntry) -> tuple[str, ...]:
    """Its question, all other wordings of it, and all near misses."""
    hostile = (text for _, text in entry.hostile)
    return (entry.question, *entry.variants, *entry.spoken, *entry.near_misses, *hostile)
