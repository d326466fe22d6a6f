"""An answer as messages for LINE, within its limits."""

from collections.abc import Iterator

from chatbot.corpus.markup import one_line
from chatbot.datatypes import Answer, Reason, Status
from chatbot.doors.line import limits
from chatbot.doors.line.choices import choices_messages
from chatbot.doors.line.flex import LineMessage, text_message
from chatbot.doors.line.official import IN_A_BUBBLE, official_messages
from chatbot.doors.line.parts import parts_of
from chatbot.doors.line.quick_replies import quick_replies
from chatbot.doors.line.voice import LineVoice
from chatbot.wording.plain_text import contact_text

_OWN = 2
"""Messages of our own words; they fit into one unless very many offices are to be asked."""

_OFFERED = 3
"""Messages of questions to choose from; they fit into one unless very many are offered."""


def answer_messages(answer: Answer, voice: LineVoice) -> list[LineMessage]:
    """The messages, ``limits.MESSAGES`` at most, with buttons under the last.

    Above the official texts stands what was searched and why they are shown; below them, where
    part of the message is left open or nothing is given, what there is to choose from. What stands
    beside an answer that says it all is offered by buttons alone.
    """
    said = "\n\n".join([*_searched(answer, voice), *_said(answer, voice)])
    left_open = answer.reason is Reason.PARTLY
    offered = answer.choices if left_open or not answer.entries else ()
    # What leads to the choices stands in one bubble with them; whom to ask can be called from a
    # text alone.
    led = answer.status is Status.SUGGESTED and limits.letters(said) <= IN_A_BUBBLE
    below = _offered(answer, said if led else "", voice)[:_OFFERED] if offered else []
    own = parts_of(said, limits.TEXT)[:_OWN] if said and not (led and below) else []
    above = list(map(text_message, own))
    room = limits.MESSAGES - len(above) - len(below)
    messages = list(above)
    for number, entry in enumerate(answer.entries):
        # Each that follows has room for one message, which says at least where it is.
        left = room - (len(answer.entries) - number - 1)
        given = official_messages(answer, entry, voice, left)
        messages += given
        room -= len(given)
    messages += below
    if buttons := quick_replies(answer, voice):
        messages[-1] = {**messages[-1], "quickReply": {"items": buttons}}
    return messages


def _searched(answer: Answer, voice: LineVoice) -> Iterator[str]:
    if answer.repaired_query:
        yield f"{voice.words.searched_as}: {answer.repaired_query}"
    if answer.understood_query:
        yield f"{voice.words.understood_as}: {one_line(answer.understood_query)}"


def _said(answer: Answer, voice: LineVoice) -> Iterator[str]:
    if message := voice.words.message(answer):
        yield message
    for contact in voice.words.contacts(answer):
        if contact.has_details:
            yield contact_text(contact, voice.words)


def _offered(answer: Answer, said: str, voice: LineVoice) -> list[LineMessage]:
    if answer.status is Status.SUGGESTED:
        heading = voice.words.did_you_mean
    else:
        heading = voice.words.nearest if answer.ranking else voice.words.offered_before
    return choices_messages(heading, said, answer.choices, voice)
