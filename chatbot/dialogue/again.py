"""A turn whose answer stands in the entry just shown: a bare "when?", or another name."""

import re
from collections.abc import Sequence

from chatbot.acts.particles import PARTICLES, SIGNS
from chatbot.datatypes import Answer, Entry, Hit, Reason, Status, Turn
from chatbot.dialogue.leaning import names_a_thing, own_words
from chatbot.dialogue.topic import Topic, topics
from chatbot.query import Query
from chatbot.retrieval import once_each
from chatbot.text.months import THAI_MONTHS
from chatbot.text.normalise import normalise, on_one_line

_BARE_QUESTION = re.compile(
    "(?:แล้ว|งั้น|และ|ต้อง|จะ|มัน|เขา|คือ|ประมาณ|โดย|ภายใน|ถึง|ได้|and|then|by|is it|was it|"
    f"{SIGNS})*"
    "(?:(?P<when>เมื่อไหร่|เมื่อไร|เมื่อใด|(?:ตอน|ช่วง|วัน|เดือน|ปี|เวลา|ช่วงเวลา)(?:ไหน|ใด|อะไร)"
    "|when|what date|which month)"
    "|(?P<where>ที่ไหน|ที่ใด|ตรงไหน|(?:ช่อง)?ทางไหน|เว็บ(?:ไซต์)?ไหน|where)"
    "|(?P<who>ใคร|(?:หน่วยงาน|กรม|กระทรวง)(?:ไหน|ใด)|whom?)"
    "|(?P<amount>เท่าไหร่|เท่าไร|เท่าใด|กี่(?:คะแนน|วัน|เดือน|ปี|บาท|เปอร์เซ็นต์)|how much|how many))"
    f"(?:บ้าง|กัน|เหรอ|หรอ|อ่ะ|อะ|ล่ะ|ละ|{PARTICLES}|{SIGNS})*"
)
_MONTH = (
    "|".join(THAI_MONTHS)
    + r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.(?!ร)"
)
_STATES = {
    "when": rf"{_MONTH}|วันที่ ?\d|\d ?(?:วัน|สัปดาห์|เดือน|ปี)(?!ง)|\d\d?[.:]\d\d ?น\.",
    "where": r"https?://|www\.|\S@\S|เว็บไซต์|ผ่าน(?:ระบบ|ทาง|เว็บ|แอป)|ทาง ?(?:อีเมล|e?-?mail|ไปรษณีย์)"
    "|ใน(?:ระบบ|เว็บ)",
    "who": (
        r"(?:สำนักงาน|กรม|กระทรวง|คณะกรรมการ|กอง|ศูนย์) ?(?:[ก-ฮ]\.|[ก-ฮเ-ไ][^\s]{4})"
        r"|(?:^|\s)[ก-ฮ]{1,3}\.(?:[ก-ฮ]{1,3}\.)*|เจ้าหน้าที่|หน่วยงานเป็นผู้|หน่วยงาน(?:สามารถ)?กำหนด"
    ),
    "amount": r"\d ?(?:คะแนน|บาท|งาน|ด้าน|ราย|ชุด|ประเด็น|ตัว|แห่ง|ภารกิจ|หน่วยงาน|%)|ร้อยละ ?\d|= ?\d",
}
_ASKS_FOR_NAME = re.compile(
    "ใคร|(?:กรม|กระทรวง|หน่วยงาน|สำนัก|กอง|จังหวัด|องค์กร|แห่ง)(?:ไหน|ใด|อะไร)|which|who"
)
_NAME_OF_BODY = re.compile(
    "(?:แล้ว|ส่วน|งั้น|ถ้าเป็น|ถ้า|and|what about|how about|the| )*"
    "(?:กรม|กระทรวง|สำนักงาน|สำนัก|กอง|ศูนย์|สถาบัน|คณะกรรมการ|องค์การ|องค์กร|จังหวัด|เทศบาล|มหาวิทยาลัย"
    "|โรงพยาบาล|การ(?=ไฟฟ้า|ประปา|ทาง|ท่า|รถไฟ))[ก-ฮเ-ไ]"
    "|.*(?:department|ministry|office|agency|bureau|commission)"
)


def answered_again(query: Query, history: Sequence[Turn]) -> Answer | None:
    """The answer just given, where an entry shown with it answers the turn too.

    :param query: The turn.
    :param history: Earlier turns, oldest first.
    :return: That entry first in its ranking, its text still to be added. None when nothing was
        shown last, or the turn asks for more than a time, a place, a person or an amount that the
        entry states, or for another of the names that it was asked for.
    """
    topic = next(topics(history), None)
    if topic is None or topic.turn.answer.status is not Status.ANSWERED:
        return None
    shown = topic.turn.answer.entries
    if not _asks_for_another_name(query, topic):
        bare = _BARE_QUESTION.fullmatch(query.text)
        kind = bare.lastgroup if bare else None
        shown = tuple(entry for entry in shown if kind and _states(entry, kind))
    if not shown:
        return None
    earlier, key = topic.turn.answer, shown[0].key
    return Answer(
        Status.ANSWERED,
        Reason.AGAIN,
        confidence=earlier.confidence,
        ranking=once_each((Hit(key, 1.0), *earlier.ranking)),
        doubtful=earlier.doubtful,
        understood_query=f"{topic.text} {on_one_line(query.typed)}",
    )


def _states(entry: Entry, kind: str) -> bool:
    return re.search(_STATES[kind], normalise(entry.answer)) is not None


def _asks_for_another_name(query: Query, topic: Topic) -> bool:
    return bool(
        names_a_thing(query.text, own_words(query.words))
        and _NAME_OF_BODY.match(query.text)
        and _ASKS_FOR_NAME.search(normalise(topic.text))
    )
