"""Records as lines of a file: JSON lines, or a table for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from chatbot.journal.record import Record

_COLUMNS = (
    *("id", "day", "question", "language", "status", "reason", "conflicts", "confidence"),
    *("entries", "picked", "verdict", "fault"),
)
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Excel takes a table for one in UTF-8, and shows Thai, by this alone.
_BYTE_ORDER_MARK = "\ufeff"


class ExportFormat(StrEnum):
    """What records are written as."""

    JSONL = "jsonl"
    CSV = "csv"


def exported(records: Iterable[Record], format_: ExportFormat) -> Iterator[str]:
    """Lines without their ends; of a table the first is its header."""
    if format_ is ExportFormat.JSONL:
        yield from (json.dumps(_object(record), ensure_ascii=False) for record in records)
        return
    yield f"{_BYTE_ORDER_MARK}{','.join(_COLUMNS)}"
    for record in records:
        yield _row(_object(record))


def _object(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "day": record.day.isoformat(),
        "question": record.question,
        "language": record.language,
        "status": record.status,
        "reason": record.reason,
        "conflicts": list(record.conflicts),
        "confidence": round(record.confidence, 4),
        "entries": [str(key) for key in record.entries],
        "picked": record.picked,
        "verdict": record.verdict,
        "fault": record.fault,
    }


def _row(values: dict[str, Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(_cell(values[name]) for name in _COLUMNS)
    return line.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
