import json
import shutil
from dataclasses import replace

import pytest

from chatbot.errors import EvaluationError
from chatbot.evaluation.evaluation_set import load_set


def test_the_development_set_is_the_default_and_says_that_it_is_synthetic(corpus):
    found = load_set(corpus)
    assert (len(found.questions), len(found.conversations)) == (272, 12)
    assert found.development
    assert found.remark.startswith("Synthetic development set")
    assert "tuned on it" in found.remark


def test_a_copy_of_the_development_set_is_known_by_its_bytes(corpus, tmp_path):
    copy = shutil.copy(corpus.folder / "evaluation" / "queries.jsonl", tmp_path / "other.jsonl")
    found = load_set(corpus, queries=copy)
    assert found.development
    assert found.conversations == ()


def test_another_file_is_not_taken_for_the_development_set(corpus, tmp_path):
    path = tmp_path / "queries.jsonl"
    line = {"qid": "q", "query": "ถาม", "category": "typo", "relevance": {"pmqa-01": 2}}
    path.write_text(json.dumps(line), encoding="utf-8")
    found = load_set(corpus, queries=path)
    assert not found.development
    assert found.remark.startswith("Not the corpus's own development set")


def test_a_corpus_without_a_development_set_says_what_to_name(corpus, tmp_path):
    with pytest.raises(EvaluationError, match=r"no development set. --queries names"):
        load_set(replace(corpus, folder=tmp_path))
