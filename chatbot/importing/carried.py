"""What curators made around one version of a document, taken along to the next."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from shutil import copyfile
from typing import Any

from chatbot.corpus.curated import (
    ALTERNATES_FILE,
    ERRATA_FILE,
    GAPS_FILE,
    GLOSSARY_FILE,
    SPELLINGS_FILE,
)
from chatbot.corpus.jsonl import read_models, write_models
from chatbot.corpus.models import AlternatesLine, ErratumLine, GapLine, QuestionLine
from chatbot.corpus.questions import QUERIES_FILE
from chatbot.corpus.validation import M
from chatbot.importing.changes import Changes

_AS_THEY_ARE = (GLOSSARY_FILE, SPELLINGS_FILE)


def carry_over(before: Path, folder: Path, changes: Changes) -> list[str]:
    """Write into a new version's folder what was curated around the one before.

    Alternates, gaps and judged questions go on with their entries; editor's notes only where the
    entry is word for word the same. What names an entry that is gone is left behind.

    :param before: Corpus folder of the version before.
    :param folder: Corpus folder of the new one; its alternates, as the office's file gives them,
        stay first.
    :return: What an editor should look at, a sentence each.
    """
    now = {old: new for new, old in changes.same_as.items()}
    for name in _AS_THEY_ARE:
        if (before / name).is_file():
            copyfile(before / name, folder / name)
    _alternates(before, folder, now)
    notes = list(_lines(before, ERRATA_FILE, ErratumLine))
    whole = now.keys() - {changes.same_as[id_] for id_ in changes.changed}
    kept = [line for line in notes if line.id in whole]
    _write(folder, ERRATA_FILE, [_renamed(line, now) for line in kept])
    _write(folder, GAPS_FILE, [*_gaps(before, now)])
    questions = list(_lines(before, QUERIES_FILE, QuestionLine))
    judged = [line for line in questions if line.relevance.keys() <= now.keys()]
    if judged:
        (folder / QUERIES_FILE).parent.mkdir(exist_ok=True)
        _write(folder, QUERIES_FILE, [_regraded(line, now) for line in judged])
    return [*_to_look_at(changes, len(notes) - len(kept), len(questions) - len(judged))]


def _alternates(before: Path, folder: Path, now: Mapping[str, str]) -> None:
    lines = {line.id: line.alternates for line in _lines(folder, ALTERNATES_FILE, AlternatesLine)}
    for line in _lines(before, ALTERNATES_FILE, AlternatesLine):
        if id_ := now.get(line.id):
            both = (*lines.get(id_, ()), *line.alternates)
            lines[id_] = tuple(dict.fromkeys(both))
    _write(folder, ALTERNATES_FILE, [AlternatesLine(id=i, alternates=t) for i, t in lines.items()])


def _gaps(before: Path, now: Mapping[str, str]) -> Iterator[GapLine]:
    for line in _lines(before, GAPS_FILE, GapLine):
        nearest = tuple(now[id_] for id_ in line.nearest if id_ in now)
        if nearest or not line.nearest:
            yield line.model_copy(update={"nearest": nearest})


def _renamed(line: ErratumLine, now: Mapping[str, str]) -> ErratumLine:
    return line.model_copy(update={"id": now[line.id]})


def _regraded(line: QuestionLine, now: Mapping[str, str]) -> QuestionLine:
    grades = {now[id_]: grade for id_, grade in line.relevance.items()}
    return line.model_copy(update={"relevance": grades})


def _lines(folder: Path, name: str, model: type[M]) -> Iterator[M]:
    path = folder / name
    return (line for _, line in read_models(path, model)) if path.is_file() else iter(())


def _write(folder: Path, name: str, lines: list[Any]) -> None:
    if lines:
        write_models(folder / name, lines)


def _to_look_at(changes: Changes, notes: int, questions: int) -> Iterator[str]:
    if changes.changed:
        listed = ", ".join(sorted(changes.changed))
        yield f"alternates of changed entries were kept; read them again: {listed}"
    if notes:
        yield f"{notes} editor's notes were left behind, since their entries changed"
    if questions:
        yield f"{questions} judged questions were left behind, since their entries are gone"
