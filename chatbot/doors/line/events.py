"""What LINE tells of, as far as anything is done about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from linebot.v3 import WebhookParser
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.webhooks import (
    Event,
    EventMode,
    FollowEvent,
    GroupSource,
    JoinEvent,
    MessageEvent,
    PostbackEvent,
    RoomSource,
    Source,
    TextMessageContent,
    UnfollowEvent,
    UserMentionee,
    UserSource,
)

from chatbot.doors.line.mentions import without_mentions
from chatbot.errors import QueryError


class Happened(StrEnum):
    """What somebody did."""

    ASKED = "asked"
    PRESSED = "pressed"
    SENT_SOMETHING_ELSE = "sent_something_else"
    """A sticker, a picture, a place: what is no text."""
    FOLLOWED = "followed"
    JOINED = "joined"
    """The account was brought into a group."""
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class LineEvent:
    """One thing that somebody did in LINE.

    :param id: LINE's; the same when it is delivered again.
    :param happened: What it was.
    :param person: Who, in which group if any; empty where LINE does not say.
    :param text: What was asked, or what a pressed button sends back.
    :param reply_token: Allows one reply; empty where none can be given.
    :param typing_to: Whom it can be shown that an answer is on its way; empty in a group.
    """

    id: str
    happened: Happened
    person: str
    text: str = ""
    reply_token: str = ""
    typing_to: str = ""


def read_events(parser: WebhookParser, body: bytes, signature: str) -> list[LineEvent]:
    """What a posted body tells of; what nothing is done about is left out.

    :param signature: As LINE's header has it.
    :raises QueryError: It is not signed with the channel's secret, or is no webhook's body; the
        message repeats nothing of it.
    """
    try:
        events = parser.parse(body.decode("utf-8"), signature)
    except InvalidSignatureError:
        raise QueryError(
            "it is not signed with CHATBOT_LINE_CHANNEL_SECRET; that must be the secret of the "
            "channel which names this webhook."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise QueryError("it is no webhook's body.") from None
    # Of a channel that another module answers at the time, nothing is done.
    active = (event for event in events if getattr(event, "mode", None) == EventMode.ACTIVE)
    return [read for event in active for read in _read(event)]


def _read(event: Event) -> Iterator[LineEvent]:
    person, alone = _person(event.source)
    known = {"id": event.webhook_event_id, "person": person}
    token = getattr(event, "reply_token", None) or ""
    typing_to = person if alone else ""
    match event:
        case MessageEvent(message=TextMessageContent() as message):
            mentioned = _places_of_mention(message)
            if alone or mentioned:
                text = without_mentions(message.text, mentioned) if mentioned else message.text
                yield LineEvent(
                    **known,
                    happened=Happened.ASKED,
                    text=text,
                    reply_token=token,
                    typing_to=typing_to,
                )
        case MessageEvent() if alone:
            yield LineEvent(**known, happened=Happened.SENT_SOMETHING_ELSE, reply_token=token)
        case PostbackEvent():
            yield LineEvent(
                **known,
                happened=Happened.PRESSED,
                text=event.postback.data,
                reply_token=token,
                typing_to=typing_to,
            )
        case FollowEvent():
            yield LineEvent(**known, happened=Happened.FOLLOWED, reply_token=token)
        case JoinEvent():
            yield LineEvent(**known, happened=Happened.JOINED, reply_token=token)
        case UnfollowEvent():
            yield LineEvent(**known, happened=Happened.LEFT)


def _person(source: Source | None) -> tuple[str, bool]:
    """Who, and whether it is a chat with nobody else in it."""
    match source:
        case UserSource():
            return source.user_id or "", True
        case GroupSource():
            return f"{source.group_id}/{source.user_id}" if source.user_id else "", False
        case RoomSource():
            return f"{source.room_id}/{source.user_id}" if source.user_id else "", False
    return "", False


def _places_of_mention(message: TextMessageContent) -> list[tuple[int, int]]:
    """Where this account is mentioned."""
    mentionees = message.mention.mentionees if message.mention else []
    return [
        (one.index, one.length)
        for one in mentionees
        if isinstance(one, UserMentionee) and one.is_self
    ]
