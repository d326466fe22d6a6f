from dataclasses import replace

import pytest

from chatbot.corpus import Collection
from chatbot.decision.assess import weigh
from chatbot.decision.calibration import Calibration
from chatbot.decision.features import NAMES
from chatbot.decision.fit import fit_calibration, still_fits
from chatbot.index.build import build_index
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.retrieval import Retriever


@pytest.fixture(scope="module")
def small(corpus):
    """A fifth of the document: quick, and still a mixture of answerable and not."""
    entries = corpus.entries[::5]
    fifth = replace(
        corpus,
        entries=entries,
        alternates={entry.id: corpus.alternates[entry.id][:6] for entry in entries},
        gaps=corpus.gaps[::5],
    )
    return Collection.of([fifth])


def test_it_tells_alternates_from_gaps_of_the_corpus(small, reader, fits_few):
    calibration = fit_calibration(small, reader)
    assert calibration.fitted_on == 12 * 6 + sum(len(gap.queries) for gap in small.gaps)
    retriever = Retriever(build_index(small, reader))

    def mean(questions):
        found = [weigh(retriever.search(reader.read(text)), calibration) for text in questions]
        return sum(calibration.probability(one.log_odds) for one in found) / len(found)

    answerable = [texts[0] for texts in small.alternates.values()]
    unanswerable = [gap.queries[0] for gap in small.gaps]
    assert mean(answerable) > 0.8 > 0.2 > mean(unanswerable)


@pytest.mark.parametrize("missing", [{"alternates": {}}, {"alternates": {"e0": ()}}, {"gaps": ()}])
def test_without_both_kinds_of_question_there_is_nothing_to_fit(
    small_office, office_reader, missing, fits_few
):
    (corpus,) = small_office.current
    found = fit_calibration(Collection.of([replace(corpus, **missing)]), office_reader)
    assert found == Calibration.of_prior()


def test_of_too_few_questions_nothing_is_learned(small_office, office_reader):
    assert fit_calibration(small_office, office_reader) == Calibration.of_prior()


def test_what_was_learned_holds_until_the_questions_have_moved(small, reader, fits_few):
    calibration = replace(Calibration.of_prior(), fitted_on=100)
    (corpus,) = small.current
    bare = Collection.of([replace(corpus, gaps=())])
    assert still_fits(Calibration.of_prior(), bare)
    assert not still_fits(calibration, bare)
    assert not still_fits(Calibration.of_prior(), small)
    asked = 12 * 6 + sum(len(gap.queries) for gap in small.gaps)
    for before, holds in ((asked, True), (asked + 5, True), (asked + 20, False)):
        assert still_fits(replace(calibration, fitted_on=before), small) is holds


def test_a_leg_left_out_is_not_asked(small_office, office_reader, axes, fits_few):
    weights = {leg: LEG_WEIGHTS[leg] for leg in ("words", "characters")}
    calibration = fit_calibration(small_office, office_reader, weights)
    of_dense = [
        weight
        for name, weight in zip(NAMES, calibration.weights, strict=True)
        if name.startswith("dense")
    ]
    assert of_dense == [0, 0, 0]
    # All questions in one batch, and none of them again for the dense leg.
    assert axes.asked == ["cost of forms", "when is it open", "parking lot", "where to park"]
