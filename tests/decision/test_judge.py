from dataclasses import replace

import numpy as np
import pytest
from fixtures.office import office_key

from chatbot.corpus.questions import Question
from chatbot.decision import assess
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.decision.judge import judge
from chatbot.decision.judgement import Judgement
from chatbot.index.build import build_index
from chatbot.retrieval import Retriever

CALIBRATION = replace(Calibration.of_prior(), weights=(1.0, *Calibration.of_prior().weights[1:]))
TEXTS = [("fee of forms", "ten baht"), ("office hours", "from nine")]


class Meant:
    """A repairer that knows what some texts were meant to say."""

    def __init__(self, reader, meant):
        self._reader, self._meant = reader, meant

    def readings(self, query):
        return tuple(map(self._reader.read, self._meant.get(query.typed, ())))


@pytest.fixture
def judged(make_collection, office_reader, monkeypatch):
    """judged(*questions, **meant): log-odds are the share of the words that the best entry has."""

    def words(candidates):
        rows = np.zeros((len(candidates.numbers), len(CALIBRATION.weights)))
        rows[:, 0] = candidates.leg("words")[candidates.numbers]
        return rows

    monkeypatch.setattr(assess, "features", words)

    def put(*questions, **meant):
        asked = [
            Question(str(n), query, category, {office_key(id_): g for id_, g in grades.items()})
            for n, (query, category, grades) in enumerate(questions)
        ]
        collection = make_collection(TEXTS, asked)
        assessor = Assessor(Retriever(build_index(collection, office_reader)), CALIBRATION)
        return judge(collection, assessor, office_reader, Meant(office_reader, meant))

    return put


def test_right_wrong_and_unanswerable(judged):
    found = judged(
        ("fee of forms", "c", {"e0": 2}),
        ("fee of forms", "c", {"e0": 1, "e1": 2}),
        ("fee of forms", "c", {"e1": 2}),
        ("fee of forms", "c", {}),
    )
    assert [(one.cluster, one.right) for one in found] == [
        ("e0", True),
        ("e1", True),
        ("e1", False),
        ("3", False),
    ]
    assert {one.log_odds for one in found} == {found[0].log_odds}


def test_what_no_probability_decides_is_left_out(judged):
    assert not judged(
        ("สวัสดีครับ", "small talk", {}),
        ("forms", "vague", {"e0": 2}),
        ("fee of forms ปี 2566", "other year", {"e0": 2}),
        ("", "nothing", {}),
        ("ๆ", "nothing", {}),
    )


def test_a_question_that_is_small_talk_as_it_was_meant_is_left_out(judged):
    assert not judged(("l;ylfu fee", "c", {}), **{"l;ylfu fee": ("สวัสดี",)})


def test_the_best_reading_counts_as_the_engine_takes_it(judged):
    (meant,) = judged(("fee of forms", "c", {"e0": 2}))
    (found,) = judged(("office of fomrs", "c", {"e0": 2}), **{"office of fomrs": ("fee of forms",)})
    assert found == Judgement("e0", meant.log_odds, True)
    (typed,) = judged(("fee of forms", "c", {"e0": 2}), **{"fee of forms": ("of hours x y",)})
    assert typed == meant
