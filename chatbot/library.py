"""The built index of a corpus: opened when it is whole and current, else built."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from chatbot.corpus import Corpus
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.decision.fit import fit_calibration
from chatbot.decision.judge import judge
from chatbot.embedding import Embedder
from chatbot.errors import IndexStorageError, StaleIndexError
from chatbot.index.identity import Identity
from chatbot.index.index import Index, build_index
from chatbot.index.remembering import RememberingEmbedder
from chatbot.index.self_check import sighted_legs
from chatbot.index.storage import load_index, save_index
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import LEG_WEIGHTS, Retriever
from chatbot.text.segment import Segmenter

logger = logging.getLogger(__name__)

_CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class Built:
    """What a corpus is answered from.

    :param calibration: Not yet scaled to the judged questions that it holds.
    :param weights: The weights of the legs that passed the self-check.
    """

    index: Index
    calibration: Calibration
    weights: Mapping[str, float]


def open_index(index_dir: Path, corpus: Corpus, segmenter: Segmenter, embedder: Embedder) -> Built:
    """Open the corpus's index and its calibration; build both when missing, stale or damaged.

    :param index_dir: The folder of all built indexes.
    :raises BlindIndexError: No leg finds the corpus's own questions.
    """
    identity = Identity.of(corpus, segmenter, embedder)
    try:
        index, attachments = load_index(_folder(index_dir, corpus), identity)
        calibration = Calibration.from_json(attachments[_CALIBRATION])
        return Built(index, calibration, _weights(corpus, index, segmenter, embedder))
    except (StaleIndexError, KeyError, TypeError, ValueError) as reason:
        logger.warning("building the index: %s", reason)
    built = _build(corpus, segmenter, embedder)
    try:
        _save(index_dir, corpus, built, identity)
    except IndexStorageError as error:
        # A read-only machine can still answer; it only builds again at each start.
        logger.warning("the index is kept in memory only: %s", error)
    return built


def make_index(index_dir: Path, corpus: Corpus, segmenter: Segmenter, embedder: Embedder) -> Built:
    """Build the corpus's index and its calibration anew and put them in place of the old ones.

    :raises BlindIndexError: No leg finds the corpus's own questions.
    :raises IndexStorageError: The folder cannot be written to.
    """
    built = _build(corpus, segmenter, embedder)
    _save(index_dir, corpus, built, Identity.of(corpus, segmenter, embedder))
    return built


def _build(corpus: Corpus, segmenter: Segmenter, embedder: Embedder) -> Built:
    # Fitting indexes and asks the same texts again and again.
    cutting, encoding = segmenter.remembering(), RememberingEmbedder(embedder)
    index = build_index(corpus, cutting, encoding)
    weights = _weights(corpus, index, cutting, encoding)
    calibration = fit_calibration(corpus, cutting, encoding, weights)
    retriever = Retriever(index, cutting, encoding, weights)
    judged = judge(
        corpus,
        Assessor(retriever, calibration, corpus.source),
        Repairer.build(corpus, cutting),
        QueryReader(cutting, encoding),
    )
    return Built(index, replace(calibration, judged=judged), weights)


def _weights(
    corpus: Corpus, index: Index, segmenter: Segmenter, embedder: Embedder
) -> Mapping[str, float]:
    legs = sighted_legs(corpus, index, segmenter, embedder)
    return {leg: LEG_WEIGHTS[leg] for leg in legs}


def _save(index_dir: Path, corpus: Corpus, built: Built, identity: Identity) -> None:
    attachments = {_CALIBRATION: built.calibration.to_json()}
    save_index(_folder(index_dir, corpus), built.index, identity, attachments)


def _folder(index_dir: Path, corpus: Corpus) -> Path:
    return index_dir / corpus.document.id / corpus.document.version
