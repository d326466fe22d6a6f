from benchmarks.peers.catalogue import OURS, SET_UPS, SetUp
from benchmarks.peers.compare import compare
from benchmarks.peers.system import Joining, Response
from benchmarks.peers.texts import DocumentLayout
from benchmarks.peers.tuning import RunAs, documented, tune

_POOR, _GOOD = Joining("poor"), Joining("good", 0.3)


class Known:
    """Knows the answers: by the good joining it gives them, where alternates stand apart."""

    joinings = (_POOR, _GOOD)
    persistent = True

    def __init__(self, layout):
        self.layout = layout
        self.asked = []

    def build(self, task, folder):
        assert folder.is_dir()
        self.answers = {
            question.query: next((key.entry for key in question.relevance), "")
            for question in task.questions
        }

    def ask(self, question, joining):
        self.asked.append(question)
        if joining == _GOOD and self.layout is DocumentLayout.SEPARATE:
            return Response((self.answers.get(question, "fee"),), 1.0)
        return Response(("nothing",), 0.0)

    def close(self):
        self.answers = {}


class Broken(Known):
    def ask(self, question, joining):
        if question == "รอกี่วัน":
            raise RuntimeError("no wait")
        return super().ask(question, joining)


def _set_up(system, tuned=True):
    return SetUp("known", system, tuned, (), None)


def test_layout_and_joining_are_tuned(task):
    assert tune(_set_up(Known), task) == RunAs(DocumentLayout.SEPARATE, _GOOD)
    assert documented(_set_up(Known)) == RunAs(DocumentLayout.ONE_TEXT, _POOR)


def test_all_systems_are_asked_and_a_broken_one_is_told_of(task, tmp_path):
    set_ups = {"known": _set_up(Known), "broken": _set_up(Broken)}
    chosen = dict.fromkeys(set_ups, RunAs(DocumentLayout.SEPARATE, _GOOD))
    found = compare(task, set_ups, chosen, tmp_path, lambda _: None)
    assert found.failed == {"broken": "RuntimeError: no wait"}
    assert list(found.scores) == ["known"]
    assert found.scores["known"].measures["hit rate@1"].mean == 1
    assert found.scores["known"].latency.n == len(task.questions)


def test_every_set_up_can_be_made_without_its_packages():
    for set_up in SET_UPS.values():
        system = set_up.make(DocumentLayout.ONE_TEXT)
        assert system.joinings
        assert set_up.packages
    assert not SET_UPS[OURS].tuned
