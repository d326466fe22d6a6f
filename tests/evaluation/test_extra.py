"""``chatbot evaluate`` where the packages of its extra are not installed."""

import subprocess
import sys

import pytest

from chatbot.evaluation.extra import require_extra

# A module that is None in this table is as good as not installed.
WITHOUT = """
import sys
for name in {missing}:
    sys.modules[name] = None
sys.argv = ["chatbot", "evaluate"]
from chatbot.doors.cli import main
try:
    main()
finally:
    print("chatbot.engine" in sys.modules, "torch" in sys.modules)
"""


@pytest.mark.parametrize("missing", [["matplotlib"], ["ir_measures", "matplotlib"]])
def test_one_message_names_the_extra_before_anything_is_loaded(missing):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT.format(missing=missing)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    names = ", ".join(missing).replace("_", "-")
    assert done.returncode == 1
    assert done.stderr == (
        f"chatbot: evaluating needs the extra 'evaluate', of which {names} is missing. "
        "Run: pip install 'thai-official-answers[evaluate]'\n"
    )
    assert done.stdout == "False False\n"


def test_with_the_extra_there_is_nothing_to_say():
    require_extra()
