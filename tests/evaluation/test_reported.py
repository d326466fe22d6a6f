import json

import pytest

from chatbot.datatypes import EntryKey, Status
from chatbot.errors import CorpusError
from chatbot.evaluation.reported import Expectation, Reported, load_reported

KEYS = {id_: EntryKey("office", "1", id_) for id_ in ("overview-01", "overview-02")}
FIRST, SECOND = KEYS.values()
GOOD = {"id": "r", "kind": "another year", "turns": ["ถาม"], "expect": {"status": ["refused"]}}


@pytest.fixture
def write(tmp_path):
    def write_lines(*values):
        path = tmp_path / "cases.jsonl"
        path.write_text("\n".join(map(json.dumps, values)), encoding="utf-8")
        return path

    return write_lines


def test_a_case_and_what_it_expects(write):
    expect = {"status": ["suggested", "refused"], "offered": ["overview-02"], "about": "overview"}
    line = {**GOOD, "turns": ["ถาม", "แล้วล่ะ"], "never_answered_with": ["overview-01"]}
    (case,) = load_reported([write({**line, "expect": expect, "as_typed": True})], KEYS)
    assert case == Reported(
        "r",
        "another year",
        ("ถาม", "แล้วล่ะ"),
        Expectation(
            never=(FIRST,),
            status=(Status.SUGGESTED, Status.REFUSED),
            offered=(SECOND,),
            about="overview",
        ),
        as_typed=True,
    )


def test_nothing_offered_is_not_the_same_as_anything_offered(write):
    lines = [{**GOOD, "id": str(n), "expect": e} for n, e in enumerate([{"offered": []}, {}])]
    lines[1]["never_answered_with"] = ["overview-01"]
    nothing, anything = load_reported([write(*lines)], KEYS)
    assert (nothing.expectation.offered, anything.expectation.offered) == ((), None)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({**GOOD, "turns": []}, "key 'turns' must be a list of strings, one at least"),
        ({**GOOD, "expect": {}}, "expects nothing. Say what must come of it in 'expect'"),
        ({**GOOD, "expect": {"state": 1}}, "key 'expect' must be an object of what docs/"),
        (
            {**GOOD, "expect": {"status": ["sure"]}},
            "key 'expect.status' must be a list of 'answered', 'suggested' and 'refused', found",
        ),
        (
            {**GOOD, "expect": {"both": ["overview-01"]}},
            "key 'expect.both' must be a list of two entry ids",
        ),
        (
            {**GOOD, "expect": {"entry": ["pmqa-99"]}},
            "no entry has the id 'pmqa-99'. Correct it in 'expect.entry'.",
        ),
    ],
)
def test_a_malformed_case_is_named(write, bad, said):
    path = write(bad)
    with pytest.raises(CorpusError) as error:
        load_reported([path], KEYS)
    assert str(error.value).startswith(f"{path}:1")
    assert said in str(error.value)


def test_an_id_stands_once(write):
    with pytest.raises(CorpusError, match="id 'r' stands twice"):
        load_reported([write(GOOD, GOOD)], KEYS)
