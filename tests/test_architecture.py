"""How the house is built, held to docs/architecture.md: rooms, imports, tours, start, walk."""

import ast
import re
import subprocess
import sys
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import numpy as np
import pytest

import chatbot.query as query_module
import chatbot.repair.reading as reading_module
from chatbot.dialogue.comparison import compared
from chatbot.dialogue.parts import two_questions
from chatbot.query import QueryReader
from chatbot.repair import Repairer
from chatbot.retrieval import Retriever
from chatbot.text.normalise import normalise
from chatbot.text.segment import Segmenter

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
BESIDE = ("training", "benchmarks", "scripts")
FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("chatbot", *BESIDE)
    for path in sorted((ROOT / folder).rglob("*.py"))
}
PACKAGES = [name for name, path in FILES.items() if path.name == "__init__.py"]
TOURED = [name for name in PACKAGES if name != "chatbot"]

# Only a build, an evaluation, another model or the window needs these.
NOT_TO_ANSWER = {
    *("fastapi", "gradio", "jinja2", "starlette", "typer", "uvicorn"),
    *("huggingface_hub", "sentence_transformers", "torch", "transformers"),
    *("ir_measures", "matplotlib", "pandas", "rich", "scipy", "sklearn"),
}
NOT_TO_IMPORT = {"faiss", "numpy", "pydantic", "pythainlp", "tokenizers", *NOT_TO_ANSWER}


