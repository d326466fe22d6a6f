"""An evaluation says what the second judge did; a stand-in speaks its protocol."""

import json

import pytest
from fixtures.language_model import completion

from chatbot.evaluation.command import run_evaluation
from chatbot.evaluation.evaluation_set import SetFiles
from chatbot.evaluation.report import HTML_FILE, JSON_FILE

# All three are in doubt without it, and a first entry is found for each.
QUESTIONS = [
    ("จอดรถทั้งคืนยังไง", {"annual-03": 2}),
    ("จอดรถจักรยานยังไง", {}),
    ("ล้างรถที่ลานจอดยังไง", {}),
]


@pytest.fixture(scope="module")
def judged_by(settings, two_documents, tmp_path_factory):
    """The settings with the model at an address as second judge."""
    folder = tmp_path_factory.mktemp("judged")

    def make(model):
        return settings.model_copy(
            update={
                "corpus": two_documents / "parking",
                "index_dir": folder,
                "llm_url": model.url,
                "llm_model": "small",
                "llm_judge": True,
                "llm_judge_seconds": 2.0,
            }
        )

    return make


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "queries.jsonl"
    lines = [
        {"qid": f"q-{at}", "query": query, "category": "doubt", "relevance": relevance}
        for at, (query, relevance) in enumerate(QUESTIONS)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return SetFiles(queries=path)


def test_the_report_says_what_it_chose_and_how_often_wrongly(
    serve, judged_by, questions, tmp_path, capsys
):
    # Each question is asked once to warm up, and remembered.
    model = serve(*((200, completion(said), 0) for said in ("1", "1", "0", "none of them")))
    run_evaluation(judged_by(model), questions, tmp_path, ablation=False)

    value = json.loads((tmp_path / JSON_FILE).read_text(encoding="utf-8"))
    second = value["second_judge"]
    assert (second["model"], value["system"]["second judge"]) == ("small", "small")
    assert {name: n for name, n in second["outcomes"].items() if n} == {
        "an entry chosen": 2,
        "none chosen": 1,
        "remembered from before": 3,
    }
    # The first is rightly answered with the entry chosen, the second has no answer.
    assert (second["wrong"]["count"], second["wrong"]["n"]) == (1, 2)
    assert second["latency"]["n"] == 3
    page = (tmp_path / HTML_FILE).read_text(encoding="utf-8")
    assert "<h2>Second judge: small</h2>" in page
    assert "1 of 2 = 0.500" in " ".join(capsys.readouterr().out.split())
    assert len(model.requests) == 3


def test_the_report_of_a_model_that_does_not_answer_does_not_look_like_one_of_its_choices(
    serve, judged_by, questions, tmp_path, capsys
):
    model = serve((503, b"", 0))
    run_evaluation(judged_by(model), questions, tmp_path, ablation=False)
    value = json.loads((tmp_path / JSON_FILE).read_text(encoding="utf-8"))
    assert {query["status"] for query in value["queries"]} == {"suggested"}
    outcomes = value["second_judge"]["outcomes"]
    assert {name: n for name, n in outcomes.items() if n} == {
        "no answer": 3,
        "not asked after failures in a row": 3,
    }
    assert value["second_judge"]["wrong"] == {"count": 0, "n": 0, "rate": None, "interval": None}
    assert "not asked after failures in a row" in " ".join(capsys.readouterr().out.split())


def test_without_one_the_report_has_none(judged_by, serve, questions, tmp_path, capsys):
    settings = judged_by(serve((503, b"", 0))).model_copy(update={"llm_judge": False})
    run_evaluation(settings, questions, tmp_path, ablation=False)
    assert json.loads((tmp_path / JSON_FILE).read_text(encoding="utf-8"))["second_judge"] is None
    assert "Second judge" not in (tmp_path / HTML_FILE).read_text(encoding="utf-8")
    assert "Second judge" not in capsys.readouterr().out
