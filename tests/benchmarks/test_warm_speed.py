import pytest

from benchmarks.warm_speed import measure_warm_speed
from chatbot.decision.assess import Assessor
from chatbot.decision.calibration import Calibration
from chatbot.engine import Chatbot
from chatbot.repair import Repairer


@pytest.fixture
def office_bot(small_office, office_reader, office_retriever):
    assessor = Assessor(office_retriever, Calibration.of_prior())
    repairer = Repairer.build(small_office, office_reader.segmenter)
    return Chatbot(small_office, assessor, office_reader, repairer)


def test_every_query_is_timed_in_every_repeat(office_bot):
    found = measure_warm_speed(office_bot, ["fee of forms", "appeal"], repeats=3)
    assert (found.all.n, found.first.n, found.last.n) == (6, 2, 2)
    assert 0 < found.all.median_ms <= found.all.p99_ms


def test_nothing_to_time_is_an_error(office_bot):
    with pytest.raises(ValueError, match="at least one query"):
        measure_warm_speed(office_bot, [])
