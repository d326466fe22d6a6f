import re

import pytest
from starlette.testclient import TestClient

from chatbot.doors.server.app import create_app
from chatbot.doors.server.metrics import Metrics
from chatbot.editors import Editors
from chatbot.service import Service

QUESTION = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"


@pytest.fixture
def client(bot, settings):
    metrics = Metrics()
    own = settings.model_copy(update={"metrics": True})
    service = Service(lambda *_: bot, own, [metrics.turn])
    return TestClient(create_app(service, metrics=metrics))


def figures(client):
    text = client.get("/metrics").text
    return {name: float(value) for name, value in re.findall(r"^([a-z]\S*) (\S+)$", text, re.M)}


def test_answers_are_counted_by_door_band_and_reason(client):
    client.get("/", params={"q": QUESTION})
    client.get("/", params={"q": "สวัสดี\u202e"})
    found = figures(client)
    labels = '{band="answered",door="window",reason="answer"}'
    assert found[f"chatbot_questions_total{labels}"] == 1
    assert found["chatbot_hidden_characters_total"] == 1
    assert found['chatbot_answer_seconds_count{door="window"}'] == 2


def test_requests_are_counted_by_address_without_what_stands_in_it(client):
    client.get("/e/none/such/entry")
    client.get("/nowhere/ความลับ")
    found = figures(client)
    at = "/e/{document_id}/{version}/{entry_id}"
    assert found[f'chatbot_http_requests_total{{method="GET",route="{at}",status="404"}}'] == 1
    assert found['chatbot_http_requests_total{method="GET",route="-",status="404"}'] == 1


def test_an_app_that_is_mounted_is_part_of_the_address(bot, settings, tmp_path):
    Editors(tmp_path).set_password("somsri", "ยาวพอสมควรสำหรับทดสอบ")
    metrics = Metrics()
    own = settings.model_copy(
        update={"metrics": True, "state_dir": tmp_path, "root_path": "/office/faq"}
    )
    client = TestClient(create_app(Service(lambda *_: bot, own, [metrics.turn]), metrics=metrics))
    client.get("/admin/login")
    client.get("/window/ความลับ.js")
    found = figures(client)
    assert found['chatbot_http_requests_total{method="GET",route="/admin/login",status="200"}'] == 1
    assert found['chatbot_http_requests_total{method="GET",route="/window",status="404"}'] == 1


def test_what_is_served_is_described(client):
    found = figures(client)
    [entries] = [value for name, value in found.items() if name.startswith("chatbot_entries{")]
    assert entries == 57
    assert found["chatbot_index_age_seconds"] > 0
    assert (found["chatbot_closed"], found["chatbot_questions_taken_in"]) == (0, 0)


def test_they_are_served_only_where_they_are_turned_on(bot, settings):
    assert (
        TestClient(create_app(Service(lambda *_: bot, settings))).get("/metrics").status_code == 404
    )
