"""How long a question takes in a process that has everything loaded."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from chatbot.engine import Chatbot
from chatbot.evaluation.latency import Latency, summarise


@dataclass(frozen=True, slots=True)
class WarmSpeed:
    """Milliseconds a question, one question at a time.

    :param all: Over all repeats.
    :param first: The first repeat alone.
    :param last: The last repeat alone; slower than the first where something piles up.
    """

    all: Latency
    first: Latency
    last: Latency


def measure_warm_speed(bot: Chatbot, queries: Sequence[str], repeats: int = 5) -> WarmSpeed:
    """Ask every query several times, after one round that is not counted.

    :param queries: At least one query.
    :param repeats: Counted rounds, at least one.
    """
    _ask_all(bot, queries)
    rounds = [_ask_all(bot, queries) for _ in range(repeats)]
    overall = summarise([duration for one in rounds for duration in one])
    first, last = summarise(rounds[0]), summarise(rounds[-1])
    if overall is None or first is None or last is None:
        raise ValueError("nothing to time: give at least one query and one repeat")
    return WarmSpeed(overall, first, last)


def _ask_all(bot: Chatbot, queries: Sequence[str]) -> list[float]:
    durations = []
    for query in queries:
        started = time.perf_counter()
        bot.ask(query)
        durations.append((time.perf_counter() - started) * 1000)
    return durations
