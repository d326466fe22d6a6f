"""Two terms that a question compares: X กับ Y ต่างกันอย่างไร, ควรเลือก X หรือ Y."""

import re
from collections.abc import Sequence

from chatbot.acts.particles import PARTICLES
from chatbot.datatypes import EntryKey, Hit
from chatbot.decision.substance import is_topic
from chatbot.index.entry_words import EntryWords
from chatbot.query import Query, QueryReader
from chatbot.retrieval import RANKED, Retriever

_TERM = r"(?P<{0}>[^\s?]+(?: [^\s?]+){{0,3}}?)"
_DIFFER = (
    "ต่าง(?:กัน|จากกัน)?(?:อย่างไร|ยังไง|ไง|ตรงไหน|ที่ไหน)|แตกต่าง(?:กัน)?(?:อย่างไร|ยังไง|ตรงไหน)|(?:อัน|ตัว|แบบ)?ไหนดี(?:กว่า)?(?:กัน)?"
    "|เหมือนกัน(?:ไหม|มั้ย|หรือไม่|หรือเปล่า)|(?:ควร)?เลือก(?:อัน|ตัว|อะไร|แบบ)(?:ไหน)?ดี"
)
_END = rf"(?:\s|{PARTICLES}|กว่า|กัน|ก่อน|\?)*"
_COMPARES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_TERM.format('one')} ?(?:กับ|และ) ?{_TERM.format('other')} ?(?:มัน|นี่|นี้)?(?:มีความ|ความ)?(?:{_DIFFER}){_END}",
        rf"{_TERM.format('one')} ?(?:แตก)?ต่าง(?:จาก|กับ) ?{_TERM.format('other')} ?(?:อย่างไร|ยังไง|ไง|ตรงไหน){_END}",
        rf"(?:.{{0,40}}?)(?:ควร|น่าจะ|จะ|ต้อง)(?:เลือก|ทำ|ใช้)(?:ตัวชี้วัด|ระหว่าง)? ?{_TERM.format('one')} ?(?:หรือ|กับ) ?{_TERM.format('other')} ?(?:ดี(?:กว่า)?(?:กัน)?)?{_END}",
        rf"(?:what(?:'s| is) the )?difference(?:s)? between (?:the )?{_TERM.format('one')} and (?:the )?{_TERM.format('other')}{_END}",
        rf"(?:.{{0,40}}?)(?:should|do) we (?:choose|pick|use|take) (?:the )?{_TERM.format('one')} or (?:the )?{_TERM.format('other')}{_END}",
    )
)


def compared(text: str) -> tuple[str, str] | None:
    """The two terms that a question compares.

    :param text: Normalised.
    :return: None when it compares nothing.
    """
    for pattern in _COMPARES:
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
    asked = {words.words[number] for at in best for number in words.entries[at].asked}
    if asked.issuperset(word for term in terms for word in term.words):
        return None
    return _in_turn([retriever.search(term).ranking() for term in terms])


def _is_term(query: Query, words: EntryWords) -> bool:
    return len(query.words) == 1 and is_topic(query.text, query.words, words)


def _in_turn(rankings: Sequence[Sequence[Hit]]) -> tuple[Hit, ...]:
    by_key: dict[EntryKey, Hit] = {}
    for hits in zip(*rankings, strict=False):
        for hit in hits:
            by_key.setdefault(hit.key, hit)
    return tuple(by_key.values())[:RANKED]
