"""Python packages that carry a teacher's weights; only a machine that trains has them."""

from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path

from chatbot.errors import ModelError


def require_package(module: str, distribution: str) -> ModuleSpec:
    """Check that a package is installed.

    :param module: The name it is imported by.
    :param distribution: The name it is installed by.
    :raises ModelError: If it is not.
    """
    found = find_spec(module)
    if found is None:
        raise _missing(distribution)
    return found


def package_folder(module: str, distribution: str) -> Path:
    """Where an installed package keeps its files; as :func:`require_package` otherwise."""
    folders = require_package(module, distribution).submodule_search_locations
    if not folders:
        raise _missing(distribution)
    return Path(next(iter(folders)))


def _missing(distribution: str) -> ModelError:
    return ModelError(
        f"A teacher is missing: the Python package {distribution} is not installed. "
        "Run: pip install -r training/requirements.txt"
    )
