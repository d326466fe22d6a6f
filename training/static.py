"""The training loop of the static encoder.

Plain torch, not sentence-transformers' trainer: a step draws seven kinds of pairs with batches of
up to thousands each, all as piece ids that were made once, and runs one bag product for all of
them. The trainer would tokenize each text again at each epoch in Python lists, and torch's dense
``embedding_bag`` backward alone takes longer than this whole step (see :mod:`.bag`). The losses
are those of ``MultipleNegativesSymmetricRankingLoss`` and of cosine distillation.
"""

import logging
import math
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from training.bag import BagEncoder, static_means
from training.batches import QUERY_CUT, Gathered, draw, gather, join
from training.checkpoint import (
    Checkpoint,
    append_record,
    load_checkpoint,
    save_checkpoint,
)
from training.initial import initial_weights
from training.losses import cosine_distillation, info_nce
from training.rows import Rows
from training.sets import Lessons

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StaticOptions:
    """How the static encoder is trained.

    :param dimensions: Dimensions of the vectors.
    :param steps: Optimiser steps. A finished run goes on when it is given more.
    :param cycle: Steps of one cycle of the learning rate, which starts afresh after each (warm
        restarts, Loshchilov & Hutter 2017, https://arxiv.org/abs/1608.03983). The result is the
        mean of the vectors at the ends of the cycles (Izmailov 2018,
        https://arxiv.org/abs/1803.05407), so steps beyond the last whole cycle are for nothing.
    :param learning_rate: Highest learning rate of Adam; rises over the warm-up, falls as a cosine.
    :param warmup: Share of a cycle in which it rises.
    :param temperature: Of the contrastive losses.
    :param initial_scale: Standard deviation of the first vectors.
    :param sif: Constant of smooth inverse frequency for the first vectors; 0 for none.
    :param teacher_batch: Sentences compared with the teacher at each step; 0 for none.
    :param teacher_scale: Weight of that loss.
    :param teacher_sentences: Sentences for which teacher vectors are made.
    :param every: Steps between two checkpoints, each with an evaluation.
    :param seed: Seed of the training's draws.
    """

    dimensions: int = 512
    steps: int = 4500
    cycle: int = 1500
    learning_rate: float = 4e-3
    warmup: float = 0.15
    temperature: float = 0.05
    initial_scale: float = 0.1
    sif: float = 1e-3
    teacher_batch: int = 512
    teacher_scale: float = 3.0
    teacher_sentences: int = 100_000
    every: int = 500
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Teaching:
    """Teacher vectors and the texts that should get them.

    :param english: English texts.
    :param thai: Their translations; for a single word without one, the word again.
    :param vectors: Unit vectors, shape (texts, teacher's dimensions).
    """

    english: Rows
    thai: Rows
    vectors: NDArray[np.float16]


