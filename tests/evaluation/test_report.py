import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rich.console import Console

from chatbot.corpus.questions import Question
from chatbot.datatypes import Status
from chatbot.errors import EvaluationError
from chatbot.evaluation.attacks import Attack
from chatbot.evaluation.behaviour_scores import ALL_BEHAVIOURS
from chatbot.evaluation.behaviours import Behaviour
from chatbot.evaluation.command import run_evaluation
from chatbot.evaluation.evaluation_set import EvaluationSet, SetFiles
from chatbot.evaluation.formatting import statement
from chatbot.evaluation.proportion import Proportion
from chatbot.evaluation.report import write_report
from chatbot.evaluation.run import evaluate
from chatbot.evaluation.stated_bound import StatedBound, judge_bound
from chatbot.evaluation.terminal import print_evaluation

SYSTEM = {"document": "a document"}
# 3 wrong of 209 have an exact upper bound of 0.03168 at 90 %.
BOUND = StatedBound(0.05, Proportion(3, 209), 0.03168, Proportion(208, 217))


def printed(evaluation):
    """What the terminal shows, however its lines are broken."""
    shown = io.StringIO()
    print_evaluation(evaluation, Console(file=shown, width=100))
    return " ".join(shown.getvalue().split())


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
def report(development, collection, tmp_path_factory):
    return write_report(development, collection, SYSTEM, tmp_path_factory.mktemp("report"))


def test_the_page_loads_nothing(report):
    addresses = Loads(report.html.read_text(encoding="utf-8")).addresses
    assert len(addresses) == 4
    assert all(address.startswith(("data:image/svg", "data:font/woff2")) for address in addresses)


def test_the_page_says_first_that_the_set_is_synthetic(report):
    page = report.html.read_text(encoding="utf-8")
    assert page.index("Synthetic development set") < page.index("<table>")


def test_the_json_has_every_query_and_turn(report, development):
    value = json.loads(report.json.read_text(encoding="utf-8"))
    assert (len(value["queries"]), len(value["turns"])) == (272, 41 + 32)
    assert value["set"]["development"] is True
    first = value["queries"][0]
    assert first["qid"] == "d-0001"
    assert first["relevance"] == {"overview-01": 2, "overview-05": 1, "e-service-05": 1}
    assert first["ranking"][0]["id"] == development.asked[0].keys[0].entry
    correct = sum(one["correct"] for one in value["queries"])
    assert correct == sum(one.correct for one in development.asked)
    overall = value["categories"]["all answerable"]["means"]["hit rate@1"]["mean"]
    hits = [one["scores"]["hit rate@1"] for one in value["queries"] if one["relevance"]]
    assert overall == pytest.approx(sum(hits) / len(hits))


def test_what_people_typed_is_escaped(bot, collection, tmp_path):
    typed = "<script>alert(1)</script> ขอเลือก Open Data"
    question = Question("q", typed, "attack", {bot.collection.resolve("pmqa-05"): 2})
    evaluation = evaluate(bot, EvaluationSet(questions=(question,)), ablation=False)
    page = write_report(evaluation, collection, SYSTEM, tmp_path).html.read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_shows_behaviours_attacks_and_unforeseen_near_misses(report, development):
    page = report.html.read_text(encoding="utf-8")
    for kind in development.behaviour_scores:
        assert f'<th scope="row">{kind}</th>' in page
    missed = sum(not one.right for one in development.behaved)
    assert f"Behaviours that went wrong ({missed})" in page
    assert page.count("<code>a-") == 40
    answered = [one for one in development.without_gap if one.unforeseen.answered]
    assert f"Near misses answered once their gap is left out ({len(answered)})" in page
    for one in answered:
        assert f"<code>{one.gap.id}</code>" in page


def test_the_json_has_every_case(report, development):
    value = json.loads(report.json.read_text(encoding="utf-8"))
    cases = value["behaviour_cases"]
    assert [case["cid"] for case in cases] == [one.case.cid for one in development.behaved]
    assert (
        sum(case["correct"] for case in cases)
        == value["behaviours"][ALL_BEHAVIOURS]["right"]["count"]
    )
    assert sum(attack["withstood"] for attack in value["attack_cases"]) == 40
    assert value["attacks"]["withstood"] == {
        "count": 40,
        "n": 40,
        "rate": 1.0,
        "interval": pytest.approx([0.912, 1.0], abs=0.001),
    }
    false_answers = [
        one for one in value["without_gap"] if one["unforeseen"]["status"] == "answered"
    ]
    assert value["unforeseen"]["unforeseen"]["count"] == len(false_answers)


def test_near_misses_conversations_and_reported_cases_are_in_both(report, development):
    page = report.html.read_text(encoding="utf-8")
    value = json.loads(report.json.read_text(encoding="utf-8"))
    for kind, row in development.near_miss_scores.items():
        assert f'<th scope="row">{kind}</th>' in page
        assert value["near_misses"][kind]["answered"]["count"] == row.answered.count
    assert len(value["near_miss_queries"]) == 51
    for file in ("conversations.jsonl", "conversations_2.jsonl"):
        assert f"<h3>{file}</h3>" in page
        assert value["conversations_apart"][file]["all turns"]["correct"]["n"] in (41, 32)
    right = development.reported_right
    assert f"Reported cases: {right.count} of {right.n} as they should be" in page
    assert (len(value["reported_cases"]), value["reported"]["n"]) == (38, 38)
    assert sum(case["right"] for case in value["reported_cases"]) == right.count
    shown = printed(development)
    assert f"Reported cases: {right.count} of 38 as they should be" in shown
    assert "Conversations of conversations_2.jsonl" in shown


