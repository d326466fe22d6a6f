"""Train the contextual encoder to see texts as the teachers do.

Two losses: each text's vector should point where its target points, and among the texts of a step
each should find the others as near as the targets say (the softmax of its cosines should be that
of the teachers'). The second is what ranking needs: it weighs the nearest texts most. Vectors as
targets need no pairs and no labels (Hinton 2015, https://arxiv.org/abs/1503.02531; relations
between examples: Park 2019, https://arxiv.org/abs/1904.05068).

Plain torch, not sentence-transformers' trainer: texts are tokenized once, a step draws eight kinds
of bundles at once, and batches are cut by length, which that trainer's collator does not do.
"""

import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional
from tqdm import tqdm

from chatbot.encoder.module import cut_windows
from chatbot.encoder.network import ContextualEncoder, Windows
from chatbot.encoder.shape import Shape
from training.checkpoint import (
    Checkpoint,
    append_record,
    load_checkpoint,
    save_checkpoint,
)
from training.rows import Integers, Rows
from training.taught import Bundle

# Longest gradient of a step: early on, a rare batch would throw the table off its start.
_LONGEST = 5.0
# Texts of a batch that no gradient is wanted of.
_TEXTS_AT_ONCE = {"cpu": 64, "cuda": 2048}
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DistilOptions:
    """How the contextual encoder is trained.

    :param layers: Transformer layers; 0 leaves the static encoder as it is.
    :param width: Dimensions inside the transformer.
    :param heads: Attention heads.
    :param feed_forward: Dimensions inside a feed-forward block.
    :param steps: Optimiser steps.
    :param draws: How often each kind's own number of bundles is drawn at a step.
    :param learning_rate: Highest rate of AdamW; rises over the warm-up, falls as a cosine.
    :param warmup: Steps in which it rises.
    :param weight_decay: Weight decay of the transformer.
    :param temperature: Of the softmax over cosines, the student's and the targets' alike.
    :param direction: Weight of the loss between vector and target.
    :param mistyped: Chance that a text is shown with typing errors.
    :param piece_dropout: Chance that a tenth of a text's pieces is left out.
    :param every: Steps between two checkpoints, each with an evaluation.
    :param seed: Seed of the training's draws.
    """

    layers: int = 2
    width: int = 256
    heads: int = 4
    feed_forward: int = 1024
    steps: int = 3500
    draws: int = 1
    learning_rate: float = 1e-3
    warmup: int = 200
    weight_decay: float = 0.01
    temperature: float = 0.05
    direction: float = 3.0
    mistyped: float = 0.15
    piece_dropout: float = 0.3
    every: int = 500
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Curriculum:
    """What the student is shown.

    :param rows: Texts as piece ids, then mistyped forms of some of them.
    :param mistyped: Row of each text's mistyped form, or its own, shape (texts,).
    :param targets: Unit vectors, shape (texts, dimensions).
    :param bundles: What is drawn at each step.
    """

    rows: Rows
    mistyped: Integers
    targets: NDArray[np.float16]
    bundles: tuple[Bundle, ...]


def fresh_network(table: Tensor, options: DistilOptions) -> ContextualEncoder:
    """A network that gives the plain means of piece vectors.

    :param table: Piece vectors, shape (pieces, dimensions).
    :param options: Its sizes, and the seed of what does nothing yet.
    """
    torch.manual_seed(options.seed)
    shape = Shape(
        len(table),
        table.shape[1],
        options.layers,
        options.width,
        options.heads,
        options.feed_forward,
    )
    network = ContextualEncoder(shape)
    with torch.no_grad():
        network.table.weight.copy_(table)
    return network


