"""Rank a public benchmark with the product's own legs and measure each."""

from collections.abc import Callable, Iterable

import ir_measures
import numpy as np
from ir_measures import RR, R, Success, nDCG
from numpy.typing import NDArray

from benchmarks.beir import BeirSet
from chatbot.datatypes import EntryKey
from chatbot.embedding import Embedder
from chatbot.index.entry_words import EntryWordsBuilder
from chatbot.index.index import Index
from chatbot.index.known_questions import KnownQuestionsBuilder
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.legs.characters import CharactersBuilder, CharactersLeg
from chatbot.index.legs.dense import DenseBuilder, DenseLeg
from chatbot.index.legs.material import Item, Size
from chatbot.index.legs.words import WordsBuilder, WordsLeg
from chatbot.index.reading import read_items
from chatbot.index.reading_all import in_parts
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.text.segment import Segmenter
from chatbot.understanding.entry_pins import EntryPinsBuilder

MEASURES = {
    "nDCG@10": nDCG @ 10,
    "hit rate@1": Success @ 1,
    "MRR@10": RR @ 10,
    "recall@100": R @ 100,
}
_DEEPEST = 100

Rankings = dict[str, dict[str, float]]


def score_legs(
    benchmark: BeirSet,
    embedder: Embedder,
    segmenter: Segmenter,
    progress: Callable[[Iterable[str]], Iterable[str]] = iter,
) -> dict[str, Rankings]:
    """Rank the documents for every query, by each leg and by their fusion.

    :param benchmark: Documents and queries.
    :param embedder: Model of the dense leg.
    :param segmenter: Words of the lexical leg.
    :param progress: Wraps the iteration over query ids, e.g. to draw a bar.
    :return: For each of ``words``, ``characters``, ``dense`` and ``fused``, the hundred best
        documents with their scores by query id; none for a leg that had nothing to say.
    """
    reader = QueryReader(segmenter, embedder)
    retriever = Retriever(_index(benchmark, reader))
    ids = np.array(list(benchmark.documents), dtype=np.object_)
    rankings: dict[str, Rankings] = {leg: {} for leg in (*LEG_WEIGHTS, "fused")}
    for query in progress(benchmark.queries):
        evidence = retriever.search(reader.read(benchmark.queries[query]))
        for leg, scores in {**evidence.legs, "fused": evidence.fused}.items():
            rankings[leg][query] = _best(ids[evidence.items], scores)
    return rankings


def _index(benchmark: BeirSet, reader: QueryReader) -> Index:
    items = [Item((text,)) for text in benchmark.documents.values()]
    size = Size(len(items))
    words, characters = WordsBuilder(size), CharactersBuilder(size)
    dense = DenseBuilder(size, reader.embedder.is_embedded)
    for part in in_parts(items, 0):
        # In this process: a model that was named may be at work on a graphics card.
        read = read_items(part.items, part.entries, reader)
        for builder in (words, characters, dense):
            builder.add(read.items)
    return Index(
        entries=tuple(EntryKey("", "", id_) for id_ in benchmark.documents),
        gaps=0,
        legs={
            WordsLeg.name: words.finish(),
            CharactersLeg.name: characters.finish(),
            DenseLeg.name: dense.finish(),
        },
        # Deciding whether to answer, which looks at words, is no part of a retrieval benchmark.
        entry_words=EntryWordsBuilder().finish(reader.embedder),
        pins=EntryPinsBuilder().finish(lambda _, __: 0.0),
        printed=KnownQuestionsBuilder().finish(),
        approved=KnownQuestionsBuilder().finish(),
    )


def measure(benchmark: BeirSet, rankings: Rankings) -> dict[str, NDArray[np.float64]]:
    """Each measure for each query, by ir_measures.

    :param benchmark: Gives the judgements and the order of queries.
    :param rankings: Scores of documents by query id.
    :return: For each name in ``MEASURES``, one value for each query; 0 where nothing was ranked.
    """
    order = {query: number for number, query in enumerate(benchmark.queries)}
    names = {str(kind): name for name, kind in MEASURES.items()}
    values = {name: np.zeros(len(order)) for name in MEASURES}
    ranked = {query: found for query, found in rankings.items() if found}
    for metric in ir_measures.iter_calc(list(MEASURES.values()), benchmark.judgements, ranked):
        values[names[str(metric.measure)]][order[metric.query_id]] = metric.value
    return values


def _best(ids: NDArray[np.object_], scores: NDArray[np.float32]) -> dict[str, float]:
    count = min(_DEEPEST, len(ids))
    best = np.argpartition(-scores, count - 1)[:count]
    return {ids[number]: float(scores[number]) for number in best}
