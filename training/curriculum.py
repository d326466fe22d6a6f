"""Put together what the student is shown: texts, their mistyped forms, and their targets."""

import random
import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor

from training.bag import static_means
from training.distil import Curriculum
from training.ensemble import EnsembleOptions, combine, fitted_table
from training.files import write_whole
from training.noise import mistype
from training.rows import Integers, Rows, encode_rows, stack
from training.taught import Bundle, Prefix, TextSet
from training.teachers import TeacherVectors

_THAI = re.compile("[\u0e00-\u0e7f]")
# Sets whose texts people type.
_TYPED = ("faq", "questions")


def build_curriculum(
    sets: Sequence[TextSet],
    bundles: tuple[Bundle, ...],
    vectors: Sequence[TeacherVectors],
    static: Tensor,
    tokenizer: Tokenizer,
    options: EnsembleOptions,
    seed: int,
    kept: Path,
) -> tuple[Curriculum, Tensor]:
    """Texts with targets, and the piece vectors to start from.

    Targets and vectors are kept: principal components are unique up to sign and, where two are
    alike, up to rotation. Another number of threads is enough to turn them, and a student that was
    half taught one way would have to learn the other.

    :param sets: Texts by kind.
    :param bundles: What is drawn at each step.
    :param vectors: The teachers' vectors of each set.
    :param static: Piece vectors of the static encoder, shape (pieces, dimensions); it is the third
        teacher, and what the student starts from.
    :param tokenizer: Its tokenizer.
    :param options: Weights of the teachers.
    :param seed: Chooses the sample for the principal components.
    :param kept: File of the targets and vectors; read where it exists, written where not.
    :return: What the student is shown, and its first piece vectors, shape (pieces, dimensions).
    """
    texts = [text for one in sets for text in one.texts]
    rows = encode_rows(tokenizer, texts)
    if not kept.is_file():
        means = static_means(static, rows).numpy()
        targets = combine(
            [
                (options.e5, np.concatenate([one.e5 for one in vectors])),
                (options.use, np.concatenate([one.use for one in vectors])),
                (options.static, means),
            ],
            groups_of(sets),
            np.repeat(np.arange(len(sets)), [len(one.texts) for one in sets]),
            static.shape[1],
            seed,
        )
        table = fitted_table(static.numpy(), means, targets)
        write_whole(kept, partial(save_file, {"targets": targets, "table": table}))
    made = load_file(kept)
    stacked, mistyped = spoiled_rows(sets, rows, tokenizer, seed)
    curriculum = Curriculum(stacked, mistyped, made["targets"], bundles)
    return curriculum, torch.from_numpy(made["table"])


def spoiled_rows(
    sets: Sequence[TextSet], rows: Rows, tokenizer: Tokenizer, seed: int
) -> tuple[Rows, Integers]:
    """Texts and the mistyped forms of those that people type.

    :param sets: Texts by kind.
    :param rows: They as piece ids.
    :param tokenizer: Makes piece ids of the mistyped forms.
    :param seed: Of the errors.
    :return: Both, one after the other; row of each text's mistyped form, or its own.
    """
    texts = [text for one in sets for text in one.texts]
    typed = np.flatnonzero([one.name in _TYPED for one in sets for _ in one.texts])
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    spoiled = encode_rows(tokenizer, [mistype(texts[number], chance) for number in typed])
    mistyped: Integers = np.arange(len(texts))
    mistyped[typed] = len(texts) + np.arange(len(typed))
    return stack([rows, spoiled]), mistyped


def groups_of(sets: Sequence[TextSet]) -> Integers:
    """Which of six kinds each text is, to be centred by itself."""
    return np.array([_group(one, text) for one in sets for text in one.texts])


def _group(one: TextSet, text: str) -> int:
    """Single words, questions and passages, each in Thai and in other languages."""
    kind = 0 if one.name == "words" else 1 + (one.prefix is Prefix.PASSAGE)
    return 2 * kind + bool(_THAI.search(text))
