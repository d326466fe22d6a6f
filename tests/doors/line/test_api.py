"""What is sent to LINE, against a stand-in: tried again where that may help."""

import logging

import httpx
import pytest
from fixtures.coroutines import run_to_end
from fixtures.line_platform import PERSON, TOKEN

from chatbot.doors.line.api import PAUSES_S, LineApi
from chatbot.doors.line.flex import text_message

SECRET_TEXT = "ข้อความที่ลับมากมาก"


@pytest.fixture
def reply(platform):
    """Replies once; gives whether it was taken, and the pauses."""

    def send(token="t-1", url=platform.url, access=TOKEN, times=1):
        pauses = []

        async def pause(seconds):
            pauses.append(seconds)

        async def main():
            async with httpx.AsyncClient() as client:
                api = LineApi(client, url, access, pause)
                for _ in range(times):
                    taken = await api.reply(token, [text_message(SECRET_TEXT)])
                return taken

        return run_to_end(main()), pauses

    return send


def test_a_reply_is_taken(reply, platform):
    assert reply() == (True, [])
    assert platform.replies == [("t-1", [{"type": "text", "text": SECRET_TEXT}])]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_it_is_tried_again_where_line_is_not_able_to_for_now(reply, platform, status):
    platform.statuses = [status]
    assert reply() == (True, [PAUSES_S[0]])
    platform.refused.clear()


@pytest.mark.parametrize(("status", "tries"), [(500, 3), (400, 1), (401, 1), (404, 1)])
def test_it_is_given_up_with_one_line(reply, platform, caplog, status, tries):
    platform.statuses = [status] * 5
    with caplog.at_level(logging.WARNING):
        assert reply() == (False, list(PAUSES_S)[: tries - 1])
    assert len(platform.refused) == tries
    platform.refused.clear()
    (record,) = (one for one in caplog.records if one.name.startswith("chatbot"))
    assert f"HTTP {status}" in record.getMessage()
    assert "stand-in-1" in record.getMessage()
    for private in (SECRET_TEXT, "t-1", TOKEN):
        assert private not in caplog.text


def test_a_token_that_was_used_is_no_error(reply, platform, caplog):
    assert reply(times=2)[0] is False
    assert "its token was used" in caplog.text
    assert platform.refused == [(400, "Invalid reply token")]
    platform.refused.clear()


def test_a_wrong_access_token_says_what_to_do(reply, platform, caplog):
    assert reply(access="wrong")[0] is False
    assert "CHATBOT_LINE_CHANNEL_TOKEN" in caplog.text
    platform.refused.clear()


def test_nobody_there_is_no_error(reply, platform, caplog):
    assert reply(url="http://127.0.0.1:1") == (False, list(PAUSES_S))
    assert "CHATBOT_LINE_API_URL" in caplog.text


def test_typing_is_shown_or_not(platform):
    async def main(url):
        async with httpx.AsyncClient() as client:
            await LineApi(client, url, TOKEN).show_typing(PERSON)

    run_to_end(main(platform.url))
    run_to_end(main("http://127.0.0.1:1"))
    assert platform.typing == [{"chatId": PERSON, "loadingSeconds": 20}]