def distil(
    taught: Curriculum,
    network: ContextualEncoder,
    options: DistilOptions,
    work: Path,
    device: str,
    made_from: str,
    measure: Callable[[Callable[[Rows], Tensor]], dict[str, float]],
) -> ContextualEncoder:
    """Train an encoder, going on from the work folder's checkpoint if there is one.

    :param taught: Texts and targets.
    :param network: What the training starts from; it is trained in place.
    :param options: How to train.
    :param work: Folder of the checkpoint and of ``log.jsonl``, one line for each evaluation.
    :param device: Torch device.
    :param made_from: Digest of what the texts and targets were made from; a checkpoint of another
        is refused.
    :param measure: Held-out measures of a function from rows to unit vectors.
    :return: The trained encoder, on the CPU.
    :raises ChatbotError: If the checkpoint was made with other options.
    """
    generator = np.random.default_rng(options.seed)
    shape = network.shape
    network.to(device)
    optimiser = _optimiser(network, options)
    settings = {**asdict(options), **asdict(shape), "made_from": made_from}
    start = _resume(network, optimiser, generator, work / "checkpoint", settings)
    work.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    bar = tqdm(range(start, options.steps), initial=start, total=options.steps, desc="distil")
    for step in bar:
        for group in optimiser.param_groups:
            group["lr"] = options.learning_rate * _rate(step, options)
        losses = _losses(network, taught, options, generator, device)
        optimiser.zero_grad(set_to_none=True)
        sum(losses.values(), torch.zeros((), device=device)).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), _LONGEST)
        optimiser.step()
        done = step + 1
        if done % options.every == 0 or done == options.steps:
            measures = measure(lambda rows: embed(network, rows, device))
            _keep(network, optimiser, generator, work / "checkpoint", settings, done)
            append_record(work, done, time.perf_counter() - began, losses, holdout=measures)
            bar.set_postfix(measures)
    return network.cpu().eval()


def embed(network: ContextualEncoder, rows: Rows, device: str) -> Tensor:
    """Unit vectors of whole texts, shape (texts, dimensions), on the CPU."""
    vectors = torch.zeros(len(rows), network.shape.dimensions)
    order = np.argsort(rows.ends - rows.begins, kind="stable")
    with torch.inference_mode():
        at_once = _TEXTS_AT_ONCE[torch.device(device).type]
        for start in range(0, len(order), at_once):
            chosen = order[start : start + at_once]
            windows = cut_windows([_pieces(rows, one) for one in chosen], network.shape.window)
            vectors[chosen] = functional.normalize(network(_moved(windows, device)), dim=1).cpu()
    return vectors


def _losses(
    network: ContextualEncoder,
    taught: Curriculum,
    options: DistilOptions,
    generator: Generator,
    device: str,
) -> dict[str, Tensor]:
    drawn = [
        bundle.members[
            generator.integers(0, len(bundle.members), bundle.count * options.draws)
        ].reshape(-1)
        for bundle in taught.bundles
    ]
    numbers = np.concatenate(drawn)
    window = network.shape.window
    shown = _show(taught, numbers, window, options, generator)
    order = np.argsort([len(text) for text in shown], kind="stable")
    numbers, shown = numbers[order], [shown[place] for place in order]
    # One lookup for the step: each would fill a gradient as large as the whole table.
    used, places = np.unique(np.concatenate(shown), return_inverse=True)
    looked_up = network.table(torch.from_numpy(used).to(device))
    texts = np.split(places, np.cumsum([len(text) for text in shown])[:-1])
    parts: list[Tensor] = []
    with torch.autocast(torch.device(device).type, torch.bfloat16):
        for low, high in _batches([len(text) for text in texts]):
            windows = _moved(cut_windows(texts[low:high], window), device)
            parts.append(network.read(functional.embedding(windows.pieces, looked_up), windows))
    vectors = functional.normalize(torch.cat(parts).float(), dim=1)
    targets = torch.from_numpy(taught.targets[numbers]).float().to(device)
    same = torch.from_numpy(numbers[:, None] == numbers[None, :]).to(device)
    wanted = _similarities(targets, same, options.temperature)
    found = _similarities(vectors, same, options.temperature)
    return {
        "direction": options.direction * (1 - (vectors * targets).sum(dim=1)).mean(),
        "similarity": functional.kl_div(found, wanted, log_target=True, reduction="batchmean"),
    }


