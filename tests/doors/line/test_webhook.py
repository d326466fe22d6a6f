"""A channel's webhook, its reply sent to a stand-in of LINE."""

import threading

import pytest
from fixtures.line_platform import PERSON, components, event, posted, said, texts_of
from starlette.testclient import TestClient

from chatbot.closing import Closing
from chatbot.datatypes import Door
from chatbot.doors.line import webhook as module
from chatbot.doors.line.mounting import LINE_PATH
from chatbot.doors.server.app import create_app
from chatbot.service import Service
from chatbot.wording.th import THAI

QUESTION = "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"
OTHER = {"type": "user", "userId": "Uother"}


def post(client, *events):
    body, headers = posted(*events)
    return client.post(LINE_PATH, content=body, headers=headers)


def test_a_question_is_answered_to_the_letter(channel, platform, collection):
    assert post(channel, said(QUESTION)).text == "OK"
    ((token, messages),) = platform.wait_for_replies(1)
    entry = collection.entry(collection.resolve("overview-02"))
    assert token == "token-1"
    assert entry.answer in texts_of(messages)
    assert entry.question in texts_of(messages)
    links = [one["uri"] for one in components(messages) if one["type"] == "uri"]
    assert links == [f"https://faq.example.go.th/source/{'/'.join(entry.key[:2])}#{entry.id}"]


def test_a_conversation_goes_on(channel, platform, collection):
    post(channel, said("Open Data", number=1))
    ((_, offered),) = platform.wait_for_replies(1)
    names = [one["data"] for one in components(offered[-1]["contents"]) if "data" in one]
    assert len(names) >= 2
    post(channel, said("ข้อ 2", number=2))
    _, (_, picked) = platform.wait_for_replies(2)
    second = collection.entry(collection.resolve(names[1].removeprefix("entry=")))
    assert second.answer in texts_of(picked)
    post(channel, said("ข้อ 2", number=3, source=OTHER))
    *_, (_, elsewhere) = platform.wait_for_replies(3)
    assert second.answer not in texts_of(elsewhere)


def test_who_asks_too_fast_is_told_and_others_are_answered(make_service, platform):
    with TestClient(create_app(make_service(asks_per_minute=4))) as client:
        for number in range(3):
            post(client, said("สวัสดี", number=number))
            platform.wait_for_replies(number + 1)
        post(client, said(QUESTION, number=3, source=OTHER))
        *_, (_, last), (_, other) = platform.wait_for_replies(4)
    assert texts_of(last) == ["ท่านส่งคำถามถี่เกินไป กรุณารอสักครู่แล้วส่งคำถามนี้อีกครั้ง"]
    assert len(texts_of(other)) > 1


def test_a_button_gives_its_entry(channel, platform, collection):
    entry = collection.entries[3]
    post(channel, event("postback", postback={"data": f"entry={entry.key}"}))
    ((_, messages),) = platform.wait_for_replies(1)
    assert entry.answer in texts_of(messages)


def test_a_button_of_an_entry_that_is_gone(channel, platform):
    post(channel, event("postback", postback={"data": "entry=gone/1/gone"}))
    ((_, messages),) = platform.wait_for_replies(1)
    assert "ไม่พบข้อนี้แล้ว" in messages[0]["text"]


def test_a_button_asks_again_as_typed(channel, platform):
    post(channel, said("l;ylfu", number=1))
    ((_, mended),) = platform.wait_for_replies(1)
    assert any("ค้นหาเป็น: สวัสดี" in text for text in texts_of(mended))
    pressed = [one for one in components(mended) if one.get("data") == "as-typed"]
    assert pressed
    post(channel, event("postback", number=2, postback={"data": "as-typed"}))
    _, (_, as_typed) = platform.wait_for_replies(2)
    assert not any("ค้นหาเป็น" in text for text in texts_of(as_typed))


