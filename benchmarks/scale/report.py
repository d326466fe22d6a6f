"""The figures of all sizes as a table and as a plot, with the slopes of straight fits."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.scale.figures import AskedFigures, BuiltFigures

Sizes = Sequence[tuple[BuiltFigures, AskedFigures]]


def slope(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Slope of the straight line through values on two logarithmic axes: 1 grows as the size."""
    return float(np.polyfit(np.log10(sizes), np.log10(values), 1)[0])


def _milliseconds(kind: str, figure: str) -> Callable[[BuiltFigures, AskedFigures], float]:
    return lambda _, asked: asked.kinds[kind][figure]


FIGURES: dict[str, Callable[[BuiltFigures, AskedFigures], float]] = {
    "build, s": lambda built, _: built.seconds,
    "memory of the build, MB": lambda built, _: built.megabytes,
    "index, kB an entry": lambda built, _: sum(built.disk.values()) / 1000 / built.entries,
    "kept for the next build, kB an entry": lambda built, _: built.kept / 1000 / built.entries,
    "cold start, s": lambda _, asked: asked.cold_seconds,
    "memory when asked, MB": lambda _, asked: asked.megabytes,
    "of it the documents, MB": lambda _, asked: asked.documents_megabytes,
    "title: median, ms": _milliseconds("titles", "median_ms"),
    "title: p99, ms": _milliseconds("titles", "p99_ms"),
    "title: median of the processor, ms": _milliseconds("titles", "processor_median_ms"),
    "keywords: median, ms": _milliseconds("keywords", "median_ms"),
    "keywords: p99, ms": _milliseconds("keywords", "p99_ms"),
    "keywords: median of the processor, ms": _milliseconds("keywords", "processor_median_ms"),
    "titles a second, one process": _milliseconds("titles", "a_second"),
}
_AGREED: dict[str, Callable[[AskedFigures], float | None]] = {
    "recall@10 of every entry": lambda asked: asked.recall,
    "same band": lambda asked: asked.same_band,
    "same first entry": lambda asked: asked.same_first,
}
GROWN_FROM = 1_000
"""Entries from which the growth of a question's time is fitted: fewer are all looked at."""
_PLOTTED = {
    "a question, ms": ("title: median, ms", "title: p99, ms", "keywords: median, ms"),
    "build, s": ("build, s",),
    "memory, MB": ("memory of the build, MB", "memory when asked, MB"),
    "index, kB an entry": ("index, kB an entry",),
}


def table(sizes: Sizes) -> str:
    """A Markdown table, a column a size, the slope of each row in the last one."""
    entries = [built.entries for built, _ in sizes]
    lines = [
        "| | " + " | ".join(f"{count:,}" for count in entries) + " | slope |",
        "|---|" + "---:|" * (len(sizes) + 1),
    ]
    for name, figure in FIGURES.items():
        values = [figure(*size) for size in sizes]
        cells = [*map(_shown, values), _slope_from(entries, values)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    for name, share in _AGREED.items():
        shares = [share(asked) for _, asked in sizes]
        cells = ["–" if one is None else f"{one:.3f}" for one in shares]
        lines.append(f"| {name} | " + " | ".join([*cells, ""]) + " |")
    return "\n".join(lines)


def parts_table(sizes: Sizes) -> str:
    """A Markdown table of what each part of a question costs, a column a size."""
    lines = [
        "| ms of the processor | " + " | ".join(f"{built.entries:,}" for built, _ in sizes) + " |",
        "|---|" + "---:|" * len(sizes),
    ]
    for name in sizes[0][1].parts:
        cells = [f"{asked.parts[name]:.2f}" for _, asked in sizes]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    cells = [f"{asked.candidates:.0f}" for _, asked in sizes]
    lines.append("| candidates | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def plot(sizes: Sizes, path: Path) -> None:
    """Draw the figures over the sizes, on logarithmic axes."""
    # Imported here: the table does without.
    from matplotlib import pyplot

    entries = [built.entries for built, _ in sizes]
    figure, axes = pyplot.subplots(1, len(_PLOTTED), figsize=(15, 3.6), layout="constrained")
    for axis, (title, names) in zip(axes, _PLOTTED.items(), strict=True):
        for name in names:
            values = [FIGURES[name](*size) for size in sizes]
            label = f"{name.rpartition(',')[0]} (slope {_slope_from(entries, values)})"
            axis.loglog(entries, values, marker="o", label=label)
        axis.set_title(title)
        axis.set_xlabel("entries")
        axis.grid(which="major", alpha=0.3)
        axis.legend(fontsize=8)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def _slope_from(entries: Sequence[int], values: Sequence[float]) -> str:
    pairs = [(x, y) for x, y in zip(entries, values, strict=True) if x >= GROWN_FROM]
    return f"{slope(*zip(*pairs, strict=True)):.2f}" if len(pairs) > 1 else "–"


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
