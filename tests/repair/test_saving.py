"""What a repairer learnt of a corpus is kept with the index, and loading it changes nothing."""

import json

import pytest

from chatbot.corpus.questions import QUERIES_FILE, load_questions
from chatbot.repair import Repairer


def test_a_loaded_repairer_reads_every_question_as_the_one_that_was_saved(
    corpus, segmenter, repairer, read, tmp_path
):
    repairer.save(tmp_path / "new" / "repair")
    loaded = Repairer.load(tmp_path / "new" / "repair", segmenter)
    asked = load_questions(corpus.folder / QUERIES_FILE, corpus.by_id)
    assert any(repairer.readings(read(question.query)) for question in asked)
    for question in asked:
        query = read(question.query)
        assert loaded.repairs(query) == repairer.repairs(query), question.query


def test_saving_twice_gives_the_same_file(corpus, segmenter, repairer, tmp_path):
    repairer.save(tmp_path / "one")
    Repairer.load(tmp_path / "one", segmenter).save(tmp_path / "other")
    Repairer.build(corpus, segmenter).save(tmp_path / "third")
    one, other, third = (
        (tmp_path / name / "repair.json").read_bytes() for name in ("one", "other", "third")
    )
    assert one == other == third


def test_damage_is_an_error_that_an_index_takes_for_damage(repairer, segmenter, tmp_path):
    repairer.save(tmp_path)
    path = tmp_path / "repair.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValueError, match=r"decode|char"):
        Repairer.load(tmp_path, segmenter)
    value = json.loads(whole)
    del value["spellings"]
    path.write_text(json.dumps(value))
    with pytest.raises(KeyError):
        Repairer.load(tmp_path, segmenter)
    path.unlink()
    with pytest.raises(FileNotFoundError):
        Repairer.load(tmp_path, segmenter)
