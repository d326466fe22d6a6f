"""Simulate an office's first month: what it gains by an editor of thirty minutes a week.

python scripts/simulate_month.py --data ../shared/training --plot month.png

An office of 80 entries, of domains that the shipped encoder has not been taught, begins without any
curation. In each of four weeks people ask 250 questions, drawn with repeats from other people's
wordings of its entries, some entries far more often than others. At the end of a week an editor
looks at what the desk proposes, for thirty minutes at half a minute a decision, and takes only what
the desk itself names: a wording goes to one of the three entries that are named where it truly asks
for it. What would make anything worse is left.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from chatbot.curation import AddAlternate, AddGap, Change
from chatbot.datatypes import EntryKey, Status
from chatbot.errors import ChatbotError
from chatbot.service import Service
from chatbot.text.normalise import normalise
from training.data import FaqEntry, TrainingFolder
from training.holdout import held_out_domain
from training.served_office import serve_office

if TYPE_CHECKING:
    from chatbot.desk.desk import Desk
    from chatbot.desk.open_questions import OpenQuestion

ENTRIES, WEEKS, A_WEEK = 80, 4, 250
DECISIONS = 60
"""What thirty minutes are enough for."""

_SKEW = 0.8
"""How unevenly entries are asked for: the share of the one at place n falls as n to minus this."""

Asked = tuple[str, int | None]
"""A question and the number of the entry that answers it; None where none does."""


@dataclass(slots=True)
class Week:
    """What came of the questions of one week, and what the editor then did.

    :param asked: Questions.
    :param right: Of these, answered with the entry that answers them.
    :param wrong: Of these, answered with another entry.
    :param asked_new: Of these, wordings that nobody had asked before.
    :param new: Of the new wordings, answered right.
    :param decided: Open questions that the editor decided on at the end.
    :param alternates: Wordings that were accepted.
    :param gaps: Topics that were noted as without an answer.
    :param left: Open questions for which there was no time.
    """

    asked: int = 0
    right: int = 0
    wrong: int = 0
    asked_new: int = 0
    new: int = 0
    decided: int = 0
    alternates: int = 0
    gaps: int = 0
    left: int = 0


def main() -> int:
    """Read the arguments, simulate, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    parser.add_argument("--plot", type=Path, metavar="FILE", help="write a plot of the weeks")
    parser.add_argument("--offices", type=int, default=3, help="how many offices (3)")
    parser.add_argument(
        "--near-misses",
        type=float,
        default=0.0,
        metavar="SHARE",
        help="share of questions of the same vocabulary that no entry answers (0)",
    )
    arguments = parser.parse_args()
    try:
        faq = TrainingFolder(arguments.data).faq()
        months = [simulate(faq, seed, arguments.near_misses) for seed in range(arguments.offices)]
    except ChatbotError as error:
        Console(stderr=True).print(f"simulate_month: {error}", markup=False, soft_wrap=True)
        return 1
    _print(months)
    if arguments.plot:
        _plot(months, arguments.plot)
    return 0


def simulate(faq: Sequence[FaqEntry], seed: int, near_misses: float) -> list[Week]:
    """One office's month.

    :param faq: All entries; the office is made of those that the encoder was not taught.
    :param seed: Of the office and its questions.
    :param near_misses: Share of the questions that no entry answers.
    """
    chance = random.Random(seed)  # noqa: S311
    office = _office(faq, chance)
    questions = [*_questions(office, chance, near_misses)]
    truth = {normalise(text): number for text, number in questions}
    with tempfile.TemporaryDirectory() as folder:
        service = serve_office(Path(folder), office, journal=True)
        # Imported here: the service prepares the process for the libraries that it brings.
        from chatbot.desk.desk import Desk

        desk, keys = Desk.open(service), [one.key for one in service.chatbot.collection.entries]
        weeks, seen = [], set[str]()
        journal = service.journal
        assert journal is not None, "it is turned on"
        for number in range(WEEKS):
            week = Week()
            for text, entry in questions[number * A_WEEK : (number + 1) * A_WEEK]:
                _ask(service, week, text, keys[entry] if entry is not None else None, seen)
            journal.flush()
            _edit(desk, week, {text: keys[n] for text, n in truth.items() if n is not None})
            weeks.append(week)
        journal.close()
    return weeks


