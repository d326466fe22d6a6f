"""Ask a served installation many questions over HTTP; tell errors, memory, threads, descriptors.

python scripts/benchmark_soak.py --questions 100000 --workers 2

Questions of the development set, half of them with white space after them that no other has, so
that they have to be searched for; through the API and the window's call in turn. Needs Linux.
"""

import argparse
import asyncio
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import httpx

from benchmarks.arguments import positive
from benchmarks.calls import API, WINDOW, body
from benchmarks.errors import BenchmarkError
from benchmarks.served import Held, Server, serving
from chatbot.corpus import load_collection
from chatbot.settings import load_settings

_WARM_UP = 0.1
_PARTS = 10
_FRESH = 0.5
_MEGABYTE = 1024 * 1024
_PATIENCE_S = 60
_SETTLED_S = 2

Statuses = Counter[int | str]
"""Answers by HTTP status, or the name of what went wrong."""


def main() -> int:
    """Serve, ask, print.

    :return: 1 where a question failed.
    """
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--questions", type=positive, default=100_000)
    parser.add_argument("--workers", type=positive, default=2)
    parser.add_argument("--clients", type=positive, default=8)
    arguments = parser.parse_args()
    texts = [one.query for one in load_collection(load_settings().corpus).judged]
    try:
        with serving(arguments.workers) as server:
            statuses = asyncio.run(_soak(server, texts, arguments.questions, arguments.clients))
    except BenchmarkError as error:
        sys.stderr.write(f"soak: {error}\n")
        return 1
    return 0 if set(statuses) == {httpx.codes.OK} else 1


async def _soak(server: Server, texts: Sequence[str], count: int, clients: int) -> Statuses:
    statuses, asked, held = Statuses(), 0, list[Held]()
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(
        base_url=server.address, timeout=_PATIENCE_S, limits=limits
    ) as client:
        for number, part in enumerate(_parts(count)):
            started = time.perf_counter()
            chances = [random.Random(number * clients + one) for one in range(clients)]  # noqa: S311
            each = part // clients
            await asyncio.gather(
                *(_ask(client, texts, each, statuses, chance) for chance in chances)
            )
            asked += each * clients
            speed = each * clients / (time.perf_counter() - started)
            await asyncio.sleep(_SETTLED_S)
            held.append(server.held())
            _say(
                f"{asked:>7} questions, {speed:.0f} a second: "
                f"{held[-1].memory / _MEGABYTE:.1f} MB, {held[-1].threads} threads, "
                f"{held[-1].descriptors} descriptors"
            )
    warm, end = held[0], held[-1]
    _say(f"answers by status: {dict(statuses)}")
    _say(
        f"since the first {_WARM_UP:.0%}: memory {end.memory / warm.memory - 1:+.2%}, threads "
        f"{end.threads - warm.threads:+d}, descriptors {end.descriptors - warm.descriptors:+d}"
    )
    return statuses


def _parts(count: int) -> Iterator[int]:
    yield int(count * _WARM_UP)
    for _ in range(_PARTS - 1):
        yield int(count * (1 - _WARM_UP) / (_PARTS - 1))


async def _ask(
    client: httpx.AsyncClient,
    texts: Sequence[str],
    count: int,
    statuses: Statuses,
    chance: random.Random,
) -> None:
    for number in range(count):
        question = chance.choice(texts)
        if chance.random() < _FRESH:
            question += "".join(chance.choices(" \u200b", k=30))
        path = API if number % 2 else WINDOW
        try:
            response = await client.post(path, json=body(path, question))
            statuses[response.status_code] += 1
        except httpx.HTTPError as error:
            statuses[type(error).__name__] += 1


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
