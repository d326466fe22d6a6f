"""Where a training run stands, on disk: safetensors and JSON, swapped in whole."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import Tensor

_TENSORS = "state-{step}.safetensors"
_STATE = "state.json"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """State of a run after some steps.

    :param step: Steps done.
    :param tensors: Weights and optimiser moments by name.
    :param chance: State of the random generator, as its ``bit_generator.state``.
    :param options: Options of the run, to refuse to go on with others.
    """

    step: int
    tensors: dict[str, Tensor]
    chance: dict[str, Any]
    options: dict[str, Any]


def save_checkpoint(folder: Path, checkpoint: Checkpoint) -> None:
    """Write a checkpoint; a stop at any moment leaves the one before it readable."""
    folder.mkdir(parents=True, exist_ok=True)
    name = _TENSORS.format(step=checkpoint.step)
    save_file(checkpoint.tensors, folder / name)
    state = {
        "step": checkpoint.step,
        "tensors": name,
        "chance": checkpoint.chance,
        "options": checkpoint.options,
    }
    unfinished = folder / f"{_STATE}.part"
    unfinished.write_text(json.dumps(state, indent=1), encoding="utf-8")
    unfinished.replace(folder / _STATE)
    for old in folder.glob(_TENSORS.format(step="*")):
        if old.name != name:
            old.unlink()


def load_checkpoint(folder: Path) -> Checkpoint | None:
    """The checkpoint in a folder, or none."""
    path = folder / _STATE
    if not path.is_file():
        return None
    state = json.loads(path.read_text(encoding="utf-8"))
    return Checkpoint(
        state["step"], load_file(folder / state["tensors"]), state["chance"], state["options"]
    )
