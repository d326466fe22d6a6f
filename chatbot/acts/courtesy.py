"""Politeness around a question, taken off before a search: greetings, thanks, formulas of asking.

They would count as words of the question, and a bare topic would look like a question that the
document leaves unanswered.
"""

import re
from collections.abc import Sequence

from chatbot.acts.particles import PARTICLES, SIGNS, whole_latin
from chatbot.acts.small_talk import SmallTalk, small_talk
from chatbot.text.normalise import normalise

_POLITE = f"(?:{PARTICLES}|{SIGNS})"
_ASKING = (
    "(?:(?:จะ)?รบกวน|(?:จะ)?ขออนุญาต|ขอ|อยาก(?:จะ)?|ต้องการ(?:จะ)?|ใคร่(?:ขอ)?|มีเรื่อง(?:จะ|อยาก)*"
    "|มีคำถาม(?:จะ|อยาก)*)"
    "(?:รบกวน|เรียน|ขอ|จะ)*(?:สอบถาม|ถาม|ทราบ|รู้|ปรึกษา)|(?:ขอ|อยากได้|ต้องการ)(?=(?:ข้อมูล"
    "|รายละเอียด)(?:เพิ่มเติม|เพิ่ม|หน่อย)*(?:เรื่อง|เกี่ยวกับ))"
    "|(?:เรียน)?สอบถาม|เรียนถาม|ถามหน่อย|ถามนิด"
    "|ช่วย(?:บอก|ตอบ|อธิบาย|แนะนำ)(?=หน่อย|ที|ว่า|เรื่อง|เกี่ยวกับ)"
)
_ABOUT = (
    "(?:ข้อมูล|รายละเอียด)?(?:เพิ่มเติม|เพิ่ม)?(?:หน่อย|นิดหนึ่ง|นิดนึง|นิด|สักนิด|ที)?"
    # Not of a longer word that begins with เรื่อง.
    f"{_POLITE}*(?:ว่า|(?:ใน)?เรื่อง(?!ร้อง|ราว|เล่า)|เกี่ยวกับ(?:เรื่อง)?)?"
)
_OPENING = re.compile(
    rf"\s*(?:(?:สวัสดี|สวัดดี|หวัดดี)(?:ตอน)?(?:เช้า|บ่าย|เย็น)?(?:คุณ|พี่|แอดมิน|เจ้าหน้าที่|ทุกคน)?(?=$|{_POLITE})"
    f"|(?:ขอโทษ|ขออภัย)(?:ที่รบกวน)?(?=$|{_POLITE})"
    f"|(?:พี่|น้อง|คุณ)?(?:แอดมิน|บอท|เจ้าหน้าที่)(?={_POLITE})"
    f"|(?:{_ASKING}){_ABOUT}"
    "|(?:เรื่อง|เกี่ยวกับ|(?:ถ้า)?งั้น)(?=\\s)"
    "|"
    + whole_latin(
        "hello|hi|hey|good (?:morning|afternoon|evening)|dear (?:sir|madam|all)|excuse me|please"
        "|kindly"
        "|(?:could|can|would) you (?:please |kindly )?tell me|may i ask"
        "|i(?:'d| would) like to (?:know|ask)|i want to (?:know|ask)|i have a question"
        "|(?<=know )(?:about|whether|if)|(?<=ask )(?:about|whether|if)|(?<=question )about"
    )
    + f"){_POLITE}*",
    re.IGNORECASE,
)
_THANKS_AFTER = re.compile(
    f"(?<={SIGNS})(?:ขอ)?(?:ขอบคุณ|ขอบพระคุณ|ขอบใจ)(?:มากๆ|มาก|ล่วงหน้า|อย่างสูง|ด้วย|{PARTICLES}"
    f"|{SIGNS})*$"
    rf"|(?<=[^a-z])(?:many )?(?:thank you|thanks)(?: in advance| a lot| very much)?{SIGNS}*$",
    re.IGNORECASE,
)
_POLITE_AFTER = re.compile(f"(?:หน่อย|ที)?(?:{_POLITE})+$")
_WORD = re.compile(r"\s*\S+\s*")
# In English a word may be small talk by itself and no such thing before others: bad debt.
_LATIN = re.compile(r"(?!ok$|okay$)[a-z']+")
_PARTICLES = re.compile(f"{_POLITE}*")
_BEFORE = (
    SmallTalk.ACKNOWLEDGEMENT,
    SmallTalk.COMPLAINT,
    SmallTalk.CONFUSION,
    SmallTalk.GREETING,
    SmallTalk.THANKS,
)
# A word that begins with one of these goes on from the letters before it.
_GOES_ON = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")


def without_courtesy(typed: str, pieces: Sequence[str]) -> str:
    """A turn without the politeness around what it asks.

    :param typed: As typed.
    :param pieces: What the segmenter cuts its normal form into, so that no term is cut.
    :return: As typed where nothing is to be taken off, or nothing would be left.
    """
    start = _end_of_opening(typed, _end_of_small_talk(typed))
    end = found.start() if (found := _THANKS_AFTER.search(typed, start)) else len(typed)
    if (start, end) == (0, len(typed)):
        return typed
    if start and (polite := _POLITE_AFTER.search(typed, start, end)):
        # บังคับ ends as if politely.
        rest = normalise(typed[polite.start() :])
        end = polite.start() if _falls_between(pieces, rest) else end
    asked = typed[start:end].strip()
    if not any(map(str.isalnum, asked)) or _GOES_ON.match(asked):
        return typed
    return asked if _falls_between(pieces, normalise(typed[start:])) else typed


def _end_of_small_talk(typed: str) -> int:
    """Where what is said before the question ends: ตอบไม่ตรงค่ะ, ok."""
    place = 0
    for word in _WORD.finditer(typed):
        said = normalise(word[0])
        says_little = _LATIN.fullmatch(said) or _PARTICLES.fullmatch(said)
        if says_little or small_talk(said) not in _BEFORE:
            break
        place = word.end()
    return place


def _end_of_opening(typed: str, place: int) -> int:
    """Where the formulas at the beginning end, one after the other."""
    while (found := _OPENING.match(typed, place)) and found.end() > place:
        place = found.end()
    return place


def _falls_between(pieces: Sequence[str], rest: str) -> bool:
    """Whether what follows an opening begins with a piece of its own."""
    length = len(rest)
    for piece in reversed(pieces):
        if length <= 0:
            break
        length -= len(piece)
    return length == 0
