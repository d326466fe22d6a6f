import json

import pytest

from chatbot.errors import CorpusError
from chatbot.evaluation.attacks import Attack, load_attacks

GOOD = {"aid": "a-01", "kind": "markup", "query": "<b>\x00\u202e"}


def test_any_character_may_stand_in_an_attack(tmp_path):
    path = tmp_path / "attacks.jsonl"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert load_attacks(path) == (Attack("a-01", "markup", "<b>\x00\u202e"),)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (GOOD, "aid 'a-01' stands twice"),
        ({**GOOD, "aid": "a-02", "kind": 1}, "'kind' must be a non-empty string, found 1"),
        ({**GOOD, "aid": "a-02", "query": None}, "'query' must be a string"),
    ],
)
def test_a_malformed_line_is_named(tmp_path, bad, said):
    path = tmp_path / "attacks.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{json.dumps(bad)}", encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        load_attacks(path)
    assert str(error.value).startswith(f"{path}:2: ")
    assert said in str(error.value)


def test_the_shipped_file_has_forty_of_many_kinds_and_hides_its_characters(corpus):
    path = corpus.folder / "evaluation" / "attacks.jsonl"
    attacks = load_attacks(path)
    assert len(attacks) == 40
    assert len({attack.kind for attack in attacks}) >= 12
    # Whoever opens the file in an editor or a terminal is not to be attacked by it.
    assert path.read_text(encoding="utf-8").replace("\n", "").isprintable()
