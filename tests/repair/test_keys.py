import json

import pytest

from chatbot.repair.keys import WordsByKey

TABLE = {"cat": ["c", "t"], "cot": ["c", "o"], "ten": ["t"]}


def test_words_under_their_keys():
    words = WordsByKey.build(TABLE)
    assert words.of("c") == ["cat", "cot"]
    assert words.of("t") == ["cat", "ten"]
    assert words.of("o") == ["cot"]


@pytest.mark.parametrize("key", ["", "a", "cc", "z"])
def test_nothing_under_other_keys(key):
    assert WordsByKey.build(TABLE).of(key) == []
    assert WordsByKey.build({}).of(key) == []


def test_kept_as_json():
    kept = json.loads(json.dumps(WordsByKey.build(TABLE).to_json()))
    assert WordsByKey.from_json(kept).of("c") == ["cat", "cot"]


@pytest.mark.parametrize("part", ["words", "keys", "starts", "places"])
def test_a_part_that_lacks_its_end_is_noticed(part):
    kept = WordsByKey.build(TABLE).to_json()
    kept[part] = kept[part][:-1]
    with pytest.raises(ValueError, match="not of one table"):
        WordsByKey.from_json(kept)
