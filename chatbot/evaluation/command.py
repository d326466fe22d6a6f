"""The evaluation as a command: load, ask, measure, print, write."""

from pathlib import Path

from rich.console import Console

from chatbot.composition import open_chatbot
from chatbot.corpus import load_collection
from chatbot.evaluation.evaluation_set import SetFiles, load_set
from chatbot.evaluation.report import write_report
from chatbot.evaluation.reported_scores import TERMINAL, Views
from chatbot.evaluation.run import evaluate
from chatbot.evaluation.system import describe_system
from chatbot.evaluation.terminal import print_evaluation, progress_bar
from chatbot.settings import Settings

DEFAULT_OUTPUT = Path("reports")

_WIDTH = 140


def run_evaluation(
    settings: Settings,
    files: SetFiles | None = None,
    output: Path = DEFAULT_OUTPUT,
    ablation: bool = True,
    views: Views = TERMINAL,
) -> None:
    """Evaluate the installation that the settings describe.

    Tables go to standard output, the progress bar to standard error, the report to files.

    :param files: What to ask; the documents' development sets when none is named.
    :param output: Folder of the report.
    :param ablation: Whether to search with parts left out too, gaps among them.
    :param views: The doors that reported cases are looked at through.
    :raises ChatbotError: Something that the operator has to mend.
    """
    # A file has no width of its own; the tables need this much.
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    # Before anything that takes long, so that a mistake in a file is told at once.
    evaluation_set = load_set(load_collection(settings.corpus), files)
    bot = open_chatbot(settings)
    with progress_bar(Console(stderr=True)) as progress:
        evaluation = evaluate(bot, evaluation_set, ablation, progress, views)
    print_evaluation(evaluation, console)
    report = write_report(evaluation, bot.collection, describe_system(bot), output)
    console.print(f"Report: {report.html} and {report.json}", markup=False, soft_wrap=True)
