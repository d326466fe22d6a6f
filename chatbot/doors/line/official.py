"""An official text in messages: whole, to the letter, or not at all and said so."""

from chatbot.datatypes import Answer, Citation, Entry
from chatbot.doors.line import limits
from chatbot.doors.line.flex import (
    Component,
    LineMessage,
    bubble_fits,
    bubble_message,
    line_of_text,
    link_button,
    separator,
    small_text,
    text_message,
)
from chatbot.doors.line.parts import parts_of
from chatbot.doors.line.voice import LineVoice
from chatbot.text.clip import clipped
from chatbot.wording.band import band_of
from chatbot.wording.plain_text import source_text

IN_A_BUBBLE = 1500
"""Letters of an answer that is read comfortably in a bubble; longer ones can be copied as text."""

_QUESTION_OF_NOTICE = 1000


def official_messages(
    answer: Answer, entry: Entry, voice: LineVoice, room: int
) -> list[LineMessage]:
    """One of the entries of an answer.

    :param room: Messages that there is room for, one or more.
    :return: One bubble with all of it; a bubble and the text in parts; or, where neither has room,
        a bubble that says so and where to read it.
    """
    whole = _bubble(answer, entry, voice, [line_of_text(entry.answer)])
    if limits.letters(entry.answer) <= IN_A_BUBBLE and bubble_fits(whole):
        return [whole]
    parts = parts_of(entry.answer, limits.TEXT)
    follows = voice.line.continues.format(count=len(parts))
    first = _bubble(answer, entry, voice, [small_text(follows)])
    if 1 + len(parts) <= room and bubble_fits(first):
        return [first, *map(text_message, parts)]
    return [_notice(entry, voice)]


def _bubble(
    answer: Answer, entry: Entry, voice: LineVoice, official: list[Component]
) -> LineMessage:
    band = voice.words.bands[band_of(answer)]
    body = [line_of_text(band, weight="bold", size="lg")]
    if answer.doubtful:
        body.append(small_text(_doubt(answer, voice)))
    if "successor" in answer.facts:
        body.append(small_text(voice.words.superseded_by.format_map(answer.facts)))
    body += [
        small_text(voice.words.official_question),
        line_of_text(entry.question, weight="bold"),
        separator(),
        small_text(voice.words.official_answer),
        *official,
        *(
            small_text(voice.words.cited_note.format(note=note.text))
            for note in answer.notes_of(entry)
        ),
    ]
    return bubble_message(f"{band}: {entry.question}", body, _footer(entry, voice))


def _notice(entry: Entry, voice: LineVoice) -> LineMessage:
    said = voice.line.too_long_at_source if _address(entry, voice) else voice.line.too_long
    question = clipped(entry.question, _QUESTION_OF_NOTICE)
    body = [line_of_text(question, weight="bold"), line_of_text(said)]
    return bubble_message(said, body, _footer(entry, voice))


def _footer(entry: Entry, voice: LineVoice) -> list[Component]:
    footer = [small_text(source_text(entry, voice.words))]
    if address := _address(entry, voice):
        footer.append(link_button(voice.line.open_source, address))
    return footer


def _address(entry: Entry, voice: LineVoice) -> str | None:
    """The page to open; None where LINE would refuse the whole reply for its sake."""
    address = voice.source(Citation.of(entry)) or ""
    taken = address.startswith("https://") and limits.letters(address) <= limits.LONGEST_ADDRESS
    return address if taken else None


def _doubt(answer: Answer, voice: LineVoice) -> str:
    """What a person should look at; nothing is underlined here as it is in the window."""
    said = voice.words.doubt(answer)
    return said.removesuffix(voice.words.only_official).rstrip()
