"""What each part of a question costs."""

import time
from collections.abc import Callable, Sequence

import numpy as np

from chatbot.decision.assess import weigh
from chatbot.engine import Chatbot
from chatbot.index.legs.base import Items
from chatbot.query import Query
from chatbot.retrieval import CANDIDATES, Retriever


def parts_of(bot: Chatbot, texts: Sequence[str]) -> dict[str, float]:
    """Mean milliseconds of the processor that each part of a question takes, one after the other.

    :param texts: Questions.
    """
    retriever = bot.retriever
    queries: list[Query] = []
    parts = {
        "normal form and words": _mean(texts, lambda text: queries.append(bot.reader.read(text))),
        "mending": _mean(queries, bot.repairer.readings),
        "the vector": _mean(queries, lambda query: query.vector),
    }
    legs = {name: retriever.index.legs[name] for name in retriever.weights}
    for name, leg in legs.items():
        parts[f"{name}: candidates named"] = _mean(
            queries, lambda query, leg=leg: leg.nearest(query, CANDIDATES)
        )
    # By others: what a search has made of a question is there already when it is asked again.
    others = map(bot.reader.read, texts)
    named = {
        id(query): _scored(retriever, other) for query, other in zip(queries, others, strict=True)
    }
    for name, leg in legs.items():
        parts[f"{name}: candidates scored"] = _mean(
            queries, lambda query, leg=leg: leg.ask(query, named[id(query)])
        )
    found = {id(query): retriever.search(query) for query in queries}
    parts["weighed: words, pins, the verifier"] = _mean(
        queries, lambda query: weigh(found[id(query)], bot.assessor.calibration)
    )
    parts["the whole question"] = _mean(texts, bot.ask)
    return parts


def candidates_of(retriever: Retriever, queries: Sequence[Query]) -> float:
    """How many items are scored for a question, on average."""
    return float(np.mean([len(retriever.search(query).items) for query in queries]))


def _scored(retriever: Retriever, query: Query) -> Items | None:
    """The items that are scored for a question; None for all of them."""
    items = retriever.search(query).items
    return None if len(items) == retriever.index.items else items


def _mean(values: Sequence[str] | Sequence[Query], work: Callable[..., object]) -> float:
    began = time.process_time()
    for value in list(values):
        work(value)
    return (time.process_time() - began) * 1000 / max(1, len(values))
