"""Texts whose vectors the teachers give, and which of them are drawn together.

Texts that belong together (a question and its passage, a sentence and its translation, a person's
wording with the official question, its answer and a near miss) are drawn into the same step, so
the student learns to tell them from each other and from the rest, as the teachers do.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from tokenizers import Tokenizer

from chatbot.text.normalise import normalise
from training.data import (
    MACHINE_TRANSLATED,
    FaqEntry,
    Parallel,
    QuestionPassage,
    TrainingFolder,
)
from training.holdout import held_out_block, held_out_domain, held_out_text
from training.rows import Integers

_FAIR_LENGTH = 60
# Neighbours on each side that make a passage of a sentence.
_REACH = 2


class Prefix(StrEnum):
    """What a text is to a teacher that tells questions from passages."""

    QUERY = "query"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class TaughtOptions:
    """How many texts of each kind are shown to the teachers.

    :param questions: Thai titles, headings and questions.
    :param passages: Passages of the first of them.
    :param parallel: Sentences, each in Thai and in English.
    :param sections: Thai passages of English headings, which are all taken.
    :param spans: Short spans of plain Thai text.
    :param sentences: Longer ones, as passages.
    :param plain_share: Share of the plain lines that spans and sentences are chosen from.
    :param noisy: Share kept of the machine-translated parallel rows.
    :param windows: Thai sentences of the parallel rows, each with its neighbours as a passage.
    :param seed: Chooses them.
    """

    questions: int = 45_000
    passages: int = 28_000
    parallel: int = 45_000
    sections: int = 12_000
    spans: int = 20_000
    sentences: int = 15_000
    plain_share: float = 0.3
    noisy: float = 0.35
    windows: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class TextSet:
    """Texts of one kind.

    :param name: Name of the kind.
    :param prefix: What they are to the teachers.
    :param texts: Normalised texts, each once.
    """

    name: str
    prefix: Prefix
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Texts that are drawn together.

    :param name: Name of the kind.
    :param members: Numbers of the texts, shape (bundles, texts of one), counted over all sets.
    :param count: Bundles drawn at each step.
    """

    name: str
    members: Integers
    count: int


@dataclass
class _Collector:
    """Gathers sets and gives each text its number."""

    sets: list[TextSet] = field(default_factory=list)
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)
    _normal: dict[str, str] = field(default_factory=dict)
    _total: int = 0

    def add(self, name: str, prefix: Prefix, texts: Iterable[str]) -> None:
        kept = tuple(text for text in dict.fromkeys(map(self._normalised, texts)) if text)
        self.sets.append(TextSet(name, prefix, kept))
        self._numbers[name] = {text: self._total + place for place, text in enumerate(kept)}
        self._total += len(kept)

    def bundle(self, name: str, count: int, rows: Iterable[Sequence[tuple[str, str]]]) -> Bundle:
        """Rows of (set, text); a row with a text that no set has is left out."""
        members: list[list[int]] = []
        for row in rows:
            numbers = [self._numbers[kind].get(self._normalised(text), -1) for kind, text in row]
            if min(numbers) >= 0:
                members.append(numbers)
        width = len(members[0]) if members else 1
        return Bundle(name, np.array(members, dtype=np.int64).reshape(-1, width), count)

    def single(self, name: str, count: int) -> Bundle:
        numbers = np.fromiter(self._numbers[name].values(), dtype=np.int64)
        return Bundle(name, numbers[:, None], count)

    def _normalised(self, text: str) -> str:
        """A text is met in its set and again in each of its bundles."""
        if text not in self._normal:
            self._normal[text] = normalise(text)
        return self._normal[text]


