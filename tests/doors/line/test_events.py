import json

import pytest
from fixtures.line_platform import PERSON, SECRET, event, posted, said, sign
from linebot.v3 import WebhookParser

from chatbot.doors.line.events import Happened, LineEvent, read_events
from chatbot.errors import QueryError

GROUP = {"type": "group", "groupId": "C1", "userId": "U1"}


def read(*events):
    body, headers = posted(*events)
    return read_events(WebhookParser(SECRET), body, headers["X-Line-Signature"])


def mention(*places, self=True):
    return {
        "mentionees": [
            {"type": "user", "index": index, "length": length, "userId": "Ubot", "isSelf": self}
            for index, length in places
        ]
    }


def test_a_question():
    assert read(said("ส่งเมื่อไร")) == [
        LineEvent("01EVENT1", Happened.ASKED, PERSON, "ส่งเมื่อไร", "token-1", PERSON)
    ]


@pytest.mark.parametrize(
    ("one", "happened"),
    [
        (event(message={"type": "sticker", "id": "1", "quoteToken": "q", "packageId": "1",
                        "stickerId": "1", "stickerResourceType": "STATIC"}),
         Happened.SENT_SOMETHING_ELSE),
        (event(message={"type": "image", "id": "1", "quoteToken": "q",
                        "contentProvider": {"type": "line"}}),
         Happened.SENT_SOMETHING_ELSE),
        (event("follow", follow={"isUnblocked": False}), Happened.FOLLOWED),
        (event("join", source=GROUP), Happened.JOINED),
        (event("unfollow"), Happened.LEFT),
        (event("postback", postback={"data": "entry=a"}), Happened.PRESSED),
    ],
)  # fmt: skip
def test_what_else_is_done_something_about(one, happened):
    assert [found.happened for found in read(one)] == [happened]


@pytest.mark.parametrize(
    "one",
    [
        event("leave", source=GROUP),
        event("memberJoined", source=GROUP, joined={"members": [{"type": "user", "userId": "U"}]}),
        event("something of next year"),
        said("ก", mode="standby"),
        said("ในกลุ่ม", source=GROUP),
        said("@other ในกลุ่ม", source=GROUP, mention=mention((0, 6), self=False)),
        event(source=GROUP, message={"type": "sticker", "id": "1", "quoteToken": "q",
                                     "packageId": "1", "stickerId": "1",
                                     "stickerResourceType": "STATIC"}),
    ],
)  # fmt: skip
def test_what_nothing_is_done_about(one):
    assert read(one) == []


def test_in_a_group_it_answers_who_mentions_it():
    asked = said("😀 @บอท ส่งเมื่อไร @บอท", source=GROUP, mention=mention((3, 4), (19, 4)))
    (found,) = read(asked)
    assert found.text == "😀 ส่งเมื่อไร"
    assert found.person == "C1/U1"
    assert found.typing_to == ""


def test_a_mention_that_is_nowhere_is_passed_over():
    (found,) = read(said("ก", source=GROUP, mention=mention((0, 99), (0, 0))))
    assert found.text == "ก"


def test_in_a_group_somebody_may_be_unknown():
    nobody = {"type": "group", "groupId": "C1"}
    (found,) = read(said("@บอท ก", source=nobody, mention=mention((0, 4))))
    assert (found.person, found.text) == ("", "ก")


@pytest.mark.parametrize("signature", ["", "wrong", "ลายเซ็น", sign(b"other")])
def test_what_is_not_signed_is_not_read(signature):
    body, _ = posted(said("ข้อความที่ลับมากมาก"))
    with pytest.raises(QueryError) as caught:
        read_events(WebhookParser(SECRET), body, signature)
    assert "CHATBOT_LINE_CHANNEL_SECRET" in str(caught.value)
    assert "ลับ" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"no json", b"[]", b"{}", b'{"events": 3}', b'{"events": [3]}',
     b'{"events": [{}]}', json.dumps({"events": None}).encode(), b"[" * 100_000],
)  # fmt: skip
def test_what_is_signed_and_no_webhook_is_not_taken(body):
    with pytest.raises(QueryError):
        read_events(WebhookParser(SECRET), body, sign(body))


def test_the_verification_of_the_console_has_no_events():
    assert read() == []
