"""Measure what people notice while an editor publishes.

python scripts/measure_publishing.py --data ../shared/training

Serves an office of 500 entries as ``chatbot serve`` does, has 20 people ask one question after the
other over HTTP, and publishes other wordings meanwhile, as the editors' page does. Prints how long
an answer took before and during it, how many requests failed, and how long a publication took.
"""

import argparse
import json
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import Request, urlopen

import numpy as np
from rich.console import Console

from chatbot.curation import AddAlternate
from chatbot.errors import ChatbotError
from chatbot.service import Service
from training.data import FaqEntry, TrainingFolder
from training.served_office import serve_office

ENTRIES, PEOPLE = 500, 20
SECONDS = 20
PUBLICATIONS = 5


def main() -> int:
    """Read the arguments, measure, print; 0 on success, 1 with a message if not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, metavar="FOLDER", required=True)
    arguments = parser.parse_args()
    try:
        faq = TrainingFolder(arguments.data).faq()[:ENTRIES]
        with tempfile.TemporaryDirectory() as folder:
            measure(serve_office(Path(folder), faq), faq)
    except ChatbotError as error:
        Console(stderr=True).print(f"measure_publishing: {error}", markup=False, soft_wrap=True)
        return 1
    return 0


def measure(service: Service, faq: Sequence[FaqEntry]) -> None:
    """Serve, ask, publish, print.

    :param service: Over the entries, in their order.
    :param faq: The entries, with the wordings that people ask for them by.
    """
    # Imported here: the service prepares the process for the libraries that they bring.
    import uvicorn

    from chatbot.desk.desk import Desk
    from chatbot.doors.server.app import create_app

    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        config = uvicorn.Config(create_app(service), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        serving = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        try:
            desk, keys = Desk.open(service), [one.key for one in service.chatbot.collection.entries]
            # The first publication of a process also reads every text once.
            first = AddAlternate(keys[-1], "ขอสอบถามเรื่องนี้ครับ")
            desk.publish([first], "editor", harm_accepted=True)
            before, failed = _asked(address, faq, lambda: time.sleep(SECONDS))
            took: list[float] = []

            def publish() -> None:
                for number in range(PUBLICATIONS):
                    begun = time.perf_counter()
                    change = AddAlternate(keys[number], faq[number].variants[0])
                    desk.publish([change], "editor", harm_accepted=True)
                    took.append(time.perf_counter() - begun)

            during, failed_then = _asked(address, faq, publish)
        finally:
            server.should_exit = True
            serving.join()
    console = Console()
    for name, times in (("before", before), ("during", during)):
        console.print(
            f"{name}: {len(times)} answers, median {np.median(times) * 1000:.0f} ms, "
            f"p99 {np.quantile(times, 0.99) * 1000:.0f} ms"
        )
    ratio = np.quantile(during, 0.99) / np.quantile(before, 0.99)
    console.print(f"p99 during / before: {ratio:.2f}; failed: {failed + failed_then}")
    console.print(f"a publication: {np.median(took):.1f} s while {PEOPLE} people ask")


def _asked(
    address: str, faq: Sequence[FaqEntry], meanwhile: Callable[[], object]
) -> tuple[list[float], int]:
    """Seconds that each answer took while something else went on, and how many failed."""
    over, times, failed = threading.Event(), list[float](), list[str]()
    # The same number for each person in each round, so that both rounds ask the same.
    chances = [np.random.default_rng(person) for person in range(PEOPLE)]

    def ask_on(chance: np.random.Generator) -> None:
        while not over.is_set():
            variants = faq[int(chance.integers(len(faq)))].variants
            message = {"step": {"question": variants[int(chance.integers(len(variants)))]}}
            body = json.dumps({"data": [message]}).encode()
            headers = {"Content-Type": "application/json"}
            request = Request(f"{address}gradio_api/run/respond", body, headers)  # noqa: S310
            begun = time.perf_counter()
            try:
                with urlopen(request) as response:  # noqa: S310
                    response.read()
                times.append(time.perf_counter() - begun)
            except OSError as error:
                failed.append(str(error))

    with ThreadPoolExecutor(PEOPLE) as people:
        asking = [people.submit(ask_on, chance) for chance in chances]
        try:
            meanwhile()
        finally:
            over.set()
        for one in asking:
            one.result()
    return times, len(failed)


if __name__ == "__main__":
    sys.exit(main())
