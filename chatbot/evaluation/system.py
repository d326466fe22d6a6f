"""What was evaluated and where: so that two reports can be compared."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

from chatbot.engine import Chatbot

_LIBRARIES = ("faiss-cpu", "ir-measures", "numpy", "pythainlp", "sentence-transformers")


def describe_system(bot: Chatbot) -> dict[str, str]:
    """Document, model, versions and machine, as labels with values."""
    collection = bot.collection
    return {
        "document": "; ".join(
            f"{document.id}, version {document.version}" for document in collection.documents
        ),
        "entries": str(len(collection.entries)),
        "alternates": str(sum(map(len, collection.alternates.values()))),
        "gaps": str(len(collection.gaps)),
        "collection SHA-256": collection.sha256,
        "embedding model SHA-256": bot.reader.embedder.fingerprint,
        "second judge": bot.second_judge.model if bot.second_judge else "none",
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "machine": (
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
            f"{os.cpu_count()} CPUs"
        ),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
    }
