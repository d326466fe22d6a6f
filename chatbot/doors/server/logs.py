"""The log of a server: lines for people, or one JSON object each; never what was asked."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Literal

from chatbot.datatypes import Door, Turn
from chatbot.middleware.measured import Served

requests_log = logging.getLogger("chatbot.requests")
"""One line for each request and each answer, where lines are JSON."""
requests_log.setLevel(logging.WARNING)


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object: time, level, logger, message, and its ``fields``."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up_logs(log_format: Literal["text", "json"]) -> None:
    """Have this process write its log to standard error.

    :param log_format: As in :class:`chatbot.settings.Settings`.
    """
    handler = logging.StreamHandler(sys.stderr)
    as_json = log_format == "json"
    handler.setFormatter(JsonLines() if as_json else logging.Formatter("chatbot: %(message)s"))
    for name, level in (("chatbot", logging.INFO), ("uvicorn", logging.WARNING)):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
    requests_log.setLevel(logging.INFO if as_json else logging.WARNING)


def log_served(served: Served) -> None:
    """Write a line on a request that was answered."""
    requests_log.info(
        "request",
        extra={
            "fields": {
                "method": served.method,
                "route": served.route,
                "status": served.status,
                "ms": round(served.seconds * 1000, 1),
            }
        },
    )


def log_turn(turn: Turn, door: Door) -> None:
    """Write a line on an answer; an observer of a service."""
    answer = turn.answer
    requests_log.info(
        "answer",
        extra={
            "fields": {
                "door": door,
                "band": answer.status,
                "reason": answer.reason,
                "confidence": round(answer.confidence, 3),
                "ms": round(answer.ms, 1),
            }
        },
    )
