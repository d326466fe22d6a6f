"""The same question asked of every entry, to tell what looking at candidates alone misses."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.index.legs.base import Items
from chatbot.query import Query, QueryReader
from chatbot.retrieval import Retriever

BEST = 10


class Everything(Retriever):
    """Scores every item of the index, however many there are."""

    def _candidates(self, _: Query) -> Items:
        return self.index.every_item


class Agreement(NamedTuple):
    """How far two ways of searching agree.

    :param recall: Of the ten best by every entry, the share that is found.
    :param band: Share of the questions in the same band.
    :param first: Share of the questions with the same first entry.
    """

    recall: float
    band: float
    first: float


def agreement(
    retriever: Retriever, calibration: Calibration, reader: QueryReader, questions: Sequence[str]
) -> Agreement:
    """Ask questions in both ways."""
    assessors = [
        Assessor(one, calibration)
        for one in (Everything(retriever.index, retriever.weights), retriever)
    ]
    recalls, bands, firsts = [], [], []
    for question in questions:
        query = reader.read(question)
        every, some = (assessor.retriever.search(query).ranking(BEST) for assessor in assessors)
        wanted = {hit.key for hit in every}
        if wanted:
            recalls.append(len(wanted & {hit.key for hit in some}) / len(wanted))
        assessed = [assessor.assess(query) for assessor in assessors]
        bands.append(len({calibration.band(one.probability) for one in assessed}) == 1)
        firsts.append(len({tuple(h.key for h in one.evidence.ranking(1)) for one in assessed}) == 1)
    return Agreement(float(np.mean(recalls)), float(np.mean(bands)), float(np.mean(firsts)))
