"""Licences, known holes and the bill of materials: how what others write of packages is read."""

import json
import tomllib

import pytest

from scripts.supply_chain.audit import outcome
from scripts.supply_chain.bill import of_packages
from scripts.supply_chain.licences import expression_of, problems, read_packages
from scripts.supply_chain.packages import normalised, shipped_packages
from scripts.supply_chain.terms import TERMS, LicenceTerms

ALLOWED = LicenceTerms({"MIT": "", "Apache-2.0": ""}, {"MIT License": "MIT"}, {"odd-one": "MIT"})


def said(name="one", expression="UNKNOWN", written="UNKNOWN", classified="UNKNOWN"):
    return {
        "Name": name,
        "Version": "1.0",
        "License-Expression": expression,
        "License-Metadata": written,
        "License-Classifier": classified,
    }


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND (GPL-3.0-only OR Apache-2.0)", True),
        ("(MIT AND GPL-3.0-only) OR (LGPL-3.0-only)", False),
        ("Apache-2.0 WITH LLVM-exception", False),
    ],
)
def test_of_two_licences_one_is_enough_only_where_it_says_so(expression, allowed):
    assert ALLOWED.allow(expression) is allowed


@pytest.mark.parametrize("text", ["", "MIT AND", "(MIT", "MIT)", "Permission is granted"])
def test_what_is_no_expression_is_not_taken_for_one(text):
    with pytest.raises(ValueError, match="SPDX expression"):
        ALLOWED.allow(text)


@pytest.mark.parametrize(
    ("package", "expression"),
    [
        (said(expression="Apache-2.0", written="GPL"), "Apache-2.0"),
        (said(written="MIT"), "MIT"),
        (said(written="MIT License", classified="MIT License"), "MIT"),
        (said(written="a whole text, of pages", classified="MIT License"), "MIT"),
        (said(classified="MIT License; Nobody's License"), ""),
        (said("Odd_One", written="see the files"), "MIT"),
        (said(), ""),
    ],
)
def test_what_a_package_says_of_itself_becomes_an_expression(package, expression):
    assert expression_of(package, ALLOWED) == expression


def test_a_package_that_may_not_come_along_is_named():
    found = problems([said(expression="MIT"), said("bad", "AGPL-3.0-only"), said("mute")], ALLOWED)
    assert [line.partition(":")[0] for line in found] == ["bad 1.0", "mute 1.0"]
    assert "AGPL-3.0-only is not allowed" in found[0]


def test_every_package_that_comes_along_is_under_terms_that_were_looked_at():
    packages = shipped_packages()
    assert {"gradio", "faiss-cpu", "mcp", "line-bot-sdk", "matplotlib"} <= packages.keys()
    assert not {"pytest", "ruff", "pip-audit"} & packages.keys()
    read = read_packages(packages)
    assert {normalised(one["Name"]) for one in read} == packages.keys()
    assert problems(read, LicenceTerms.read()) == []


def test_no_licence_that_takes_all_of_the_product_is_on_the_list():
    allowed = tomllib.loads(TERMS.read_text(encoding="utf-8"))["allowed"]
    assert not [name for name in allowed if "GPL" in name or name.startswith(("SSPL", "BUSL"))]


def report(*packages):
    return json.dumps({"dependencies": packages})


SOUND = {"name": "sound", "version": "2", "vulns": []}
HOLED = {"name": "holed", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
SKIPPED = {"name": "skipped", "skip_reason": "not found"}


def test_a_known_hole_fails_and_is_named():
    lines, status = outcome(report(SOUND, HOLED, SKIPPED), strict=False)
    assert lines[0] == "holed 1: PYSEC-1, mended in 1.1"
    assert lines[1] == "audit: 2 packages looked at, 1 known holes"
    assert status == 1


@pytest.mark.parametrize("nothing", ["", "not JSON", "{}", report(), report(SKIPPED)])
def test_having_no_data_is_said_and_is_not_taken_for_having_found_nothing(nothing):
    lines, status = outcome(nothing, strict=False)
    assert (len(lines), status) == (1, 0)
    assert "no data" in lines[0]
    assert outcome(nothing, strict=True)[1] != 0


def test_the_bill_has_what_comes_along_and_its_root():
    parts = [{"name": name, "bom-ref": f"{name}==1"} for name in ("Kept_One", "tests-own", "us")]
    bill = {
        "metadata": {"component": {"name": "us", "bom-ref": "us==1"}},
        "components": parts,
        "dependencies": [
            {"ref": "us==1", "dependsOn": ["Kept_One==1", "tests-own==1"]},
            {"ref": "Kept_One==1"},
            {"ref": "tests-own==1"},
        ],
    }
    kept = of_packages(bill, {"kept-one", "us"})
    assert [part["name"] for part in kept["components"]] == ["Kept_One"]
    assert kept["dependencies"] == [
        {"ref": "us==1", "dependsOn": ["Kept_One==1"]},
        {"ref": "Kept_One==1", "dependsOn": []},
    ]