def choose_taught(
    folder: TrainingFolder,
    tokenizer: Tokenizer,
    words: Sequence[str],
    options: TaughtOptions,
    share_alike: bool,
) -> tuple[tuple[TextSet, ...], tuple[Bundle, ...]]:
    """Choose the texts; rows that are kept aside to watch the training are never among them.

    :param folder: Training data.
    :param tokenizer: Each of its pieces is a text too.
    :param words: Single English words.
    :param options: How many of each kind.
    :param share_alike: Use rows under share-alike licences too.
    :return: The texts by kind, and what is drawn at each step; kinds without texts left out.
    """
    chance = random.Random(options.seed)  # noqa: S311 - chance, not secrecy
    rows = folder.parallel(share_alike)
    parallel = _parallel(rows, options, chance)
    questions = _kept(folder.questions(share_alike), chance)
    # Real questions are few and worth more than titles.
    questions.sort(key=lambda row: "question-heading" not in row.source)
    questions = questions[: options.questions]
    headings = _kept(folder.cross_lingual_questions(share_alike), chance)
    faq = [entry for entry in folder.faq() if not held_out_domain(entry.domain)]
    plain = _plain(folder.plain(), options, chance)
    spans = [_span(text, 12, 60, chance) for text in plain[: options.spans]]
    rest = plain[options.spans : options.spans + options.sentences]
    sentences = [_span(text, 60, 250, chance) for text in rest]
    windows = _windows(rows, parallel, options.windows)

    kinds = _Collector()
    pieces = sorted(tokenizer.get_vocab().values())
    kinds.add("words", Prefix.QUERY, [*(tokenizer.decode([piece]) for piece in pieces), *words])
    kinds.add("faq", Prefix.QUERY, (text for entry in faq for text in _asked(entry)))
    kinds.add("answers", Prefix.PASSAGE, (entry.answer for entry in faq))
    kinds.add("questions", Prefix.QUERY, (row.question for row in questions))
    kinds.add("english", Prefix.QUERY, (row.english for row in parallel))
    kinds.add("thai", Prefix.QUERY, (row.thai for row in parallel))
    kinds.add("passages", Prefix.PASSAGE, (row.passage for row in questions[: options.passages]))
    kinds.add("headings", Prefix.QUERY, (row.question for row in headings))
    kinds.add("sections", Prefix.PASSAGE, (row.passage for row in headings[: options.sections]))
    kinds.add("spans", Prefix.QUERY, spans)
    kinds.add("sentences", Prefix.PASSAGE, sentences)
    kinds.add("windows", Prefix.PASSAGE, (window for _, window in windows))
    bundles = (
        kinds.bundle(
            "question and passage",
            64,
            ((("questions", row.question), ("passages", row.passage)) for row in questions),
        ),
        kinds.bundle(
            "heading and section",
            16,
            ((("headings", row.question), ("sections", row.passage)) for row in headings),
        ),
        kinds.bundle(
            "translation",
            128,
            ((("english", row.english), ("thai", row.thai)) for row in parallel),
        ),
        kinds.bundle(
            "wording",
            24,
            (
                (
                    ("faq", variant),
                    ("faq", entry.question),
                    ("answers", entry.answer),
                    ("faq", missed[turn % len(missed)]),
                )
                for entry in faq
                for missed in (_missed(entry),)
                for turn, variant in enumerate((*entry.variants, *entry.spoken))
            ),
        ),
        kinds.bundle(
            "sentence in its passage",
            24,
            ((("english", row.english), ("windows", window)) for row, window in windows),
        ),
        kinds.single("words", 64),
        kinds.single("spans", 48),
        kinds.single("questions", 32),
        kinds.single("sentences", 24),
    )
    sets = tuple(one for one in kinds.sets if one.texts)
    return sets, tuple(one for one in bundles if len(one.members))


def _parallel(
    rows: Sequence[Parallel], options: TaughtOptions, chance: random.Random
) -> list[Parallel]:
    first: dict[str, Parallel] = {}
    for number, row in enumerate(rows):
        if not held_out_block(number):
            first.setdefault(row.english, row)
    kept = [row for row in first.values() if chance.random() < _share(row, options)]
    chance.shuffle(kept)
    return kept[: options.parallel]


def _share(row: Parallel, options: TaughtOptions) -> float:
    return options.noisy if row.source == MACHINE_TRANSLATED else 1.0


def _kept(rows: Iterable[QuestionPassage], chance: random.Random) -> list[QuestionPassage]:
    kept = [row for row in rows if not held_out_text(row.question)]
    chance.shuffle(kept)
    return kept


def _asked(entry: FaqEntry) -> tuple[str, ...]:
    return (entry.question, *entry.variants, *entry.spoken, *_missed(entry))


def _missed(entry: FaqEntry) -> tuple[str, ...]:
    return (*entry.near_misses, *(text for _, text in entry.hostile))


def _windows(
    rows: Sequence[Parallel], chosen: Iterable[Parallel], most: int
) -> list[tuple[Parallel, str]]:
    """Chosen sentences, each with a Thai passage that holds its translation."""
    number = {row.english: place for place, row in reversed(list(enumerate(rows)))}
    windows: list[tuple[Parallel, str]] = []
    for row in chosen:
        if len(windows) == most:
            break
        place = number[row.english]
        near = range(max(0, place - _REACH), min(len(rows), place + _REACH + 1))
        kept = [
            rows[one].thai
            for one in near
            if rows[one].source == row.source and not held_out_block(one)
        ]
        if row.kind in ("sent", "para") and len(kept) > _REACH:
            windows.append((row, " ".join(kept)))
    return windows


def _plain(lines: Iterable[str], options: TaughtOptions, chance: random.Random) -> list[str]:
    kept = [
        text
        for line in lines
        if chance.random() < options.plain_share and len(text := normalise(line)) > _FAIR_LENGTH
    ]
    chance.shuffle(kept)
    return kept


def _span(text: str, shortest: int, longest: int, chance: random.Random) -> str:
    width = chance.randint(shortest, longest)
    start = chance.randrange(max(1, len(text) - width))
    return text[start : start + width]
