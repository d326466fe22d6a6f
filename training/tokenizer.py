"""Make the pieces that the encoder has vectors for: Thai and English words, and parts for the rest.

The result is a Unigram tokenizer (Kudo 2018, https://arxiv.org/abs/1804.10959), which runs in Rust
within the saved model folder and needs no Thai segmenter. Its pieces are not learnt by the usual
expectation-maximisation but counted, for two reasons that showed in the first trials:

- From runs of Thai without spaces the trainer learns whole phrases. Of 64,000 pieces most were
  phrases such as ต้องส่ง or ได้ว่ามีการ, and a sentence of the parallel text was ten pieces: a
  question with ส่ง then shares nothing with a passage that says ต้องส่ง.
- The trainer takes its first candidates from the distinct runs, each counted once. An English word
  is one run, so however frequent, it is hardly ever a candidate: 2,741 of the 64,000 pieces had a
  Latin letter, and "child" was two pieces.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "<unk>"

# Signs that belong to the consonant before them, and vowels that belong to the consonant after.
_DEPENDENT = frozenset("ะัาำิีึืฺุู" + "ๅ็่้๊๋์ํ๎")
_LEADING = frozenset("เแโใไ")
_THAI = r"[\u0e01-\u0e3a\u0e40-\u0e4e]"
_RUNS = rf"{_THAI}+|[\p{{Latin}}\p{{M}}]+|\p{{N}}+|[^\p{{Latin}}\p{{N}}]"
_THAI_RUN = re.compile(f"{_THAI}+")


@dataclass(frozen=True, slots=True)
class TokenizerOptions:
    """How the pieces are chosen.

    :param vocabulary: Most pieces to have, the unknown piece included; at most 65,536.
    :param parts: Most parts of words among them, for words that have no piece.
    :param least: Occurrences that a word needs to have a piece.
    :param longest_part: Most characters in a part.
    :param part_penalty: Taken off the log-probability of parts, so that words come first.
    :param plain_share: Share of the plain text whose words are counted.
    """

    vocabulary: int = 60_000
    parts: int = 8_000
    least: int = 3
    longest_part: int = 6
    part_penalty: float = 4.0
    plain_share: float = 0.1


def count_words(lines: Iterable[str], segment: Callable[[str], list[str]]) -> Counter[str]:
    """Count the words of a text.

    :param lines: Text as :func:`chatbot.text.normalise.normalise` leaves it.
    :param segment: Cuts a run of Thai into words; each distinct run is cut once.
    """
    splitter = _empty_tokenizer().pre_tokenizer
    runs: Counter[str] = Counter()
    for line in lines:
        runs.update(run for run, _ in splitter.pre_tokenize_str(line))
    words: Counter[str] = Counter()
    for run, count in runs.items():
        for word in segment(run) if _THAI_RUN.fullmatch(run) else [run]:
            words[word] += count
    return words


def make_tokenizer(
    counts: Counter[str], options: TokenizerOptions, known_words: Sequence[str] = ()
) -> Tokenizer:
    """Make a tokenizer from word counts.

    Pieces of two or more characters that begin with a vowel or tone sign of the character before
    them, or end with a vowel that is written before its consonant, are left out: they would tear a
    Thai cluster apart. Such signs stay as single characters, the last resort.

    :param counts: Occurrences of each word.
    :param options: Size and shape of the vocabulary.
    :param known_words: English words, commonest first, to fill up the words of the text with,
        taken as if each stood once in it.
    :return: A tokenizer that also normalises raw text itself (NFC, lower case, sara am, sara ae).
    """
    total = max(sum(counts.values()), 1)
    parts = {
        part: score - options.part_penalty
        for part, score in _learn_parts(counts, options)
        if keeps_clusters(part)
    }
    frequent = [
        word
        for word, count in counts.most_common()
        if count >= options.least and keeps_clusters(word)
    ]
    wanted = list(dict.fromkeys([*frequent, *known_words]))
    words = [word for word in wanted if len(word) > 1 or counts[word] >= options.least]
    pieces = {
        **dict(list(parts.items())[: options.parts]),
        **{word: math.log(max(counts[word], 1) / total) for word in words},
    }
    room = options.vocabulary - 1 - options.parts
    chosen = set(words[:room]) | set(list(parts)[: options.parts])
    ordered = sorted(
        ((piece, score) for piece, score in pieces.items() if piece in chosen),
        key=lambda pair: (-pair[1], pair[0]),
    )
    tokenizer = _empty_tokenizer()
    tokenizer.model = models.Unigram([(UNKNOWN, 0.0), *ordered], unk_id=0)
    return tokenizer


def keeps_clusters(piece: str) -> bool:
    """Whether a piece may stand between two others without tearing a Thai cluster apart."""
    return len(piece) == 1 or not (piece[0] in _DEPENDENT or piece[-1] in _LEADING)


def _learn_parts(counts: Counter[str], options: TokenizerOptions) -> list[tuple[str, float]]:
    tokenizer = _empty_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=round(options.parts * 1.3),
        max_piece_length=options.longest_part,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        show_progress=False,
    )
    # Each distinct word once: parts are for rare words, and those are made like all words are.
    tokenizer.train_from_iterator(sorted(counts), trainer)
    vocabulary = json.loads(tokenizer.to_str())["model"]["vocab"]
    # The trainer adds up on several threads: the last digits differ from run to run, and with them
    # the order of pieces that are equally likely.
    learnt = [(piece, round(score, 6)) for piece, score in vocabulary if piece != UNKNOWN]
    return sorted(learnt, key=lambda pair: (len(pair[0]) > 1, -pair[1], pair[0]))


def _empty_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace("\u0e4d\u0e32", "\u0e33"),
            normalizers.Replace("\u0e40\u0e40", "\u0e41"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Split(Regex(_RUNS), behavior="isolated"),
        ]
    )
    return tokenizer
