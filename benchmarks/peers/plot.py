"""Hit rate@1 against the median time of a question, as a picture."""

from pathlib import Path

from benchmarks.peers.catalogue import OURS, SET_UPS
from benchmarks.peers.report import Comparison
from chatbot.evaluation.measures import HIT_RATE_1

# Okabe & Ito's colours, which colour-blind readers can tell apart.
_COLOURS = {"ours": "#D55E00", "documented": "#999999", "tuned": "#0072B2"}
_LABELS = {"ours": "this chatbot", "documented": "as documented", "tuned": "Thai words, tuned"}


def write_plot(comparison: Comparison, path: Path) -> None:
    """Draw one panel a task; file type by the name's ending."""
    from matplotlib.figure import Figure

    names = list(comparison.scores)
    figure = Figure(figsize=(4.2 * len(names), 4.0), layout="constrained")
    panels = figure.subplots(1, len(names), sharey=True, squeeze=False)[0]
    for axes, task in zip(panels, names, strict=True):
        drawn = set()
        for name, scores in comparison.scores[task].items():
            kind = "ours" if name == OURS else "tuned" if SET_UPS[name].tuned else "documented"
            at = scores.latency.median_ms, scores.measures[HIT_RATE_1].mean
            axes.scatter(
                *at,
                color=_COLOURS[kind],
                marker="*" if kind == "ours" else "o",
                s=160 if kind == "ours" else 40,
                label=None if kind in drawn else _LABELS[kind],
                zorder=3,
            )
            drawn.add(kind)
            axes.annotate(_short(name), at, xytext=(5, 3), textcoords="offset points", fontsize=7)
        axes.set_xscale("log")
        axes.set_title(task, fontsize=10)
        axes.set_xlabel("median milliseconds a question")
        axes.grid(alpha=0.3)
    panels[0].set_ylabel(HIT_RATE_1)
    panels[0].legend(fontsize=8, loc="lower right")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110, facecolor="white")


def _short(name: str) -> str:
    return name.removesuffix("-default").removesuffix("-newmm").replace("-newmm-", " + ")
