from dataclasses import replace

import pytest

from chatbot.decision.features import features
from chatbot.decision.fit import fit_calibration
from chatbot.index.index import build_index
from chatbot.retrieval import Retriever


@pytest.fixture(scope="module")
def small(corpus):
    """A fifth of the corpus: quick, and still a mixture of answerable and not."""
    entries = corpus.entries[::5]
    return replace(
        corpus,
        entries=entries,
        alternates={entry.id: corpus.alternates[entry.id][:6] for entry in entries},
        gaps=corpus.gaps[::5],
    )


def test_it_tells_alternates_from_gaps_of_the_corpus(small, segmenter, embedder):
    calibration = fit_calibration(small, segmenter, embedder)
    assert calibration.fitted_on == 12 * 6 + 28 * 5
    retriever = Retriever(build_index(small, segmenter, embedder), segmenter, embedder)

    def mean(questions):
        rows = [features(retriever.search(question)) for question in questions]
        return sum(map(calibration.probability, rows)) / len(rows)

    answerable = [texts[0] for texts in small.alternates.values()]
    unanswerable = [gap.queries[0] for gap in small.gaps]
    assert mean(answerable) > 0.8 > 0.2 > mean(unanswerable)


@pytest.mark.parametrize("missing", [{"alternates": {}}, {"gaps": ()}])
def test_without_both_kinds_of_question_there_is_nothing_to_fit(
    small, segmenter, embedder, missing
):
    assert fit_calibration(replace(small, **missing), segmenter, embedder) is None
