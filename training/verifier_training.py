"""One training of the verifier's network, over the questions of all offices in any order."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from chatbot.embedding import NumpyEmbedder
from chatbot.encoder.quantise import Floats
from chatbot.index.remembering import remembering
from chatbot.query import QueryReader
from chatbot.text.segment import Segmenter
from training.data import FaqEntry
from training.holdout import folds_of, held_out_domain
from training.offices import all_questions
from training.verification import (
    Lesson,
    Texts,
    make_lessons,
    pad_entries,
    pad_questions,
)
from training.verifier import VerifierNetwork

_SURE = 3
"""Entries, the nearest ones, that each question is put beside; of the others every second."""
_EASY = 0.3
"""Weight of an entry that is neither the nearest nor the one that a near miss is aimed at."""


@dataclass(frozen=True, slots=True)
class VerifierOptions:
    """How it is trained.

    :param epochs: Passes over all offices.
    :param batch: Questions at each step.
    :param rate: Highest learning rate of the cycle.
    :param decay: Weight decay of AdamW.
    :param choosing: Weight of telling the right entry from the others of an answerable question,
        beside that of telling for each pair whether it fits.
    """

    epochs: int = 8
    batch: int = 160
    rate: float = 3e-3
    decay: float = 0.05
    choosing: float = 0.3


def train_verifier(
    faq: Sequence[FaqEntry], model: NumpyEmbedder, fold: int, options: VerifierOptions
) -> dict[str, Floats]:
    """Train on all domains but those of a fold.

    :param faq: All FAQ entries. Domains that the encoder has seen make offices of their own.
    :param model: Reads them.
    :return: The weights by name.
    """
    folds = folds_of(entry.domain for entry in faq if held_out_domain(entry.domain))
    lessons = [
        lesson
        for seen in (False, True)
        for lesson in make_lessons(
            [
                entry
                for entry in faq
                if held_out_domain(entry.domain) != seen and folds.get(entry.domain) != fold
            ],
            remembering(QueryReader(Segmenter(), model)),
        )
    ]
    texts = [text for entry in faq for text in (*all_questions(entry), entry.answer)]
    known = Texts.read(texts, model)
    torch.manual_seed(fold)
    chance = np.random.default_rng(fold)
    network = VerifierNetwork(model.width, model.dimensions).to(
        "cuda" if torch.cuda.is_available() else "cpu"
    )
    optimiser = torch.optim.AdamW(network.parameters(), weight_decay=options.decay)
    steps = -(-len(lessons) // options.batch)
    cycle = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, options.rate, total_steps=options.epochs * steps + 1, pct_start=0.1
    )
    for epoch in range(options.epochs):
        total = 0.0
        for part in np.array_split(chance.permutation(len(lessons)), steps):
            some = [_some_of(lessons[number], chance) for number in part]
            loss = _loss(network, some, known, model, options)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            cycle.step()
            total += loss.item()
        logging.info("fold %d, epoch %d: loss %.4f", fold, epoch, total / steps)
    return {name: tensor.detach().cpu().numpy() for name, tensor in network.state_dict().items()}


def _some_of(lesson: Lesson, chance: np.random.Generator) -> Lesson:
    """The same question beside fewer entries, the right one always among them."""
    kept = [
        *lesson.entries[:_SURE],
        *(one for one in lesson.entries[_SURE:] if chance.random() < 0.5),
    ]
    if lesson.answer and lesson.answer not in kept:
        kept.append(lesson.answer)
    return Lesson(lesson.question, tuple(kept), lesson.answer, lesson.meant)


def _loss(
    network: VerifierNetwork,
    lessons: Sequence[Lesson],
    known: Texts,
    model: NumpyEmbedder,
    options: VerifierOptions,
) -> Tensor:
    odds = weigh_pairs(network, lessons, known, model)
    right = torch.tensor(
        [float(one == of.answer) for of in lessons for one in of.entries], device=odds.device
    )
    weights = torch.tensor(
        [
            1.0 if place == 0 or of.answer or one == of.meant else _EASY
            for of in lessons
            for place, one in enumerate(of.entries)
        ],
        device=odds.device,
    )
    fits = functional.binary_cross_entropy_with_logits(odds, right, reduction="none")
    chosen = [
        -functional.log_softmax(part, 0)[of.entries.index(of.answer)]
        for part, of in zip(
            torch.split(odds, [len(of.entries) for of in lessons]), lessons, strict=True
        )
        if of.answer
    ]
    loss: Tensor = (fits * weights).sum() / weights.sum()
    return loss + options.choosing * torch.stack(chosen).mean() if chosen else loss


def weigh_pairs(
    network: VerifierNetwork,
    lessons: Sequence[Lesson],
    known: Texts,
    model: NumpyEmbedder,
) -> Tensor:
    """Log-odds of each question with each of its entries, one after the other."""
    used = list(dict.fromkeys(one for of in lessons for one in of.entries))
    places = {entry: place for place, entry in enumerate(used)}
    entries = pad_entries(used, known, model)
    asked = pad_questions([of.question for of in lessons], known, model)
    questions = torch.tensor([place for place, of in enumerate(lessons) for _ in of.entries])
    beside = torch.tensor([places[one] for of in lessons for one in of.entries])
    device = network.sharpness.device
    question_states, vectors, there, entry_states, entry_vectors, asking, telling = (
        torch.from_numpy(array).to(device)
        for array in (
            *(asked.states, asked.vectors, asked.asking),
            *(entries.states, entries.vectors, entries.asking, entries.telling),
        )
    )
    question_rows = network.embed(question_states, vectors)
    entry_rows = network.embed(entry_states, entry_vectors)
    odds: Tensor = network(
        question_rows[questions],
        there[questions],
        functional.normalize(vectors, dim=2)[questions],
        entry_rows[beside],
        asking[beside],
        telling[beside],
        functional.normalize(entry_vectors, dim=2)[beside],
    )
    return odds