def test_what_nothing_is_known_of_gets_no_reply(channel, platform):
    post(channel, event("postback", number=1, postback={"data": "as-typed"}))
    post(channel, event("postback", number=2, postback={"data": "whatever"}))
    post(channel, event("unfollow", number=3))
    post(channel, said("สวัสดี", number=4))
    ((token, _),) = platform.wait_for_replies(1)
    assert token == "token-4"


def test_who_begins_is_told_what_it_answers_from(channel, platform, collection):
    post(channel, event("follow", number=1, follow={"isUnblocked": False}))
    post(channel, event("join", number=2, source={"type": "group", "groupId": "C1"}))
    replies = dict(platform.wait_for_replies(2))
    title = collection.documents[0].title
    assert title in replies["token-1"][0]["text"]
    assert "ระบบไม่เก็บข้อความที่คุณพิมพ์" in replies["token-1"][0]["text"]
    assert "@" in replies["token-2"][0]["text"]


def test_a_sticker_is_met_with_a_polite_line(channel, platform):
    sticker = {"type": "sticker", "id": "1", "quoteToken": "q", "packageId": "1",
               "stickerId": "1", "stickerResourceType": "STATIC"}  # fmt: skip
    post(channel, event(message=sticker))
    ((_, messages),) = platform.wait_for_replies(1)
    assert "พิมพ์คำถามเป็นข้อความ" in messages[0]["text"]


def test_what_is_delivered_twice_is_answered_once(channel, platform):
    post(channel, said(QUESTION, number=1))
    platform.wait_for_replies(1)
    post(channel, said(QUESTION, number=1, deliveryContext={"isRedelivery": True}))
    post(channel, said("สวัสดี", number=2))
    assert [token for token, _ in platform.wait_for_replies(2)] == ["token-1", "token-2"]


@pytest.mark.parametrize("signature", [None, "", "d3Jvbmc="])
def test_what_is_not_signed_is_400_with_nothing_done(channel, platform, caplog, signature):
    body, headers = posted(said("ข้อความที่ลับมากมาก"))
    del headers["X-Line-Signature"]
    if signature is not None:
        headers["X-Line-Signature"] = signature
    assert channel.post(LINE_PATH, content=body, headers=headers).status_code == 400
    post(channel, said("สวัสดี", number=2))
    assert [token for token, _ in platform.wait_for_replies(1)] == ["token-2"]
    assert "ลับ" not in caplog.text


def test_too_much_at_once_is_not_taken(channel):
    body = b'"' + b"a" * 1_000_001 + b'"'
    headers = {"Content-Type": "application/json"}
    assert channel.post(LINE_PATH, content=body, headers=headers).status_code == 413
    assert channel.post(LINE_PATH, content=b"x").status_code == 415
    assert channel.get(LINE_PATH).status_code == 405


def test_nothing_that_was_typed_is_logged(channel, platform, caplog):
    caplog.set_level("DEBUG", "chatbot")
    post(channel, said("ความลับของผมคือเลขหนึ่งสองสาม"))
    platform.wait_for_replies(1)
    assert "ความลับ" not in caplog.text
    assert PERSON not in caplog.text


def test_whoever_counts_turns_is_told_that_it_was_asked_in_line(bot, make_service, platform):
    told = []
    service = Service(
        lambda *_: bot, make_service().settings, observers=[lambda turn, door: told.append(door)]
    )
    with TestClient(create_app(service)) as client:
        post(client, said(QUESTION, number=1))
        platform.wait_for_replies(1)
        post(client, said("แล้วส่งที่ไหน", number=2))
        platform.wait_for_replies(2)
    # Going through the steps before is nobody's question.
    assert told == [Door.LINE, Door.LINE]


def test_while_it_is_closed_the_notice_is_the_reply(make_service, platform):
    service = make_service(closing=Closing(notice="ปิดปรับปรุงถึงวันจันทร์"))
    with TestClient(create_app(service)) as client:
        post(client, said(QUESTION))
        ((_, messages),) = platform.wait_for_replies(1)
    assert messages == [{"type": "text", "text": "ปิดปรับปรุงถึงวันจันทร์"}]


