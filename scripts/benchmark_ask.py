"""Time whole questions, builds and cold starts: see benchmarks/ask.py.

python scripts/benchmark_ask.py --help
"""

import runpy
import sys
from pathlib import Path

# The benchmarks are no part of what is installed: they are found in this checkout.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if __name__ == "__main__":  # and not where it is started again to read a part of a collection
    runpy.run_module("benchmarks.ask", run_name="__main__")