def _similarities(vectors: Tensor, same: Tensor, temperature: float) -> Tensor:
    """Log-softmax of each text's cosines with the others."""
    halves = vectors.to(torch.bfloat16)  # several times as fast on CPUs that have it
    cosines = (halves @ halves.T).float() / temperature
    return cosines.masked_fill(same, -1e4).log_softmax(dim=1)


def _show(
    taught: Curriculum,
    numbers: Integers,
    window: int,
    options: DistilOptions,
    generator: Generator,
) -> list[NDArray[np.int64]]:
    """Pieces of texts, some mistyped and some with pieces left out."""
    mistyped = generator.random(len(numbers)) < options.mistyped
    rows = taught.rows.take(np.where(mistyped, taught.mistyped[numbers], numbers))
    lengths = np.minimum(rows.ends - rows.begins, window)
    positions, _ = rows.positions(lengths)
    pieces = rows.pieces[positions].astype(np.int64)
    owners = np.repeat(np.arange(len(numbers)), lengths)
    thinned = (lengths > 5) & (generator.random(len(numbers)) < options.piece_dropout)
    kept = ~(thinned[owners] & (generator.random(len(pieces)) < 0.1))
    ends = np.cumsum(np.bincount(owners[kept], minlength=len(numbers)))
    return np.split(pieces[kept], ends[:-1])


def _pieces(rows: Rows, row: int) -> NDArray[np.int64]:
    return rows.pieces[rows.begins[row] : rows.ends[row]].astype(np.int64)


def _batches(lengths: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of texts of like length, for texts in order of length: little is padded."""
    spans: list[tuple[int, int]] = []
    low = 0
    for place, length in enumerate(lengths):
        if length > 1.5 * lengths[low] + 6:
            spans.append((low, place))
            low = place
    return [*spans, (low, len(lengths))]


def _moved(windows: Windows, device: str) -> Windows:
    return Windows(
        windows.pieces.to(device),
        windows.mask.to(device),
        None if windows.owners is None else windows.owners.to(device),
        windows.texts,
    )


def _rate(step: int, options: DistilOptions) -> float:
    rising = min(1.0, (step + 1) / max(1, options.warmup))
    return rising * 0.5 * (1 + math.cos(math.pi * step / options.steps))


def _optimiser(network: ContextualEncoder, options: DistilOptions) -> torch.optim.AdamW:
    table = network.table.weight
    rest = [parameter for parameter in network.parameters() if parameter is not table]
    groups = [
        {"params": [table], "weight_decay": 0.0},
        {"params": rest, "weight_decay": options.weight_decay},
    ]
    return torch.optim.AdamW(groups, lr=options.learning_rate, betas=(0.9, 0.98), fused=True)


def _keep(
    network: ContextualEncoder,
    optimiser: torch.optim.AdamW,
    generator: Generator,
    folder: Path,
    settings: dict[str, Any],
    step: int,
) -> None:
    tensors = {f"network.{name}": value.cpu() for name, value in network.state_dict().items()}
    for name, parameter in network.named_parameters():
        moments = optimiser.state[parameter]
        tensors[f"first.{name}"] = moments["exp_avg"].cpu()
        tensors[f"second.{name}"] = moments["exp_avg_sq"].cpu()
    chance = dict(generator.bit_generator.state)
    save_checkpoint(folder, Checkpoint(step, tensors, chance, settings))


def _resume(
    network: ContextualEncoder,
    optimiser: torch.optim.AdamW,
    generator: Generator,
    folder: Path,
    settings: dict[str, Any],
) -> int:
    found = load_checkpoint(folder, settings)
    if found is None:
        return 0
    start = len("network.")
    network.load_state_dict(
        {
            name[start:]: tensor
            for name, tensor in found.tensors.items()
            if name.startswith("network.")
        }
    )
    for name, parameter in network.named_parameters():
        optimiser.state[parameter] = {
            "step": torch.tensor(float(found.step), device=parameter.device),
            "exp_avg": found.tensors[f"first.{name}"].to(parameter.device),
            "exp_avg_sq": found.tensors[f"second.{name}"].to(parameter.device),
        }
    generator.bit_generator.state = found.chance
    _LOG.info("going on from step %d", found.step)
    return found.step
