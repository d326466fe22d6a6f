"""What a person sees of a second judge; a stand-in speaks its protocol."""

import pytest
from fixtures.language_model import completion
from starlette.testclient import TestClient

from chatbot.datatypes import Reason
from chatbot.doors.server.app import create_app
from chatbot.doors.web.respond import respond
from chatbot.service import Service
from chatbot.wording.th import THAI

DOUBTFUL = "จอดรถทั้งคืนยังไง"
SAID = "คำตอบคือจอดได้ทั้งคืน"


@pytest.fixture(scope="module")
def served(settings, two_documents, tmp_path_factory):
    """A service over the parking document with a model as second judge."""
    folder = tmp_path_factory.mktemp("served")

    def make(model):
        return Service.load(
            settings.model_copy(
                update={
                    "corpus": two_documents / "parking",
                    "index_dir": folder,
                    "llm_url": model.url,
                    "llm_model": "small",
                    "llm_judge": True,
                    "llm_judge_seconds": 2.0,
                }
            )
        )

    return make


def test_the_window_says_that_a_model_chose_and_shows_no_word_of_it(serve, served, text_of):
    service = served(serve((200, completion("1"), 0), (200, completion(SAID), 0)))
    chosen = text_of(respond(service, {"step": {"question": DOUBTFUL}, "earlier": []})["turn"])
    entry = service.chatbot.ask(DOUBTFUL).entries[0]
    assert text_of(entry.answer) in chosen
    assert text_of(THAI.reasons[Reason.CHOSEN_BY_MODEL]) in chosen
    other = {"question": "จอดรถจักรยานยังไง"}
    shown = respond(service, {"step": other, "earlier": [{"question": DOUBTFUL}]})["turn"]
    assert text_of(SAID) not in text_of(shown)
    assert text_of(THAI.reasons[Reason.UNSURE]) in text_of(shown)


def test_a_monitor_is_told_which_model_chooses(serve, served):
    client = TestClient(create_app(served(serve((200, completion("1"), 0)))))
    assert client.get("/healthz").json()["second_judge"] == "small"
