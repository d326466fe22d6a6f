"""From a trained encoder to a better one: tune a teacher, and teach the encoder again.

Two parts, since the first reads all public text and the second is best run where a GPU is: choosing
the texts, and the rest, which needs nothing but the work folder and the model.
"""

import json
import logging
import lzma
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.numpy import load_file, save_file
from safetensors.torch import save_file as save_tensors

from chatbot.encoder.module import EncoderModule
from training.choice import Choice, keep_choice, read_choice
from training.curriculum import groups_of, spoiled_rows
from training.data import TrainingFolder
from training.distil import Curriculum, DistilOptions, distil, embed
from training.e5 import E5
from training.ensemble import combine, turned_towards
from training.export import save_encoder
from training.files import digest, write_whole
from training.holdout import HeldTexts, Holdout, held_texts
from training.minilm import teacher_words
from training.rows import tokenize_rows
from training.taught import Prefix, TaughtOptions, choose_taught
from training.tune_teacher import TuneOptions, tune_teacher

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RefineEnsemble:
    """Weights of the two teachers' cosines.

    :param e5: Of the tuned multilingual-e5-small.
    :param own: Of the encoder as it is, which keeps what its own teachers taught it.
    """

    e5: float = 2.0
    own: float = 1.5


@dataclass(frozen=True, slots=True)
class RefineOptions:
    """All options, by stage."""

    taught: TaughtOptions = field(
        default_factory=lambda: TaughtOptions(
            questions=95_000,
            passages=42_000,
            parallel=200_000,
            sections=34_000,
            spans=40_000,
            sentences=15_000,
            plain_share=0.35,
            noisy=0.5,
            windows=25_000,
        )
    )
    tune: TuneOptions = field(default_factory=TuneOptions)
    ensemble: RefineEnsemble = field(default_factory=RefineEnsemble)
    distil: DistilOptions = field(
        default_factory=lambda: DistilOptions(steps=2450, draws=4, warmup=300)
    )


def prepare(data: Path, model: Path, work: Path, options: TaughtOptions) -> None:
    """Choose the texts, and those that watch the training; nothing is done twice.

    :param data: Training folder, see :class:`training.data.TrainingFolder`.
    :param model: Folder of the encoder.
    :param work: Folder to leave them in.
    :param options: How many texts of each kind.
    :raises training.data.TrainingDataError: If the folder or a file of it is missing.
    """
    work.mkdir(parents=True, exist_ok=True)
    if not _held_path(work).is_file():
        folder = TrainingFolder(data)
        tasks = held_texts(
            folder.parallel(), folder.questions(), folder.cross_lingual_questions(), folder.faq()
        )
        write_whole(_held_path(work), partial(_write_held, tasks))
    if not _choice_path(work).is_file():
        tokenizer = EncoderModule.read(model).tokenizer
        folder = TrainingFolder(data)
        choice = choose_taught(folder, tokenizer, teacher_words(), options, share_alike=False)
        keep_choice(_choice_path(work), choice)


def refine(model: Path, e5: Path, work: Path, output: Path, options: RefineOptions) -> None:
    """Tune the teacher, teach the encoder and write its folder; done stages are read from disk.

    :param model: Folder of the encoder to start from.
    :param e5: File of the package that carries the teacher.
    :param work: Where :func:`prepare` left the texts.
    :param output: Model folder to write.
    :param options: Options of all stages.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    sets, bundles = choice = read_choice(_choice_path(work))
    texts = [text for one in sets for text in one.texts]
    made_from = digest(*texts)
    tasks = _read_held(_held_path(work))
    vectors = _taught_by(e5, choice, tasks, work, device, made_from, options)
    read = EncoderModule.read(model)
    network, tokenizer = read.network.to(device), read.tokenizer
    rows = tokenize_rows(tokenizer, texts)
    own = embed(network, rows, device).numpy()
    targets = combine(
        [(options.ensemble.e5, vectors), (options.ensemble.own, own)],
        groups_of(sets),
        np.repeat(np.arange(len(sets)), [len(one.texts) for one in sets]),
        own.shape[1],
        options.distil.seed,
    )
    stacked, mistyped = spoiled_rows(sets, rows, tokenizer, options.distil.seed)
    curriculum = Curriculum(stacked, mistyped, turned_towards(targets, own), bundles)
    holdout = Holdout.build(tokenizer, tasks)
    _LOG.info("encoder before: %s", holdout.measure(lambda some: embed(network, some, device)))
    network.train()
    for parameter in network.parameters():
        parameter.requires_grad_()
    distil(
        curriculum,
        network,
        options.distil,
        work / "distil",
        device,
        digest(made_from, str(options.tune), str(options.ensemble)),
        holdout.measure,
    )
    save_encoder(network, tokenizer, output)


def _taught_by(
    path: Path,
    choice: Choice,
    tasks: Mapping[str, HeldTexts],
    work: Path,
    device: str,
    made_from: str,
    options: RefineOptions,
) -> np.ndarray:
    """The tuned teacher's vectors of all texts; its layers are left in the work folder."""
    sets, bundles = choice
    kept = work / f"e5-{digest(made_from, str(options.tune))}.safetensors"
    if not kept.is_file():
        teacher = E5(path, device)

        def measure(teacher: E5) -> dict[str, float]:
            return {name: _hit_rate(teacher, task) for name, task in tasks.items()}

        _LOG.info("teacher before: %s", measure(teacher))
        tune_teacher(
            teacher, sets, bundles, options.tune, work / "tune", device, made_from, measure
        )
        layers = {name: one.half().cpu() for name, one in teacher.layers.items()}
        write_whole(work / "e5-layers.safetensors", partial(save_tensors, layers))
        vectors = [teacher.encode(one.texts, one.prefix, progress=one.name) for one in sets]
        write_whole(kept, partial(save_file, {"e5": np.concatenate(vectors)}))
    found: np.ndarray = load_file(kept)["e5"]
    return found


def _hit_rate(teacher: E5, task: HeldTexts) -> float:
    queries = torch.from_numpy(teacher.encode(task.queries, Prefix.QUERY)).float()
    documents = torch.from_numpy(teacher.encode(task.documents, Prefix.PASSAGE)).float()
    best = np.array(task.keys)[(queries @ documents.T).argmax(dim=1).numpy()]
    return float(np.mean(best == np.array(task.targets)))


def _choice_path(work: Path) -> Path:
    return work / "choice.jsonl.xz"


def _held_path(work: Path) -> Path:
    return work / "held.json.xz"


def _write_held(tasks: Mapping[str, HeldTexts], path: Path) -> None:
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        json.dump({name: asdict(one) for name, one in tasks.items()}, stream, ensure_ascii=False)


def _read_held(path: Path) -> dict[str, HeldTexts]:
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        return {name: HeldTexts(**one) for name, one in json.load(stream).items()}
