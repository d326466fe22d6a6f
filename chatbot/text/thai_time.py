"""The time it is in Thailand, wherever the machine stands."""

from datetime import UTC, date, datetime, timedelta, timezone

THAILAND = timezone(timedelta(hours=7))
"""Seven hours ahead all year: it takes no database of time zones, which not every system has."""


def today() -> date:
    """The day it is there."""
    return datetime.now(UTC).astimezone(THAILAND).date()
