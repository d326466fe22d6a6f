import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus.jsonl import read_models, read_objects, write_models
from chatbot.corpus.models import (
    AlternatesLine,
    EntryLine,
    ErratumLine,
    GapLine,
    QuestionLine,
)
from chatbot.errors import CorpusError

SHIPPED = {
    "entries.jsonl": EntryLine,
    "alternates.jsonl": AlternatesLine,
    "errata.jsonl": ErratumLine,
    "out_of_scope.jsonl": GapLine,
    "evaluation/queries.jsonl": QuestionLine,
}


def models_of(path, model):
    return [line for _, line in read_models(path, model)]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_is_written_as_it_was_read(folder, name):
    path = folder / name
    before = path.read_bytes()
    write_models(path, models_of(path, SHIPPED[name]))
    assert path.read_bytes() == before


text = st.text(min_size=1).filter(str.strip)
texts = st.lists(text, max_size=3)
GENERATED = {
    AlternatesLine: {"id": text, "alternates": texts},
    ErratumLine: {
        "id": text,
        "field": st.sampled_from(["question", "answer"]),
        "kind": text,
        "note": text,
    },
    GapLine: {
        "id": text,
        "topic": text,
        "scope": st.sampled_from(["near", "far"]),
        "reason": text,
        "nearest": texts,
        "queries": texts,
    },
    QuestionLine: {
        "qid": text,
        "query": st.text(),
        "category": text,
        "relevance": st.dictionaries(text, st.integers(0, 2), max_size=3),
    },
}
kept = st.dictionaries(st.just("remark of the editor"), st.none() | st.text() | st.integers())


@pytest.mark.parametrize("model", GENERATED)
@given(data=st.data())
def test_what_is_written_is_read(tmp_path_factory, model, data):
    values = data.draw(st.lists(st.fixed_dictionaries(GENERATED[model]), max_size=3))
    lines = [model(**value, **data.draw(kept)) for value in values]
    path = tmp_path_factory.getbasetemp() / "lines.jsonl"
    write_models(path, lines)
    assert models_of(path, model) == lines


def test_a_lone_surrogate_is_written_as_json_has_it(tmp_path):
    path = tmp_path / "queries.jsonl"
    line = QuestionLine(qid="q", query="\ud800ก", category="c", relevance={})
    write_models(path, [line])
    assert r'"query": "\ud800ก"' in path.read_text(encoding="utf-8")
    assert models_of(path, QuestionLine) == [line]


def test_keys_of_the_editors_own_are_kept_after_the_others(tmp_path):
    path = tmp_path / "alternates.jsonl"
    path.write_text('{"by": "ฝ่าย ก", "id": "a", "alternates": ["ข"]}', encoding="utf-8")
    write_models(path, models_of(path, AlternatesLine))
    written = '{"id": "a", "alternates": ["ข"], "by": "ฝ่าย ก"}\n'
    assert path.read_text(encoding="utf-8") == written


def test_a_byte_order_mark_and_empty_lines_are_passed_over(tmp_path):
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"a": 1}\r\n\r\n{"b": 2}')
    assert list(read_objects(path)) == [(f"{path}:1", {"a": 1}), (f"{path}:3", {"b": 2})]


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000])
def test_deep_nesting_is_named(tmp_path, deep):
    path = tmp_path / "lines.jsonl"
    path.write_text(f'{{"id": "a"}}\n{{"id": {deep}', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"lines.jsonl:2: nested too deeply"):
        list(read_objects(path))


@pytest.mark.parametrize(
    ("model", "change", "said"),
    [
        (AlternatesLine, {"alternates": None}, "a list of non-empty strings, found None"),
        (AlternatesLine, {"alternates": "ก"}, "a list of non-empty strings, found 'ก'"),
        (AlternatesLine, {"alternates": ["ก", " "]}, "a list of non-empty strings, found ' ' at 2"),
        (EntryLine, {"number": True}, "key 'number' must be a whole number, found True"),
        (EntryLine, {"lines": [1, 2, 3]}, "key 'lines' must be [first, last], found [1, 2, 3]"),
        (EntryLine, {"sha256": 7}, "key 'sha256' must be a non-empty string, found 7"),
        (GapLine, {"scope": "wide"}, "key 'scope' must be one of 'near', 'far', found 'wide'"),
        (GapLine, {"reason": "ก" * 99, "queries": "ข" * 99}, f"found '{'ข' * 59}…"),
    ],
)
def test_a_value_of_another_kind_is_named(folder, edit, model, change, said):
    (name,) = (name for name, its in SHIPPED.items() if its is model)
    edit(name, 2, lambda value: value.update(change))
    with pytest.raises(CorpusError) as caught:
        models_of(folder / name, model)
    id_ = json.loads((folder / name).read_text(encoding="utf-8").splitlines()[2])["id"]
    assert str(caught.value).startswith(f"{folder / name}:3 ({id_}): key ")
    assert said in str(caught.value)


def test_a_missing_key_is_named(folder, edit):
    edit("out_of_scope.jsonl", 0, lambda value: value.pop("nearest"))
    with pytest.raises(CorpusError, match=r"'nearest' must be a list of .*, but it is missing"):
        models_of(folder / "out_of_scope.jsonl", GapLine)
