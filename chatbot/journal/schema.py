"""The table of records, and records as its rows."""

import json
from datetime import date
from typing import Any

from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.feedback import Fault, Verdict
from chatbot.journal.record import Record

VERSION = 1
"""Of the table; a file says its own in ``PRAGMA user_version``."""

# A row's number says in which order they came, not when.
CREATE = """
CREATE TABLE IF NOT EXISTS records (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    conflicts TEXT NOT NULL,
    confidence REAL NOT NULL,
    entries TEXT NOT NULL,
    picked INTEGER NOT NULL,
    verdict TEXT,
    fault TEXT
)
"""
CREATE_DAYS = "CREATE INDEX IF NOT EXISTS records_by_day ON records (day)"
COLUMNS = (
    "id, day, question, language, status, reason, conflicts, confidence, entries, picked, "
    "verdict, fault"
)
INSERT = f"INSERT OR IGNORE INTO records ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
RATE = "UPDATE records SET verdict = ?, fault = ? WHERE id = ?"


def row_of(record: Record) -> tuple[Any, ...]:
    """A record as the values of ``COLUMNS``."""
    return (
        record.id,
        record.day.isoformat(),
        # Half of a surrogate pair, which a browser can send, is no text to SQLite.
        record.question.encode("utf-8", "replace").decode("utf-8"),
        record.language,
        str(record.status),
        str(record.reason),
        json.dumps(record.conflicts),
        round(record.confidence, 4),
        json.dumps(record.entries, ensure_ascii=False),
        int(record.picked),
        record.verdict and str(record.verdict),
        record.fault and str(record.fault),
    )


def record_in(row: tuple[Any, ...]) -> Record:
    """The record that the values of ``COLUMNS`` are."""
    (
        id_,
        day,
        question,
        language,
        status,
        reason,
        conflicts,
        confidence,
        entries,
        picked,
        verdict,
        fault,
    ) = row
    return Record(
        id=id_,
        day=date.fromisoformat(day),
        question=question,
        language=language,
        status=Status(status),
        reason=Reason(reason),
        conflicts=tuple(json.loads(conflicts)),
        confidence=confidence,
        entries=tuple(EntryKey(*parts) for parts in json.loads(entries)),
        picked=bool(picked),
        verdict=Verdict(verdict) if verdict else None,
        fault=Fault(fault) if fault else None,
    )
