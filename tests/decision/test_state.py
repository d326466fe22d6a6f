import pytest
from fixtures.office import collection_of, small_collection

from chatbot.decision.bound import Bound
from chatbot.decision.calibration import Calibration
from chatbot.decision.judgement import Judgement
from chatbot.decision.platt import fit_platt
from chatbot.decision.state import TO_SCALE, CorpusState, corpus_state, improvements

PRIOR = Calibration.of_prior()
TEXTS = [("fee of forms", "ten baht"), ("office hours", "from nine to five")]


def judgements(right, wrong):
    """Judged questions of which so many were found rightly, surer than those found wrongly."""
    kinds = [True] * right + [False] * wrong
    return [
        Judgement(f"q{number}", log_odds=2.0 if kind else -2.0, right=kind)
        for number, kind in enumerate(kinds)
    ]


def test_official_text_alone_is_uncurated():
    assert corpus_state(collection_of(TEXTS), PRIOR) is CorpusState.UNCURATED


@pytest.mark.parametrize(
    "added", [{"alternates": {"e0": ("cost of forms",)}}, {"gaps": [("parking", "where to park")]}]
)
def test_an_alternate_or_a_gap_makes_it_curated(added):
    assert corpus_state(collection_of(TEXTS, **added), PRIOR) is CorpusState.CURATED


def test_a_proven_bound_makes_it_judged():
    proven = Calibration((), 0.0, 0, bound=Bound(0.8, 200, 2, 0.03, 0.05))
    assert corpus_state(small_collection(), proven) is CorpusState.JUDGED


def test_the_shipped_document_is_judged_and_lacks_nothing(bot, service):
    assert service.state is CorpusState.JUDGED
    assert list(improvements(bot.collection, bot.assessor.calibration)) == []


def test_what_would_improve_official_text_alone():
    assert list(improvements(collection_of(TEXTS), PRIOR)) == [
        "2 of 2 entries have fewer than 2 other wordings; add 2 an entry in alternates.jsonl",
        "no gap is known; add topics that people ask about and that no entry answers in "
        "out_of_scope.jsonl",
        "the first entry found is right for 0 judged questions and wrong for 0, and scaling the "
        "confidence takes 10 of each; add judged questions in evaluation/queries.jsonl, some of "
        "them questions that no entry answers",
    ]


def test_only_what_is_lacking_is_named():
    added = {"alternates": {"e0": ("cost", "price")}, "gaps": [("parking", "where to park")]}
    first, judged = improvements(collection_of(TEXTS, **added), PRIOR)
    assert first.startswith("1 of 2 entries have")
    assert "judged questions" in judged


def test_judged_questions_that_prove_too_little_say_how_many_would_do():
    few = PRIOR.judged_by(judgements(right=12, wrong=12), max_wrong=0.05)
    *_, last = improvements(small_collection(), few)
    assert last.startswith("24 judged questions do not prove that at most 0.05 of the answers")
    # 0.95 to the power of 45 is under 0.1, to that of 44 it is not.
    assert "45 answered without a mistake prove it" in last


def test_scaling_takes_as_many_as_is_said():
    assert fit_platt(judgements(right=TO_SCALE, wrong=TO_SCALE)) is not None
    assert fit_platt(judgements(right=TO_SCALE, wrong=TO_SCALE - 1)) is None
