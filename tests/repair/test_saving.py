"""What a repairer learnt of a collection is kept as JSON, and nothing is lost on the way."""

import json

import pytest

from chatbot.repair import Repairer


def kept(repairer):
    """What a file of it holds."""
    return json.dumps(repairer.to_json(), ensure_ascii=False)


def test_a_loaded_repairer_reads_every_question_as_the_one_that_was_saved(
    collection, segmenter, repairer, read
):
    loaded = Repairer.from_json(json.loads(kept(repairer)), segmenter)
    asked = [read(question.query) for question in collection.judged]
    assert any(map(repairer.readings, asked))
    for query in asked:
        assert loaded.readings(query) == repairer.readings(query), query.typed


def test_saving_twice_gives_the_same_file(collection, segmenter, repairer):
    again = Repairer.from_json(json.loads(kept(repairer)), segmenter)
    assert kept(again) == kept(repairer) == kept(Repairer.build(collection, segmenter))


@pytest.mark.parametrize("part", ["vocabulary", "lookalikes", "neighbours", "spellings", "terms"])
def test_a_part_that_is_missing_is_an_error_that_an_index_takes_for_damage(
    repairer, segmenter, part
):
    value = json.loads(kept(repairer))
    del value[part]
    with pytest.raises(KeyError, match=part):
        Repairer.from_json(value, segmenter)


@pytest.mark.parametrize("part", ["lookalikes", "neighbours"])
def test_parts_that_do_not_fit_one_another_are_too(repairer, segmenter, part):
    value = json.loads(kept(repairer))
    value[part]["places"].pop()
    with pytest.raises(ValueError, match="not of one table"):
        Repairer.from_json(value, segmenter)
