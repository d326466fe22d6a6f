"""Tune multilingual-e5-small on how people ask, before it teaches.

It was trained on pairs from the web, where a question shares its words with what answers it; who
asks an office tells of a situation. The contrastive loss among the texts of a step (InfoNCE, van
den Oord 2018, https://arxiv.org/abs/1807.03748) draws a wording to its official question and
answer, away from the rest and from a near miss. Titles with their passages and sentences with their
translations stand beside them, so that nothing of what it knew is forgotten.

Batches are far larger than what fits at once: vectors first, without gradients; the loss's gradient
for each vector; then each part read again, its vectors pulled by theirs (GradCache, Gao 2021,
https://arxiv.org/abs/2101.06983). The model has no dropout here, so both readings agree.
"""

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from training.checkpoint import Checkpoint, append_record, load_checkpoint, save_checkpoint
from training.e5 import E5
from training.taught import Bundle, TextSet

_LONGEST = 1.0
# Bundles of a run: those of about two entries of an office.
_RUN = 16
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TuneOptions:
    """How the teacher is tuned.

    :param steps: Optimiser steps; 0 leaves it as it is.
    :param draws: How often each kind's own number of bundles is drawn at a step.
    :param layers: Layers that learn, from the last.
    :param learning_rate: Highest rate of AdamW; rises over a tenth of the steps, falls as a cosine.
    :param weight_decay: Weight decay.
    :param temperature: Of the softmax over cosines.
    :param every: Steps between two checkpoints, each with an evaluation.
    :param seed: Seed of the draws.
    """

    steps: int = 400
    draws: int = 4
    layers: int = 12
    learning_rate: float = 3e-5
    weight_decay: float = 0.01
    temperature: float = 0.02
    every: int = 200
    seed: int = 20


def tune_teacher(
    e5: E5,
    sets: Sequence[TextSet],
    bundles: Sequence[Bundle],
    options: TuneOptions,
    work: Path,
    device: str,
    made_from: str,
    measure: Callable[[E5], dict[str, float]],
) -> None:
    """Tune in place, going on from the work folder's checkpoint if there is one.

    :param e5: The teacher.
    :param sets: Texts by kind.
    :param bundles: Kinds whose first text is asked and whose others, but the fourth, answer it; a
        fourth is a near miss. Kinds of single texts are left out.
    :param options: How to tune.
    :param work: Folder of the checkpoint and of ``log.jsonl``.
    :param device: Torch device.
    :param made_from: Digest of the texts; a checkpoint of others is refused.
    :param measure: Held-out measures of the teacher.
    :raises ChatbotError: If the checkpoint was made with other options.
    """
    learning = {
        name: tensor.clone().requires_grad_()
        for name, tensor in e5.layers.items()
        if int(name[1 : name.index(".")]) >= e5.depth - options.layers
    }
    optimiser = torch.optim.AdamW(
        learning.values(),
        lr=options.learning_rate,
        betas=(0.9, 0.98),
        weight_decay=options.weight_decay,
    )
    generator = np.random.default_rng(options.seed)
    settings = {**asdict(options), "made_from": made_from}
    start = _resume(learning, optimiser, generator, work / "checkpoint", settings)
    work.mkdir(parents=True, exist_ok=True)
    paired = [one for one in bundles if one.members.shape[1] > 1]
    prefixes = np.repeat([one.prefix for one in sets], [len(one.texts) for one in sets])
    texts = [text for one in sets for text in one.texts]
    began = time.perf_counter()
    for step in tqdm(range(start, options.steps), initial=start, total=options.steps, desc="tune"):
        for group in optimiser.param_groups:
            group["lr"] = options.learning_rate * _rate(step, options)
        drawn = [(one.name, one.members[_draw(generator, one, options.draws)]) for one in paired]
        losses = _step(e5, learning, drawn, texts, prefixes, options, device)
        torch.nn.utils.clip_grad_norm_(learning.values(), _LONGEST)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        done = step + 1
        if done % options.every == 0 or done == options.steps:
            e5.load_layers({name: tensor.detach() for name, tensor in learning.items()})
            _keep(learning, optimiser, generator, work / "checkpoint", settings, done)
            seconds = time.perf_counter() - began
            append_record(work, done, seconds, losses, holdout=measure(e5))
    e5.load_layers({name: tensor.detach() for name, tensor in learning.items()})


