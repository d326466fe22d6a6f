import json
import shutil
from dataclasses import replace

import pytest

from chatbot.corpus import Collection
from chatbot.errors import EvaluationError
from chatbot.evaluation.evaluation_set import SetFiles, load_set


def test_the_development_set_is_the_default_and_says_that_it_is_synthetic(collection):
    found = load_set(collection)
    assert (len(found.questions), len(found.conversations)) == (272, 12 + 7)
    assert found.development
    assert found.remark.startswith("Synthetic development set")
    assert "tuned on it" in found.remark


def test_a_copy_of_the_development_set_is_known_by_its_bytes(collection, corpus, tmp_path):
    copy = shutil.copy(corpus.folder / "evaluation" / "queries.jsonl", tmp_path / "other.jsonl")
    found = load_set(collection, SetFiles(queries=copy))
    assert found.development
    assert (found.conversations, found.near_misses, found.reported) == ((), (), ())


def test_another_file_is_not_taken_for_the_development_set(collection, tmp_path):
    path = tmp_path / "queries.jsonl"
    line = {"qid": "q", "query": "ถาม", "category": "typo", "relevance": {"pmqa-01": 2}}
    path.write_text(json.dumps(line), encoding="utf-8")
    found = load_set(collection, SetFiles(queries=path))
    assert not found.development
    assert found.remark.startswith("Not the documents' own development set")


def test_behaviours_and_attacks_go_with_the_development_set(collection, corpus):
    found = load_set(collection)
    files = {path.name for path in (corpus.folder / "evaluation").iterdir()}
    assert set(found.files) == files
    assert {case.kind for case in found.behaviours} >= {"pick", "bare-noun", "topic-change"}
    assert len(found.attacks) == 40


def test_near_misses_and_reported_cases_go_with_it_and_calibrate_nothing(collection):
    found = load_set(collection)
    assert (len(found.near_misses), len(found.reported)) == (51, 38)
    assert {conversation.file for conversation in found.conversations} == {
        "conversations.jsonl",
        "conversations_2.jsonl",
    }
    judged = {question.query for question in collection.judged}
    assert judged == {question.query for question in found.questions}
    assert judged.isdisjoint(question.query for question in found.near_misses)


def test_only_what_is_named_is_asked(collection, corpus):
    folder = corpus.folder / "evaluation"
    picks, nouns = folder / "behaviours-picks.jsonl", folder / "behaviours-bare-nouns.jsonl"
    found = load_set(collection, SetFiles(behaviours=(picks, nouns)))
    assert found.development
    assert {case.cid[:6] for case in found.behaviours} == {"b-pick", "b-noun"}
    assert (found.questions, found.conversations, found.attacks) == ((), (), ())
    found = load_set(collection, SetFiles(attacks=folder / "attacks.jsonl"))
    assert (len(found.attacks), found.questions, found.behaviours) == (40, (), ())


def test_a_corpus_may_have_queries_alone(corpus, tmp_path):
    (tmp_path / "evaluation").mkdir()
    shutil.copy(corpus.folder / "evaluation" / "queries.jsonl", tmp_path / "evaluation")
    found = load_set(Collection.of([replace(corpus, folder=tmp_path)]))
    assert found.development
    assert (found.conversations, found.behaviours, found.attacks) == ((), (), ())


def test_a_corpus_without_a_development_set_says_what_to_name(corpus, tmp_path):
    with pytest.raises(EvaluationError, match=r"no development set. --queries names"):
        load_set(Collection.of([replace(corpus, folder=tmp_path)]))


@pytest.mark.parametrize(
    ("kind", "option"),
    [
        ("queries", "--queries"),
        ("conversations", "--conversations"),
        ("near_misses", "--near-misses"),
        ("reported", "--reported"),
        ("behaviours", "--behaviours"),
        ("attacks", "--attacks"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_option(collection, tmp_path, kind, option):
    path = tmp_path / "mine.jsonl"
    files = SetFiles(**{kind: path if kind in ("queries", "attacks") else (path,)})
    said = rf"mine.jsonl: cannot be read .* {option} names the file to use, .*docs/evaluation.md"
    with pytest.raises(EvaluationError, match=said):
        load_set(collection, files)
