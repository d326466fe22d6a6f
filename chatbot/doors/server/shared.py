"""What the workers of one server share: a folder of their own, and memory of one size."""

import secrets
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from chatbot.feedback import GivenAnswers
from chatbot.middleware.buckets import Buckets

SHARED_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""Environment variable by which prometheus-client is told where workers keep their counts."""

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Shared:
    """Handed to each worker when it is started.

    :param folder: For their counts and the first worker's socket; readable for the owner alone.
    """

    folder: Path
    buckets: Buckets = field(default_factory=lambda: Buckets(secrets.token_bytes(_KEY_BYTES)))
    given: GivenAnswers = field(default_factory=GivenAnswers)


def private_folder() -> "tempfile.TemporaryDirectory[str]":
    """A new folder that nobody else can reach, gone when it is closed."""
    return tempfile.TemporaryDirectory(prefix="chatbot-", ignore_cleanup_errors=True)
