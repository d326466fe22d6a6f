"""Learn the decision's prior from many small FAQs: which questions an entry answers.

Each FAQ domain that the encoder has not seen lends its entries to an office without alternates and
without gaps. What is asked of it: its questions and other wordings of them, near misses, questions
of other offices, and its own questions after their entry was taken out. The last kind is worded as
the first is, so that nothing can be learned from the style of a question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from chatbot.corpus import Collection, Corpus
from chatbot.datatypes import Document, Entry, Section
from chatbot.decision.calibration import ANSWER_FROM_UNJUDGED
from chatbot.decision.prior import prior_row
from chatbot.decision.trees import Trees
from chatbot.embedding import Embedder
from chatbot.index.index import build_index
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.retrieval import Retriever
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from training.data import FaqEntry
from training.holdout import held_out_domain

ANSWERABLE, NEAR, FAR, LEFT_OUT = "answerable", "near", "far", "left out"
OFFICIAL = "official question"

SIZES = (25, 50)
"""Entries of an office at least; a prior for one size only would not suit other offices."""
REPORTED_SIZE = 50
COVERAGE = 0.8
"""Share of the answerable questions answered, at which near misses are counted."""

_FOLDS = 5
_SEED = 2565
# There are several times as many of these as of near misses, and they are easier.
_WEIGHTS = {ANSWERABLE: 1.0, OFFICIAL: 1.0, NEAR: 1.0, FAR: 0.3, LEFT_OUT: 0.3}
# Of a large office, one entry in so many is left out in turn: each needs an index of its own.
_LEFT_OUT_EACH = 3


@dataclass(frozen=True, slots=True)
class OfficeQuestion:
    """One question put to an office.

    :param row: What the prior looks at.
    :param kind: One of the five kinds of question.
    :param right: Whether the best entry answers it.
    :param office: Number of the office among those of its size.
    :param size: Entries that the office has at least.
    """

    row: NDArray[np.float64]
    kind: str
    right: bool
    office: int
    size: int


@dataclass(frozen=True, slots=True)
class PriorReport:
    """How well the prior decides for offices whose domains it was not fitted on.

    :param answered: Per kind of question the share answered where ``COVERAGE`` of the answerable
        ones are.
    :param in_use: The same from the probability that a corpus without judged questions is answered
        from.
    :param right: Of the answers given to answerable questions, share right.
    :param auroc: Answerable against near misses.
    :param counts: Questions of each kind.
    """

    answered: dict[str, float]
    in_use: dict[str, float]
    right: float
    auroc: float
    counts: dict[str, int]


def ask_offices(faq: Sequence[FaqEntry], embedder: Embedder) -> list[OfficeQuestion]:
    """Put all questions to all offices.

    :param faq: FAQ entries; those of domains that the encoder saw in training are passed over.
    """
    held_out = [entry for entry in faq if held_out_domain(entry.domain)]
    reader = remembering(QueryReader(Segmenter(), embedder))
    asked = []
    for size in SIZES:
        offices = list(_offices(held_out, size))
        for number, office in enumerate(offices):
            others = [entry for other in offices if other is not office for entry in other]
            asked += [
                OfficeQuestion(row, kind, right, number, size)
                for row, kind, right in _ask_office(office, others, reader)
            ]
    return asked


def fit_prior(asked: Sequence[OfficeQuestion]) -> Trees:
    """Fit the prior to questions of all kinds and sizes."""
    return Trees.of(_fitted(asked))


def report_prior(asked: Sequence[OfficeQuestion]) -> PriorReport:
    """Cross-validate over offices of ``REPORTED_SIZE``, whole domains held out."""
    asked = [one for one in asked if one.size == REPORTED_SIZE]
    folds = np.array([one.office % _FOLDS for one in asked])
    odds = np.zeros(len(asked))
    for fold in np.unique(folds):
        model = _fitted([one for one, of in zip(asked, folds, strict=True) if of != fold])
        rows = np.array([one.row for one, of in zip(asked, folds, strict=True) if of == fold])
        odds[folds == fold] = model.decision_function(rows)
    kinds = np.array([one.kind for one in asked])
    right = np.array([one.right for one in asked])
    answerable, near = kinds == ANSWERABLE, kinds == NEAR
    answered = odds >= np.quantile(odds[answerable], 1 - COVERAGE)
    asked_kinds = [kind for kind in _WEIGHTS if kind in kinds]
    in_use = expit(odds) >= ANSWER_FROM_UNJUDGED
    return PriorReport(
        answered={kind: float(answered[kinds == kind].mean()) for kind in asked_kinds},
        in_use={kind: float(in_use[kinds == kind].mean()) for kind in asked_kinds},
        right=float(right[answerable & answered].mean()),
        auroc=float(roc_auc_score(answerable[answerable | near], odds[answerable | near])),
        counts={kind: int((kinds == kind).sum()) for kind in asked_kinds},
    )


def _fitted(asked: Sequence[OfficeQuestion]) -> Any:
    model = GradientBoostingClassifier(
        n_estimators=150,
        learning_rate=0.08,
        max_leaf_nodes=8,
        max_depth=None,
        min_samples_leaf=40,
        subsample=0.7,
        random_state=_SEED,
    )
    weights = [_WEIGHTS[one.kind] for one in asked]
    rows, right = np.array([one.row for one in asked]), np.array([one.right for one in asked])
    return model.fit(rows, right, sample_weight=weights)


def _offices(faq: Sequence[FaqEntry], size: int) -> Iterator[list[FaqEntry]]:
    """Whole domains put together until an office has its entries; the last has what is left."""
    domains: dict[str, list[FaqEntry]] = {}
    for entry in faq:
        domains.setdefault(entry.domain, []).append(entry)
    names = sorted(domains)
    office: list[FaqEntry] = []
    for place in np.random.default_rng(_SEED).permutation(len(names)):
        office = [*office, *domains[names[place]]]
        if len(office) >= size:
            yield office
            office = []
    if len(office) > 1:
        yield office


def _ask_office(
    office: Sequence[FaqEntry],
    others: Sequence[FaqEntry],
    reader: QueryReader,
) -> Iterator[tuple[NDArray[np.float64], str, bool]]:
    # All at once: a transformer is several times faster on a batch, and they are remembered.
    reader.embedder.encode_queries(
        [normalise(text) for entry in office for text in _questions(entry)]
    )
    retriever = _retriever(office, reader)
    for number, entry in enumerate(office):
        # The official question too: else it would be known only from entries that were left out.
        kinds = (OFFICIAL, *(ANSWERABLE for _ in entry.variants))
        for text, kind in zip((entry.question, *entry.variants), kinds, strict=True):
            found = retriever.search(reader.read(text))
            right = [hit.key.entry for hit in found.ranking(1)] == [str(number)]
            yield prior_row(found), kind, right
        for text in entry.near_misses:
            yield prior_row(retriever.search(reader.read(text))), NEAR, False
    foreign = [text for entry in others for text in (entry.question, *entry.variants)]
    if foreign:
        picks = np.random.default_rng(_SEED).choice(len(foreign), len(office))
        for place in picks:
            yield prior_row(retriever.search(reader.read(foreign[place]))), FAR, False
    for number in range(0, len(office), _LEFT_OUT_EACH):
        rest = [*office[:number], *office[number + 1 :]]
        retriever = _retriever(rest, reader)
        for text in (office[number].question, *office[number].variants):
            yield prior_row(retriever.search(reader.read(text))), LEFT_OUT, False


def _questions(entry: FaqEntry) -> tuple[str, ...]:
    return (entry.question, *entry.variants, *entry.near_misses)


def _retriever(office: Sequence[FaqEntry], reader: QueryReader) -> Retriever:
    document = Document("office", "1", "", date(2000, 1, 1), "", "", "")
    section = Section("office", "")
    entries = tuple(
        Entry(str(number), document, section, number, entry.question, entry.answer, (1, 1), "")
        for number, entry in enumerate(office)
    )
    corpus = Corpus(
        folder=Path(),
        document=document,
        sections=(section,),
        source="",
        entries=entries,
        alternates={},
        errata={},
        gaps=(),
        glossary=(),
        spellings={},
        judged=(),
    )
    return Retriever(build_index(Collection.of([corpus]), reader))
