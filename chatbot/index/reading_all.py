"""All items of a collection read, some at a time; by several processes where they are many."""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np

from chatbot.index.legs.material import Item
from chatbot.index.reading import ANSWER, PartRead, read_items
from chatbot.index.remembering import for_another_process
from chatbot.offline import go_offline
from chatbot.query import QueryReader
from chatbot.text.normalise import normalise
from chatbot.threads import limit_threads, usable_cores
from chatbot.verifier.codebook import Codebook

WHOLE_READINGS = 10_000
"""Entries up to which all is kept that the verifier makes of them; of more, sixteen bytes a piece,
which are an eighth of it: see docs/scaling.md for what that changes."""

_TOGETHER = 500
"""Items that are read together."""
_PARALLEL_FROM = 4 * _TOGETHER
"""Items from which starting processes is worth it."""
_LEARNED_FROM = 400
"""Entries that what the verifier makes of texts is learned from."""


@dataclass(frozen=True, slots=True)
class ItemsPart:
    """Some items that follow one another, to be read.

    :param entries: How many of them, the first ones, are entries.
    """

    items: Sequence[Item]
    entries: int


def in_parts(items: Sequence[Item], entries: int) -> list[ItemsPart]:
    """Items in parts that are read together.

    :param entries: How many of the items, the first ones, are entries.
    """
    return [
        ItemsPart(items[start : start + _TOGETHER], max(0, min(entries - start, _TOGETHER)))
        for start in range(0, len(items), _TOGETHER)
    ]


def codebook_for(items: Sequence[Item], entries: int, reader: QueryReader) -> Codebook | None:
    """What the readings of so many entries are shortened by; None where they are kept whole.

    :param entries: How many of the items, the first ones, are entries.
    """
    if entries <= WHOLE_READINGS or reader.verifier is None:
        return None
    chosen = [items[place] for place in np.linspace(0, entries - 1, _LEARNED_FROM, dtype=int)]
    texts = [((normalise(item.own[0]),), normalise(item.own[ANSWER])) for item in chosen]
    read = reader.verifier.read_entries(texts)
    everything = slice(None)
    return Codebook.learned(
        np.concatenate([read.wordings.floats([everything]), read.answers.floats([everything])])
    )


def read_all(
    parts: Sequence[ItemsPart], reader: QueryReader, codebook: Codebook | None
) -> Iterator[PartRead]:
    """PartRead all parts, in their order.

    :param reader: Segmenter and model that questions will be read with.
    :param codebook: Of :func:`codebook_for`.
    """
    cores = usable_cores()
    if sum(len(part.items) for part in parts) < _PARALLEL_FROM or cores < 2:
        for part in parts:
            yield read_items(part.items, part.entries, reader, codebook)
        return
    # Not forked: threads of this process may hold a lock that its copy would wait for.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        cores, context, _start, (for_another_process(reader), codebook)
    ) as pool:
        waiting: deque[Future[PartRead]] = deque()
        for part in parts:
            waiting.append(pool.submit(_read, part))
            # So many that no process waits, and no more in memory.
            if len(waiting) > 2 * cores:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_given: tuple[QueryReader, Codebook | None]


def _start(reader: QueryReader, codebook: Codebook | None) -> None:
    """Make a process of the pool ready: once, and not for each part."""
    global _given
    go_offline()
    limit_threads()
    _given = reader, codebook


def _read(part: ItemsPart) -> PartRead:
    return read_items(part.items, part.entries, *_given)