def test_hostile_text_is_escaped_shown_and_written(bot, collection, tmp_path):
    typed = "<img src=x onerror=alert(1)>\x1b[31m\u202e\ud800 {{7*7}}"
    kind = "<b>[red]\u202e"
    relevance = {collection.resolve("pmqa-01"): 2}
    hostile = EvaluationSet(
        behaviours=(Behaviour("<u>", kind, (), Question("<u>/1", typed, kind, relevance)),),
        attacks=(Attack("<u>", kind, typed),),
        files={"<i>.jsonl": "0"},
    )
    evaluation = evaluate(bot, hostile, ablation=False)
    files = write_report(evaluation, collection, SYSTEM, tmp_path)
    page = files.html.read_text(encoding="utf-8")
    assert page.replace("\n", "").isprintable()
    for tag in ("<img src=x", "<b>", "<i>", "<u>"):
        assert tag not in page
    shown = "&lt;img src=x onerror=alert(1)&gt;\\x1b[31m\\u202e"
    assert page.count(shown) == 2  # among the behaviours and among the attacks
    assert json.loads(files.json.read_text(encoding="utf-8"))["attack_cases"][0]["aid"] == "<u>"
    assert "<b>[red]\\u202e" in printed(evaluation)


def test_a_set_of_conversations_alone(development, bot, collection, tmp_path):
    alone = replace(development.set, questions=())
    evaluation = evaluate(bot, alone, ablation=False)
    assert evaluation.categories == {}
    assert evaluation.latency is None
    page = write_report(evaluation, collection, SYSTEM, tmp_path).html.read_text(encoding="utf-8")
    assert "Conversations" in page
    for shown in (page, printed(evaluation)):
        assert "wrong answers" not in shown
        assert "confidence at most" not in shown


def test_the_bound_is_stated_in_plain_words():
    assert statement(BOUND) == (
        "With 90 % confidence at most 3.2 % of the answers given are wrong (asked for: at most "
        "5 %); observed: 3 of 209; it holds for 95.9 % of the answerable questions, those that "
        "were answered (208 of 217). The share asked for is proven by these questions."
    )
    not_kept = statement(replace(BOUND, max_wrong=0.0316))
    assert "at most 3.2 % of the answers given are wrong (asked for: at most 3.16 %)" in not_kept
    assert not_kept.endswith("The share asked for is not proven by these questions.")


def test_the_bound_of_answers_to_unanswerable_questions_alone(make_asked):
    bound = judge_bound([make_asked({}, ["pmqa-05"])], 0.05)
    assert statement(bound) == (
        "With 90 % confidence at most 100 % of the answers given are wrong (asked for: at most "
        "5 %); observed: 1 of 1; no answerable question was asked. The share asked for is not "
        "proven by these questions."
    )


def test_no_bound_without_answers(make_asked, development, collection, tmp_path):
    refused = make_asked({"pmqa-05": 2}, ["pmqa-05"], Status.REFUSED)
    evaluation = replace(development, bound=judge_bound([refused], 0.05))
    files = write_report(evaluation, collection, SYSTEM, tmp_path)
    assert json.loads(files.json.read_text(encoding="utf-8"))["bound"] is None
    for shown in (files.html.read_text(encoding="utf-8"), printed(evaluation)):
        assert "No question was answered, so nothing can be said of wrong answers." in shown


def test_every_report_states_the_bound(report, development):
    stated = statement(development.bound)
    assert stated in report.html.read_text(encoding="utf-8")
    assert stated in printed(development)
    answered = [one for one in development.asked if one.answered]
    assert json.loads(report.json.read_text(encoding="utf-8"))["bound"] == {
        "max_wrong": 0.05,
        "confidence": 0.9,
        "wrong": {
            "count": sum(not one.answered_right for one in answered),
            "n": len(answered),
            "rate": pytest.approx(development.bound.wrong.rate),
            "interval": pytest.approx(development.bound.wrong.interval),
        },
        "upper": pytest.approx(development.bound.upper),
        "covered": {
            "count": sum(one.question.answerable for one in answered),
            "n": 217,
            "rate": pytest.approx(development.bound.covered.rate),
            "interval": pytest.approx(development.bound.covered.interval),
        },
        "kept": development.bound.upper <= 0.05,
        "statement": stated,
    }


def test_a_folder_that_cannot_be_written_is_named(development, collection, tmp_path):
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"reports: .*--output names another"):
        write_report(development, collection, SYSTEM, tmp_path / "reports")


def test_the_command_prints_and_writes(settings, bot, tmp_path, capsys):
    folder = bot.collection.current[0].folder / "evaluation"
    run_evaluation(
        settings,
        SetFiles(folder / "queries.jsonl", conversations=(folder / "conversations.jsonl",)),
        output=tmp_path,
        ablation=False,
    )
    output = capsys.readouterr().out
    assert "Synthetic development set" in output
    assert "all answerable" in output
    assert "confidence at most" in output
    assert "unanswerable_near, answered" in output
    assert "Conversations" in output
    for left_out in ("Ablation", "Behaviours", "Attacks", "no curator foresaw", "Near misses"):
        assert left_out not in output
    assert {path.name for path in tmp_path.iterdir()} == {"evaluation.json", "evaluation.html"}
