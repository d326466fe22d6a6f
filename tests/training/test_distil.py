import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional

from chatbot.encoder.network import ContextualEncoder
from chatbot.errors import ChatbotError
from training.checkpoint import load_checkpoint
from training.distil import Curriculum, DistilOptions, distil, embed, fresh_network
from training.rows import Rows
from training.taught import Bundle

_OPTIONS = DistilOptions(
    layers=1, width=8, heads=2, feed_forward=16, steps=4, warmup=2, every=2, learning_rate=0.01
)
_PIECES = 40
_TEXTS = 24
_DIMENSIONS = 12

Embed = Callable[[Rows], Tensor]


def _taught() -> Curriculum:
    """Texts of 1 to 9 pieces, a mistyped form of the first twelve, and targets by chance."""
    chance = np.random.default_rng(0)
    lengths = chance.integers(1, 10, _TEXTS + 12)
    ends = np.cumsum(lengths)
    pieces = chance.integers(0, _PIECES, ends[-1]).astype(np.uint16)
    mistyped = np.arange(_TEXTS)
    mistyped[:12] += _TEXTS
    targets = chance.normal(size=(_TEXTS, _DIMENSIONS))
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    return Curriculum(
        Rows(pieces, ends - lengths, ends),
        mistyped,
        targets.astype(np.float16),
        (
            Bundle("pairs", np.arange(_TEXTS).reshape(-1, 2), 8),
            Bundle("singles", np.arange(_TEXTS)[:, None], 6),
        ),
    )


def _table() -> Tensor:
    return 0.1 * torch.randn(_PIECES, _DIMENSIONS, generator=torch.Generator().manual_seed(0))


def _network(options: DistilOptions = _OPTIONS) -> ContextualEncoder:
    return fresh_network(_table(), options)


def _nothing(_: Embed) -> dict[str, float]:
    return {}


def test_the_first_vectors_are_means_of_the_piece_vectors_that_were_given(tmp_path: Path) -> None:
    table, rows = _table(), _taught().rows

    network = distil(
        _taught(),
        fresh_network(table, _OPTIONS),
        replace(_OPTIONS, steps=0),
        tmp_path,
        "cpu",
        "made",
        _nothing,
    )

    torch.testing.assert_close(network.table.weight.detach(), table)
    means = torch.stack(
        [
            table[rows.pieces[a:b].astype(np.int64)].mean(dim=0)
            for a, b in zip(rows.begins, rows.ends, strict=True)
        ]
    )
    torch.testing.assert_close(embed(network, rows, "cpu"), functional.normalize(means, dim=1))


def test_training_lowers_the_loss_and_turns_texts_to_their_targets(tmp_path: Path) -> None:
    taught = _taught()
    targets = torch.from_numpy(taught.targets).float()

    def cosine(embed_rows: Embed) -> dict[str, float]:
        vectors = embed_rows(taught.rows.take(np.arange(_TEXTS)))
        return {"cosine": float((vectors * targets).sum(dim=1).mean())}

    options = replace(_OPTIONS, steps=150, every=10, learning_rate=0.05)
    network = distil(taught, _network(), options, tmp_path, "cpu", "made", cosine)

    lines = (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()
    log = [json.loads(line) for line in lines]
    assert [record["step"] for record in log] == list(range(10, 151, 10))
    for name in ("direction", "similarity"):
        losses = [record["loss"][name] for record in log]
        assert sum(losses[-5:]) < 0.75 * sum(losses[:5])
    cosines = [record["holdout"]["cosine"] for record in log]
    assert cosines[-1] > cosines[0] + 0.2
    assert not network.training


def test_a_stopped_run_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    whole = distil(_taught(), _network(), _OPTIONS, tmp_path / "whole", "cpu", "made", _nothing)

    class StoppedError(Exception):
        pass

    evaluations: list[int] = []

    def stop(_: Embed) -> dict[str, float]:
        evaluations.append(1)
        if len(evaluations) == 2:
            raise StoppedError
        return {}

    with pytest.raises(StoppedError):
        distil(_taught(), _network(), _OPTIONS, tmp_path / "parts", "cpu", "made", stop)
    checkpoint = load_checkpoint(tmp_path / "parts" / "checkpoint")
    resumed = distil(_taught(), _network(), _OPTIONS, tmp_path / "parts", "cpu", "made", _nothing)

    assert checkpoint is not None
    assert checkpoint.step == 2
    for name, weight in whole.state_dict().items():
        torch.testing.assert_close(resumed.state_dict()[name], weight)


def test_a_finished_run_is_read_and_not_trained_further(tmp_path: Path) -> None:
    first = distil(_taught(), _network(), _OPTIONS, tmp_path, "cpu", "made", _nothing)
    log = (tmp_path / "log.jsonl").read_bytes()

    second = distil(
        _taught(), _network(replace(_OPTIONS, seed=5)), _OPTIONS, tmp_path, "cpu", "made", _nothing
    )

    torch.testing.assert_close(second.state_dict(), first.state_dict())
    assert (tmp_path / "log.jsonl").read_bytes() == log


@pytest.mark.parametrize("changed", [{"temperature": 0.1}, {"steps": 8}, {"feed_forward": 32}])
def test_a_checkpoint_of_other_options_is_refused(
    tmp_path: Path, changed: dict[str, float]
) -> None:
    distil(_taught(), _network(), _OPTIONS, tmp_path, "cpu", "made", _nothing)

    options = replace(_OPTIONS, **changed)
    with pytest.raises(ChatbotError, match="made with other options"):
        distil(_taught(), _network(options), options, tmp_path, "cpu", "made", _nothing)


def test_mistyped_forms_are_shown_as_often_as_asked(tmp_path: Path) -> None:
    # Only the mistyped forms have piece 39, whose vector moves if it is shown.
    taught = _taught()
    pieces = taught.rows.pieces % 39
    pieces[taught.rows.begins[_TEXTS:]] = 39
    taught = replace(taught, rows=replace(taught.rows, pieces=pieces))

    never, always = (
        distil(
            taught,
            _network(),
            replace(_OPTIONS, mistyped=chance),
            tmp_path / str(chance),
            "cpu",
            "made",
            _nothing,
        )
        for chance in (0.0, 1.0)
    )

    torch.testing.assert_close(never.table.weight[39], _table()[39])
    assert not torch.allclose(always.table.weight[39], _table()[39], atol=1e-3)


def test_a_run_needs_no_warm_up(tmp_path: Path) -> None:
    options = replace(_OPTIONS, warmup=0)

    network = distil(_taught(), _network(), options, tmp_path, "cpu", "made", _nothing)

    assert all(torch.isfinite(weight).all() for weight in network.parameters())
