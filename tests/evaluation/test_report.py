import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from chatbot.errors import EvaluationError
from chatbot.evaluation.command import run_evaluation
from chatbot.evaluation.evaluation_set import EvaluationSet
from chatbot.evaluation.questions import Question
from chatbot.evaluation.report import write_report
from chatbot.evaluation.run import evaluate

SYSTEM = {"document": "a document"}


class Loads(HTMLParser):
    """Collects every address that a browser would fetch by itself."""

    def __init__(self, page):
        super().__init__()
        self.addresses = re.findall(r"url\(([^)]*)\)|@import\s+(\S+)", page)
        self.addresses = [found for pair in self.addresses for found in pair if found]
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.addresses += [value for name, value in attrs if name in ("src", "href", "srcset")]
        assert tag not in ("script", "link", "iframe", "object")


@pytest.fixture(scope="module")
def report(development, corpus, tmp_path_factory):
    return write_report(development, corpus, SYSTEM, tmp_path_factory.mktemp("report"))


def test_the_page_loads_nothing(report):
    addresses = Loads(report.html.read_text(encoding="utf-8")).addresses
    assert len(addresses) == 4
    assert all(address.startswith(("data:image/svg", "data:font/woff2")) for address in addresses)


def test_the_page_says_first_that_the_set_is_synthetic(report):
    page = report.html.read_text(encoding="utf-8")
    assert page.index("Synthetic development set") < page.index("<table>")


def test_the_json_has_every_query_and_turn(report, development):
    value = json.loads(report.json.read_text(encoding="utf-8"))
    assert (len(value["queries"]), len(value["turns"])) == (272, 41)
    assert value["set"]["development"] is True
    first = value["queries"][0]
    assert first["qid"] == "d-0001"
    assert first["relevance"] == {"overview-01": 2, "overview-05": 1, "e-service-05": 1}
    assert first["ranking"][0]["id"] == development.asked[0].ids[0]
    correct = sum(one["correct"] for one in value["queries"])
    assert correct == sum(one.correct for one in development.asked)
    overall = value["categories"]["all answerable"]["means"]["hit rate@1"]["mean"]
    hits = [one["scores"]["hit rate@1"] for one in value["queries"] if one["relevance"]]
    assert overall == pytest.approx(sum(hits) / len(hits))


def test_what_people_typed_is_escaped(bot, corpus, tmp_path):
    typed = "<script>alert(1)</script> ขอเลือก Open Data"
    question = Question("q", typed, "attack", {"pmqa-05": 2})
    evaluation = evaluate(bot, EvaluationSet((question,), (), {}, False), ablation=False)
    page = write_report(evaluation, corpus, SYSTEM, tmp_path).html.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_set_of_conversations_alone(development, bot, corpus, tmp_path):
    alone = replace(development.set, questions=())
    evaluation = evaluate(bot, alone, ablation=False)
    assert evaluation.categories == {}
    assert evaluation.latency is None
    page = write_report(evaluation, corpus, SYSTEM, tmp_path).html.read_text(encoding="utf-8")
    assert "Conversations" in page


def test_a_folder_that_cannot_be_written_is_named(development, corpus, tmp_path):
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"reports: .*--output names another"):
        write_report(development, corpus, SYSTEM, tmp_path / "reports")


def test_the_command_prints_and_writes(settings, bot, tmp_path, capsys):
    folder = bot.corpus.folder / "evaluation"
    run_evaluation(
        settings, folder / "queries.jsonl", folder / "conversations.jsonl", tmp_path, ablation=False
    )
    printed = capsys.readouterr().out
    assert "Synthetic development set" in printed
    assert "all answerable" in printed
    assert "unanswerable_near, answered" in printed
    assert "Ablation" not in printed
    assert {path.name for path in tmp_path.iterdir()} == {"evaluation.json", "evaluation.html"}
