"""The chosen texts and bundles in one file, so that another machine can go on without the folder.

Choosing them reads all public text once, for minutes; what follows needs only what was chosen, a
tenth of it.
"""

import json
import lzma
from functools import partial
from pathlib import Path

import numpy as np

from training.files import write_whole
from training.taught import Bundle, Prefix, TextSet

Choice = tuple[tuple[TextSet, ...], tuple[Bundle, ...]]


def keep_choice(path: Path, choice: Choice) -> None:
    """Write what :func:`training.taught.choose_taught` chose.

    :param path: File to write: JSON lines, compressed with xz.
    """
    write_whole(path, partial(_write, choice))


def read_choice(path: Path) -> Choice:
    """Read what :func:`keep_choice` wrote."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        records = [json.loads(line) for line in stream]
    sets = tuple(
        TextSet(record["set"], Prefix(record["prefix"]), tuple(record["texts"]))
        for record in records
        if "set" in record
    )
    bundles = tuple(
        Bundle(record["bundle"], np.array(record["members"], dtype=np.int64), record["count"])
        for record in records
        if "bundle" in record
    )
    return sets, bundles


def _write(choice: Choice, path: Path) -> None:
    sets, bundles = choice
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        for one in sets:
            record = {"set": one.name, "prefix": one.prefix, "texts": one.texts}
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        for bundle in bundles:
            members = bundle.members.tolist()
            drawn = {"bundle": bundle.name, "count": bundle.count, "members": members}
            stream.write(json.dumps(drawn) + "\n")