def _draw(generator: Generator, bundle: Bundle, draws: int) -> NDArray[np.int64]:
    """Numbers of bundles, half of them in runs: neighbours are of one topic, and hard to tell."""
    count = bundle.count * draws
    alone = generator.integers(0, len(bundle.members), count - count // 2)
    begins = generator.integers(0, len(bundle.members), -(-(count // 2) // _RUN))
    runs = (begins[:, None] + np.arange(_RUN)).reshape(-1)[: count // 2] % len(bundle.members)
    return np.concatenate([alone, runs])


def _step(
    e5: E5,
    learning: dict[str, Tensor],
    drawn: Sequence[tuple[str, NDArray[np.int64]]],
    texts: Sequence[str],
    prefixes: NDArray[np.str_],
    options: TuneOptions,
    device: str,
) -> dict[str, Tensor]:
    """Add the gradients of one step; its losses by kind."""
    numbers = np.unique(np.concatenate([members.reshape(-1) for _, members in drawn]))
    rows: list[list[int]] = [[] for _ in numbers]
    for prefix in np.unique(prefixes):
        having = np.flatnonzero(prefixes[numbers] == prefix)
        pieces = e5.pieces([texts[numbers[place]] for place in having], str(prefix))
        for place, row in zip(having, pieces, strict=True):
            rows[place] = row
    parts = list(e5.batches(rows))
    with torch.no_grad():
        halves = _halves(e5, learning)
        read = torch.cat([e5.embed([rows[one] for one in part], halves) for part in parts])
    order = torch.from_numpy(np.argsort(np.concatenate(parts))).to(device)
    vectors = read[order].requires_grad_()
    places = {
        name: torch.from_numpy(np.searchsorted(numbers, members)).to(device)
        for name, members in drawn
    }
    losses = {name: _loss(vectors, one, options.temperature) for name, one in places.items()}
    torch.autograd.backward(sum(losses.values(), torch.zeros((), device=device)))
    pull = vectors.grad
    if pull is not None:  # as backward has just left it
        for part in parts:
            read = e5.embed([rows[one] for one in part], _halves(e5, learning))
            torch.autograd.backward(read, pull[torch.from_numpy(part).to(device)])
    return losses


def _halves(e5: E5, learning: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: one.to(torch.bfloat16) for name, one in {**e5.layers, **learning}.items()}


def _loss(vectors: Tensor, members: Tensor, temperature: float) -> Tensor:
    """Each first text finds its second, and its third, among those of all; and they find it."""
    asked = vectors[members[:, 0]]
    missed = vectors[members[:, 3]] if members.shape[1] > 3 else vectors[:0]
    total = vectors.new_zeros(())
    answers = range(1, min(3, members.shape[1]))
    for place in answers:
        wanted = members[:, place]
        cosines = asked @ vectors[wanted].T / temperature
        # The same text again is no other answer.
        again = (wanted[:, None] == wanted[None, :]) & ~_diagonal(wanted)
        cosines = cosines.masked_fill(again, -1e4)
        right = torch.arange(len(wanted), device=vectors.device)
        beside = torch.cat([cosines, asked @ missed.T / temperature], dim=1)
        total = total + functional.cross_entropy(beside, right)
        total = total + functional.cross_entropy(cosines.T, right)
    return total / (2 * len(answers))


def _diagonal(wanted: Tensor) -> Tensor:
    return torch.eye(len(wanted), dtype=torch.bool, device=wanted.device)


def _rate(step: int, options: TuneOptions) -> float:
    rising = min(1.0, (step + 1) / max(1, options.steps // 10))
    return rising * 0.5 * (1 + math.cos(math.pi * step / options.steps))


def _keep(
    learning: dict[str, Tensor],
    optimiser: torch.optim.AdamW,
    generator: Generator,
    folder: Path,
    settings: dict[str, object],
    step: int,
) -> None:
    tensors: dict[str, Tensor] = {}
    for name, tensor in learning.items():
        moments = optimiser.state[tensor]
        tensors[f"layers.{name}"] = tensor.detach().cpu()
        tensors[f"first.{name}"] = moments["exp_avg"].cpu()
        tensors[f"second.{name}"] = moments["exp_avg_sq"].cpu()
    save_checkpoint(
        folder, Checkpoint(step, tensors, dict(generator.bit_generator.state), settings)
    )


def _resume(
    learning: dict[str, Tensor],
    optimiser: torch.optim.AdamW,
    generator: Generator,
    folder: Path,
    settings: dict[str, object],
) -> int:
    found = load_checkpoint(folder, settings)
    if found is None:
        return 0
    with torch.no_grad():
        for name, tensor in learning.items():
            tensor.copy_(found.tensors[f"layers.{name}"])
            optimiser.state[tensor] = {
                "step": torch.tensor(float(found.step)),
                "exp_avg": found.tensors[f"first.{name}"].to(tensor.device),
                "exp_avg_sq": found.tensors[f"second.{name}"].to(tensor.device),
            }
    generator.bit_generator.state = found.chance
    _LOG.info("going on from step %d", found.step)
    return found.step