def test_while_what_is_searched_is_away_the_reply_says_so(
    make_service, platform, bot_of_lost_rows, caplog
):
    with TestClient(create_app(make_service(bot=bot_of_lost_rows))) as client:
        post(client, said(QUESTION))
        ((_, messages),) = platform.wait_for_replies(1)
    assert messages == [{"type": "text", "text": THAI.search_away}]
    assert not any(record.exc_info for record in caplog.records)


def test_an_error_of_ours_is_said_and_the_next_question_answered(
    channel, platform, monkeypatch, caplog
):
    def fail(*_, **__):
        raise RuntimeError(QUESTION)

    with monkeypatch.context() as patch:
        patch.setattr(Service, "ask", fail)
        post(channel, said(QUESTION, number=1))
        ((_, messages),) = platform.wait_for_replies(1)
    assert "ขัดข้อง" in messages[0]["text"]
    post(channel, said(QUESTION, number=2))
    platform.wait_for_replies(2)
    assert QUESTION not in caplog.text


def test_a_reply_that_came_too_late_is_one_line_in_the_log(channel, platform, caplog):
    platform.statuses = [400]
    post(channel, said(QUESTION, number=1))
    platform.wait_for_refusals(1)
    post(channel, said("สวัสดี", number=2))
    platform.wait_for_replies(1)
    platform.refused.clear()
    assert "HTTP 400" in caplog.text
    assert QUESTION not in caplog.text


def test_what_comes_on_top_is_told_to_come_again(make_service, platform, monkeypatch, caplog):
    monkeypatch.setattr(module, "LANES", 1)
    monkeypatch.setattr(module, "EACH", 2)
    begun, go_on = threading.Event(), threading.Event()
    ask = Service.ask

    def slow(*given, **named):
        begun.set()
        assert go_on.wait(60)
        return ask(*given, **named)

    monkeypatch.setattr(Service, "ask", slow)
    with TestClient(create_app(make_service())) as client:
        post(client, said("สวัสดี", number=1))
        assert begun.wait(60)
        post(client, *(said("สวัสดี", number=number) for number in (2, 3, 4)))
        ((token, messages),) = platform.wait_for_replies(1)
        go_on.set()
        platform.wait_for_replies(4)
    assert token == "token-4"
    assert "ส่งอีกครั้ง" in messages[0]["text"]
    assert "an event was dropped" in caplog.text
    assert platform.typing == []


def test_while_a_model_may_be_asked_an_answer_is_shown_to_be_on_its_way(
    make_service, platform, monkeypatch
):
    service = make_service()
    monkeypatch.setattr(service.chatbot, "second_judge", object())
    group = {"type": "group", "groupId": "C1", "userId": PERSON}
    with TestClient(create_app(service)) as client:
        pressed = {"data": "entry=overview-01"}
        post(client, event("postback", number=1, source=group, postback=pressed))
        post(client, event("postback", number=2, postback=pressed))
        platform.wait_for_replies(2)
    assert platform.typing == [{"chatId": PERSON, "loadingSeconds": 20}]


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"line_channel_secret": ""}, "CHATBOT_LINE_CHANNEL_SECRET"),
        ({"line_channel_token": ""}, "CHATBOT_LINE_CHANNEL_TOKEN"),
    ],
)
def test_half_a_channel_is_none_and_is_said(make_service, caplog, fields, missing):
    from pydantic import SecretStr

    half = {name: SecretStr(value) for name, value in fields.items()}
    with TestClient(create_app(make_service(**half))) as client:
        assert post(client, said(QUESTION)).status_code == 404
    assert f"{missing} is missing" in caplog.text


def test_without_a_channel_there_is_no_webhook(client):
    assert post(client, said(QUESTION)).status_code == 404


def test_not_being_served_it_takes_nothing(make_service):
    assert post(TestClient(create_app(make_service())), said(QUESTION)).status_code == 503
