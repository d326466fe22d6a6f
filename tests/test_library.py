import logging
from dataclasses import replace
from unittest.mock import ANY

import numpy as np
import pytest

from chatbot import library
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.decision.features import NAMES
from chatbot.decision.platt import UNSCALED
from chatbot.errors import BlindIndexError
from chatbot.library import make_index, open_index
from chatbot.retrieval import LEG_WEIGHTS, Retriever
from chatbot.service import open_chatbot


class KnowsNothing:
    """A model that gives every text the same vector of zeros."""

    fingerprint = "nothing"

    def encode_queries(self, texts):
        return np.zeros((len(texts), 4), dtype=np.float32)

    encode_passages = encode_words = encode_queries


@pytest.fixture
def few(corpus):
    """Entries, gaps and judged questions of the corpus: few, so that they are quick."""
    entries = corpus.entries[::10]
    ids = {entry.id for entry in entries}
    return replace(
        corpus,
        entries=entries,
        alternates={id_: corpus.alternates[id_][:6] for id_ in ids},
        gaps=corpus.gaps[::30],
        judged=tuple(one for one in corpus.judged if set(one.relevance) & ids),
    )


QUESTION = "เลือก e-Service แล้วต้องทำ Data Catalog ด้วยไหม"


def test_a_stale_index_is_rebuilt_with_a_message(corpus, segmenter, embedder, tmp_path, caplog):
    caplog.set_level(logging.INFO, logger="chatbot")
    small = corpus.without_curation()
    open_index(tmp_path, small, segmenter, embedder)
    assert "no index in" in caplog.text
    caplog.clear()
    open_index(tmp_path, small, segmenter, embedder)
    assert not caplog.records
    damaged = next(tmp_path.rglob("rows.faiss"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    index = open_index(tmp_path, small, segmenter, embedder).index
    assert "damaged" in caplog.text
    assert index.dense.scores(np.eye(1, _dimension(embedder), dtype=np.float32)[0]) is not None


def test_a_corpus_without_curation_gets_the_prior(corpus, segmenter, embedder, tmp_path):
    built = open_index(tmp_path, corpus.without_curation(), segmenter, embedder)
    assert built.calibration == Calibration.of_prior()
    retriever = Retriever(built.index, segmenter, embedder, built.weights)
    assessor = Assessor(retriever, built.calibration, corpus.source)
    unanswered = [
        entry.id
        for entry in corpus.entries
        if assessor.assess(entry.question).probability < built.calibration.answer_from
    ]
    assert unanswered == []
    assert built.weights == LEG_WEIGHTS


def test_a_blind_leg_is_left_out_and_the_calibration_is_fitted_without(
    few, segmenter, tmp_path, caplog
):
    caplog.set_level(logging.WARNING, logger="chatbot")
    built = open_index(tmp_path, few, segmenter, KnowsNothing())
    assert "the dense leg is blind and left out" in caplog.text
    assert built.weights == {leg: LEG_WEIGHTS[leg] for leg in ("words", "characters")}
    assert built.calibration.fitted_on == 6 * 6 + sum(len(gap.queries) for gap in few.gaps)
    of_dense = [
        weight
        for name, weight in zip(NAMES, built.calibration.weights, strict=True)
        if name.startswith("dense")
    ]
    assert of_dense == [0, 0]
    caplog.clear()
    assert open_index(tmp_path, few, segmenter, KnowsNothing()) == replace(
        built, index=ANY, calibration=ANY
    )
    assert "the dense leg is blind" in caplog.text
    assert "building the index" not in caplog.text


def test_what_the_judged_questions_came_to_is_kept_and_not_yet_scaled_by(
    few, segmenter, embedder, tmp_path
):
    built = make_index(tmp_path, few, segmenter, embedder)
    assert built.calibration.judged
    assert {one.cluster for one in built.calibration.judged} <= {
        question.cluster for question in few.judged
    }
    assert built.calibration.scaling == UNSCALED
    assert open_index(tmp_path, few, segmenter, embedder).calibration == built.calibration


@pytest.mark.parametrize("get", [open_index, make_index])
def test_an_index_in_which_no_leg_sees_is_not_kept(
    few, segmenter, embedder, tmp_path, monkeypatch, get
):
    def blind(*_):
        raise BlindIndexError("no leg")

    monkeypatch.setattr(library, "sighted_legs", blind)
    with pytest.raises(BlindIndexError):
        get(tmp_path, few, segmenter, embedder)
    assert not list(tmp_path.iterdir())


def test_a_smaller_share_of_wrong_answers_raises_the_threshold(bot, settings):
    strict = open_chatbot(settings.model_copy(update={"max_wrong": 0.02}))
    theirs, ours = strict.assessor.calibration, bot.assessor.calibration
    assert (theirs.max_wrong, ours.max_wrong) == (0.02, 0.05)
    assert theirs.answer_from > ours.answer_from
    assert theirs.judged == ours.judged
    assert theirs.scaling == ours.scaling


def test_the_index_that_was_built_answers_after_a_restart(bot, settings):
    again = open_chatbot(settings)
    assert again.ask(QUESTION) == bot.ask(QUESTION)


@pytest.mark.parametrize("file", ["manifest.json", "CURRENT"])
def test_it_survives_any_damage_to_the_index(few, segmenter, embedder, tmp_path, file):
    before = open_index(tmp_path, few, segmenter, embedder)
    path = next(tmp_path.rglob(file))
    path.write_bytes(path.read_bytes()[:7])
    again = open_index(tmp_path, few, segmenter, embedder)
    assert again.calibration == before.calibration
    found, expected = (
        Retriever(built.index, segmenter, embedder, built.weights).search(QUESTION)
        for built in (again, before)
    )
    assert found.ranking() == expected.ranking()


def _dimension(embedder):
    return embedder.encode_queries(["ก"]).shape[1]
