import json

import pytest

from chatbot.corpus.questions import load_conversations, load_questions
from chatbot.datatypes import EntryKey
from chatbot.errors import CorpusError

KEYS = {id_: EntryKey("office", "1", id_) for id_ in ("overview-01", "overview-02")}
FIRST, SECOND = KEYS.values()
GOOD = {"qid": "q", "query": "ถาม", "category": "typo", "relevance": {"overview-01": 2}}


@pytest.fixture
def write(tmp_path):
    """Write values, or text as it stands, one a line."""

    def write_lines(*values):
        path = tmp_path / "set.jsonl"
        lines = [value if isinstance(value, str) else json.dumps(value) for value in values]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write_lines


def test_a_question(write):
    graded = {"overview-02": 1, "overview-01": 2}
    path = write({**GOOD, "relevance": graded, "note": "x"}, {**GOOD, "qid": "r", "relevance": {}})
    one, other = load_questions(path, KEYS)
    assert (one.qid, one.query, one.category) == ("q", "ถาม", "typo")
    assert one.relevance == {SECOND: 1, FIRST: 2}
    assert (one.answerable, one.cluster, one.grade(SECOND)) == (True, "overview-01", 1)
    assert (other.answerable, other.cluster, other.grade(SECOND)) == (False, "r", 0)


def test_a_conversation(write):
    turn = {"query": "ถาม", "relevance": {"overview-01": 2}}
    path = write({"cid": "c", "turns": [turn, {**turn, "relevance": {}}]})
    (conversation,) = load_conversations([path], KEYS)
    assert [turn.qid for turn in conversation.turns] == ["c/1", "c/2"]
    assert [turn.category for turn in conversation.turns] == ["first", "follow-up"]
    assert [turn.answerable for turn in conversation.turns] == [True, False]
    assert conversation.file == "set.jsonl"


def test_a_turn_is_of_the_kind_that_is_named(write):
    turn = {"query": "ถาม", "relevance": {"overview-01": 2}}
    greeting = {"query": "สวัสดี", "relevance": {}, "kind": "thanks"}
    path = write({"cid": "c", "turns": [greeting, {**turn, "kind": "first"}, turn]})
    (conversation,) = load_conversations([path], KEYS)
    assert [turn.category for turn in conversation.turns] == ["thanks", "first", "follow-up"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "not a line of JSON"),
        ("[1]", "expected a JSON object"),
        ({**GOOD, "qid": 7}, "key 'qid' must be a non-empty string, found 7"),
        ({**GOOD, "qid": "q"}, "'q' stands twice"),
        ({**GOOD, "qid": "r", "query": None}, "'query' must be a string"),
        ({**GOOD, "qid": "r", "category": ""}, "'category' must be a non-empty string, found ''"),
        ({**GOOD, "qid": "r", "relevance": ["overview-01"]}, "'relevance' must be an object"),
        (
            {**GOOD, "qid": "r", "relevance": {"pmqa-99": 2}},
            "no entry has the id 'pmqa-99'. Correct",
        ),
        (
            {**GOOD, "qid": "r", "relevance": {"overview-01": 3}},
            "'relevance' must be an object of grades 0, 1 or 2 by entry id",
        ),
        ({**GOOD, "qid": "r", "relevance": {"overview-01": True}}, "found True at overview-01"),
        ({**GOOD, "qid": "r", "relevance": {"overview-01": 1}}, "no entry has grade 2"),
    ],
)
def test_a_malformed_line_is_named(write, bad, said):
    path = write(GOOD, bad)
    with pytest.raises(CorpusError) as error:
        load_questions(path, KEYS)
    assert str(error.value).startswith(f"{path}:2: ")
    assert said in str(error.value)


TURNS = "a list of objects with 'query' and 'relevance', one at least"


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ({"cid": ""}, ":1: key 'cid' must be a non-empty string, found ''."),
        ({"cid": "c"}, f":1: key 'turns' must be {TURNS}, but it is missing."),
        ({"cid": "c", "turns": []}, f":1: key 'turns' must be {TURNS}, found []."),
        ({"cid": "c", "turns": ["ถาม"]}, f":1: key 'turns' must be {TURNS}, found 'ถาม' at 1."),
        ({"cid": "c", "turns": [{"query": "ถาม"}]}, ":1: key 'turns.1.relevance' must be"),
        (
            {"cid": "c", "turns": [{"query": "ถาม", "relevance": {"overview-01": 7}}]},
            ":1: key 'turns.1.relevance' must be an object of grades 0, 1 or 2 by entry id",
        ),
        (
            {"cid": "c", "turns": [{"query": "ถาม", "relevance": {"overview-01": 1}}]},
            ":1, turn 1: no entry has grade 2",
        ),
    ],
)
def test_a_malformed_conversation_is_named(write, bad, said):
    path = write(bad)
    with pytest.raises(CorpusError) as error:
        load_conversations([path], KEYS)
    assert str(error.value).startswith(f"{path}{said}")


def conversations_of(path, keys):
    return load_conversations([path], keys)


@pytest.mark.parametrize("load", [load_questions, conversations_of])
def test_a_missing_or_empty_file_is_named_with_what_to_do(write, tmp_path, load):
    missing = tmp_path / "nowhere.jsonl"
    with pytest.raises(CorpusError, match=r"nowhere.jsonl: cannot be read .* Make sure"):
        load(missing, KEYS)
    with pytest.raises(CorpusError, match=r"set.jsonl: holds no line. Write one"):
        load(write(""), KEYS)


def test_bytes_that_are_not_utf8_are_named(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_bytes(b'{"qid": "\xff"}')
    with pytest.raises(CorpusError, match=r"set.jsonl:1: not a line of JSON in UTF-8"):
        load_questions(path, KEYS)
