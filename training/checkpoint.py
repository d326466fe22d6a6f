"""Where a training run stands, on disk: safetensors and JSON, swapped in whole."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safetensors.torch import load_file, save_file
from torch import Tensor

from chatbot.errors import ChatbotError

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


def load_checkpoint(folder: Path, options: Mapping[str, Any] | None = None) -> Checkpoint | None:
    """The checkpoint in a folder, or none.

    :param folder: Where :func:`save_checkpoint` wrote.
    :param options: Options of the run that would go on from it; none to read it whatever it is.
    :raises ChatbotError: If it was made with other options.
    """
    path = folder / _STATE
    if not path.is_file():
        return None
    state = json.loads(path.read_text(encoding="utf-8"))
    if options is not None and state["options"] != dict(options):
        raise ChatbotError(
            f"The checkpoint in {folder} was made with other options. "
            "Give the same options again, or remove that folder to start afresh."
        )
    return Checkpoint(
        state["step"], load_file(folder / state["tensors"]), state["chance"], state["options"]
    )


def append_record(
    work: Path, step: int, seconds: float, losses: Mapping[str, Tensor], **measures: Any
) -> None:
    """Write one line of a run's ``log.jsonl``.

    :param work: Folder of the log.
    :param step: Steps done.
    :param seconds: Seconds since the run started or went on.
    :param losses: Losses of the last step by name.
    :param measures: Held-out measures by name, in groups.
    """
    record = {
        "step": step,
        "seconds": round(seconds, 1),
        "loss": {name: round(float(loss.detach()), 4) for name, loss in losses.items()},
        **{
            group: {name: round(value, 4) for name, value in values.items()}
            for group, values in measures.items()
        },
    }
    with (work / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(record) + "\n")
