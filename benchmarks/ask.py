"""Time the whole pipeline: warm questions, index build, cold start; beside the aims.

python scripts/benchmark_ask.py --json reports/benchmark_ask.json
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.arguments import positive
from benchmarks.build_speed import BuildSpeed, measure_build_speed
from benchmarks.cold_start import ColdStart, measure_cold_start
from benchmarks.warm_speed import WarmSpeed, measure_warm_speed
from chatbot.composition import open_chatbot
from chatbot.errors import ChatbotError
from chatbot.evaluation.evaluation_set import SetFiles, load_set
from chatbot.settings import load_settings

MEDIAN_MS = 3.0
P99_MS = 10.0
BUILD_SECONDS = 3.0
COLD_RATIO = 1.4


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--queries", type=Path, help="default: the corpus's development set")
    parser.add_argument("--repeats", type=positive, default=5, help="rounds over the queries")
    parser.add_argument("--cold-runs", type=positive, default=9, help="starts of each command")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    arguments = parser.parse_args()
    try:
        run(arguments.queries, arguments.repeats, arguments.cold_runs, arguments.json)
    except ChatbotError as error:
        Console(stderr=True).print(f"benchmark_ask: {error}", markup=False, soft_wrap=True)
        return 1
    return 0


def run(queries: Path | None, repeats: int, cold_runs: int, output: Path | None) -> None:
    """Measure, print the table and write the JSON file."""
    progress = Console(stderr=True)
    bot = open_chatbot(load_settings())
    texts = [
        question.query for question in load_set(bot.collection, SetFiles(queries=queries)).questions
    ]
    with progress.status("asking warm questions"):
        warm = measure_warm_speed(bot, texts, repeats)
    with progress.status("building the index"):
        build = measure_build_speed(bot.collection, bot.reader)
    with progress.status("starting cold"):
        cold = measure_cold_start(texts[0], cold_runs)
    console = Console()
    console.print(_table(warm, build, cold, len(texts), repeats))
    if output is not None:
        figures = {
            "queries": len(texts),
            "repeats": repeats,
            "warm": asdict(warm),
            "build_seconds": asdict(build),
            "cold_start": asdict(cold),
        }
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


def _table(
    warm: WarmSpeed, build: BuildSpeed, cold: ColdStart, queries: int, repeats: int
) -> Table:
    table = Table(title=f"{queries} queries, {repeats} repeats", title_justify="left")
    table.add_column("figure")
    for name in ("value", "aim", "met"):
        table.add_column(name, justify="right")

    def add(figure: str, value: float, unit: str, aim: float | None = None) -> None:
        limit = "" if aim is None else f"<= {aim:g}{unit}"
        met = "" if aim is None else "yes" if value <= aim else "no"
        table.add_row(figure, f"{value:.2f}{unit}", limit, met)

    add("warm question, median", warm.all.median_ms, " ms", MEDIAN_MS)
    add("warm question, 99th percentile", warm.all.p99_ms, " ms", P99_MS)
    for name, latency in (("first", warm.first), ("last", warm.last)):
        add(f"{name} repeat, median", latency.median_ms, " ms")
        add(f"{name} repeat, 99th percentile", latency.p99_ms, " ms")
    add("index build, model loaded", build.index, " s", BUILD_SECONDS)
    add("index, calibration and writing", build.whole, " s")
    add("cold start, chatbot ask --json", cold.ask, " s")
    add("cold start, import sentence_transformers", cold.yardstick, " s")
    add("cold start, ratio of medians", cold.ratio.mean, "", COLD_RATIO)
    table.add_row("its 95 % interval", f"{cold.ratio.low:.2f} - {cold.ratio.high:.2f}")
    return table


if __name__ == "__main__":
    sys.exit(main())
