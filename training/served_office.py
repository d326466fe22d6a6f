"""FAQ entries as an office that has just begun serves them: imported, indexed, nothing curated."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from chatbot.service import Service
from chatbot.settings import load_settings
from training.data import FaqEntry


def serve_office(folder: Path, office: Sequence[FaqEntry], *, journal: bool = False) -> Service:
    """Import some entries by the product's own command and open a service over them.

    :param folder: Empty; gets the documents, the index and what is kept beside them.
    :param journal: Whether it keeps what is asked.
    """
    file, corpus = folder / "faq.jsonl", folder / "office"
    lines = (
        json.dumps({"question": one.question, "answer": one.answer}, ensure_ascii=False)
        for one in office
    )
    file.write_text("\n".join(lines), encoding="utf-8")
    facts = ["--title", "คำถาม", "--date", "2567-01-05", "--office", "สำนักงาน", "--document", "faq"]
    command = [sys.executable, "-m", "chatbot", "import", str(file), "--to", str(corpus), *facts]
    subprocess.run([*command, "--yes"], check=True, capture_output=True)  # noqa: S603
    own = {"corpus": corpus, "index_dir": folder / "index", "state_dir": folder / "state"}
    return Service.load(load_settings().model_copy(update={**own, "journal": journal}))
