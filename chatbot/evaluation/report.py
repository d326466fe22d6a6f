"""The evaluation on disk: a JSON file to compute with, an HTML page to read."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from chatbot.corpus import Collection
from chatbot.errors import EvaluationError
from chatbot.evaluation import formatting, plots
from chatbot.evaluation.failures import failure_of, list_failures
from chatbot.evaluation.json_report import to_json
from chatbot.evaluation.measures import DEFINITIONS, HIT_RATE_1
from chatbot.evaluation.run import Evaluation
from chatbot.pages import page_environment
from chatbot.wording.th import THAI

JSON_FILE = "evaluation.json"
HTML_FILE = "evaluation.html"


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Where a report was written."""

    json: Path
    html: Path


def write_report(
    evaluation: Evaluation, collection: Collection, system: Mapping[str, str], folder: Path
) -> ReportFiles:
    """Write both files, over those of an earlier evaluation.

    :param collection: Gives the official questions beside the ids.
    :param system: What was evaluated and where.
    :param folder: Made when missing.
    :raises EvaluationError: The folder cannot be written to.
    """
    files = ReportFiles(folder / JSON_FILE, folder / HTML_FILE)
    value = json.dumps(to_json(evaluation, system), ensure_ascii=False, indent=1)
    page = render_html(evaluation, collection, system)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # A hostile question may hold half a surrogate pair, which UTF-8 cannot.
        files.json.write_text(value + "\n", encoding="utf-8", errors="replace")
        files.html.write_text(page, encoding="utf-8", errors="replace")
    except OSError as error:
        raise EvaluationError(
            f"{folder}: the report cannot be written ({error.strerror}). --output names another "
            "folder."
        ) from error
    return files


def render_html(evaluation: Evaluation, collection: Collection, system: Mapping[str, str]) -> str:
    """The page, with its plots inside and nothing to load from anywhere."""
    environment = page_environment("chatbot.evaluation")
    for function in (
        formatting.number,
        formatting.mean,
        formatting.interval,
        formatting.count,
        formatting.duration,
        formatting.statement,
        formatting.visible,
    ):
        environment.filters[function.__name__] = function
    return environment.get_template("report.html").render(
        evaluation=evaluation,
        system=system,
        definitions=DEFINITIONS,
        failures=list_failures(evaluation.asked, collection),
        near_miss_failures=list_failures(evaluation.near_misses, collection),
        turn_failures=list_failures(evaluation.turns, collection),
        behaviour_failures=[
            failure_of(one.asked, one.problem, collection)
            for one in evaluation.behaved
            if not one.right
        ],
        message=THAI.message,
        plots=_plots(evaluation),
        thai_font=_thai_font(),
    )


def _plots(evaluation: Evaluation) -> dict[str, str]:
    found = {}
    if evaluation.categories:
        found["Hit rate@1 by category"] = plots.plot_hit_rates(evaluation, HIT_RATE_1)
    if evaluation.curve and evaluation.decisions.coverage:
        found["Risk-coverage curve"] = plots.plot_risk_coverage(
            evaluation.curve, evaluation.decisions.coverage.mean
        )
    if evaluation.reliability:
        found["Reliability diagram"] = plots.plot_reliability(evaluation.reliability)
    return found


def _thai_font() -> str:
    # The chat window's own font: a machine that reads the report need not have a Thai one.
    font = (
        resources.files("chatbot.doors.web") / "static" / "fonts" / "sarabun-thai-400-normal.woff2"
    )
    return "data:font/woff2;base64," + base64.b64encode(font.read_bytes()).decode("ascii")
