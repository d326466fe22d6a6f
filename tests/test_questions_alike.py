"""An office two of whose questions differ in one bracket: each is answered when it is typed."""

from pathlib import Path

import pytest

from chatbot.datatypes import Reason, Status
from chatbot.service import Service


@pytest.fixture(scope="module")
def service(settings, tmp_path_factory):
    own = {
        "corpus": Path(__file__).parent / "data" / "structure",
        "index_dir": tmp_path_factory.mktemp("structure"),
    }
    return Service.load(settings.model_copy(update=own))


@pytest.mark.parametrize(
    ("question", "id_"),
    [
        ("โครงสร้างกองโยธามีอะไรบ้าง", "works-01"),
        ("โครงสร้างกองโยธา มีอะไรบ้าง?", "works-01"),
        ("โครงสร้างกองโยธามีอะไรบ้างครับ", "works-01"),
        ("โครงสร ้างกองโยธาม ีอะไรบ ้าง", "works-01"),
        ("โครงสร้างกองโยธา (Objectives) มีอะไรบ้าง", "works-02"),
        ("โครงสร้างกองโยธา Objectives มีอะไรบ้างคะ", "works-02"),
    ],
)
def test_the_question_typed_comes_first_and_is_answered(service, question, id_):
    answer = service.ask(question)
    assert (answer.status, answer.reason) == (Status.ANSWERED, Reason.ANSWER)
    assert answer.ranking[0].key.entry == id_
    assert [entry.id for entry in answer.entries] == [id_]


def test_what_names_neither_is_not_taken_for_one(service):
    assert service.ask("โครงสร้างกองคลังมีอะไรบ้าง").status is not Status.ANSWERED
