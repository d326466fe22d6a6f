"""Retrieval benchmarks in the BEIR layout: corpus.jsonl, queries.jsonl, qrels.tsv."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.errors import BenchmarkError


@dataclass(frozen=True, slots=True)
class BeirSet:
    """One benchmark.

    :param name: Name of its folder.
    :param documents: Text by document id, the title before the text where there is one.
    :param queries: Text by query id, those with at least one judged document.
    :param judgements: For each query id, the grade of each judged document.
    """

    name: str
    documents: dict[str, str]
    queries: dict[str, str]
    judgements: dict[str, dict[str, int]]


def read_beir(folder: Path) -> BeirSet:
    """Read a folder of the BEIR layout (Thakur 2021, https://arxiv.org/abs/2104.08663).

    :param folder: Holds ``corpus.jsonl``, ``queries.jsonl`` and ``qrels.tsv`` (three columns,
        tab-separated, with a header line).
    :raises BenchmarkError: If a file is missing, a line cannot be read, or nothing is judged.
    """
    documents = {
        record["_id"]: f"{record.get('title') or ''} {record['text']}".strip()
        for record in _records(folder / "corpus.jsonl")
    }
    queries = {record["_id"]: record["text"] for record in _records(folder / "queries.jsonl")}
    judgements: dict[str, dict[str, int]] = {}
    qrels = folder / "qrels.tsv"
    for number, line in _lines(qrels):
        if number == 1:
            continue
        try:
            query, document, grade = line.split("\t")
            value = int(grade)
        except ValueError as error:
            raise BenchmarkError(
                f"{qrels}, line {number}: expected query, document and grade, found {line!r}"
            ) from error
        if query in queries and value > 0:
            judgements.setdefault(query, {})[document] = value
    if not judgements:
        raise BenchmarkError(f"{qrels}: no query of queries.jsonl has a judged document")
    return BeirSet(
        folder.name, documents, {key: queries[key] for key in queries if key in judgements},
        judgements,
    )  # fmt: skip


def _records(path: Path) -> Iterator[dict[str, str]]:
    for number, line in _lines(path):
        try:
            record = json.loads(line)
            yield {"_id": record["_id"], "title": record.get("title"), "text": record["text"]}
        except (ValueError, KeyError, TypeError) as error:
            raise BenchmarkError(
                f"{path}, line {number}: not a JSON object with _id and text ({error})"
            ) from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    if not path.is_file():
        raise BenchmarkError(
            f"{path} does not exist: --data names a folder that holds corpus.jsonl, "
            "queries.jsonl and qrels.tsv"
        )
    with path.open(encoding="utf-8", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield number, line.rstrip("\r\n")
