import json
import logging
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from fixtures.office import KnowsNothing, Spaces, office_key

from chatbot import library
from chatbot.composition import open_chatbot
from chatbot.corpus import Collection
from chatbot.corpus.questions import Question
from chatbot.decision.calibration import ANSWER_FROM, Calibration
from chatbot.decision.features import NAMES
from chatbot.decision.platt import UNSCALED
from chatbot.errors import BlindIndexError, SettingsError
from chatbot.index.legs import LEG_WEIGHTS
from chatbot.index.self_check import SelfCheck
from chatbot.library import make_index, open_index
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.text.segment import Segmenter

TESTS = Path(__file__).parent
QUESTION = "เลือก e-Service แล้วต้องทำ Data Catalog ด้วยไหม"
MISTYPED = "PMQA 4.0 ประเมิณชวงเดือนไหน"


@pytest.fixture
def judged_office(small_office):
    """The small office with judged questions: enough to scale by, and some wrongly answered."""
    key = office_key("e0")
    right = [Question(f"r{n}", f"fee of forms {n}", f"r{n}", {key: 2}) for n in range(60)]
    wrong = [Question(f"w{n}", f"forms lost {n}", f"w{n}", {}) for n in range(15)]
    (corpus,) = small_office.current
    return Collection.of([replace(corpus, judged=(*right, *wrong))])


def test_a_stale_index_is_rebuilt_with_a_message(small_office, office_reader, tmp_path, caplog):
    caplog.set_level(logging.INFO, logger="chatbot")
    open_index(tmp_path, small_office, office_reader)
    assert "no index in" in caplog.text
    caplog.clear()
    open_index(tmp_path, small_office, office_reader)
    assert not caplog.records
    damaged = next(tmp_path.rglob("*.faiss"))
    damaged.write_bytes(damaged.read_bytes()[:100])
    built = open_index(tmp_path, small_office, office_reader)
    assert "damaged" in caplog.text
    found = built.assessor.assess(office_reader.read("cost of forms")).evidence
    assert found.ranking(1)[0].key.entry == "e0"
    assert "dense" in found.legs


def test_a_corpus_without_curation_gets_the_prior(collection, reader, tmp_path):
    built = open_index(tmp_path, collection.without_curation(), reader)
    assert built.calibration == Calibration.of_prior()
    found = {
        entry.key: built.assessor.assess(reader.read(entry.question))
        for entry in collection.entries
    }
    ranked_first = [one.evidence.ranking(1)[0].key for one in found.values()]
    assert ranked_first == list(found)
    # As printed they are answered whatever the prior says of them; it is nearly as sure of most.
    sure = [one.probability >= built.calibration.answer_from for one in found.values()]
    assert sum(sure) >= 0.85 * len(sure)
    assert min(one.probability for one in found.values()) >= 0.7
    assert built.weights == LEG_WEIGHTS


def test_a_blind_leg_is_left_out_and_the_calibration_is_fitted_without(
    small_office, spaces, tmp_path, caplog, fits_few
):
    reader = QueryReader(spaces, KnowsNothing())
    caplog.set_level(logging.WARNING, logger="chatbot")
    built = open_index(tmp_path, small_office, reader)
    assert "the dense leg is blind and left out" in caplog.text
    assert built.weights == {leg: LEG_WEIGHTS[leg] for leg in ("words", "characters")}
    assert built.calibration.fitted_on == 4
    of_dense = [
        weight
        for name, weight in zip(NAMES, built.calibration.weights, strict=True)
        if name.startswith("dense")
    ]
    assert of_dense == [0, 0, 0]
    caplog.clear()
    again = open_index(tmp_path, small_office, reader)
    assert (again.check, again.calibration) == (built.check, built.calibration)
    assert "the dense leg is blind" in caplog.text
    assert "building the index" not in caplog.text


def test_what_the_judged_questions_came_to_is_kept_and_scaled_by(
    judged_office, office_reader, tmp_path, fits_few
):
    built = make_index(tmp_path, judged_office, office_reader)
    calibration = built.calibration
    assert {one.cluster for one in calibration.judged} == {
        question.cluster for question in judged_office.judged
    }
    assert calibration.scaling != UNSCALED
    assert len(calibration.cross_fitted) == len(calibration.judged)
    assert calibration.answer_from >= ANSWER_FROM
    assert open_index(tmp_path, judged_office, office_reader).calibration == calibration


def test_another_share_of_wrong_answers_needs_no_build(
    judged_office, office_reader, tmp_path, caplog
):
    make_index(tmp_path, judged_office, office_reader, 0.05)
    caplog.clear()
    found = open_index(tmp_path, judged_office, office_reader, 0.02)
    assert not caplog.records
    assert found.calibration.max_wrong == 0.02
    anew = make_index(tmp_path, judged_office, office_reader, 0.02)
    assert found.calibration == anew.calibration


@pytest.mark.parametrize("get", [open_index, make_index])
def test_an_index_in_which_no_leg_sees_is_not_kept(
    small_office, office_reader, tmp_path, monkeypatch, get
):
    monkeypatch.setattr(
        library, "check_legs", lambda *_: SelfCheck(3, {"words": 0, "characters": 1, "dense": 0})
    )
    with pytest.raises(BlindIndexError, match="words 0 of 3, characters 1 of 3"):
        get(tmp_path, small_office, office_reader)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_an_unknown_store_is_not_built_for(small_office, office_reader, tmp_path):
    with pytest.raises(SettingsError, match="CHATBOT_STORE"):
        open_index(tmp_path, small_office, office_reader, store="nowhere")


