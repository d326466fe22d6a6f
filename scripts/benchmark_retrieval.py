"""Measure retrieval and the model on public benchmarks: see benchmarks/retrieval.py.

python scripts/benchmark_retrieval.py --help
"""

import runpy
import sys
from pathlib import Path

# The benchmarks are no part of what is installed: they are found in this checkout.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if __name__ == "__main__":  # and not where it is started again to read a part of a collection
    runpy.run_module("benchmarks.retrieval", run_name="__main__")
