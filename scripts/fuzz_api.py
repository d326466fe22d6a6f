"""Call the API in ways that nobody thought of, as its own description says it can be called.

python scripts/fuzz_api.py --calls 20000

schemathesis (https://schemathesis.readthedocs.io) makes calls that fit the OpenAPI document, and
calls that do not, and sends them into the product in process. Every response has to be of a status,
a media type and a shape that the document has, and none may be an error of ours (5xx).
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from rich.console import Console
from rich.table import Table
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.settings import load_settings

_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
UNLIMITED = {"asks_per_minute": 0, "asks_per_second": 0}
"""Settings with which every call is answered."""

_SHOWN = 20
_AS_IT_IS = 0.5


@dataclass
class Fuzzed:
    """What came of it.

    :param statuses: Per call and status, how often.
    :param failures: Each response that was not as described, and each error that was raised.
    """

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


def fuzz(app: Any, calls: int, entries: Sequence[str], begin: int = 0) -> Fuzzed:
    """Send calls into an app.

    :param app: The product, as ASGI app.
    :param entries: Names of entries that there are.
    :param calls: How many, over all operations; a question gets half of them.
    :param begin: Where the random numbers begin.
    """
    fuzzed = Fuzzed()
    schema: Any = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    runs = list(_runs(schema))
    weights = [len(runs) if operation.path == "/ask" else 1 for operation, _ in runs]
    for (operation, mode), weight in zip(runs, weights, strict=True):
        count = max(1, calls * weight // sum(weights))
        _fuzz_one(operation, mode, count, _Known(entries, Random(begin)), fuzzed)  # noqa: S311
    return fuzzed


class _Known:
    """Puts names that there are in place of half of those that nobody knows.

    Else most calls would end at a name.
    """

    def __init__(self, entries: Sequence[str], random: Random) -> None:
        self._entries = entries
        self._random = random
        self.seed = random.getrandbits(32)

    def put_into(self, case: Any) -> None:
        if self._random.random() < _AS_IT_IS:
            return
        if case.path_parameters:
            names = self._random.choice(self._entries).split("/")
            case.path_parameters = dict(zip(("document", "version", "entry"), names, strict=True))
        if isinstance(case.body, dict):
            self._put_into_step(case.body)
            for step in case.body.get("conversation", ()):
                self._put_into_step(step)

    def _put_into_step(self, step: dict[str, Any]) -> None:
        for name in ("document", "section"):
            step.pop(name, None)
        if step.get("entry") is not None:
            step["entry"] = self._random.choice(self._entries)
            step.pop("as_typed", None)


def _runs(schema: Any) -> Iterator[tuple[Any, GenerationMode]]:
    for result in schema.get_all_operations():
        operation = result.ok()
        yield operation, GenerationMode.POSITIVE
        # Any text is a part of an address, so nothing is wrong with one.
        if operation.body or operation.query:
            yield operation, GenerationMode.NEGATIVE


def _fuzz_one(
    operation: Any, mode: GenerationMode, calls: int, known: _Known, fuzzed: Fuzzed
) -> None:
    @seed(known.seed)
    @settings(
        max_examples=calls,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        # Whatever comes of it, the next call follows: what went wrong is listed at the end.
        if mode.is_positive:
            known.put_into(case)
        try:
            response = case.call()
            fuzzed.statuses[operation.label, response.status_code] += 1
            case.validate_response(response, checks=_CHECKS)
        except Exception as error:
            fuzzed.failures.append(f"{operation.label}: {type(error).__name__}: {error}")

    send()


def _table(fuzzed: Fuzzed) -> Table:
    statuses = sorted({status for _, status in fuzzed.statuses})
    table = Table(title=f"{fuzzed.statuses.total():,} calls by status")
    table.add_column("call")
    for status in statuses:
        table.add_column(str(status), justify="right")
    for label in dict.fromkeys(label for label, _ in fuzzed.statuses):
        table.add_row(label, *(f"{fuzzed.statuses[label, status]:,}" for status in statuses))
    return table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it; the exit status is 1 where anything was not as described."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--calls", type=int, default=20_000, help="how many calls (%(default)s)")
    parser.add_argument("--seed", type=int, default=0, help="where random numbers begin")
    options = parser.parse_args(arguments)
    # What nobody asked does not belong in the journal; nobody asks as fast as this.
    own = load_settings().model_copy(update={"journal": False, "api": True, **UNLIMITED})
    service = Service.load(own)
    entries = [str(entry.key) for entry in service.chatbot.collection.entries]
    fuzzed = fuzz(create_app(service), options.calls, entries, options.seed)
    console = Console()
    console.print(_table(fuzzed))
    for failure in fuzzed.failures[:_SHOWN]:
        console.print(failure, markup=False)
    console.print(f"{len(fuzzed.failures):,} not as described")
    return 1 if fuzzed.failures else 0


if __name__ == "__main__":
    sys.exit(main())