def test_a_folder_that_cannot_be_written_to_leaves_an_index_in_memory(
    small_office, office_reader, tmp_path, caplog
):
    (tmp_path / "file").touch()
    built = open_index(tmp_path / "file", small_office, office_reader)
    assert "the index is kept in memory only" in caplog.text
    assert built.assessor.assess(office_reader.read("fee of forms")).evidence.ranking()


def test_a_smaller_share_of_wrong_answers_raises_the_threshold(bot, settings):
    strict = open_chatbot(settings.model_copy(update={"max_wrong": 0.02}))
    theirs, ours = strict.assessor.calibration, bot.assessor.calibration
    assert (theirs.max_wrong, ours.max_wrong) == (0.02, 0.05)
    assert theirs.answer_from > ours.answer_from
    assert theirs.judged == ours.judged
    assert theirs.scaling == ours.scaling


def test_the_index_that_was_built_answers_after_a_restart(bot, settings):
    again = open_chatbot(settings)
    assert again.ask(QUESTION) == bot.ask(QUESTION)
    assert again.ask(MISTYPED) == bot.ask(MISTYPED)
    assert bot.ask(MISTYPED).repaired_query


class Noting(Spaces):
    """Cuts at spaces, and notes what it cut; a remembering one is another object."""

    def __init__(self):
        self.cut = []
        self.remembered = []

    def segment(self, text):
        self.cut.append(text)
        return super().segment(text)

    def remembering(self):
        other = Noting()
        self.remembered.append(other)
        return other


@pytest.fixture
def noting_reader(axes):
    return QueryReader(Noting(), axes)


def readings_of(built, query):
    return [reading.typed for reading in built.repairer.readings(query)]


def test_the_repairer_is_kept_with_the_index(small_office, office_reader, tmp_path, monkeypatch):
    built = make_index(tmp_path, small_office, office_reader)
    query = office_reader.read("parking lot fy22")
    assert readings_of(built, query) == ["parking lot ปีงบประมาณ 2565"]
    monkeypatch.setattr(Repairer, "build", None)  # whoever calls it fails
    again = open_index(tmp_path, small_office, office_reader)
    assert json.dumps(again.repairer.to_json()) == json.dumps(built.repairer.to_json())
    assert again.repairer.readings(query) == built.repairer.readings(query)


@pytest.mark.parametrize("get", [make_index, open_index])
def test_nothing_that_people_type_is_remembered(small_office, noting_reader, tmp_path, get):
    plain = noting_reader.segmenter
    built = get(tmp_path, small_office, noting_reader)
    # The build cut its texts with one that remembers, and what serves does not hold on to it.
    (building,) = plain.remembered
    assert building.cut
    assert not plain.cut
    before = list(building.cut)
    query = noting_reader.read("parking lot fy22")
    assert readings_of(built, query) == ["parking lot ปีงบประมาณ 2565"]
    built.assessor.assess(query)
    assert {"parking lot fy22", "parking lot ปีงบประมาณ 2565"} <= set(plain.cut)
    assert building.cut == before


def test_the_shipped_segmenter_keeps_nothing_of_what_it_cuts(small_office, axes, tmp_path):
    segmenter = Segmenter()
    built = make_index(tmp_path, small_office, QueryReader(segmenter, axes))
    held = pickle.dumps(segmenter)
    for typed in ("ประเมิณชวงเดือนไหน", "parking lot fy22"):
        query = QueryReader(segmenter, axes).read(typed)
        assert built.repairer.readings(query)
        built.assessor.assess(query)
    assert pickle.dumps(segmenter) == held


@pytest.mark.parametrize("damage", ["cut short", "missing"])
@pytest.mark.parametrize(
    "file",
    [
        "manifest.json",
        "CURRENT",
        "calibration.json",
        "self-check.json",
        "repair.json",
        "tokens.npy",
        "words.json",
        "together.json",
    ],
)
def test_it_survives_any_damage_to_the_index(judged_office, office_reader, tmp_path, file, damage):
    before = open_index(tmp_path, judged_office, office_reader)
    path = next(tmp_path.rglob(file))
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:7])
    again = open_index(tmp_path, judged_office, office_reader)
    assert again.calibration == before.calibration
    assert (again.check, again.repairer.to_json()) == (before.check, before.repairer.to_json())
    query = office_reader.read("fee of the forms")
    found, expected = (built.assessor.assess(query) for built in (again, before))
    assert found.evidence.ranking() == expected.evidence.ranking()


OPENING = """
import sys
from pathlib import Path
from fixtures.office import Axes, Spaces, small_collection
from chatbot.library import open_index
from chatbot.query import QueryReader
reader = QueryReader(Spaces(), Axes())
built = open_index(Path(sys.argv[1]), small_collection(), reader)
assert built.assessor.assess(reader.read("cost of forms")).evidence.ranking()[0].key.entry == "e0"
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_answering_from_a_built_index_imports_nothing_that_only_a_build_needs(
    small_office, office_reader, tmp_path
):
    make_index(tmp_path, small_office, office_reader)
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", OPENING, tmp_path],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (TESTS, TESTS.parent)))},
        capture_output=True,
        check=True,
        text=True,
    )
    assert not found.stderr
    heavy = {"bm25s", "ir_measures", "matplotlib", "pandas", "scipy", "sklearn", "torch"}
    assert not heavy & set(found.stdout.split())
