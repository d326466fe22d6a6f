"""Asks whether a known hole is in what is installed.

python -m scripts.supply_chain.audit [--strict]
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

_PATIENCE_S = 300.0
_EXIT_FOUND = 1
_EXIT_NO_DATA = 2


def audited(report: str) -> list[Mapping[str, Any]]:
    """The packages of a report of pip-audit that there was data on.

    A package index without PyPI's data has pip-audit skip every package and report that nothing was
    found: such a report has none.
    """
    try:
        packages = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return []
    return [package for package in packages if "vulns" in package]


def holes(packages: Sequence[Mapping[str, Any]]) -> list[str]:
    """A line for each known hole."""
    return [
        f"{package['name']} {package['version']}: {hole['id']}, "
        f"mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
        for package in packages
        for hole in package["vulns"]
    ]


def outcome(report: str, strict: bool) -> tuple[list[str], int]:
    """What is said of a report, and the exit status.

    :param strict: Whether it is an error that there was no data.
    """
    packages = audited(report)
    if not packages:
        line = "audit: no data on known holes can be had here, so nothing was looked at"
        return [line], _EXIT_NO_DATA if strict else 0
    found = holes(packages)
    return [
        *found,
        f"audit: {len(packages)} packages looked at, {len(found)} known holes",
    ], _EXIT_FOUND if found else 0


def _report() -> str:
    command = [sys.executable, "-m", "pip_audit", "--skip-editable", "--progress-spinner=off"]
    try:
        done = subprocess.run(  # noqa: S603 (the command is ours)
            [*command, "--format=json", "--timeout=10"],
            capture_output=True,
            check=False,
            text=True,
            timeout=_PATIENCE_S,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout


def main() -> None:
    """Look at all that is installed in this environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="fail where there is no data")
    lines, status = outcome(_report(), parser.parse_args().strict)
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(status)


if __name__ == "__main__":
    main()
