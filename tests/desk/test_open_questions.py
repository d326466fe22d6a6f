"""Questions of people that wait for an editor, put together by meaning."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from chatbot.datatypes import Answer, EntryKey, Hit, Reason, Status
from chatbot.decision.bound import Bound
from chatbot.decision.calibration import Calibration
from chatbot.decision.judgement import Judgement
from chatbot.desk.clusters import clusters
from chatbot.desk.open_questions import open_questions
from chatbot.desk.sampling import draw, needed
from chatbot.feedback import Verdict
from chatbot.journal.record import Record

FEE, HOURS = EntryKey("parking", "1", "annual-02"), EntryKey("parking", "1", "annual-03")
MEANINGS = {"ค่า": (1.0, 0.0), "เปิด": (0.0, 1.0)}


class Embedder:
    """Texts that begin alike mean the same."""

    def encode_queries(self, texts):
        return np.array(
            [next((of for word, of in MEANINGS.items() if word in text), (0, 0)) for text in texts],
            dtype=np.float32,
        )


def suggests(*keys):
    ranking = tuple(Hit(key, 1.0 / place) for place, key in enumerate(keys, start=1))
    return Answer(Status.SUGGESTED, Reason.UNSURE, ranking=ranking)


def answers(entry):
    return Answer(Status.ANSWERED, Reason.ANSWER, ranking=(Hit(entry.key, 1.0),), entries=(entry,))


def record(question, status=Status.SUGGESTED, reason=Reason.UNSURE, **more):
    number = str(next(NUMBERS))
    return Record(number, date(2026, 1, 5), question, "th", status, reason, **more)


NUMBERS = iter(range(10_000))


def found(records, ask=lambda _: suggests(FEE, HOURS), dismissed=()):
    return open_questions(records, ask, Embedder(), dismissed)


def test_wordings_of_one_question_are_one_proposal_the_most_frequent_first():
    records = [record("ค่าจอด"), record("ค่าที่จอด"), record("ค่าจอด"), record("เปิดกี่โมง")]
    fee, hours = found(records)
    assert [(one.text, one.count) for one in fee.wordings] == [("ค่าจอด", 2), ("ค่าที่จอด", 1)]
    assert (fee.question, fee.count, fee.nearest) == ("ค่าจอด", 3, (FEE, HOURS))
    assert fee.statuses == {Status.SUGGESTED: 3}
    assert (hours.question, hours.count) == ("เปิดกี่โมง", 1)
    assert fee.id != hours.id


@pytest.mark.parametrize(
    "one",
    [
        record("ค่าจอด", Status.ANSWERED, Reason.ANSWER),
        record("", Status.REFUSED, Reason.SMALL_TALK),
        record("ค่าจอด", Status.REFUSED, Reason.GAP),
        record("ค่าจอด", Status.REFUSED, Reason.BEYOND_QUOTING),
    ],
)
def test_what_got_what_it_should_waits_for_nobody(one):
    assert found([one]) == []


def test_what_was_dismissed_or_is_answered_by_now_is_proposed_no_more(make_entry):
    records = [record("ค่าจอด")]
    assert found(records, dismissed={"ค่าจอด"}) == []
    assert found(records, ask=lambda _: answers(make_entry("pmqa-05"))) == []


def test_an_answer_that_was_said_to_miss_waits_though_it_is_given_still(make_entry):
    missed = record("ค่าจอด", Status.ANSWERED, Reason.ANSWER, verdict=Verdict.MISSES)
    (one,) = found([missed], ask=lambda _: answers(make_entry("pmqa-05")))
    assert one.disliked == 1


def test_the_entry_that_people_picked_comes_first():
    picked = record("ค่าจอด", Status.ANSWERED, Reason.CHOSEN, entries=(HOURS,), picked=True)
    (one,) = found([record("ค่าจอด"), picked])
    assert one.nearest[0] == HOURS
    assert (one.picked, one.count) == (1, 1)


def test_texts_that_nothing_is_known_of_stand_alone():
    vectors = np.array([(0, 0), (0, 0), (1, 0)], dtype=np.float32)
    assert clusters(vectors) == [[0], [1], [2]]
    assert clusters(vectors[:1]) == [[0]]
    assert clusters(vectors[:0]) == []


def test_a_sample_is_drawn_by_chance_each_question_once():
    records = [record(f"คำถามที่ {number % 50}") for number in range(200)]
    one = draw(records, set(), 20, seed=1)
    assert len(set(one)) == 20
    assert draw(reversed(records), set(), 20, seed=1) == one
    assert draw(records, set(), 20, seed=2) != one
    assert not {"คำถามที่ 1"} & {*draw(records, {"คำถามที่ 1"}, 50, seed=1)}
    assert len(draw(records, set(), 500, seed=1)) == 50


def test_a_bound_takes_more_questions_the_lower_it_is():
    shares = [(one.max_wrong, one.more) for one in needed(Calibration.of_prior())]
    assert [share for share, _ in shares] == [0.1, 0.05, 0.03, 0.01]
    # 22, 45, 76 and 230 answered without a mistake prove it; half of the questions are answered.
    assert [more for _, more in shares] == [44, 90, 152, 460]


@pytest.mark.parametrize(
    ("wrong", "upper", "more"),
    [
        # 30 of 40 are answered, all rightly: 10 % is proven, the rest takes 4 for every 3 missing.
        (0, 0.074, [0, 20, 62, 267]),
        # What was answered wrongly proves nothing of a lower bound: all of it is asked for anew.
        (1, 0.124, [30, 60, 102, 307]),
    ],
)
def test_what_was_judged_counts_where_none_was_answered_wrongly(wrong, upper, more):
    judged = tuple(Judgement("entry", 1.0, right=True) for _ in range(40))
    bound = Bound(threshold=0.9, given=30, wrong=wrong, upper=upper, max_wrong=0.1)
    found = needed(replace(Calibration.of_prior(), judged=judged, bound=bound))
    assert [one.more for one in found] == more
