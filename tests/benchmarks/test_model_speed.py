"""Speed of two models, timed in turn."""

import os

import torch

from benchmarks.model_speed import Ratio, Speed, compare, measure_rounds, median_speed


def _speed(rate, single_ms, load_seconds):
    return Speed({1: rate, 2: 2 * rate}, single_ms, load_seconds, 28.0)


def test_the_median_of_each_figure_by_hand():
    rounds = [_speed(100.0, 1.0, 3.0), _speed(300.0, 5.0, 1.0), _speed(110.0, 2.0, 2.0)]

    assert median_speed(rounds) == Speed({1: 110.0, 2: 220.0}, 2.0, 2.0, 28.0)


def test_ratios_are_taken_within_a_round():
    fast = [_speed(1000.0, 1.0, 1.0), _speed(500.0, 2.0, 1.0), _speed(800.0, 1.0, 1.0)]
    slow = [_speed(10.0, 50.0, 2.0), _speed(5.0, 80.0, 4.0), _speed(10.0, 60.0, 3.0)]

    found = compare(fast, slow)

    assert found.per_second == {1: Ratio(100, 80, 100), 2: Ratio(100, 80, 100)}
    assert found.single_ms == Ratio(50, 40, 60)
    assert found.load_seconds == Ratio(3, 2, 4)


def test_every_model_is_measured_in_every_round(ours, other, monkeypatch):
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "as it was")
    threads = torch.get_num_threads()

    measured = measure_rounds([ours, other], ["คำขอ", "วันหยุด"], rounds=3, seconds=0)

    assert [len(rounds) for rounds in measured] == [3, 3]
    for speed in (speed for rounds in measured for speed in rounds):
        assert set(speed.per_second) == {1, 2}
        assert min(*speed.per_second.values(), speed.single_ms, speed.load_seconds) > 0
    assert torch.get_num_threads() == threads
    assert os.environ["TOKENIZERS_PARALLELISM"] == "as it was"


def test_the_size_is_that_of_all_files(ours):
    ((speed,),) = measure_rounds([ours], ["คำขอ"], rounds=1, seconds=0)

    files = [path for path in ours.rglob("*") if path.is_file()]
    assert speed.megabytes == sum(len(path.read_bytes()) for path in files) / 1e6
