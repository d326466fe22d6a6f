import pytest

from chatbot.closing import CLOSED_FILE, Closing
from chatbot.datatypes import Status
from chatbot.doors.web.respond import respond
from chatbot.engine import Chatbot
from chatbot.errors import ClosedError
from chatbot.service import Service


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr("chatbot.closing.LOOKED_AT_EVERY_S", 0.0)


def test_without_arguments_it_is_open():
    Closing().require_open()


def test_a_notice_closes_it():
    with pytest.raises(ClosedError, match="ปิดปรับปรุง"):
        Closing(notice=" ปิดปรับปรุง ").require_open()


def test_a_file_closes_it_and_opens_it_when_it_is_gone(tmp_path, at_once):
    closing = Closing(tmp_path)
    assert closing.notice == ""
    (tmp_path / CLOSED_FILE).write_text("ปิดถึงวันจันทร์\n", encoding="utf-8")
    assert closing.notice == "ปิดถึงวันจันทร์"
    (tmp_path / CLOSED_FILE).unlink()
    assert closing.notice == ""


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xff\xfe\x00"])
def test_a_file_that_says_nothing_closes_it_all_the_same(tmp_path, at_once, data):
    (tmp_path / CLOSED_FILE).write_bytes(data)
    assert Closing(tmp_path).notice


def test_a_service_answers_nothing_while_it_is_closed(bot, settings, tmp_path, at_once):
    service = Service(lambda *_: bot, settings, closing=Closing(tmp_path))
    assert service.ask("ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด").status is Status.ANSWERED
    (tmp_path / CLOSED_FILE).write_text("ปิด", encoding="utf-8")
    with pytest.raises(ClosedError, match="ปิด"):
        service.ask("ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด")


def test_nothing_is_gone_through_again_while_it_is_closed(bot, settings, monkeypatch):
    monkeypatch.setattr(Chatbot, "ask", lambda *_: pytest.fail("it was searched"))
    service = Service(lambda *_: bot, settings, closing=Closing(notice="ปิด"))
    message = {"step": {"question": "ส่งเมื่อไร"}, "earlier": [{"question": "PMQA ประเมินเมื่อใด"}]}
    assert respond(service, message) == {"turn": None, "problem": "ปิด"}
