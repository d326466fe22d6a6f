"""The evaluation in the terminal: tables, and a progress bar while it runs."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from chatbot.evaluation.attack_scores import AttackScores
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.formatting import count, interval, mean, number, statement, visible
from chatbot.evaluation.measures import DEFINITIONS
from chatbot.evaluation.progress import Progress, T
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.run import Evaluation
from chatbot.evaluation.unforeseen import UnforeseenScores


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """A progress bar per stage, gone when all is done."""
    with RichProgress(console=console, transient=True) as bar:

        def track(items: Sequence[T], description: str) -> Iterable[T]:
            return bar.track(items, description=description)

        yield track


def print_evaluation(evaluation: Evaluation, console: Console) -> None:
    """Print all tables, beginning with what the set is."""
    console.print(evaluation.set.remark, style="bold", markup=False)
    console.print("Beneath each number, its 95 % interval.", markup=False)
    if evaluation.categories:
        console.print(_categories(evaluation))
    if evaluation.asked:
        console.print(_decisions(evaluation))
        console.print(statement(evaluation.bound), highlight=False)
    if evaluation.turn_scores:
        console.print(_conversations(evaluation))
    if evaluation.behaviour_scores:
        console.print(_behaviours(evaluation))
    if evaluation.attack_scores:
        console.print(_attacks(evaluation.attack_scores))
    if evaluation.unforeseen:
        console.print(_unforeseen(evaluation.unforeseen))
    if evaluation.ablation:
        console.print(_ablation(evaluation))
    if evaluation.latency:
        console.print(
            f"Latency of {evaluation.latency.n} queries in a warm process: median "
            f"{evaluation.latency.median_ms:.2f} ms, 99th percentile "
            f"{evaluation.latency.p99_ms:.2f} ms.",
            highlight=False,
        )


def _categories(evaluation: Evaluation) -> Table:
    table = _table("Retrieval by category", "category", "n", *DEFINITIONS)
    table.add_column("coverage", justify="right")
    table.add_column("selective accuracy", justify="right")
    for name, row in evaluation.categories.items():
        table.add_row(
            name,
            str(row.n),
            *(_estimate(row.means[measure]) for measure in DEFINITIONS),
            _estimate(row.coverage),
            _estimate(row.selective_accuracy),
        )
    return table


def _decisions(evaluation: Evaluation) -> Table:
    decisions = evaluation.decisions
    table = _table("Deciding", "measure", "value")
    table.add_row("coverage of answerable queries", _estimate(decisions.coverage))
    table.add_row(
        "of answers to answerable ones, acceptable", _estimate(decisions.selective_accuracy)
    )
    table.add_row("of all answers given, acceptable", _estimate(decisions.answers_right))
    for name, row in decisions.false_answers.items():
        table.add_row(f"{name}, answered", _proportion(row.answered))
        table.add_row(f"{name}, AUROC against answerable", number(row.auroc))
    if evaluation.reliability:
        table.add_row("Brier score", number(evaluation.reliability.brier))
        table.add_row(
            "expected calibration error", number(evaluation.reliability.expected_calibration_error)
        )
    return table


def _conversations(evaluation: Evaluation) -> Table:
    table = _table("Conversations", "turns", "hit rate@1", "right decision", "right answer or none")
    for name, row in evaluation.turn_scores.items():
        table.add_row(
            name, _proportion(row.hit_rate), _proportion(row.decisions), _proportion(row.correct)
        )
    return table


def _behaviours(evaluation: Evaluation) -> Table:
    table = _table("Behaviours", "kind", "right", "answered")
    for kind, row in evaluation.behaviour_scores.items():
        # A kind is whatever a file says; as Text it can hold no markup.
        table.add_row(Text(visible(kind)), _proportion(row.right), str(row.answered))
    return table


def _attacks(scores: AttackScores) -> Table:
    table = _table("Attacks", "measure", "value")
    table.add_row("withstood", _proportion(scores.withstood))
    table.add_row("got an official answer", str(scores.answered))
    return table


def _unforeseen(scores: UnforeseenScores) -> Table:
    table = _table("Near misses that no curator foresaw", "gaps", "answered")
    table.add_row("all in place", _proportion(scores.foreseen))
    table.add_row("the nearest to each left out", _proportion(scores.unforeseen))
    return table


def _ablation(evaluation: Evaluation) -> Table:
    table = _table("Ablation: the search with parts left out", "legs", "alternates", *DEFINITIONS)
    for row in evaluation.ablation:
        table.add_row(
            row.legs,
            "with" if row.alternates else "without",
            *(_estimate(row.means[measure]) for measure in DEFINITIONS),
        )
    return table


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold")
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _estimate(value: Estimate | None) -> str:
    return f"{mean(value)}\n{interval(value)}".rstrip()


def _proportion(value: Proportion) -> str:
    return f"{count(value)}\n{interval(value)}".rstrip()
