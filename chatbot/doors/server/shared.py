"""What the workers of one server share: a folder of their own, and memory of one size."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from chatbot.feedback import GivenAnswers
from chatbot.memory import between_processes
from chatbot.middleware.buckets import Buckets

SHARED_COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""Environment variable by which prometheus-client is told where workers keep their counts."""

_KEY_BYTES = 32


def _key() -> bytes:
    return secrets.token_bytes(_KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Shared:
    """Handed to each worker when it is started; one that is alone has it for itself.

    :param folder: For their counts and the first worker's socket, readable for the owner alone;
        None for a worker that is alone.
    """

    folder: Path | None = None
    buckets: Buckets = field(default_factory=lambda: Buckets(_key()))
    given: GivenAnswers = field(default_factory=GivenAnswers)

    @classmethod
    def between_processes(cls, folder: Path) -> Self:
        """What processes share that are started with it."""
        memory = between_processes
        return cls(folder, Buckets(_key(), memory=memory), GivenAnswers(memory))
