"""What the product and its extras require, all the way down, as it is installed here."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "pyproject.toml"
SHIPPED_EXTRAS = ("evaluate", "line", "mcp", "milvus")
"""Extras that somebody who runs the product may install; the tests' own is none."""


def normalised(name: str) -> str:
    """A package's name in its one spelling."""
    return re.sub(r"[-_.]+", "-", name).lower()


def shipped_packages() -> dict[str, str]:
    """Version by name of all packages that come with the product and its extras.

    What a package asks for in another system or Python is left out, and so is what is not
    installed, such as an extra in an environment without it.
    """
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = [project["optional-dependencies"][extra] for extra in SHIPPED_EXTRAS]
    asked = [Requirement(line) for lines in (project["dependencies"], *extras) for line in lines]
    found: dict[str, str] = {}
    seen: set[str] = set()
    while asked:
        requirement = asked.pop()
        if str(requirement) in seen or not _applies(requirement, ""):
            continue
        seen.add(str(requirement))
        try:
            installed = distribution(requirement.name)
        except PackageNotFoundError:
            continue
        found[normalised(requirement.name)] = installed.version
        asked += _required(installed.requires or [], requirement.extras)
    return dict(sorted(found.items()))


def _required(lines: list[str], extras: set[str]) -> list[Requirement]:
    """What a package requires together with some of its extras."""
    found = []
    for requirement in map(Requirement, lines):
        if any(_applies(requirement, extra) for extra in ("", *extras)):
            requirement.marker = None
            found.append(requirement)
    return found


def _applies(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})
