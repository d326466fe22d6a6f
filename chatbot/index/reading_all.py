"""All items of a collection read, some at a time; by several processes where they are many."""

import multiprocessing
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from chatbot.index.kept_parts import KeptParts
from chatbot.index.legs.material import Item
from chatbot.index.ordered import in_order
from chatbot.index.reading import ANSWER, PartRead, read_items
from chatbot.index.remembering import for_another_process
from chatbot.offline import go_offline
from chatbot.query import QueryReader
from chatbot.text.normalise import normalise
from chatbot.threads import limit_threads
from chatbot.verifier.codebook import Codebook

WHOLE_READINGS = 10_000
"""Entries up to which all is kept that the verifier makes of them; of more, eight bytes a piece,
which are a thirtieth of it: see docs/scaling.md for what that changes."""

_MOST_TOGETHER = 400
"""Items that are read together at most: a process takes about a megabyte for each of them."""
_ENDS = 200
"""Of so many items one ends a part, by its text: the parts before and after an edit stay as they
were, and need not be read again."""
MANY = 2_000
"""Items from which parts are kept for the next build, and starting processes is worth it."""
_LEARNED_FROM = 400
"""Entries that what the verifier makes of texts is learned from."""


@dataclass(frozen=True, slots=True)
class ItemsPart:
    """Some items that follow one another, to be read.

    :param entries: How many of them, the first ones, are entries.
    """

    items: Sequence[Item]
    entries: int


def in_parts(items: Sequence[Item], entries: int) -> Iterator[ItemsPart]:
    """Items in parts that are read together.

    :param entries: How many of the items, the first ones, are entries.
    """
    start = 0
    for place, item in enumerate(items):
        ends = zlib.crc32(item.own[0].encode("utf-8", "surrogatepass")) % _ENDS == 0
        if ends or place - start + 1 == _MOST_TOGETHER or place + 1 == len(items):
            of_entries = max(0, min(entries, place + 1) - start)
            yield ItemsPart(items[start : place + 1], of_entries)
            start = place + 1


def codebook_for(
    items: Sequence[Item], entries: int, reader: QueryReader, kept: KeptParts | None
) -> Codebook | None:
    """What the readings of so many entries are shortened by; None where they are kept whole.

    :param entries: How many of the items, the first ones, are entries.
    :param kept: Where an earlier build may have left it, with parts that were read with it.
    """
    if entries <= WHOLE_READINGS or reader.verifier is None:
        return None
    if kept is not None and (codebook := kept.codebook()):
        return codebook
    chosen = [items[place] for place in np.linspace(0, entries - 1, _LEARNED_FROM, dtype=int)]
    texts = [((normalise(item.own[0]),), normalise(item.own[ANSWER])) for item in chosen]
    codebook = reader.verifier.codebook_of(texts)
    if kept is not None:
        kept.keep_codebook(codebook)
    return codebook


def read_all(
    items: Sequence[Item],
    entries: int,
    reader: QueryReader,
    codebook: Codebook | None,
    kept: KeptParts | None = None,
    processes: int = 1,
) -> Iterator[PartRead]:
    """Read all items, part by part.

    :param entries: How many of them, the first ones, are entries.
    :param reader: Segmenter and model that questions will be read with.
    :param codebook: Of :func:`codebook_for`.
    :param kept: Where parts are kept for the next build, where they are many.
    :param processes: By how many processes, where they are many. Each of them imports the program
        that this one runs, which must therefore begin with ``if __name__ == "__main__"``.
    """
    parts = in_parts(items, entries)
    if len(items) < MANY:
        for part in parts:
            yield read_items(part.items, part.entries, reader, codebook)
        return
    names: list[str] = []
    jobs = ((part, kept.name_of(part.items, part.entries) if kept else None) for part in parts)
    # What so many texts come to is not remembered: it would take more memory than there is.
    given = (for_another_process(reader), codebook, kept)
    for (_, name), read in _reading(jobs, processes, given):
        if name is not None:
            names.append(name)
        yield read
    if kept is not None:
        kept.keep_only(names)


_Job = tuple[ItemsPart, str | None]
"""A part, and what it is kept under; None where nothing is kept."""
_Given = tuple[QueryReader, Codebook | None, KeptParts | None]
_given: _Given


def _reading(
    jobs: Iterator[_Job], processes: int, given: _Given
) -> Iterator[tuple[_Job, PartRead]]:
    if processes < 2:
        yield from ((job, _read_part(job, *given)) for job in jobs)
        return
    # Not forked: threads of this process may hold a lock that its copy would wait for.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, _start, given) as pool:
        yield from in_order(pool, _read, jobs, 2 * processes)


def _start(*given: Any) -> None:
    """Make a process of the pool ready: once, and not for each part."""
    global _given
    go_offline()
    limit_threads()
    _given = given


def _read(job: _Job) -> PartRead:
    return _read_part(job, *_given)


def _read_part(
    job: _Job, reader: QueryReader, codebook: Codebook | None, kept: KeptParts | None
) -> PartRead:
    part, name = job
    if kept is None or name is None:
        return read_items(part.items, part.entries, reader, codebook)
    read = kept.load(name, codebook)
    if read is None:
        read = read_items(part.items, part.entries, reader, codebook)
        kept.keep(name, read)
    return read
