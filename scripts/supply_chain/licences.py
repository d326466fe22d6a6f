"""Fails where a package comes under terms that nobody has looked at.

python -m scripts.supply_chain.licences
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping

from scripts.supply_chain.packages import normalised, shipped_packages
from scripts.supply_chain.terms import TERMS, LicenceTerms

_NOTHING = "UNKNOWN"


def expression_of(said: Mapping[str, str], terms: LicenceTerms) -> str:
    """The SPDX expression of a package; empty where what it says of itself names no licence.

    :param said: What pip-licenses read of it, with ``--from=all``.
    """
    if stated := terms.stated.get(normalised(said["Name"])):
        return stated
    if (expression := said["License-Expression"]) != _NOTHING:
        return expression
    written = said["License-Metadata"].strip()
    if name := terms.spelled.get(written, written if _is_known(written, terms) else ""):
        return name
    # Several stand side by side without saying whether one is enough: all have to be allowed.
    classified = [name.strip() for name in said["License-Classifier"].split(";")]
    names = [terms.spelled.get(name, "") for name in classified]
    return " AND ".join(names) if all(names) else ""


def problems(packages: Iterable[Mapping[str, str]], terms: LicenceTerms) -> list[str]:
    """A line for each package that may not come with the product as it is."""
    found = []
    for said in packages:
        expression = expression_of(said, terms)
        named = f"{said['Name']} {said['Version']}"
        if not expression:
            found.append(f"{named}: says of no licence that is known here. See {TERMS.name}.")
        elif not terms.allow(expression):
            found.append(f"{named}: {expression} is not allowed. See {TERMS.name}.")
    return found


def read_packages(names: Iterable[str]) -> list[dict[str, str]]:
    """What pip-licenses reads of installed packages."""
    command = [sys.executable, "-m", "piplicenses", "--from=all", "--format=json", "--with-system"]
    done = subprocess.run(  # noqa: S603 (the command is ours)
        [*command, "--packages", *names], capture_output=True, check=True, text=True
    )
    packages: list[dict[str, str]] = json.loads(done.stdout)
    return packages


def _is_known(name: str, terms: LicenceTerms) -> bool:
    # The metadata of some holds the whole text of the licence.
    try:
        return terms.allow(name)
    except ValueError:
        return False


def main() -> None:
    """Look at all that comes with the product and its extras."""
    packages = read_packages(shipped_packages())
    found = problems(packages, LicenceTerms.read())
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"licences: {len(packages)} packages, {len(found)} to look at\n")
    if found:
        sys.exit(1)


if __name__ == "__main__":
    main()
