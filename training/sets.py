"""Turn the training folder into sets of pairs: what is a partner of what, how often, how weighted.

Rows are tokenized once and kept in a work folder named after the tokenizer and the data, so a
second run with the same ones starts at once.
"""

import random
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training import dressing
from training.batches import PairSet
from training.data import (
    MACHINE_TRANSLATED,
    FaqEntry,
    Parallel,
    QuestionPassage,
    TrainingFolder,
)
from training.files import write_whole
from training.holdout import (
    Holdout,
    held_out_block,
    held_out_domain,
    held_out_text,
    held_texts,
)
from training.noise import mistype
from training.rows import Integers, Rows, encode_rows, stack


@dataclass(frozen=True, slots=True)
class SetOptions:
    """How many pairs of each kind are drawn at each step; 0 leaves a kind out.

    :param parallel: Thai and English of one text.
    :param questions: Thai title, heading or question and its passage.
    :param windows: English text and the Thai passage around its translation.
    :param cross_lingual: English heading and its Thai passage.
    :param paraphrases: Two Thai renderings of one text.
    :param faq: A person's wording and the official question or answer, near misses as negatives.
    :param cloze: A span and its paragraph, from the plain text and the passages.
    :param mistyped: Chance that a Thai question is drawn with typing errors.
    :param spans: Chance that a window's English query is a span of its sentence only.
    :param dressed: Add question words to half of the questions.
    :param names: Relative chance of single words and names among the parallel rows.
    :param share_alike: Use rows under share-alike licences too.
    """

    parallel: int = 1024
    questions: int = 1024
    windows: int = 1024
    cross_lingual: int = 256
    paraphrases: int = 128
    faq: int = 256
    cloze: int = 512
    mistyped: float = 0.15
    spans: float = 0.5
    dressed: bool = True
    names: float = 3.0
    share_alike: bool = False


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that a training run needs beside its options.

    :param pairs: Sets of pairs, those left out excepted.
    :param thai: Thai sides of the parallel rows that are trained on.
    :param english: English sides of the same rows.
    :param sentences: English texts of the same rows, for the teacher.
    :param lexicon: Single English words, for the teacher too.
    :param frequencies: How often each piece stands in the rows, shape (pieces,).
    :param holdout: Rows kept aside to watch the training.
    """

    pairs: tuple[PairSet, ...]
    thai: Rows
    english: Rows
    sentences: tuple[str, ...]
    lexicon: Rows
    frequencies: NDArray[np.float64]
    holdout: Holdout


def tokenizer_text(
    folder: TrainingFolder, plain_share: float, seed: int, share_alike: bool
) -> Iterable[str]:
    """Raw text to learn the pieces from: each parallel text once, FAQ wordings, some plain text.

    :param folder: Training data.
    :param plain_share: Share of the plain lines.
    :param seed: Chooses them.
    :param share_alike: Use rows under share-alike licences too.
    """
    parallel = folder.parallel(share_alike)
    yield from dict.fromkeys(text for row in parallel for text in (row.thai, row.english))
    yield from (row.question for row in folder.cross_lingual_questions(share_alike))
    for entry in folder.faq():
        if not held_out_domain(entry.domain):
            yield from (entry.question, entry.answer, *entry.variants)
    generator = random.Random(seed)  # noqa: S311 - chance, not secrecy
    yield from (line for line in folder.plain() if generator.random() < plain_share)


def build_lessons(
    folder: TrainingFolder,
    tokenizer: Tokenizer,
    options: SetOptions,
    work: Path,
    words: Sequence[str] = (),
) -> Lessons:
    """Tokenize the folder and pair its rows.

    :param folder: Training data.
    :param tokenizer: From :mod:`training.tokenizer`.
    :param options: Which kinds are used.
    :param work: Folder for tokenized rows.
    :param words: Single English words for the teacher.
    """
    cache = _Cache(tokenizer, folder.path, options, work)
    parallel = folder.parallel(options.share_alike)
    questions = folder.questions(options.share_alike)
    cross_lingual = folder.cross_lingual_questions(options.share_alike)
    paraphrases = folder.paraphrases()
    faq = folder.faq()

    thai = cache.rows("thai", lambda: (row.thai for row in parallel))
    english = cache.rows("english", lambda: (row.english for row in parallel))
    asked = cache.rows("questions", lambda: (row.question for row in questions))
    spoiled = cache.rows("mistyped", lambda: _spoiled([row.question for row in questions]))
    passages = cache.rows("passages", lambda: (row.passage for row in questions))
    headings = cache.rows("headings", lambda: (row.question for row in cross_lingual))
    sections = cache.rows("sections", lambda: (row.passage for row in cross_lingual))
    first = cache.rows("first", lambda: (row.first for row in paraphrases))
    second = cache.rows("second", lambda: (row.second for row in paraphrases))
    plain = cache.rows("plain", folder.plain)

    blocks = np.cumsum([0, *(one.source != two.source for one, two in pairwise(parallel))])
    aside = np.array([held_out_block(number) for number in range(len(parallel))])
    aside_question = np.array([held_out_text(row.question) for row in questions])
    aside_cross = np.array([held_out_text(row.question) for row in cross_lingual])
    # A window must not reach into rows that are kept aside.
    edges = np.cumsum(np.concatenate([[False], aside[1:] != aside[:-1]]))

    train, train_question, train_cross = ~aside, ~aside_question, ~aside_cross
    thai_keys = _keys([row.thai for row in parallel])
    english_keys = _keys([row.english for row in parallel])
    parallel_weights = np.array([_parallel_weight(row, options.names) for row in parallel])
    thai_dressing = encode_rows(tokenizer, dressing.THAI) if options.dressed else None
    english_dressing = encode_rows(tokenizer, dressing.ENGLISH) if options.dressed else None
    pairs: list[PairSet] = []
    if options.parallel:
        pairs.append(
            PairSet(
                "parallel",
                english.take(train),
                thai.take(train),
                english_keys[train],
                thai_keys[train],
                parallel_weights[train],
                options.parallel,
                passage_cut=64,
            )
        )
    if options.questions:
        pairs.append(
            PairSet(
                "questions",
                stack([asked.take(train_question), spoiled.take(train_question)]),
                passages.take(train_question),
                _keys([row.question for row in questions])[train_question],
                _keys([row.passage for row in questions])[train_question],
                np.array([_question_weight(row) for row in questions])[train_question],
                options.questions,
                mistyped=options.mistyped,
                dressing=thai_dressing,
            )
        )
    if options.windows:
        wide = thai.windows(3, blocks + edges)
        sentence = np.array([row.kind in ("sent", "para") for row in parallel])
        pairs.append(
            PairSet(
                "windows",
                english.take(train),
                wide.take(train),
                english_keys[train],
                (np.arange(len(parallel)) // 4)[train],
                (parallel_weights * sentence)[train],
                options.windows,
                spans=options.spans,
                dressing=english_dressing,
            )
        )
    if options.cross_lingual:
        pairs.append(
            PairSet(
                "cross-lingual",
                headings.take(train_cross),
                sections.take(train_cross),
                _keys([row.question for row in cross_lingual])[train_cross],
                _keys([row.passage for row in cross_lingual])[train_cross],
                np.ones(int(train_cross.sum())),
                options.cross_lingual,
                dressing=english_dressing,
            )
        )
    if options.paraphrases:
        pairs.append(
            PairSet(
                "paraphrases",
                first,
                second,
                _keys([row.first for row in paraphrases]),
                _keys([row.second for row in paraphrases]),
                np.ones(len(paraphrases)),
                options.paraphrases,
                passage_cut=64,
            )
        )
    if options.faq:
        pairs.append(_faq_pairs(faq, tokenizer, options.faq))
    if options.cloze:
        paragraphs = stack([plain, passages.take(train_question)])
        long_enough = paragraphs.take(paragraphs.ends - paragraphs.begins >= 24)
        numbers = np.arange(len(long_enough))
        pairs.append(
            PairSet(
                "cloze",
                long_enough,
                long_enough,
                numbers,
                numbers,
                np.ones(len(numbers)),
                options.cloze,
                cloze=True,
                dressing=thai_dressing,
            )
        )
    frequencies = sum(
        (
            np.bincount(rows.pieces, minlength=tokenizer.get_vocab_size()).astype(np.float64)
            for rows in (thai, english, asked, passages)
        ),
        np.zeros(tokenizer.get_vocab_size()),
    )
    holdout = Holdout.build(tokenizer, held_texts(parallel, questions, cross_lingual, faq))
    return Lessons(
        tuple(one for one in pairs if len(one.passages)),
        thai.take(train),
        english.take(train),
        tuple(row.english for row, keep in zip(parallel, train, strict=True) if keep),
        encode_rows(tokenizer, words),
        frequencies,
        holdout,
    )


class _Cache:
    """Tokenized rows in a folder named after the tokenizer and the data."""

    def __init__(self, tokenizer: Tokenizer, data: Path, options: SetOptions, work: Path) -> None:
        sizes = sorted((file.name, file.stat().st_size) for file in data.iterdir())
        stamp = f"{tokenizer.to_str()}{sizes}{options.share_alike}"
        self._tokenizer = tokenizer
        self._folder = work / f"rows-{sha256(stamp.encode()).hexdigest()[:12]}"
        self._folder.mkdir(parents=True, exist_ok=True)

    def rows(self, name: str, texts: Callable[[], Iterable[str]]) -> Rows:
        path = self._folder / f"{name}.safetensors"
        if not path.is_file():
            write_whole(path, encode_rows(self._tokenizer, texts()).save)
        return Rows.load(path)


def _faq_pairs(entries: Sequence[FaqEntry], tokenizer: Tokenizer, batch: int) -> PairSet:
    generator = random.Random(0)  # noqa: S311 - chance, not secrecy
    queries: list[str] = []
    passages: list[str] = []
    negatives: list[str] = []
    numbers: list[int] = []
    for number, entry in enumerate(entries):
        if held_out_domain(entry.domain):
            continue
        for turn, variant in enumerate(entry.variants):
            for target in (entry.question, entry.answer):
                queries.append(variant)
                passages.append(target)
                negatives.append(entry.near_misses[turn % len(entry.near_misses)])
                numbers.append(number)
        queries.append(entry.question)
        passages.append(entry.answer)
        negatives.append(generator.choice(entry.near_misses))
        numbers.append(number)
    keys = np.array(numbers, dtype=np.int64)
    return PairSet(
        "faq",
        stack([encode_rows(tokenizer, queries), encode_rows(tokenizer, _spoiled(queries))]),
        encode_rows(tokenizer, passages),
        keys,
        keys,
        np.ones(len(keys)),
        batch,
        mistyped=0.1,
        negatives=encode_rows(tokenizer, negatives),
    )


def _spoiled(texts: Sequence[str]) -> Iterable[str]:
    generator = random.Random(0)  # noqa: S311 - chance, not secrecy
    return (mistype(text, generator) for text in texts)


def _keys(texts: Sequence[str]) -> Integers:
    return np.fromiter((zlib.crc32(text.encode()) for text in texts), dtype=np.int64)


def _parallel_weight(row: Parallel, names: float) -> float:
    if row.source == MACHINE_TRANSLATED:
        return 0.5
    if row.kind in ("word", "name"):
        return names
    return 0.5 if row.kind == "head-slug" else 1.0


def _question_weight(row: QuestionPassage) -> float:
    return 5.0 if "question-heading" in row.source else 1.0
