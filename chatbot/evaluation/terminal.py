"""The evaluation in the terminal: tables, and a progress bar while it runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.table import Table
from rich.text import Text

from chatbot.evaluation.attack_scores import AttackScores
from chatbot.evaluation.bootstrap import Estimate
from chatbot.evaluation.formatting import (
    count,
    duration,
    interval,
    mean,
    number,
    statement,
    visible,
)
from chatbot.evaluation.measures import DEFINITIONS
from chatbot.evaluation.progress import Progress, T
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.run import Evaluation
from chatbot.evaluation.second_judge_scores import SecondJudgeScores
from chatbot.evaluation.turn_scores import TurnScores
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
    for shown in (*_of_queries(evaluation), *_of_conversations(evaluation), *_of_parts(evaluation)):
        console.print(shown, highlight=False)


def _of_queries(evaluation: Evaluation) -> Iterator[Table | str]:
    if evaluation.categories:
        yield _categories(evaluation)
    if evaluation.asked:
        yield _decisions(evaluation)
        yield statement(evaluation.bound)
    if evaluation.near_miss_scores:
        yield _near_misses(evaluation)


def _of_conversations(evaluation: Evaluation) -> Iterator[Table]:
    if len(evaluation.turn_scores_apart) > 1:
        for file, scores in evaluation.turn_scores_apart.items():
            yield _turns(f"Conversations of {file}", scores)
    if evaluation.turn_scores:
        yield _turns("Conversations", evaluation.turn_scores)
    if evaluation.behaviour_scores:
        yield _behaviours(evaluation)
    if evaluation.attack_scores:
        yield _attacks(evaluation.attack_scores)
    if evaluation.reported:
        yield _reported(evaluation)


def _of_parts(evaluation: Evaluation) -> Iterator[Table | str]:
    if evaluation.unforeseen:
        yield _unforeseen(evaluation.unforeseen)
    if evaluation.ablation:
        yield _ablation(evaluation)
    if evaluation.second_judge:
        yield _second_judge(evaluation.second_judge)
    if evaluation.latency:
        yield (
            f"Latency of {evaluation.latency.n} queries in a warm process: "
            f"{duration(evaluation.latency)}."
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


def _near_misses(evaluation: Evaluation) -> Table:
    table = _table("Near misses", "kind", "answered", "suggested", "refused")
    for kind, row in evaluation.near_miss_scores.items():
        table.add_row(_said(kind), _proportion(row.answered), str(row.suggested), str(row.refused))
    return table


def _turns(title: str, scores: Mapping[str, TurnScores]) -> Table:
    measures = ("hit rate@1", "right decision", "wholly right", "of answers given, wrong")
    table = _table(title, "turns", *measures)
    for kind, row in scores.items():
        proportions = (row.hit_rate, row.decisions, row.correct, row.wrong)
        table.add_row(_said(kind), *map(_proportion, proportions))
    return table


def _behaviours(evaluation: Evaluation) -> Table:
    table = _table("Behaviours", "kind", "right", "answered")
    for kind, row in evaluation.behaviour_scores.items():
        table.add_row(_said(kind), _proportion(row.right), str(row.answered))
    return table


def _attacks(scores: AttackScores) -> Table:
    table = _table("Attacks", "measure", "value")
    table.add_row("withstood", _proportion(scores.withstood))
    table.add_row("got an official answer", str(scores.answered))
    return table


def _reported(evaluation: Evaluation) -> Table:
    right = sum(one.right for one in evaluation.reported)
    title = f"Reported cases: {right} of {len(evaluation.reported)} as they should be"
    table = _table_of_text(title, "id", "last turn", "what is wrong")
    for one in evaluation.reported:
        problems = "\n".join(one.problems) or "nothing"
        table.add_row(*map(_said, (one.case.id, one.case.turns[-1], problems)))
    return table


def _unforeseen(scores: UnforeseenScores) -> Table:
    table = _table("Near misses that no curator foresaw", "gaps", "answered")
    table.add_row("all in place", _proportion(scores.foreseen))
    table.add_row("the nearest to each left out", _proportion(scores.unforeseen))
    return table


def _second_judge(scores: SecondJudgeScores) -> Table:
    table = _table(f"Second judge: {scores.model}", "questions in doubt", "value")
    for outcome, n in scores.outcomes.items():
        table.add_row(outcome, str(n))
    table.add_row("of answers that it chose, wrong", _proportion(scores.wrong))
    table.add_row("time of a call", duration(scores.latency))
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
    table = _table_of_text(title, first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def _table_of_text(title: str, *columns: str) -> Table:
    table = Table(title=_said(title), title_justify="left", header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table


def _said(text: str) -> Text:
    # Whatever a file says: as Text it can hold no markup.
    return Text(visible(text))


def _estimate(value: Estimate | None) -> str:
    return f"{mean(value)}\n{interval(value)}".rstrip()


def _proportion(value: Proportion) -> str:
    return f"{count(value)}\n{interval(value)}".rstrip()