def _office(faq: Sequence[FaqEntry], chance: random.Random) -> list[FaqEntry]:
    domains: dict[str, list[FaqEntry]] = {}
    for entry in faq:
        if held_out_domain(entry.domain):
            domains.setdefault(entry.domain, []).append(entry)
    names = sorted(domains)
    chance.shuffle(names)
    return [entry for name in names for entry in domains[name]][:ENTRIES]


def _questions(
    office: Sequence[FaqEntry], chance: random.Random, near_misses: float
) -> Iterator[Asked]:
    places = [*range(len(office))]
    chance.shuffle(places)
    shares = [(place + 1) ** -_SKEW for place in places]
    for _ in range(WEEKS * A_WEEK):
        (number,) = chance.choices(range(len(office)), shares)
        if chance.random() < near_misses:
            yield chance.choice([text for _, text in office[number].hostile]), None
        else:
            yield chance.choice(office[number].variants), number


def _ask(service: Service, week: Week, text: str, right: EntryKey | None, seen: set[str]) -> None:
    answer = service.ask(text)
    given = answer.entries[0].key if answer.status is Status.ANSWERED else None
    new = normalise(text) not in seen
    seen.add(normalise(text))
    week.asked += 1
    week.asked_new += new
    if given is not None and given == right:
        week.right += 1
        week.new += new
    elif given is not None:
        week.wrong += 1


def _edit(desk: "Desk", week: Week, truth: Mapping[str, EntryKey]) -> None:
    """What an editor makes of the open questions, by what the desk names and the true grades."""
    from chatbot.desk.trial import HarmfulChangeError

    open_questions = desk.open_questions()
    week.left = max(0, len(open_questions) - DECISIONS)
    for open_question in open_questions[:DECISIONS]:
        week.decided += 1
        changes = _decision(desk, open_question, truth)
        try:
            if changes:
                desk.publish(changes, "editor")
        except HarmfulChangeError:
            continue
        week.alternates += sum(isinstance(change, AddAlternate) for change in changes)
        week.gaps += sum(isinstance(change, AddGap) for change in changes)


def _decision(
    desk: "Desk", open_question: "OpenQuestion", truth: Mapping[str, EntryKey]
) -> list[Change]:
    """The wordings of an open question given to the named entry that most of them ask for.

    Where none of them has an answer, a gap.
    """
    asks_for = {one.text: truth.get(normalise(one.text)) for one in open_question.wordings}
    count = Counter(key for key in asks_for.values() if key in open_question.nearest)
    if count:
        ((entry, _),) = count.most_common(1)
        standing = desk.service.chatbot.collection.alternates.get(entry, ())
        return [
            AddAlternate(entry, text)
            for text, key in asks_for.items()
            if key == entry and text not in standing
        ]
    if not any(asks_for.values()):
        return [desk.gap_of(open_question)]
    return []


def _print(months: Sequence[Sequence[Week]]) -> None:
    table = Table(title=f"{len(months)} offices of {ENTRIES} entries, {A_WEEK} questions a week")
    heads = ("week", "right and answered", "wrong of answered", "of new wordings right")
    for head in (*heads, "decisions", "alternates", "left over"):
        table.add_column(head)
    for number, weeks in enumerate(zip(*months, strict=True), start=1):
        table.add_row(str(number), *_cells(weeks))
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)


def _plot(months: Sequence[Sequence[Week]], path: Path) -> None:
    import matplotlib as mpl

    mpl.use("agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.5), layout="constrained")
    numbers = range(1, WEEKS + 1)
    for name, label in (("right", "right and answered"), ("wrong", "wrong answer")):
        shares = [[getattr(week, name) / week.asked for week in weeks] for weeks in months]
        for one in shares:
            axes.plot(numbers, one, color="0.8", linewidth=1)
        means = [sum(of_week) / len(months) for of_week in zip(*shares, strict=True)]
        axes.plot(numbers, means, marker="o", label=label)
    axes.set(xlabel="week", ylabel="share of questions", ylim=(0, 1), xticks=numbers)
    axes.legend()
    figure.savefig(path, dpi=150)


def _cells(weeks: Sequence[Week]) -> Iterator[str]:
    def total(name: str) -> int:
        return sum(getattr(week, name) for week in weeks)

    yield f"{total('right') / total('asked'):.3f}"
    yield f"{total('wrong') / max(1, total('wrong') + total('right')):.3f}"
    yield f"{total('new') / max(1, total('asked_new')):.3f}"
    for name in ("decided", "alternates", "left"):
        yield f"{total(name) / len(weeks):.0f}"


if __name__ == "__main__":
    sys.exit(main())
