"""Sections within parts: where a document has several parts, a section is named after its part."""

from collections.abc import Sequence
from dataclasses import replace

from chatbot.corpus.transcript import LineKind
from chatbot.importing.found import FileItem

_WITHIN = " › "


def with_parts(items: Sequence[FileItem]) -> list[FileItem]:
    """The items, the title of a section behind that of the part that it stands in.

    A level of headings is one of parts where at least two of its headings have sections with
    questions under them; the only heading over all sections is the title of the document.
    """
    parts = _levels_of_parts(items)
    above: list[FileItem] = []
    result = []
    for item in items:
        if item.kind == LineKind.SECTION:
            above = [one for one in above if one.level < item.level]
            titles = [one.cells[0] for one in above if one.level in parts]
            above.append(item)
            item = replace(item, cells=(_WITHIN.join((*titles, *item.cells)),))
        result.append(item)
    return result


def _levels_of_parts(items: Sequence[FileItem]) -> set[int]:
    above: list[FileItem] = []
    holding: dict[int, set[int]] = {}
    for item in items:
        if item.kind == LineKind.SECTION:
            above = [one for one in above if one.level < item.level]
            above.append(item)
        elif item.found:
            for one in above[:-1]:
                holding.setdefault(one.level, set()).add(id(one))
    return {level for level, some in holding.items() if len(some) > 1}