def imports_of(name):
    """The modules of this repository that a module names in its imports, wherever they stand."""
    found = set()
    for node in ast.walk(ast.parse(FILES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & FILES.keys()
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: imports are written in full"
            if node.module not in FILES:
                continue
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in FILES else node.module)
    return found


IMPORTS = {name: imports_of(name) for name in FILES}


def rooms():
    """The rooms of the page's table, in the order of imports."""
    table = PAGE.partition("## The rooms of `chatbot/`")[2].partition("\n## ")[0]
    return [
        row.removesuffix(".py").rstrip("/") for row in re.findall(r"^\| `([^`]+)` \|", table, re.M)
    ]


def room_of(name):
    return name.split(".")[1] if "." in name else "__init__"


def test_the_page_lists_every_room_once():
    found = {room_of(name) for name in FILES if name.split(".")[0] == "chatbot"}
    assert Counter(rooms()) == Counter(found)


def test_imports_run_one_way():
    order = {room: number for number, room in enumerate(rooms())}
    backwards = [
        f"{name} imports {other}"
        for name, others in IMPORTS.items()
        for other in others
        if name.split(".")[0] == "chatbot"
        and (
            other.split(".")[0] != "chatbot"
            or (room_of(name) != room_of(other) and order[room_of(name)] < order[room_of(other)])
        )
    ]
    assert backwards == []


def test_what_stands_beside_the_package_stands_alone():
    for name, others in IMPORTS.items():
        top = name.split(".")[0]
        if top in BESIDE:
            # A script may run what is trained from a checkout; nothing leans on a script.
            may = {top, "chatbot", *(("training",) if top == "scripts" else ())}
            assert {other.split(".")[0] for other in others} <= may, name


def test_no_door_imports_another():
    shared = {"addresses", "answer_json", "documents_json", "package", "say"}
    for name, others in IMPORTS.items():
        if name.startswith("chatbot.doors.") and (door := name.split(".")[2]) not in {
            "cli",
            "server",
        }:
            beside = {o.split(".")[2] for o in others if o.startswith("chatbot.doors.")}
            assert beside <= {door, *shared}, name


def test_no_import_goes_in_a_circle():
    TopologicalSorter(IMPORTS).prepare()


def names_at_the_top(path):
    """The public names that a module gives a class, a function or a value of its own."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if not name.startswith("_")}


def test_a_class_has_a_name_of_its_own():
    places = Counter(
        node.name
        for path in FILES.values()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert [name for name, count in places.items() if count > 1] == []


# One protocol, kept by several modules.
SHARED_NAMES = {
    "FEATURES",  # of a module of features
    "FORMAT",  # of a format of offices' files
    "READER",  # of a reader
    "logger",  # of a module that logs
    "open_store",  # of a vector store
    "router",  # of a route
    "routes",  # of an editors' page
    *("evaluate", "serve"),  # a verb of the command line, and what it does
}


def test_a_name_in_the_package_means_one_thing():
    places = Counter(
        found
        for name, path in FILES.items()
        if name.split(".")[0] == "chatbot"
        for found in names_at_the_top(path)
    )
    assert {name for name, count in places.items() if count > 1} - SHARED_NAMES == set()


def test_every_file_that_the_page_names_is_there():
    named = re.findall(r"`((?:chatbot|tests|training|benchmarks|scripts|docs)/[\w./-]*)`", PAGE)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_name_that_the_page_sends_a_reader_to_is_there():
    for name, path in re.findall(r"`(\w+)` in `(chatbot/[\w/]+\.py)`", PAGE):
        assert name in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("package", TOURED)
def test_a_room_tours_its_files(package):
    tour = ast.get_docstring(ast.parse(FILES[package].read_text(encoding="utf-8")))
    _, begun, walk = tour.partition("\nIn the order of the walk:\n\n")
    assert begun
    named = re.findall(r"^``(\w+)`` +\S", walk, re.M)
    inside = [name for name in FILES if name.rpartition(".")[0] == package]
    assert sorted(named) == sorted(name.rpartition(".")[2] for name in inside)


def run_python(code, **environment):
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **environment},
        text=True,
    )
    # Nothing is built anew, and nothing warned of.
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.split()


def libraries(loaded):
    return {name.partition(".")[0] for name in loaded}


def test_importing_has_no_side_effect():
    loaded = run_python(
        "import os, sys, threading\n"
        "before = dict(os.environ)\n"
        "import chatbot\n"
        "assert dict(os.environ) == before\n"
        "assert threading.active_count() == 1\n"
        "print(*sys.modules)"
    )
    assert "chatbot" in loaded
    assert libraries(loaded) & NOT_TO_IMPORT == set()
    assert [name for name in loaded if name.startswith("chatbot.")] == []


def test_answering_needs_neither_torch_nor_what_only_a_build_needs(bot, settings):
    loaded = run_python(
        "import sys\n"
        "from chatbot import Service\n"
        "service = Service.load()\n"
        "assert service.ask('ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด').answer\n"
        "service.ask('ต้องส่งตัวชีวัดเมื่อไหร่')\n"
        "service.ask('who won the football match yesterday')\n"
        "print(*sys.modules)",
        CHATBOT_INDEX_DIR=str(settings.index_dir),
        PYTHONIOENCODING="utf-8",
    )
    assert "chatbot.engine" in loaded
    assert libraries(loaded) & NOT_TO_ANSWER == set()


@pytest.fixture(scope="session")
def some_questions(bot):
    """Some forty of the development set, spread over it; one that asks more is asked more."""
    questions = [question.query for question in bot.collection.judged[::7]]
    return [question for question in questions if not _asks_more(question)]


def _asks_more(question):
    return two_questions(question) or compared(normalise(question))


def test_each_reading_is_made_once_and_each_search_sorted_once(bot, some_questions, monkeypatch):
    normalised, cut, made, work = [], [], [], Counter()
    for module in (query_module, reading_module):
        monkeypatch.setattr(module, "normalise", _noting(normalised, module.normalise))
    monkeypatch.setattr(Segmenter, "_cut", _noting(cut, Segmenter._cut))
    monkeypatch.setattr(Repairer, "readings", _keeping(made, Repairer.readings))
    for owner, name in ((QueryReader, "read"), (Retriever, "search"), (np, "argsort")):
        monkeypatch.setattr(owner, name, _counting(work, name, getattr(owner, name)))
    # What a stretch would be on the other keyboard layout is no reading of the question.
    monkeypatch.setattr("chatbot.repair.layout.Layout.edits", lambda *_: [])
    for question in some_questions:
        for noted in (normalised, cut, made, work):
            noted.clear()
        bot.ask(question)
        assert len(normalised) == len(set(normalised)), question
        assert len(cut) == len(set(cut)), question
        assert work["read"] == 1
        assert len(normalised) >= 1 + len(made)
        assert work["argsort"] == work["search"] <= 1 + len(made)


def _noting(noted, function):
    """A function that notes the text it is given, its last argument."""
    return lambda *given: noted.append(given[-1]) or function(*given)


def _keeping(made, function):
    def keeping(*given):
        readings = function(*given)
        made.extend(readings)
        return readings

    return keeping


def _counting(work, name, function):
    return lambda *given, **named: work.update([name]) or function(*given, **named)
