"""The packages that only an evaluation needs: the extra ``evaluate``."""

from importlib.util import find_spec

from chatbot.errors import EvaluationError

PACKAGES = {"ir_measures": "ir-measures", "matplotlib": "matplotlib"}
"""What each module of the extra is installed by."""


def require_extra() -> None:
    """Check that the extra is installed, before anything of this room but this is imported.

    :raises EvaluationError: A package is missing; the message tells how to install it.
    """
    missing = [package for module, package in PACKAGES.items() if find_spec(module) is None]
    if missing:
        # By name, not from a folder: pip finds what is installed, a wheel or a checkout alike.
        raise EvaluationError(
            f"evaluating needs the extra 'evaluate', of which {', '.join(missing)} is missing. "
            "Run: pip install 'thai-official-answers[evaluate]'"
        )
