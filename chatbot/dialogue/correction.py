"""A turn that corrects the one before: "ไม่ใช่ หมายถึง e-Service", "no, I mean Template 2"."""

import re
from dataclasses import dataclass

import numpy as np

from chatbot.acts.particles import PARTICLES, SIGNS
from chatbot.dialogue.leaning import asks, own_words
from chatbot.index.entry_words import EntryWords
from chatbot.query import Query

_AROUND = f"(?:{SIGNS}|{PARTICLES}|สิ|ด้วย)*+"
_SORRY = (
    "ขอโทษที|ขอโทษ|ขออภัย|โทษที|โทษ|เอ้ย|เอ๊ย|เอ้อ|อุ๊ย|ไม่ใช่แบบนั้น|ไม่ใช่อันนั้น|ไม่ใช่|ไม่|ผิด|พิมพ์ผิด|ถามผิด|เข้าใจผิด|เปล่า"
    "|no|nope|sorry|oops|wait|actually|not that(?: one)?"
)
_MEANT = (
    "(?:ผม|ฉัน|ดิฉัน|เรา|หนู)?(?:ที่)?(?:จะ)?(?:หมายถึง|หมายความถึง)|เปลี่ยนเป็น|แก้เป็น|ที่ถูกคือ|ขอเปลี่ยนเป็น"
    "|i (?:actually )?mean(?:t)?|change (?:it|that) to|make (?:it|that)"
)
_SLIP = "เอ้ย|เอ๊ย|อุ๊ย|โทษที|พิมพ์ผิด|ถามผิด|ไม่ใช่สิ|oops|no wait|wait|no,"
# These say a correction only after one of the words above.
_MEANT_AFTER = "ต้องเป็น|เป็น|คือ|เอา|(?:จะ)?ถาม(?:ถึง)?|ที่(?:จะ)?ถาม(?:คือ)?|it's|it is|rather"
_LINKS = f"(?:(?:เป็น)?เรื่อง|คำว่า|ของ|ถึง|the|{SIGNS})*"
_CORRECTS = (
    re.compile(
        rf"(?:(?:{_SORRY}){_AROUND})*+(?:{_MEANT}){_LINKS}(?P<meant>.+?)(?:ต่างหาก)?{_AROUND}"
    ),
    re.compile(
        rf"(?:(?:{_SORRY}){_AROUND})++(?:{_MEANT_AFTER}){_LINKS}(?P<meant>.+?)(?:ต่างหาก)?{_AROUND}"
    ),
    re.compile(rf"(?:(?:{_SLIP}){_AROUND})++(?P<meant>[^?]{{1,40}}?){_AROUND}"),
    re.compile(
        rf"(?:ไม่ใช่|ไม่เอา|not) ?(?P<wrong>.{{1,40}}?){_AROUND}"
        rf"(?:แต่(?:เป็น|หมายถึง|คือ)?|หมายถึง|เอา|เป็น|but){_LINKS}(?P<meant>.{{1,80}}?)(?:ต่างหาก)?{_AROUND}"
    ),
    re.compile(rf"(?P<meant>.{{1,40}}?) ไม่ใช่ ?(?P<wrong>.{{1,40}}?){_AROUND}"),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a turn puts right.

    :param meant: What was meant.
    :param wrong: What it replaces, where the turn says so.
    """

    meant: str
    wrong: str | None = None


def correction(query: Query) -> Correction | None:
    """The correction that a turn is.

    :return: None when it corrects nothing.
    """
    for pattern in _CORRECTS:
        if found := pattern.fullmatch(query.text):
            said = found.groupdict()
            return Correction(_as_typed(said["meant"].strip(), query), said.get("wrong"))
    return None


def corrected(topic: Query, given: Correction, meant: Query, words: EntryWords) -> str | None:
    """The turn before with the part replaced that a correction is about.

    :param topic: The turn before.
    :param meant: What was meant, read.
    :param words: Whose vectors tell which word of the topic stands for the same kind of thing.
    :return: What was meant alone where it asks a question of its own; None where it has nothing to
        say, or what it replaces is not in the turn before.
    """
    if not own_words(meant.words) or (given.wrong and given.wrong not in topic.text):
        return None
    if asks(meant.text):
        return given.meant
    wrong = given.wrong or _counterpart(topic, meant, words)
    if wrong is None:
        return given.meant
    before, _, after = topic.text.rpartition(wrong)
    return "".join((_as_typed(before, topic), given.meant, _as_typed(after, topic)))


def _as_typed(part: str, query: Query) -> str:
    """A part of a normal form as it was typed, where it can be found there."""
    place = query.typed.lower().find(part)
    return query.typed[place : place + len(part)] if place >= 0 else part


def _counterpart(topic: Query, meant: Query, words: EntryWords) -> str | None:
    """The word of the topic nearest to what was meant: of its script, by its vector."""
    candidates = [word for word in own_words(topic.words) if word not in meant.words]
    if alike := [word for word in candidates if _script(word) == _script(meant.text)]:
        candidates = alike
    if not candidates:
        return None
    vectors = words.vectors_of([*candidates, *own_words(meant.words)], topic.embedder)
    split = len(candidates)
    nearness = (vectors[:split] @ vectors[split:].T).max(axis=1)
    return candidates[int(np.argmax(nearness))]


def _script(text: str) -> str:
    if not re.search("[^\\d\\s.]", text):
        return "digits"
    return "latin" if re.search("[a-z]", text) else "other"
