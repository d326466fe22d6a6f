import json
import shutil

import pytest


@pytest.fixture
def folder(tmp_path, corpus):
    """A copy of the shipped corpus to damage."""
    copy = tmp_path / "corpus"
    shutil.copytree(corpus.folder, copy)
    return copy


@pytest.fixture
def edit(folder):
    """Change one line of a JSONL file: edit(file, number, change)."""

    def change_line(file, number, change):
        path = folder / file
        lines = path.read_text(encoding="utf-8").splitlines()
        value = json.loads(lines[number])
        change(value)
        lines[number] = json.dumps(value, ensure_ascii=False)
        path.write_text("\n".join(lines), encoding="utf-8")

    return change_line
