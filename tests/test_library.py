import logging
import shutil

import numpy as np
import pytest

from chatbot.engine import Chatbot
from chatbot.library import open_index

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
    index, _ = open_index(tmp_path, small, segmenter, embedder)
    assert "damaged" in caplog.text
    assert index.dense.scores(np.eye(1, _dimension(embedder), dtype=np.float32)[0]) is not None


def test_a_corpus_without_curation_gets_the_prior(corpus, segmenter, embedder, tmp_path):
    _, calibration = open_index(tmp_path, corpus.without_curation(), segmenter, embedder)
    assert calibration.fitted_on > 1000


def test_the_index_that_was_built_answers_after_a_restart(bot, settings):
    again = Chatbot.load(settings)
    assert again.ask(QUESTION) == bot.ask(QUESTION)


@pytest.mark.parametrize("file", ["manifest.json", "CURRENT"])
def test_it_survives_any_damage_to_the_index(settings, tmp_path, bot, file):
    copy = tmp_path / "index"
    shutil.copytree(settings.index_dir, copy)
    path = next(copy.rglob(file))
    path.write_bytes(path.read_bytes()[:7])
    again = Chatbot.load(settings.model_copy(update={"index_dir": copy}))
    assert again.ask(QUESTION) == bot.ask(QUESTION)


def _dimension(embedder):
    return embedder.encode_queries(["ก"]).shape[1]
