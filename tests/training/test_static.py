import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from tokenizers import Tokenizer

from chatbot.errors import ChatbotError
from training.checkpoint import load_checkpoint
from training.data import TrainingFolder
from training.sets import Lessons, SetOptions, build_lessons
from training.static import StaticOptions, train_static

_OPTIONS = StaticOptions(dimensions=8, steps=4, teacher_batch=0, every=2)
_SETS = SetOptions(
    parallel=4, questions=4, windows=4, cross_lingual=2, paraphrases=2, faq=4, cloze=4
)


@pytest.fixture
def lessons(data: Path, tokenizer: Tokenizer, tmp_path: Path) -> Lessons:
    return build_lessons(TrainingFolder(data), tokenizer, _SETS, tmp_path / "work")


def test_every_kind_of_pair_is_made(lessons: Lessons) -> None:
    assert {pairs.name for pairs in lessons.pairs} >= {"parallel", "questions", "windows", "faq"}
    assert "faq" in lessons.holdout.tasks


def test_training_lowers_the_loss_and_logs_each_evaluation(
    lessons: Lessons, tmp_path: Path
) -> None:
    seen: list[int] = []

    weight = train_static(
        lessons,
        None,
        replace(_OPTIONS, steps=15, every=1, learning_rate=0.05),
        tmp_path / "run",
        on_evaluation=lambda step, _: seen.append(step),
    )

    lines = (tmp_path / "run" / "log.jsonl").read_text(encoding="utf-8").splitlines()
    log = [json.loads(line) for line in lines]
    losses = [sum(record["loss"].values()) for record in log]
    assert weight.shape == (len(lessons.frequencies), 8)
    assert seen == [record["step"] for record in log] == list(range(1, 16))
    assert sum(losses[-5:]) < sum(losses[:5])


def test_a_stopped_run_goes_on_to_the_same_weights(lessons: Lessons, tmp_path: Path) -> None:
    whole = train_static(lessons, None, _OPTIONS, tmp_path / "whole")

    class StoppedError(Exception):
        pass

    def stop(step: int, _: dict[str, float]) -> None:
        if step == 4:
            raise StoppedError

    with pytest.raises(StoppedError):
        train_static(lessons, None, _OPTIONS, tmp_path / "parts", on_evaluation=stop)
    checkpoint = load_checkpoint(tmp_path / "parts" / "checkpoint")
    resumed = train_static(lessons, None, _OPTIONS, tmp_path / "parts")

    assert checkpoint is not None
    assert checkpoint.step == 2
    torch.testing.assert_close(resumed, whole)


def test_a_checkpoint_of_other_options_is_refused(lessons: Lessons, tmp_path: Path) -> None:
    train_static(lessons, None, _OPTIONS, tmp_path)

    with pytest.raises(ChatbotError, match="made with other options"):
        train_static(lessons, None, replace(_OPTIONS, temperature=0.1), tmp_path)


def test_the_result_is_the_mean_over_cycle_ends(lessons: Lessons, tmp_path: Path) -> None:
    cycled = replace(_OPTIONS, cycle=2, steps=4)

    once = train_static(lessons, None, replace(cycled, steps=2), tmp_path)
    twice = train_static(lessons, None, cycled, tmp_path)

    checkpoint = load_checkpoint(tmp_path / "checkpoint")
    assert checkpoint is not None
    torch.testing.assert_close(twice, (once + checkpoint.tensors["weight"]) / 2)
