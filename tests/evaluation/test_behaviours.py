import json

import pytest

from chatbot.corpus.questions import Question
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError
from chatbot.evaluation.behaviours import PickTurn, load_behaviours

KEYS = {id_: EntryKey("office", "1", id_) for id_ in ("overview-01", "overview-02")}
TURN = {"query": "ถาม", "relevance": {"overview-01": 2}}
PICK = {"query": "ข้อ 2", "pick": 2}
GOOD = {"cid": "b", "kind": "pick", "turns": [TURN, PICK]}


@pytest.fixture
def write(tmp_path):
    """Write values, one a line, into a file of that name."""

    def write_lines(name, *values):
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(value) for value in values), encoding="utf-8")
        return path

    return write_lines


def test_a_case_that_picks_and_a_case_of_one_turn(write):
    path = write("b.jsonl", GOOD, {"cid": "c", "kind": "layout", "turns": [TURN]})
    one, other = load_behaviours([path], KEYS)
    question = Question("b/1", "ถาม", "pick", {KEYS["overview-01"]: 2})
    assert (one.cid, one.kind, one.earlier) == ("b", "pick", (question,))
    assert one.last == PickTurn("b/2", "ข้อ 2", "pick", 2)
    assert (other.earlier, other.last.qid) == ((), "c/1")


def test_a_turn_may_pick_after_a_turn_that_picked(write):
    path = write("b.jsonl", {**GOOD, "turns": [TURN, PICK, PICK]})
    (case,) = load_behaviours([path], KEYS)
    assert [turn.qid for turn in (*case.earlier, case.last)] == ["b/1", "b/2", "b/3"]


def test_several_files_make_one_set(write):
    paths = [write("one.jsonl", GOOD), write("other.jsonl", {**GOOD, "cid": "c"})]
    assert [case.cid for case in load_behaviours(paths, KEYS)] == ["b", "c"]
    assert load_behaviours([], KEYS) == ()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({**GOOD, "kind": ""}, ":1: key 'kind' must be a non-empty string, found ''."),
        ({**GOOD, "turns": []}, ":1: key 'turns' must be a list of objects with 'query' and"),
        ({**GOOD, "turns": ["ถาม"]}, ":1: key 'turns' must be a list of objects with 'query' and"),
        ({**GOOD, "turns": [{"query": "ถาม"}]}, ":1, turn 1: has neither"),
        ({**GOOD, "turns": [PICK]}, ":1, turn 1: nothing was offered yet"),
        ({**GOOD, "turns": [TURN, {**PICK, **TURN}]}, ":1, turn 2: has both"),
        (
            {**GOOD, "turns": [TURN, {**PICK, "pick": 0}]},
            ":1: key 'turns.2.pick' must be a whole number,",
        ),
        (
            {**GOOD, "turns": [TURN, {**PICK, "pick": "2"}]},
            ":1: key 'turns.2.pick' must be a whole number,",
        ),
        ({**GOOD, "turns": [TURN, {"pick": 2}]}, ":1: key 'turns.2.query' must be a string, but"),
        (
            {**GOOD, "turns": [{**TURN, "relevance": {"overview-01": True}}]},
            ":1: key 'turns.1.relevance' must be an object of grades 0, 1 or 2 by entry id, {} for "
            "no answer, found True at overview-01.",
        ),
    ],
)
def test_a_malformed_case_is_named(write, bad, said):
    path = write("b.jsonl", bad)
    with pytest.raises(CorpusError) as error:
        load_behaviours([path], KEYS)
    assert str(error.value).startswith(f"{path}{said}")


def test_an_id_may_not_stand_in_two_files(write):
    paths = [write("one.jsonl", GOOD), write("other.jsonl", GOOD)]
    with pytest.raises(CorpusError, match=r"other.jsonl:1: cid 'b' stands twice"):
        load_behaviours(paths, KEYS)


def test_a_missing_file_is_named_with_what_to_do(tmp_path):
    with pytest.raises(CorpusError, match=r"nowhere: cannot be read .* Make sure"):
        load_behaviours([tmp_path / "nowhere"], KEYS)
