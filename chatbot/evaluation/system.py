"""What was evaluated and where: so that two reports can be compared."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from chatbot.engine import Chatbot

_LIBRARIES = ("bm25s", "faiss-cpu", "ir-measures", "numpy", "pythainlp", "sentence-transformers")


def describe_system(bot: Chatbot) -> dict[str, str]:
    """Document, model, versions and machine, as labels with values."""
    corpus = bot.corpus
    return {
        "document": f"{corpus.document.id}, version {corpus.document.version}",
        "entries": str(len(corpus.entries)),
        "alternates": str(sum(map(len, corpus.alternates.values()))),
        "gaps": str(len(corpus.gaps)),
        "corpus SHA-256": corpus.sha256,
        "embedding model SHA-256": bot.reader.embedder.fingerprint,
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "machine": (
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} CPUs"
        ),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
