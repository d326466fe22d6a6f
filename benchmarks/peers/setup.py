"""How a framework is set up: as its documentation shows it, or as well as a Thai reader can."""

from collections.abc import Callable
from enum import StrEnum

from benchmarks.peers.system import DEPTH
from benchmarks.peers.texts import DocumentLayout, as_is, mark_words


class Cutting(StrEnum):
    """What cuts texts into words for BM25."""

    DEFAULT = "default"
    THAI = "newmm"


def preparation(cutting: Cutting) -> Callable[[str], str]:
    """What is done to texts and questions before the framework gets them."""
    return mark_words if cutting is Cutting.THAI else as_is


def depth_of(layout: DocumentLayout) -> int:
    """How many documents each retriever gives: more where several stand for one entry."""
    return DEPTH if layout is DocumentLayout.ONE_TEXT else 5 * DEPTH
