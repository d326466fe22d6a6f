"""The plots of the report, as SVG images inside ``data:`` addresses."""

import base64
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from chatbot.evaluation.reliability import Reliability
from chatbot.evaluation.risk_coverage import OperatingPoint
from chatbot.evaluation.run import Evaluation

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Okabe & Ito's colours, which colour-blind readers can tell apart.
_COLOURS = ("#0072B2", "#D55E00", "#E69F00", "#009E73", "#CC79A7")
_STYLES = ("-", "--", "-.", ":")
_NO_METADATA: dict[str, None] = dict.fromkeys(("Creator", "Date", "Format", "Type"))


def plot_hit_rates(evaluation: Evaluation, measure: str) -> str:
    """A measure per category with its interval."""
    figure, axes = _figure(7.0, 3.4)
    names = [name for name, row in evaluation.categories.items() if row.means[measure]]
    estimates = [found for name in names if (found := evaluation.categories[name].means[measure])]
    means = [estimate.mean for estimate in estimates]
    reach = [
        [estimate.mean - estimate.low for estimate in estimates],
        [estimate.high - estimate.mean for estimate in estimates],
    ]
    axes.errorbar(means, range(len(names)), xerr=reach, fmt="o", color=_COLOURS[0], capsize=4)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlim(min(0.8, *(estimate.low for estimate in estimates), 1.0) - 0.01, 1.01)
    axes.set_xlabel(f"{measure}, with 95 % interval")
    axes.grid(axis="x", alpha=0.3)
    return _address(figure)


def plot_risk_coverage(curve: Sequence[OperatingPoint], coverage: float) -> str:
    """Risk over coverage, and where the product stands.

    :param curve: At least one operating point.
    :param coverage: Share of the answerable queries that the product answers.
    """
    figure, axes = _figure(7.0, 4.2)
    covered = [point.coverage for point in curve]
    lines = {"answers to answerable queries, wrong": [point.selective_risk for point in curve]}
    for category in curve[0].false_answer_rates:
        lines[f"{category}, answered"] = [point.false_answer_rates[category] for point in curve]
    for position, (label, values) in enumerate(lines.items()):
        axes.step(
            covered,
            values,
            where="post",
            label=label,
            color=_COLOURS[position % len(_COLOURS)],
            linestyle=_STYLES[position % len(_STYLES)],
        )
    axes.axvline(coverage, color="black", linewidth=1, label="threshold in use")
    axes.set_xlabel("coverage: share of answerable queries answered")
    axes.set_ylabel("share")
    axes.set_xlim(0, 1.01)
    axes.set_ylim(-0.01, 1.01)
    axes.grid(alpha=0.3)
    axes.legend(loc="upper left")
    return _address(figure)


def plot_reliability(reliability: Reliability) -> str:
    """The reliability diagram; each point says how many queries it stands for."""
    figure, axes = _figure(4.8, 4.4)
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="perfectly calibrated")
    confidences = [one.confidence for one in reliability.bins]
    accuracies = [one.accuracy for one in reliability.bins]
    axes.plot(confidences, accuracies, marker="o", color=_COLOURS[0], label="observed, with n")
    for one in reliability.bins:
        axes.annotate(
            str(one.n),
            (one.confidence, one.accuracy),
            xytext=(7, -11),
            textcoords="offset points",
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        )
    axes.set_xlabel("mean confidence of the bin")
    axes.set_ylabel("share with an acceptable first entry")
    axes.set_xlim(-0.02, 1.1)
    axes.set_ylim(-0.08, 1.04)
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")
    return _address(figure)


def _figure(width: float, height: float) -> "tuple[Figure, Axes]":
    # Imported here: it takes most of a second, and only a report needs it.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def _address(figure: "Figure") -> str:
    from matplotlib import rc_context

    image = io.BytesIO()
    # The salt makes the ids inside, and so the file, the same in every run.
    with rc_context({"svg.hashsalt": "evaluation"}):
        figure.savefig(image, format="svg", metadata=_NO_METADATA)
    return "data:image/svg+xml;base64," + base64.b64encode(image.getvalue()).decode("ascii")
