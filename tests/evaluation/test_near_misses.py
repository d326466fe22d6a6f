import json

import pytest

from chatbot.datatypes import EntryKey, Status
from chatbot.errors import CorpusError
from chatbot.evaluation.near_miss_scores import ALL_NEAR_MISSES, judge_near_misses
from chatbot.evaluation.near_misses import load_near_misses

KEYS = {"overview-01": EntryKey("office", "1", "overview-01")}
GOOD = {"qid": "q", "query": "ถาม", "category": "opinion", "relevance": {}}


@pytest.fixture
def write(tmp_path):
    def write_lines(*values):
        path = tmp_path / "near.jsonl"
        path.write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
        return path

    return write_lines


def test_a_near_miss_has_a_kind_and_no_answer(write):
    (question,) = load_near_misses([write(GOOD)], KEYS)
    assert (question.qid, question.category, question.answerable) == ("q", "opinion", False)


def test_what_an_entry_answers_is_no_near_miss(write):
    path = write({**GOOD, "relevance": {"overview-01": 2}})
    with pytest.raises(CorpusError, match=r"near.jsonl:1: a near miss is answered by no entry"):
        load_near_misses([path], KEYS)


def test_kinds_are_counted_apart_and_together(make_asked):
    found = judge_near_misses(
        [
            make_asked({}, ["a"], Status.ANSWERED, category="one"),
            make_asked({}, ["a"], Status.SUGGESTED, category="one"),
            make_asked({}, ["a"], Status.REFUSED, category="other"),
        ]
    )
    counts = {
        kind: (row.answered.count, row.answered.n, row.suggested, row.refused)
        for kind, row in found.items()
    }
    assert counts == {"one": (1, 2, 1, 0), "other": (0, 1, 0, 1), ALL_NEAR_MISSES: (1, 3, 1, 1)}
    assert judge_near_misses([]) == {}
