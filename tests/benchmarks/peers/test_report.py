import json
from math import inf

import pytest
from rich.console import Console

from benchmarks.peers.catalogue import SET_UPS
from benchmarks.peers.footprint import Footprint
from benchmarks.peers.machine import this_machine
from benchmarks.peers.page import BEGIN, END, figures, with_figures, write_page
from benchmarks.peers.plot import write_plot
from benchmarks.peers.report import Comparison, as_record, write_json
from benchmarks.peers.scores import score
from benchmarks.peers.sizes import closure
from benchmarks.peers.table import tables
from benchmarks.peers.tuning import documented


@pytest.fixture
def comparison(task, responses):
    names = ("ours", "txtai-default")
    chosen = {name: documented(SET_UPS[name]) for name in names}
    unsure = [responses[3]] * 4  # of nothing that it would answer
    return Comparison(
        tasks={"fees": task},
        scores={
            "fees": {
                "ours": score(task, responses, [1.0, 2.0, 3.0, 4.0]),
                "txtai-default": score(task, unsure, [5.0]),
            }
        },
        footprints={"ours": Footprint(1.5, 2.25, 3.5, 300.0)},
        megabytes={"ours": 1234.0},
        chosen={True: chosen, False: chosen},
        failed={"milvus-default": "Error: a | b"},
        machine=this_machine(),
    )


def test_the_json_holds_the_figures_and_no_infinity(comparison, tmp_path):
    write_json(comparison, tmp_path / "new" / "peers.json")
    found = json.loads((tmp_path / "new" / "peers.json").read_text(encoding="utf-8"))
    assert found == json.loads(json.dumps(as_record(comparison)))
    assert comparison.scores["fees"]["txtai-default"].decided.threshold == inf
    assert found["scores"]["fees"]["txtai-default"]["decided"]["threshold"] is None
    assert found["scores"]["fees"]["ours"]["decided"]["right"] == 2
    assert found["tasks"]["fees"] == {
        "entries": 2,
        "alternates": 1,
        "answerable": 3,
        "questions": 4,
    }


def test_the_terminal_shows_a_row_a_system(comparison):
    console = Console(width=200, record=True, file=None, quiet=False)
    with console.capture() as captured:
        for table in tables(comparison):
            console.print(table)
    printed = captured.get()
    row = next(line for line in printed.splitlines() if "this chatbot" in line)
    cells = [cell.strip() for cell in row.strip("│┃ ").split("│")]
    assert cells[0] == "this chatbot"
    assert cells[1] == "0.333"
    assert cells[-4:] == ["50.0%", "0.0%", "2.5 ms", "4.0 ms"]
    assert "300 MiB" in printed


def test_the_page_keeps_what_people_wrote(comparison, tmp_path):
    page = tmp_path / "peers.md"
    page.write_text(
        f"# Beside others\n\n{BEGIN}\nof last time\n{END}\n\nAfter.\n", encoding="utf-8"
    )
    write_page(comparison, page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Beside others\n\n")
    assert text.endswith("\n\nAfter.\n")
    assert "of last time" not in text
    assert "| this chatbot | 0.333 |" in text
    assert "Error: a / b" in text
    write_page(comparison, page)
    assert page.read_text(encoding="utf-8") == text


def test_a_page_without_marks_gets_them():
    assert with_figures("Words.\n", "new") == f"Words.\n{BEGIN}\nnew\n{END}\n"


def test_every_row_of_the_page_has_the_cells_of_its_header(comparison):
    widths = []
    for line in figures(comparison):
        if not line.startswith("|"):
            widths.clear()
            continue
        widths.append(line.count("|"))
        assert widths[-1] == widths[0], line


def test_the_picture_is_small(comparison, tmp_path):
    write_plot(comparison, tmp_path / "peers.png")
    assert 0 < (tmp_path / "peers.png").stat().st_size < 200_000


def test_what_is_installed_follows_requirements_and_extras():
    requires = {
        "a": ["B>=1", "c[fast]; python_version >= '3'", "d; extra == 'more'"],
        "c": ["e; extra == 'fast'", "a"],
    }
    assert closure(["A"], lambda name: requires.get(name, [])) == {"a", "b", "c", "e"}
