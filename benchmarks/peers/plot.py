"""Hit rate@1 against the median time of a question, as a picture."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.peers.catalogue import SET_UPS
from benchmarks.peers.report import Comparison
from benchmarks.peers.setup import Cutting
from chatbot.evaluation.measures import HIT_RATE_1

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe & Ito's colours, which colour-blind readers can tell apart.
_OURS, _GREY, _BLUE, _GREEN = "#D55E00", "#888888", "#0072B2", "#009E73"
_MARKERS = {
    "haystack": "s",
    "llama-index": "^",
    "langchain": "v",
    "txtai": "D",
    "milvus": "P",
    "encoder": "o",
    "e5": "X",
    "ours": "*",
}
_TICKS = (1, 2, 5, 10, 20, 50, 100)
_COLUMNS = 3


def write_plot(comparison: Comparison, path: Path) -> None:
    """Draw one panel a task, and the legend beside or below them; file type by the name's ending.

    :param comparison: With at least one task.
    """
    from matplotlib.figure import Figure

    names = list(comparison.scores)
    columns = min(len(names), _COLUMNS)
    rows = len(names) // columns + 1  # the legend takes a panel's place
    figure = Figure(figsize=(4.2 * columns, 3.4 * rows), layout="constrained")
    panels = [*figure.subplots(rows, columns, squeeze=False).flat]
    for axes, task in zip(panels, names, strict=False):
        points = [
            axes.scatter(
                scores.latency.median_ms,
                scores.measures[HIT_RATE_1].mean,
                label=SET_UPS[name].title,
                **_look(name),
            )
            for name, scores in comparison.scores[task].items()
        ]
        _dress(axes, task)
    for axes in panels[len(names) :]:
        axes.axis("off")
    panels[len(names)].legend(handles=points, loc="center", fontsize=8, frameon=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=100, facecolor="white")


def _look(name: str) -> dict[str, Any]:
    """Marker by system, colour by set-up."""
    system, _, kind = name.rpartition("-") if name not in _MARKERS else (name, "", "")
    if name.endswith("-e5"):
        system, kind = name.removesuffix(f"-{Cutting.THAI}-e5"), "e5"
    colours = {"": _OURS if name == "ours" else _GREEN, Cutting.DEFAULT: _GREY, "e5": _GREEN}
    return {
        "marker": _MARKERS[system],
        "color": colours.get(kind, _BLUE),
        "s": 170 if name == "ours" else 45,
        "zorder": 3,
    }


def _dress(axes: "Axes", task: str) -> None:
    axes.set_title(task, fontsize=10)
    axes.set_xscale("log")
    axes.set_xticks(_TICKS, map(str, _TICKS))
    axes.minorticks_off()
    axes.set_xlim(1, 120)
    axes.set_xlabel("median milliseconds a question", fontsize=8)
    axes.set_ylabel(HIT_RATE_1, fontsize=8)
    axes.tick_params(labelsize=8)
    axes.grid(alpha=0.3)
