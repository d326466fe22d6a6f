"""How many questions a second a served installation answers, and what it does with too many.

python scripts/benchmark_load.py --workers 2

The client is wrk (Debian's package), on the same machine, so it takes its share of the cores. Each
row is one run over the development set's questions: as they are, where most were asked before, and
with white space of its own after each, so that all have to be searched for.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import httpx

from benchmarks.arguments import positive
from benchmarks.calls import API, WINDOW, body
from benchmarks.errors import BenchmarkError
from benchmarks.served import Server, serving
from chatbot.corpus import load_collection
from chatbot.settings import load_settings

CONNECTIONS = 32
OVERLOAD = 10

# Posts the lines of a file in turn; with "fresh", each with white space that was not there before.
_SCRIPT = r"""
local bodies, count, fresh = {}, 0, %s
for line in io.lines("%s") do bodies[#bodies + 1] = line end
function request()
  count = count + 1
  local body = bodies[count %% #bodies + 1]
  if fresh then
    local space = {}
    for place = 1, 30 do space[place] = math.random(2) == 1 and " " or "\\u200b" end
    body = body:gsub("SPACE", table.concat(space))
  end
  return wrk.format("POST", nil, {["Content-Type"] = "application/json"}, body)
end
"""


def main() -> int:
    """Serve, load, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--workers", type=positive, default=2)
    parser.add_argument("--seconds", type=positive, default=20)
    arguments = parser.parse_args()
    if not shutil.which("wrk"):
        sys.stderr.write("load: there is no wrk; on Debian: apt-get install wrk\n")
        return 1
    texts = [one.query for one in load_collection(load_settings().corpus).judged]
    try:
        with serving(arguments.workers) as server, tempfile.TemporaryDirectory() as folder:
            # Twice, so that all workers are up and no row begins with what was never asked.
            for _ in range(2):
                _load(server, API, texts, Path(folder), arguments.seconds)
            for path in (API, WINDOW):
                for fresh in (False, True):
                    kind = "each searched for" if fresh else "asked before"
                    row = _load(server, path, texts, Path(folder), arguments.seconds, fresh)
                    _say(f"{path}, {kind}: {row}")
            _overload(server, texts, Path(folder), arguments.seconds)
    except BenchmarkError as error:
        sys.stderr.write(f"load: {error}\n")
        return 1
    return 0


def _load(
    server: Server,
    path: str,
    texts: Sequence[str],
    folder: Path,
    seconds: int,
    fresh: bool = False,
    connections: int = CONNECTIONS,
) -> str:
    bodies, script = folder / "bodies.jsonl", folder / "post.lua"
    added = "SPACE" if fresh else ""
    bodies.write_text(
        "".join(f"{json.dumps(body(path, text + added))}\n" for text in texts), encoding="utf-8"
    )
    script.write_text(_SCRIPT % (str(fresh).lower(), bodies), encoding="utf-8")
    options = ("-t1", f"-c{connections}", f"-d{seconds}s", "--latency", f"-s{script}")
    done = subprocess.run(  # noqa: S603
        ["wrk", *options, f"{server.address}{path}"],  # noqa: S607
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    median, slow = (_first(rf"^\s+{share}%\s+(\S+)", done) for share in (50, 99))
    speed = _first(r"Requests/sec:\s+(\S+)", done)
    refused = _first(r"Non-2xx or 3xx responses: (\d+)", done) or "0"
    total = _first(r"(\d+) requests in", done)
    return (
        f"{speed} a second, median {median}, p99 {slow}, {total} in all, "
        f"{refused} of them not answered"
    )


def _overload(server: Server, texts: Sequence[str], folder: Path, seconds: int) -> None:
    """Ten times the connections, each searched for; then how long until all is as before."""
    slowest, over = [0.0], threading.Event()

    def watch() -> None:
        with httpx.Client(base_url=server.address, timeout=60) as client:
            while not over.is_set():
                begun = time.perf_counter()
                client.get("/healthz").raise_for_status()
                slowest[0] = max(slowest[0], time.perf_counter() - begun)
                time.sleep(0.1)

    watching = threading.Thread(target=watch)
    watching.start()
    row = _load(server, API, texts, folder, seconds, True, OVERLOAD * CONNECTIONS)
    over.set()
    watching.join()
    _say(f"{OVERLOAD * CONNECTIONS} connections: {row}; slowest health check {slowest[0]:.2f} s")
    begun = time.perf_counter()
    with httpx.Client(base_url=server.address, timeout=60) as client:
        while client.post(API, json=body(API, texts[0])).status_code != httpx.codes.OK:
            time.sleep(0.05)
    _say(f"answers again after {time.perf_counter() - begun:.2f} s")


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    return found[1] if found else ""


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
