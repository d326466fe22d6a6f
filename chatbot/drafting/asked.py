"""What the evaluation files ask: drafts may not copy what they are measured by."""

from collections.abc import Iterator
from typing import Any

from chatbot.corpus import Collection
from chatbot.corpus.jsonl import read_objects

_FOLDER = "evaluation"


def evaluation_queries(collection: Collection) -> tuple[str, ...]:
    """Every query and turn of all files of the current documents' folders for evaluation.

    :raises CorpusError: A file cannot be read.
    """
    files = (
        path
        for corpus in collection.current
        for path in sorted((corpus.folder / _FOLDER).glob("*.jsonl"))
    )
    lines = (value for path in files for _, value in read_objects(path))
    return tuple(dict.fromkeys(query for value in lines for query in _queries(value)))


def _queries(value: dict[str, Any]) -> Iterator[str]:
    """The query of an object, and those of its turns, which are objects or texts themselves."""
    turns = value.get("turns", ())
    for one in (value, *(turns if isinstance(turns, list) else ())):
        query = one.get("query") if isinstance(one, dict) else one
        if isinstance(query, str):
            yield query
