"""Official question forms as people type them, and the other way about."""

import re
from collections.abc import Iterator, Sequence

from chatbot.acts.particles import PARTICLES
from chatbot.drafting.rewriting import WordCutter, word_edges

# Not where a vowel or a mark goes on: หาก in หากิน.
_END = "(?![\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])"
# What stands in a question, then how else it is asked: one way for each manner, in this order.
_MANNERS = 3
_FORMS: Sequence[tuple[str, Sequence[str]]] = tuple(
    (pattern + _END, ways)
    for pattern, ways in (
        ("จำเป็น(?:จะ)?ต้อง(?=.*(?:หรือไม่|ไหม|หรือเปล่า))", ("ต้อง", "ต้อง", "ต้อง")),
        ("(?<!จำเป็น)(?<!จำเป็นจะ)(?:จะ)?ต้อง(?=.*หรือไม่)", ("จำเป็นต้อง", "ต้อง", "ต้อง")),
        ("ใช[่้]หรือไม่", ("ใช่ไหม", "ใช่มั้ย", "ใช่หรือเปล่า")),
        ("ได้หรือไม่", ("ได้ไหม", "ได้มั้ย", "ได้หรือเปล่า")),
        ("อีกหรือไม่", ("อีกไหม", "อีกมั้ย", "อีกหรือเปล่า")),
        ("(?:ด้วย)?หรือไม่", ("ไหม", "มั้ย", "หรือเปล่า")),
        ("ได้ไหม", ("ได้หรือเปล่า", "ได้มั้ย", "ได้หรือไม่")),
        ("(?<!ได้)(?<!อีก)(?<!ใช่)ไหม", ("หรือเปล่า", "มั้ย", "หรือไม่")),
        ("เมื่อ(?:ใด|ไร)", ("เมื่อไหร่", "วันไหน", "ตอนไหน")),
        ("เมื่อไหร่", ("วันไหน", "ตอนไหน", "เมื่อใด")),
        ("(?:มีวิธีการ|มีวิธี|มีแนวทาง)?อย่างไร", ("ยังไง", "ยังไง", "แบบไหน")),
        ("ยังไง", ("อย่างไร", "แบบไหน", "อย่างไร")),
        ("(?:ได้แก่|มี)อะไรบ้าง", ("มีอะไรบ้าง", "มีอะไรมั่ง", "คืออะไรบ้าง")),
        ("อะไรบ้าง", ("อะไรมั่ง", "อะไรมั่ง", "อะไร")),
        ("ใดบ้าง", ("อะไรบ้าง", "ไหนมั่ง", "ไหนบ้าง")),
        ("เท่า(?:ใด|ไร)", ("เท่าไหร่", "เท่าไหร่", "แค่ไหน")),
        ("เท่าไหร่", ("แค่ไหน", "เท่าไร", "เท่าใด")),
        ("(?:ณ )?ที่ใด", ("ที่ไหน", "ตรงไหน", "ไหน")),
        ("ที่ไหน", ("ตรงไหน", "ไหน", "ที่ใด")),
        ("ผู้ใด", ("ใคร", "ใคร", "คนไหน")),
        ("เพราะเหตุใด|เหตุใด", ("ทำไม", "ทำไม", "เพราะอะไร")),
        ("(?<!ผู้)(?<!ที่)(?<!เมื่อ)(?<!เท่า)(?<!เหตุ)ใด(?!บ้าง)", ("ไหน", "ไหน", "อะไร")),
    )
)
_ALL = re.compile("|".join(f"({pattern})" for pattern, _ in _FORMS))
_PARTICLE = re.compile(f"(?:{PARTICLES})+$")


def other_forms(question: str, cut: WordCutter) -> Iterator[str]:
    """The same question, asked in other forms: three manners, from plain to chatty.

    :param question: On one line.
    :return: Without the question itself.
    """
    edges = word_edges(question, cut)
    plain = _PARTICLE.sub("", question).rstrip()
    if plain != question:
        yield plain
    for manner in range(_MANNERS):

        def asked(found: re.Match[str], manner: int = manner) -> str:
            if found.start() not in edges or found.end() not in edges:
                return found[0]
            return _FORMS[(found.lastindex or 1) - 1][1][manner]

        made = _ALL.sub(asked, plain)
        if made != plain:
            # The chatty one as people end it in a chat.
            yield f"{made}คะ" if manner == 1 else made
