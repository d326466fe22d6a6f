"""From a folder of public text to a saved model: the stages in order, each kept once done."""

import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter
from training.curriculum import build_curriculum
from training.data import TrainingFolder
from training.distil import DistilOptions, distil, fresh_network
from training.ensemble import EnsembleOptions
from training.export import Storage, save_encoder, save_static
from training.files import digest, write_whole
from training.minilm import english_vectors, teacher_words
from training.rows import stack
from training.sets import Lessons, SetOptions, build_lessons, tokenizer_text
from training.static import StaticOptions, Teaching, train_static
from training.taught import TaughtOptions, choose_taught
from training.teachers import TAUGHT, require_teachers, teach
from training.tokenizer import TokenizerOptions, count_words, make_tokenizer

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TrainingOptions:
    """All options of a run, by stage."""

    tokenizer: TokenizerOptions = field(default_factory=TokenizerOptions)
    sets: SetOptions = field(default_factory=SetOptions)
    static: StaticOptions = field(default_factory=StaticOptions)
    taught: TaughtOptions = field(default_factory=TaughtOptions)
    ensemble: EnsembleOptions = field(default_factory=EnsembleOptions)
    distil: DistilOptions = field(default_factory=DistilOptions)
    storage: Storage = Storage.INT8


def train(
    data: Path,
    output: Path,
    work: Path,
    options: TrainingOptions,
) -> dict[str, Any]:
    """Train a model and save it.

    :param data: Training folder, see :class:`training.data.TrainingFolder`.
    :param output: Model folder to write.
    :param work: Folder for the stages' results, the checkpoint and the log; a second call with the
        same options goes on from what is there.
    :param options: Options of all stages.
    :return: ``options``, ``pieces`` (size of the vocabulary), ``device`` and ``seconds`` of each
        stage, over the calls with this work folder that finished it; also written to
        ``report.json`` there.
    :raises training.data.TrainingDataError: If the folder or a file of it is missing.
    """
    folder = TrainingFolder(data)
    work.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    spent = work / "seconds.json"
    seconds: dict[str, float] = (
        json.loads(spent.read_text(encoding="utf-8")) if spent.is_file() else {}
    )
    clock = time.perf_counter()
    if options.distil.layers and not any(work.glob(f"{TAUGHT}-*.safetensors")):
        require_teachers()  # now, not after an hour of other stages

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        seconds[stage] = round(seconds.get(stage, 0.0) + now - clock, 1)
        clock = now
        spent.write_text(json.dumps(seconds), encoding="utf-8")
        _LOG.info("%s: %.1f s in all", stage, seconds[stage])

    words = teacher_words() if options.static.teacher_batch else []
    tokenizer = _tokenizer(folder, options, work, words)
    lap("tokenizer")
    lessons = build_lessons(folder, tokenizer, options.sets, work, words)
    lap("rows")
    teaching = None
    if options.static.teacher_batch:
        teaching = make_teaching(lessons, words, options.static, work, device)
        lap("English teacher")
    static = train_static(lessons, teaching, options.static, work / "static", device)
    lap("static")
    if options.distil.layers:
        sets, bundles = choose_taught(
            folder, tokenizer, words, options.taught, options.sets.share_alike
        )
        vectors = teach(sets, work, device)
        lap("teachers")
        made_from = digest(
            tokenizer.to_str(),
            *map(str, (options.sets, options.static, options.taught, options.ensemble)),
            *(text for one in sets for text in one.texts),
        )
        curriculum, table = build_curriculum(
            sets,
            bundles,
            vectors,
            static,
            tokenizer,
            options.ensemble,
            options.distil.seed,
            work / f"curriculum-{made_from}.safetensors",
        )
        network = distil(
            curriculum,
            fresh_network(table, options.distil),
            options.distil,
            work / "distil",
            device,
            made_from,
            lessons.holdout.measure,
        )
        lap("distil")
        save_encoder(network, tokenizer, output)
    else:
        save_static(static, tokenizer, output, options.storage)
    report = {
        "options": asdict(options),
        "pieces": len(static),
        "seconds": seconds,
        "device": device,
    }
    (work / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
    return report


def make_teaching(
    lessons: Lessons, words: Sequence[str], options: StaticOptions, work: Path, device: str
) -> Teaching:
    """Teacher vectors of some parallel rows and of single words.

    :param lessons: Gives the parallel rows and the words as piece ids.
    :param words: The same words as text.
    :param options: How many rows, and the seed that chooses them.
    :param work: Folder for the vectors.
    :param device: Torch device.
    """
    first: dict[str, int] = {}
    for number, sentence in enumerate(lessons.sentences):
        first.setdefault(sentence, number)
    numbers = np.array(list(first.values()), dtype=np.int64)
    chosen = np.random.default_rng(options.seed).permutation(numbers)[: options.teacher_sentences]
    vectors = [
        english_vectors(texts, work / f"teacher-{digest(*texts)}.safetensors", device)
        for texts in ([lessons.sentences[number] for number in chosen], list(words))
    ]
    return Teaching(
        stack([lessons.english.take(chosen), lessons.lexicon]),
        stack([lessons.thai.take(chosen), lessons.lexicon]),
        np.concatenate(vectors),
    )


def _tokenizer(
    folder: TrainingFolder, options: TrainingOptions, work: Path, words: Sequence[str]
) -> Tokenizer:
    sizes = sorted((file.name, file.stat().st_size) for file in folder.path.iterdir())
    stamp = digest(str(options.tokenizer), str(options.sets.share_alike), str(sizes), *words)
    path = work / f"tokenizer-{stamp}.json"
    if not path.is_file():
        text = tokenizer_text(
            folder,
            options.tokenizer.plain_share,
            options.static.seed,
            options.sets.share_alike,
        )
        counts = count_words(map(normalise, text), Segmenter().segment)
        made = make_tokenizer(counts, options.tokenizer, words)
        write_whole(path, lambda unfinished: made.save(str(unfinished)))
    # A tokenizer straight from training and one read back must segment alike: always read it.
    return Tokenizer.from_file(str(path))
