"""Two terms that a question compares: X กับ Y ต่างกันอย่างไร, ควรเลือก X หรือ Y."""

import re

from chatbot.acts.particles import PARTICLES
from chatbot.datatypes import Hit
from chatbot.decision.substance import is_topic
from chatbot.index.entry_words import EntryWords
from chatbot.query import Query, QueryReader
from chatbot.retrieval import Retriever, once_each

_LONGEST = 200
"""Longest question, in characters, that is read as a comparison."""


def _pair(between: str) -> str:
    """A pattern of two terms of one to four words."""
    term = "[^\\s?]{1,40}(?: [^\\s?]{1,40}){0,3}?"
    return rf"(?P<one>{term}) ?(?:{between}) ?(?P<other>{term})"


_HOW = "(?:อย่างไร|ยังไง|ไง|ตรงไหน)"
_DIFFER = (
    f"(?:มี)?(?:ความ)?(?:แตก)?ต่าง(?:กัน|จากกัน)?{_HOW}|เหมือนกัน(?:ไหม|มั้ย|หรือไม่|หรือเปล่า)"
    "|(?:อัน|ตัว|แบบ)?ไหนดี|(?:ควร)?เลือก(?:อัน|ตัว|แบบ)?(?:ไหน|อะไร)ดี"
)
_END = rf"(?:\s|{PARTICLES}|ดี|กว่า|กัน|ก่อน|\?)*"
_COMPARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_pair('กับ|และ')} ?(?:มัน|นี่|นี้)?(?:{_DIFFER}){_END}",
        rf"{_pair('(?:แตก)?ต่าง(?:จาก|กับ)')} ?{_HOW}{_END}",
        rf".{{0,40}}?(?:ควร|น่าจะ|จะ|ต้อง)(?:เลือก|ทำ|ใช้)(?:ตัวชี้วัด|ระหว่าง)? ?{_pair('หรือ|กับ')}{_END}",
        rf"(?:what(?:'s| is) the )?differences? between (?:the )?{_pair('and(?: the)?')}{_END}",
        rf".{{0,40}}?(?:should|do) we (?:choose|pick|use|take) {_pair('or(?: the)?')}{_END}",
    )
)


def compared(text: str) -> tuple[str, str] | None:
    """The two terms that a question compares.

    :param text: Normalised.
    :return: None when it compares nothing.
    """
    for pattern in _COMPARES if len(text) <= _LONGEST else ():
        if found := pattern.fullmatch(text):
            return found["one"], found["other"]
    return None


def both_sides(query: Query, retriever: Retriever, reader: QueryReader) -> tuple[Hit, ...] | None:
    """The entries of both terms of a comparison that no entry makes itself.

    :param query: What may compare two terms of the documents.
    :return: Of either term in turn, best first; None when the query compares no two terms, or the
        best entry for it asks about both.
    """
    words = retriever.index.entry_words
    terms = [reader.read(term) for term in compared(query.text) or ()]
    if not terms or not all(_is_term(term, words) for term in terms):
        return None
    best = retriever.search(query).order[:1]
    asked = {words.words[number] for at in best for number in words.of(int(at)).asked}
    if asked.issuperset(word for term in terms for word in term.words):
        return None
    rankings = [retriever.search(term).ranking() for term in terms]
    return once_each(hit for hits in zip(*rankings, strict=False) for hit in hits)


def _is_term(query: Query, words: EntryWords) -> bool:
    return len(query.words) == 1 and is_topic(query.text, query.words, words)
