"""What an import read, told in the terminal and as JSON."""

from collections.abc import Iterable, Iterator
from typing import Any

from chatbot.corpus.markup import one_line
from chatbot.datatypes import Entry
from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.changes import Changes
from chatbot.importing.files import Imported
from chatbot.importing.folder import Prepared
from chatbot.text.normalise import on_one_line

_SHOWN = 60
_LISTED = 20


def entry_lines(imported: Imported) -> Iterator[str]:
    """Each question as read: number, question, the first words of its answer, its place."""
    section = None
    for one in imported.transcribed.placed:
        if one.section != section:
            section = one.section
            yield f"[{section.title}]"
        question, answer = _cut(one.found.question), _cut(one.found.answer)
        yield f"{one.number:5}  {question}\n       {answer}  ({one.found.place})"


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Each error, and notes as far as one reads on: where, what, and what to do."""
    errors: list[Problem] = []
    notes: list[Problem] = []
    for problem in problems:
        (errors if problem.severity == ProblemSeverity.ERROR else notes).append(problem)
    for problem in (*errors, *notes[:_LISTED]):
        where = f"{problem.place}: " if problem.place else ""
        yield f"{problem.severity}: {where}{problem.what}. {problem.remedy}"
    if len(notes) > _LISTED:
        yield f"… and {len(notes) - _LISTED} notes more; --json lists all"


def change_lines(changes: Changes) -> Iterator[str]:
    """What differs from the version before."""
    yield from _listed("added", (_named(one) for one in changes.added))
    yield from _listed("removed", (_named(one) for one in changes.removed))
    yield from _listed("question reworded", (_named(now) for now, _ in changes.reworded))
    yield from _listed("answer changed", (_named(now) for now, _ in changes.answered_otherwise))
    for (old, new), ids in _moves(changes).items():
        yield from _listed(f"now under {new!r}, was under {old!r}", ids)
    if changes.none:
        yield "no entry differs from the version before"


def report_object(imported: Imported, prepared: Prepared | None) -> dict[str, Any]:
    """All of it as one JSON value.

    :param prepared: None when nothing could be prepared.
    """
    return {
        "files": [{"file": file.path.name, "format": file.format} for file in imported.files],
        "entries": [
            {
                "section": one.section.title,
                "number": one.number,
                "question": one.found.question,
                "answer": one.found.answer,
                "alternates": list(one.found.alternates),
                "place": one.found.place,
            }
            for one in imported.transcribed.placed
        ],
        "problems": [
            {
                "severity": str(one.severity),
                "place": one.place,
                "what": one.what,
                "remedy": one.remedy,
            }
            for one in imported.problems
        ],
        "changes": _changes_object(prepared.changes) if prepared else None,
        "notes": list(prepared.notes) if prepared else [],
    }


def _changes_object(changes: Changes) -> dict[str, list[str]]:
    return {
        "added": [entry.id for entry in changes.added],
        "removed": [entry.id for entry in changes.removed],
        "reworded": [now.id for now, _ in changes.reworded],
        "answered_otherwise": [now.id for now, _ in changes.answered_otherwise],
        "moved": [now.id for now, _ in changes.moved],
    }


def _moves(changes: Changes) -> dict[tuple[str, str], list[str]]:
    """Ids by the titles of the section that they stood under and of the one that they do now."""
    moves: dict[tuple[str, str], list[str]] = {}
    for now, before in changes.moved:
        moves.setdefault((before.section.title, now.section.title), []).append(now.id)
    return moves


def _listed(what: str, names: Iterable[str]) -> Iterator[str]:
    found = list(names)
    if found:
        more = [f"… and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
        yield "\n  ".join((f"{len(found)} {what}:", *found[:_LISTED], *more))


def _named(entry: Entry) -> str:
    return f"{entry.id}  {_cut(one_line(entry.question))}"


def _cut(text: str) -> str:
    text = on_one_line(text)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
