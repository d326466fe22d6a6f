"""Writes the bill of materials: what is installed with the product, in CycloneDX 1.6.

python -m scripts.supply_chain.bill
"""

import json
import subprocess
import sys
from collections.abc import Collection
from typing import Any

from scripts.supply_chain.packages import PROJECT, ROOT, normalised, shipped_packages

BILL = ROOT / "reports" / "sbom.cdx.json"


def of_packages(bill: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    """A bill with some of its packages alone, and what these depend on.

    :param names: Normalised; the root of the bill stays whatever its name is.
    """
    root = bill["metadata"]["component"]["bom-ref"]
    # The product is its own root, not one of its parts.
    parts = [
        part
        for part in bill["components"]
        if normalised(part["name"]) in names and part["bom-ref"] != root
    ]
    kept = {root, *(part["bom-ref"] for part in parts)}
    depends = [
        {**one, "dependsOn": [ref for ref in one.get("dependsOn", []) if ref in kept]}
        for one in bill["dependencies"]
        if one["ref"] in kept
    ]
    return {**bill, "components": parts, "dependencies": depends}


def write_bill() -> dict[str, Any]:
    """Write the bill, by cyclonedx-py, which also holds it to the standard's schema.

    :return: It.
    """
    command = [sys.executable, "-m", "cyclonedx_py", "environment", f"--pyproject={PROJECT}"]
    options = ["--spec-version=1.6", "--output-format=JSON", "--output-reproducible", "--validate"]
    done = subprocess.run(  # noqa: S603 (the command is ours)
        [*command, *options, sys.executable], capture_output=True, check=True, text=True
    )
    bill = of_packages(json.loads(done.stdout), shipped_packages().keys())
    BILL.parent.mkdir(exist_ok=True)
    BILL.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return bill


def main() -> None:
    """Write it and say where."""
    bill = write_bill()
    sys.stdout.write(f"{BILL.relative_to(ROOT)}: {len(bill['components'])} packages\n")


if __name__ == "__main__":
    main()
