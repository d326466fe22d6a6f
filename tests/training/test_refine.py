import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer

from chatbot.encoder.module import EncoderModule
from chatbot.encoder.network import ContextualEncoder
from chatbot.encoder.shape import Shape
from training.choice import keep_choice, read_choice
from training.distil import DistilOptions
from training.e5 import E5
from training.ensemble import turned_towards
from training.export import save_encoder
from training.refine import RefineOptions, prepare, refine
from training.taught import Bundle, Prefix, TaughtOptions, TextSet
from training.tune_teacher import TuneOptions, tune_teacher

_OPTIONS = RefineOptions(
    taught=TaughtOptions(plain_share=1.0, windows=2),
    tune=TuneOptions(steps=4, draws=1, layers=1, every=2),
    distil=DistilOptions(steps=4, draws=2, every=2, warmup=1, learning_rate=1e-3),
)


@pytest.fixture
def model(tokenizer: Tokenizer, tmp_path: Path) -> Path:
    """An encoder of random weights."""
    torch.manual_seed(0)
    network = ContextualEncoder(Shape(tokenizer.get_vocab_size(), 32, 1, 16, 2, 16))
    save_encoder(network, tokenizer, tmp_path / "start")
    return tmp_path / "start"


@pytest.mark.usefixtures("teacher_packages")
def test_an_encoder_is_taught_again_from_what_was_prepared(
    data: Path, model: Path, e5_path: Path, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    prepare(data, model, work, _OPTIONS.taught)

    refine(model, e5_path, work, tmp_path / "model", _OPTIONS)

    before, after = (EncoderModule.read(folder).network for folder in (model, tmp_path / "model"))
    assert after.shape == before.shape
    assert not torch.equal(after.table.weight, before.table.weight)
    assert not torch.equal(after.layers[0].output.weight, before.layers[0].output.weight)
    for stage in ("tune", "distil"):
        lines = (work / stage / "log.jsonl").read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["step"] for line in lines] == [2, 4]
        assert set(json.loads(lines[0])["holdout"]) == {"faq"}


@pytest.mark.usefixtures("teacher_packages")
def test_a_second_call_does_no_stage_again(
    data: Path, model: Path, e5_path: Path, tmp_path: Path
) -> None:
    prepare(data, model, tmp_path / "work", _OPTIONS.taught)
    refine(model, e5_path, tmp_path / "work", tmp_path / "first", _OPTIONS)
    logs = {path: path.read_bytes() for path in (tmp_path / "work").rglob("log.jsonl")}

    prepare(tmp_path / "no such folder", model, tmp_path / "work", _OPTIONS.taught)
    refine(model, e5_path, tmp_path / "work", tmp_path / "second", _OPTIONS)

    assert {path: path.read_bytes() for path in logs} == logs
    first, second = (
        (tmp_path / name / "model.safetensors").read_bytes() for name in ("first", "second")
    )
    assert first == second


def test_a_choice_is_read_as_it_was_kept(tmp_path: Path) -> None:
    sets = (
        TextSet("faq", Prefix.QUERY, ("ขอที่ไหน", "fee")),
        TextSet("a", Prefix.PASSAGE, ("ที่เขต",)),
    )
    bundles = (Bundle("wording", np.array([[0, 2], [1, 2]]), 3),)

    keep_choice(tmp_path / "kept.jsonl.xz", (sets, bundles))
    read_sets, (bundle,) = read_choice(tmp_path / "kept.jsonl.xz")

    assert read_sets == sets
    assert (bundle.name, bundle.count) == ("wording", 3)
    np.testing.assert_array_equal(bundle.members, bundles[0].members)


def _sets_and_bundles() -> tuple[tuple[TextSet, ...], tuple[Bundle, ...]]:
    asked = TextSet("faq", Prefix.QUERY, ("fee", "ขอใบอนุญาต", "ค่าธรรมเนียมเท่าไร", "ที่ไหน"))
    told = TextSet("answers", Prefix.PASSAGE, ("ที่", "ใบอนุญาต"))
    members = np.array([[0, 2, 4, 1], [3, 1, 5, 2]])
    return (asked, told), (Bundle("wording", members, 4), Bundle("alone", members[:, :1], 2))


def test_a_tuned_teacher_finds_the_answer_nearer_than_before(e5_path: Path, tmp_path: Path) -> None:
    sets, bundles = _sets_and_bundles()
    e5 = E5(e5_path)

    def lead(e5: E5) -> dict[str, float]:
        asked = e5.encode(["fee"], Prefix.QUERY).astype(np.float32)
        texts = e5.encode(["ค่าธรรมเนียมเท่าไร", "ขอใบอนุญาต"], Prefix.QUERY).astype(np.float32)
        right, wrong = (asked @ texts.T)[0]
        return {"lead": float(right - wrong)}

    before = lead(e5)["lead"]
    options = TuneOptions(steps=30, draws=1, layers=2, learning_rate=1e-3, every=30)
    tune_teacher(e5, sets, bundles, options, tmp_path, "cpu", "made", lead)

    assert lead(e5)["lead"] > before + 0.1
    record = json.loads((tmp_path / "log.jsonl").read_text(encoding="utf-8"))
    assert set(record["loss"]) == {"wording"}
    assert record["holdout"]["lead"] == pytest.approx(lead(e5)["lead"], abs=1e-4)


def test_only_the_last_layers_learn(e5_path: Path, tmp_path: Path) -> None:
    sets, bundles = _sets_and_bundles()
    tuned, untouched = E5(e5_path), E5(e5_path)

    options = replace(_OPTIONS.tune, layers=1, learning_rate=1e-2)
    tune_teacher(tuned, sets, bundles, options, tmp_path, "cpu", "made", lambda _: {})

    moved = {
        name
        for name, layer in tuned.layers.items()
        if not torch.equal(layer, untouched.layers[name])
    }
    assert "l1.fo.w" in moved
    assert all(name.startswith("l1.") for name in moved)


def test_a_stopped_tuning_goes_on_to_the_same_weights(e5_path: Path, tmp_path: Path) -> None:
    sets, bundles = _sets_and_bundles()
    options = replace(_OPTIONS.tune, learning_rate=1e-2)

    class StoppedError(Exception):
        pass

    asked: list[int] = []

    def stop(_: E5) -> dict[str, float]:
        asked.append(1)
        if len(asked) == 2:
            raise StoppedError
        return {}

    whole, stopped, resumed = (E5(e5_path) for _ in range(3))
    tune_teacher(whole, sets, bundles, options, tmp_path / "a", "cpu", "made", lambda _: {})
    with pytest.raises(StoppedError):
        tune_teacher(stopped, sets, bundles, options, tmp_path / "b", "cpu", "made", stop)
    # The second checkpoint was kept before its evaluation failed: go back to the first.
    tune_teacher(resumed, sets, bundles, options, tmp_path / "b", "cpu", "made", lambda _: {})

    for name, layer in whole.layers.items():
        torch.testing.assert_close(resumed.layers[name], layer)


def test_targets_turn_towards_the_student_and_keep_their_cosines() -> None:
    chance = np.random.default_rng(0)
    student = chance.normal(size=(40, 6)).astype(np.float32)
    turn, _ = np.linalg.qr(chance.normal(size=(6, 6)))
    targets = (student @ turn).astype(np.float16)

    turned = turned_towards(targets, student).astype(np.float32)

    np.testing.assert_allclose(turned, student, atol=0.02)
    np.testing.assert_allclose(turned @ turned.T, student @ student.T, atol=0.1)
