"""The built index of a corpus: opened when it is whole and current, else built."""

import json
import logging
from pathlib import Path

from chatbot.corpus import Corpus
from chatbot.decision.calibration import Calibration
from chatbot.decision.fit import fit_calibration
from chatbot.embedding import Embedder
from chatbot.errors import IndexStorageError, StaleIndexError
from chatbot.index.identity import Identity
from chatbot.index.index import Index, build_index
from chatbot.index.remembering import RememberingEmbedder
from chatbot.index.storage import load_index, save_index
from chatbot.text.segment import Segmenter

logger = logging.getLogger(__name__)

_CALIBRATION = "calibration"
_PRIOR = Path(__file__).parent / "decision" / "prior.json"


def open_index(
    index_dir: Path, corpus: Corpus, segmenter: Segmenter, embedder: Embedder
) -> tuple[Index, Calibration]:
    """Open the corpus's index and its calibration; build both when missing, stale or damaged.

    :param index_dir: The folder of all built indexes.
    """
    identity = Identity.of(corpus, segmenter, embedder)
    try:
        index, attachments = load_index(_folder(index_dir, corpus), identity)
        return index, Calibration.from_json(attachments[_CALIBRATION])
    except (StaleIndexError, KeyError, ValueError) as reason:
        logger.warning("building the index: %s", reason)
    index, calibration = _build(corpus, segmenter, embedder)
    try:
        _save(index_dir, corpus, index, identity, calibration)
    except IndexStorageError as error:
        # A read-only machine can still answer; it only builds again at each start.
        logger.warning("the index is kept in memory only: %s", error)
    return index, calibration


def make_index(
    index_dir: Path, corpus: Corpus, segmenter: Segmenter, embedder: Embedder
) -> tuple[Index, Calibration]:
    """Build the corpus's index and its calibration anew and put them in place of the old ones.

    :raises IndexStorageError: The folder cannot be written to.
    """
    index, calibration = _build(corpus, segmenter, embedder)
    identity = Identity.of(corpus, segmenter, embedder)
    _save(index_dir, corpus, index, identity, calibration)
    return index, calibration


def _build(corpus: Corpus, segmenter: Segmenter, embedder: Embedder) -> tuple[Index, Calibration]:
    # Fitting indexes and asks the same texts again and again.
    cutting, encoding = segmenter.remembering(), RememberingEmbedder(embedder)
    index = build_index(corpus, cutting, encoding)
    return index, fit_calibration(corpus, cutting, encoding) or _prior()


def _save(
    index_dir: Path, corpus: Corpus, index: Index, identity: Identity, calibration: Calibration
) -> None:
    save_index(_folder(index_dir, corpus), index, identity, {_CALIBRATION: calibration.to_json()})


def _folder(index_dir: Path, corpus: Corpus) -> Path:
    return index_dir / corpus.document.id / corpus.document.version


def _prior() -> Calibration:
    """What is known before an office has curated anything; made by scripts/fit_prior.py."""
    return Calibration.from_json(json.loads(_PRIOR.read_text(encoding="utf-8")))
