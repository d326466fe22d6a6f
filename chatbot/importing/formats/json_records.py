"""JSON and JSON lines: exports of chatbots and knowledge bases, FAQPage of schema.org."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Problem, Table, TableRow
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.formats.fragments import without_markup, witness_fragments
from chatbot.importing.formats.json_values import objects_in, records_in, strings_of
from chatbot.importing.limits import MOST_COLUMNS, require_short
from chatbot.importing.records import NamedAnswer, record_table

_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class JsonRecords:
    """Objects with a question and an answer, however deep; what else is there is passed over."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        records: list[NamedAnswer] = []
        problems: list[Problem] = []
        values = _values(decode(data))
        try:
            objects = [each for place, value in values for each in objects_in(value, place)]
            counts = Counter(key for _, one in objects for key in one)
            fields = {key for key, count in counts.items() if count > 1}
            for found in records_in(values, fields):
                if isinstance(found, NamedAnswer):
                    records.append(found)
                else:
                    problems.append(found)
        except RecursionError:
            raise DocumentFileError("nested too deeply to be read. Write it plainly.") from None
        blocks = (without_markup(record_table(records)),) if records else ()
        return Content(blocks, tuple(problems), objects=_object_table(objects))

    def witness(self, data: bytes) -> str:
        """The text itself, its escapes undone one by one, and what it shows as HTML."""
        pairs = _ESCAPE.sub(_unescaped, decode(data))
        return witness_fragments(
            pairs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )


def _values(text: str) -> list[tuple[str, Any]]:
    """The whole, or each line of JSON lines, with its place."""
    try:
        return [("", _parsed(text))]
    except RecursionError:
        raise DocumentFileError("nested too deeply to be read. Write it plainly.") from None
    except json.JSONDecodeError as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            raise DocumentFileError(f"is no JSON ({error}). Correct it there.") from error
    return list(_lines(lines))


def _lines(lines: list[tuple[int, str]]) -> Iterator[tuple[str, Any]]:
    for number, line in lines:
        try:
            yield f"บรรทัด {number}", _parsed(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DocumentFileError(f"line {number} is no JSON ({error}). Correct it.") from error


def _parsed(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_each_key_once)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        raise DocumentFileError(
            f"the key {twice[:40]!r} stands twice in one object, of which one alone could be read. "
            "Name it once."
        )
    return found


def _object_table(objects: list[tuple[str, Mapping[str, Any]]]) -> Table | None:
    """The objects as rows under their own keys; None where they hold no text."""
    texts = [(place, {key: strings_of(one[key]) for key in one}) for place, one in objects]
    keys = list(dict.fromkeys(key for _, one in texts for key, found in one.items() if found))
    if not keys:
        return None
    del keys[MOST_COLUMNS:]
    rows = [TableRow(tuple(keys), "")]
    for place, one in texts:
        cells = tuple("\n".join(one.get(key, ())) for key in keys)
        for cell in cells:
            require_short(cell, place)
        rows.append(TableRow(cells, place or "ทั้งไฟล์"))
    return without_markup(Table("", tuple(rows)))


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign[0] == "u" and len(sign) == 5:
        return chr(int(sign[1:], 16))
    return _PLAIN_ESCAPES.get(sign, sign)


FORMAT: Format = JsonRecords()