def train_static(
    lessons: Lessons,
    teaching: Teaching | None,
    options: StaticOptions,
    work: Path,
    device: str = "cpu",
    on_evaluation: Callable[[int, dict[str, float]], None] | None = None,
) -> Tensor:
    """Train piece vectors, going on from the work folder's checkpoint if there is one.

    :param lessons: Pairs and rows, from :func:`training.sets.build_lessons`.
    :param teaching: Teacher vectors; none leaves distillation out.
    :param options: How to train.
    :param work: Folder of the checkpoint and of ``log.jsonl``, one line for each evaluation.
    :param device: Torch device.
    :param on_evaluation: Called with the step and the held-out measures.
    :return: Trained vectors, shape (pieces, dimensions), on the CPU: the mean over cycle ends, or
        the last ones where not one cycle was finished.
    :raises ChatbotError: If the checkpoint was made with other options.
    """
    pieces = len(lessons.frequencies)
    folder = work / "checkpoint"
    settings = {**asdict(options), "pieces": pieces}
    del settings["steps"]
    generator = np.random.default_rng(options.seed)
    start = 0
    found = load_checkpoint(folder, settings)
    weight = (
        found.tensors["weight"]
        if found
        else initial_weights(
            lessons.frequencies,
            options.dimensions,
            options.initial_scale,
            options.sif,
            options.seed,
        )
    )
    encoder = BagEncoder(weight.to(device))
    average = (found.tensors["average"] if found else torch.zeros_like(weight)).to(device)
    optimiser = torch.optim.Adam(encoder.parameters(), lr=options.learning_rate, fused=True)
    if found is not None:
        start = found.step
        generator.bit_generator.state = found.chance
        optimiser.state[encoder.weight] = {
            "step": torch.tensor(float(start), device=device),
            "exp_avg": found.tensors["first_moment"].to(device),
            "exp_avg_sq": found.tensors["second_moment"].to(device),
        }
        _LOG.info("going on from step %d", start)
    work.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    bar = tqdm(range(start, options.steps), initial=start, total=options.steps, desc="static")
    for step in bar:
        for group in optimiser.param_groups:
            group["lr"] = options.learning_rate * _rate(step, options)
        losses = _losses(encoder, lessons, teaching, options, generator, device)
        total = sum(losses.values(), torch.zeros((), device=device))
        optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        done = step + 1
        if done % options.cycle == 0:
            average += (encoder.weight.detach() - average) / (done // options.cycle)
        if done % options.every == 0 or done == options.steps:
            measures = _measure(lessons, encoder.weight.detach())
            groups = {"holdout": measures}
            if done >= options.cycle:
                groups["average"] = _measure(lessons, average)
            bar.set_postfix(measures)
            if on_evaluation is not None:
                on_evaluation(done, measures)
            moments = optimiser.state[encoder.weight]
            save_checkpoint(
                folder,
                Checkpoint(
                    done,
                    {
                        "weight": encoder.weight.detach().cpu(),
                        "first_moment": moments["exp_avg"].cpu(),
                        "second_moment": moments["exp_avg_sq"].cpu(),
                        "average": average.cpu(),
                    },
                    dict(generator.bit_generator.state),
                    settings,
                ),
            )
            append_record(work, done, time.perf_counter() - began, losses, **groups)
    return (average if options.steps >= options.cycle else encoder.weight.detach()).cpu()


def _measure(lessons: Lessons, weight: Tensor) -> dict[str, float]:
    return lessons.holdout.measure(
        lambda rows: functional.normalize(static_means(weight, rows), dim=1)
    )


def _losses(
    encoder: BagEncoder,
    lessons: Lessons,
    teaching: Teaching | None,
    options: StaticOptions,
    generator: Generator,
    device: str,
) -> dict[str, Tensor]:
    texts: list[Gathered] = []
    sames: list[Tensor] = []
    for pairs in lessons.pairs:
        drawn, equal = draw(pairs, generator)
        texts.extend(drawn)
        sames.append(torch.from_numpy(equal).to(device))
    target = None
    if teaching is not None and options.teacher_batch:
        chosen = generator.integers(0, len(teaching.vectors), options.teacher_batch)
        target = torch.from_numpy(teaching.vectors[chosen]).float().to(device)
        for side in (teaching.english, teaching.thai):
            texts.append(gather(side.take(chosen), QUERY_CUT, generator))
    vectors = list(
        encoder(join(texts, len(encoder.weight), device)).split(
            [len(text.lengths) for text in texts]
        )
    )
    losses: dict[str, Tensor] = {}
    for pairs, same in zip(lessons.pairs, sames, strict=True):
        queries, passages = vectors.pop(0), vectors.pop(0)
        negatives = vectors.pop(0) if pairs.negatives is not None else None
        losses[pairs.name] = pairs.scale * info_nce(
            queries, passages, options.temperature, same, negatives
        )
    if target is not None:
        losses["teacher"] = options.teacher_scale * sum(
            (cosine_distillation(vector, target) for vector in vectors),
            torch.zeros((), device=device),
        )
    return losses


def _rate(step: int, options: StaticOptions) -> float:
    place = step % options.cycle
    rising = max(1, round(options.cycle * options.warmup))
    if place < rising:
        return (place + 1) / rising
    return 0.5 * (1 + math.cos(math.pi * (place - rising) / max(1, options.cycle - rising)))
