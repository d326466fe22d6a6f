"""What a built index belongs to: change any of it and the index is stale."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chatbot.corpus import Collection
from chatbot.query import QueryReader

_LIBRARIES = (
    "faiss-cpu",
    "numpy",
    "pythainlp",
    "rapidfuzz",
    "scikit-learn",
    "sentence-transformers",
    "tokenizers",
)
_PACKAGE = Path(__file__).parent.parent
# Code whose change can change what is stored.
_CODE = (
    "text",
    "acts",
    "understanding",
    "verifier",
    "repair",
    "index",
    "decision",
    "encoder",
    "embedding.py",
    "library.py",
    "products.py",
    "records.py",
    "query.py",
    "retrieval.py",
)
# The prior that decisions are learned on top of, and the names that are known, too.
_CODE_SUFFIXES = (".py", ".json", ".tsv")


@dataclass(frozen=True, slots=True)
class Identity:
    """Digests and versions that an index was built from.

    :param collection: Digest of entries, alternates, gaps, glossary and source.
    :param model: Digest of the embedding model and its prompts.
    :param verifier: Digest of what reads questions and entries together; None without it.
    :param glossary: Digest of the terms that segmentation keeps whole.
    :param store: URL of the vector store.
    :param code: Digest of the code that builds.
    :param libraries: Versions of the libraries that tokenise, embed and store.
    """

    collection: str
    model: str
    verifier: str | None
    glossary: str
    store: str
    code: str
    libraries: dict[str, str]

    @classmethod
    def of(cls, collection: Collection, reader: QueryReader, store: str) -> "Identity":
        """The identity of an index built from these by this process."""
        return cls(
            collection=_digest(collection.sha256, collection.text),
            model=reader.embedder.fingerprint,
            verifier=reader.verifier.fingerprint if reader.verifier else None,
            glossary=reader.segmenter.fingerprint,
            store=store,
            code=_code_digest(),
            libraries=dict(_versions()),
        )

    @property
    def encoding(self) -> str:
        """Digest of all that the vector of a text depends on, beside the text."""
        libraries = json.dumps(self.libraries, sort_keys=True)
        return _digest(self.model, self.code, libraries)

    @property
    def reading(self) -> str:
        """Digest of all that reading an entry depends on, beside its texts."""
        return _digest(self.encoding, self.verifier or "", self.glossary)

    def difference(self, recorded: dict[str, object]) -> list[str]:
        """Names of what differs from a recorded identity."""
        return [name for name, value in asdict(self).items() if recorded.get(name) != value]


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()


# Both once a process: one that is upgraded under its feet still builds by the code it began with.
@cache
def _versions() -> dict[str, str]:
    return {name: _version(name) for name in _LIBRARIES}


def _version(name: str) -> str:
    # A container may leave out what the shipped model does without.
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


@cache
def _code_digest() -> str:
    digest = hashlib.sha256()
    for name in _CODE:
        place = _PACKAGE / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in _CODE_SUFFIXES:
                digest.update(path.read_bytes())
    return digest.hexdigest()
