"""Measure words, characters, dense and fused retrieval on public benchmarks.

    python scripts/benchmark_retrieval.py --data FOLDER

Each folder has the BEIR layout. Published rows are shown beside ours where the parent folder
holds a table of them. Intervals are 95 % bootstrap intervals over queries.
"""

import argparse
import json
import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from chatbot.embedding import SentenceEmbedder, model_folder
from chatbot.errors import ChatbotError
from chatbot.evaluation.beir import read_beir
from chatbot.evaluation.benchmark import MEASURES, measure, score_legs
from chatbot.evaluation.bootstrap import Estimate, estimate_mean
from chatbot.evaluation.published import PublishedScore, published_scores
from chatbot.evaluation.speed import Speed, measure_speed
from chatbot.settings import load_settings
from chatbot.text.segment import Segmenter


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, action="append", required=True, metavar="FOLDER")
    parser.add_argument("--model", type=Path, help="model folder (default: as the settings say)")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    arguments = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 130)
    try:
        run(arguments.data, arguments.model, arguments.json, console)
    except ChatbotError as error:
        Console(stderr=True).print(str(error), markup=False)
        return 1
    return 0


def run(folders: list[Path], model: Path | None, output: Path | None, console: Console) -> None:
    """Measure every folder, print tables and write the JSON file."""
    settings = load_settings()
    folder = model or model_folder(settings)
    embedder = SentenceEmbedder(folder, settings.query_prompt, settings.passage_prompt)
    segmenter = Segmenter()
    report: dict[str, Any] = {"model": folder.name, "benchmarks": {}}
    questions: list[str] = []
    for data in folders:
        benchmark = read_beir(data)
        questions.extend(benchmark.queries.values())
        bar = partial(track, description=benchmark.name, console=console, transient=True)
        rankings = score_legs(benchmark, embedder, segmenter, bar)
        figures = {
            leg: {name: _estimate(values) for name, values in measure(benchmark, ranking).items()}
            for leg, ranking in rankings.items()
        }
        published = published_scores(data)
        title = (
            f"{benchmark.name}: {len(benchmark.queries)} queries, "
            f"{len(benchmark.documents)} documents"
        )
        console.print(_table(title, figures, published))
        report["benchmarks"][benchmark.name] = {
            "queries": len(benchmark.queries),
            "documents": len(benchmark.documents),
            "legs": {
                leg: {name: asdict(value) for name, value in row.items()}
                for leg, row in figures.items()
            },
            "published": [asdict(row) for row in published],
        }
    speed = measure_speed(folder, questions)
    console.print(_speed_table(speed))
    report["speed"] = asdict(speed)
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")


def _estimate(values: NDArray[np.float64]) -> Estimate:
    estimated = estimate_mean(values, range(len(values)))
    assert estimated is not None, "a benchmark has at least one query"
    return estimated


def _table(
    title: str, figures: dict[str, dict[str, Estimate]], published: list[PublishedScore]
) -> Table:
    table = Table(title=title)
    table.add_column("leg, or model as published", no_wrap=True)
    for name in MEASURES:
        table.add_column(name, justify="right")
    for leg, row in figures.items():
        table.add_row(
            leg, *(f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]" for one in row.values())
        )
    if published:
        table.add_section()
    for score in published:
        numbers = (score.ndcg, score.hit_rate, score.reciprocal_rank, score.recall)
        table.add_row(
            score.model.split("/")[-1],
            *("" if number is None else f"{number:.3f}" for number in numbers),
        )
    return table


def _speed_table(speed: Speed) -> Table:
    table = Table(title="model on this machine")
    table.add_column("figure")
    table.add_column("value", justify="right")
    for threads, rate in speed.per_second.items():
        table.add_row(f"questions a second, {threads} thread(s)", f"{rate:,.0f}")
    table.add_row("one question, one thread", f"{speed.single_ms:.2f} ms")
    table.add_row("load time", f"{speed.load_seconds:.2f} s")
    table.add_row("folder", f"{speed.megabytes:.1f} MB")
    return table


if __name__ == "__main__":
    sys.exit(main())
