"""Greetings, thanks, complaints and questions about the service itself."""

import re
from enum import StrEnum

from chatbot.acts.particles import PARTICLES, SIGNS, whole_latin


class SmallTalk(StrEnum):
    """What kind of small talk a turn is; of several in one turn, the first here counts."""

    COMPLAINT = "complaint"
    """The service answered badly."""
    CONFUSION = "confusion"
    """An answer, or the service, was not understood."""
    SOURCE = "source"
    """The document itself is wanted."""
    IDENTITY = "identity"
    """Who or what is answering."""
    HELP = "help"
    """What can be asked, and how."""
    THANKS = "thanks"
    FAREWELL = "farewell"
    GREETING = "greeting"
    ACKNOWLEDGEMENT = "acknowledgement"
    """Understood, agreed, or sorry."""


_THE_SERVICE = "คำตอบ|บอท|แชทบอท|แชตบอต|แชทบอต|ระบบนี้|ระบบ|คุณ|เธอ|แอดมิน|ที่ตอบมา|ที่ตอบ"
_DOCUMENT = "ไฟล์|เอกสาร|ตัวเต็ม|ลิงก์|ลิงค์|เว็บ|หน้า"

# Each alternative is one phrase; a turn is small talk when phrases and fillers are all of it.
_PHRASES = {
    SmallTalk.COMPLAINT: (
        "ไม่(?:ใช่|ตรงกับ|เหมือน)(?:คำตอบ|เรื่อง|สิ่ง|อัน)?ที่(?:ผม|ฉัน|ดิฉัน|เรา|หนู)?"
        "(?:ถาม|อยากรู้|อยากได้|ต้องการ|อยากทราบ)(?:ไป)?",
        f"(?:{_THE_SERVICE})?(?:นี้|นี่)?(?:ตอบ|บอก)?(?:มา|คำถาม)?(?:ก็)?(?:ไม่|ไม่ค่อย|ไม่เห็น)(?:จะ)?"
        "(?:ตรง(?:คำถาม|ประเด็น|เลย)?|ถูก(?:ต้อง)?(?=$|[^\u0e00-\u0e7f]|เลย|ครับ|ค่ะ|นะ)|ได้เรื่อง|รู้เรื่อง"
        "|ดีเลย"
        "|ช่วยอะไร|มีประโยชน์|โอเค|น่าเชื่อถือ)",
        f"(?:{_THE_SERVICE}|ตอบ)(?:นี้|นี่|มา|ได้)*(?:ผิด|มั่ว|แย่|ห่วย|กาก|ช้า|งี่เง่า|โง่|น่าเบื่อ|ไม่ได้)(?:หมด)?",
        "ไม่ใช่(?:แบบนี้|แบบนั้น|อันนี้|ข้อนี้|สักข้อ)?(?=$|[^\u0e00-\u0e7f]|ครับ|ค่ะ|คะ|นะ|เลย)"
        "|ไม่(?:มีข้อ|ตรงสัก)(?:ไหนตรง|ที่ตรง|ข้อ)",
        "ถามอย่าง(?:หนึ่ง)?ตอบ(?:อีก|คนละ)?อย่าง|ตอบคนละเรื่อง|ไม่ใช่คำตอบ",
        "แย่|ห่วย(?:แตก)?|กาก|ไร้ประโยชน์|เสียเวลา|ไม่ได้เรื่อง|ไม่พอใจ|ผิดหวัง|หงุดหงิด"
        "|ใช้(?:งาน)?ไม่ได้(?:เรื่อง)?|ไม่ไหว"
        "|น่าผิดหวัง|โง่",
        whole_latin(
            "(?:this|that|it|you|your answer|the answer|the bot)?(?: is| are|'s|'re)?(?: so"
            "| really)? ?"
            "(?:terrible|awful|useless|horrible|rubbish|nonsense|stupid|wrong|unhelpful"
            "|not helpful|bad)"
            "(?: answer| bot| service)?|wrong answer|doesn't help|not what i asked"
        ),
    ),
    SmallTalk.CONFUSION: (
        "(?:อ่าน(?:แล้ว)?|ฟังแล้ว)?(?:ก็)?(?:ยัง)?(?:ไม่(?:ค่อย)?(?:เข้าใจ|เก็ท|เก็ต)|งง|สับสน|มึน)(?:คำตอบ"
        "|อยู่ดี|อยู่)?",
        "อ่าน(?:แล้ว)?ไม่รู้เรื่อง|ไม่รู้(?:ว่า)?(?:จะ|ต้อง)?(?:ถาม|พิมพ์|เริ่ม)(?:ว่า)?(?:อะไร|ยังไง|อย่างไร"
        "|ตรงไหน)(?:ดี)?|ถามไม่ถูก",
        "(?:ช่วย)?อธิบาย(?:ใหม่|อีกที|อีกครั้ง|เพิ่ม(?:เติม)?|ง่ายๆ|ให้เข้าใจ|หน่อย|ให้|ที|ได้ไหม|ได้มั้ย)+"
        "|หมายความว่า(?:อะไร|ไง|ยังไง|อย่างไร)|คือ(?:อะไร|ไง|ยังไง)(?:เนี่ย|วะ|อ่ะ)",
        whole_latin(
            "i (?:do not|don't|dont|still don't) (?:understand|get it)|i'?m confused|confus(?:ed"
            "|ing)|what do you mean"
            "|unclear|huh|not clear"
        ),
    ),
    SmallTalk.IDENTITY: (
        "(?:คุณ|นี่|เธอ|บอท|แอดมิน|ที่นี่|นาย)?(?:คือ|เป็น|ชื่อ) ?(?:ใคร|อะไร(?=$|[^\u0e00-\u0e7f]|ครับ|คะ|นะ))",
        "(?:นี่|คุณ|เธอ|แอดมิน|ที่ตอบ)?(?:นี่)?(?:คือ|เป็น|ใช่)? ?(?:คน|บอท|หุ่นยนต์|โรบอท|โรบอต|เอไอ|ai|แชทบอท"
        "|มนุษย์|เจ้าหน้าที่|เครื่อง)"
        " ?(?:จริงๆ|จริง|ตอบ)?(?:หรือ(?:ว่า)?|รึ)(?:เปล่า|ป่าว|ไม่|คน|บอท|หุ่นยนต์|เอไอ|ai|มนุษย์|เครื่อง)?",
        "(?:คุณ|นี่|เธอ)?(?:เป็น|คือ)?(?:คน|บอท|หุ่นยนต์|เอไอ|ai|แชทบอท|มนุษย์)(?:จริงๆ|จริง)?(?:ใช่)?(?:ไหม"
        "|มั้ย|ป่ะ|ปะ)"
        "|ใคร(?:เป็นคน)?ตอบ(?:อยู่|เนี่ย)?|(?:กำลัง)?คุยกับใคร(?:อยู่)?|ชื่ออะไร|ใครสร้าง(?:คุณ|บอท|ระบบ)",
        whole_latin(
            "who are you|what are you|who(?: am i|'m i) (?:talking|chatting|speaking) (?:to|with)"
            "|what(?:'s| is) your name"
            "|are you (?:an? )?(?:real |actual )?(?:bot|chatbot|human|robot|ai|person|machine)"
            "|who (?:made|built) you"
        ),
    ),
    SmallTalk.HELP: (
        "(?:คุณ|บอท|ระบบ|ที่นี่|เธอ)?(?:นี้)?(?:ตอบ|ช่วย|ทำ"
        "|ถาม)(?:คำถาม)?(?:เรื่อง)?อะไร(?:ได้)?(?:บ้าง)?(?:ไหม)?"
        "|มี(?:คำถาม|เรื่อง|หัวข้อ)อะไร(?:ให้ถาม)?บ้าง|ใช้(?:งาน)?(?:ระบบ|บอท)?(?:นี้)?(?:ยังไง|อย่างไร)",
        "(?:ต้อง)?เริ่ม(?:ต้น)?(?:ใช้|ถาม)?(?:ยังไง|อย่างไร)|ช่วยด้วย|ช่วย(?:หน่อย|ที)|ขอความช่วยเหลือ"
        "|วิธีใช้(?:งาน)?|เมนู",
        whole_latin(
            "what can (?:you do|i ask)(?: you)?|how (?:do|can) i (?:use|start|ask)(?: this| it)?"
            "|how does (?:this|it) work"
            "|help(?: me)?|menu"
        ),
    ),
    SmallTalk.THANKS: (
        "(?:ขอ)?(?:ขอบคุณ|ขอบใจ|ขอบพระคุณ|แต๊งกิ้ว|แต้งกิ้ว|แต๊ง|แท้งกิ้ว|แทงกิ้ว)(?:สำหรับ|ที่|ทุก)?(?:การ)?"
        "(?:คำตอบ|คำแนะนำ|ข้อมูล|ความช่วยเหลือ|ช่วยเหลือ|ช่วย|ตอบ|แนะนำ|บอก|ชี้แจง|ให้|อธิบาย|อย่างสูง|ล่วงหน้า"
        "|จริงๆ|ด้วย|สำหรับ|คำถาม)*",
        "(?:ตอบ|ช่วย|บริการ)?(?:ได้)?(?:ดีมาก|ดีจัง|ดีจริง|ดีเยี่ยม|เก่ง|เยี่ยม|ยอดเยี่ยม|สุดยอด|เจ๋ง|ชัดเจน|รวดเร็ว)",
        "ช่วยได้(?:มาก|เยอะ)",
        whole_latin(
            "thank you|thanks|thank u|thx|ty|cheers|great|awesome|perfect|excellent|well done"
            "|good job|that helps"
            "|(?:i )?appreciate it|for (?:your|the) (?:help|answer|reply|information)"
        ),
    ),
    SmallTalk.FAREWELL: (
        "ลาก่อน|บ๊ายบาย|บายบาย|บาย|ไปก่อน|พอแล้ว|แค่นี้(?:แหละ|ก่อน|พอ)?|หมดคำถาม|เท่านี้(?:ก่อน|แหละ|พอ)?"
        "|ไม่มี(?:คำถาม|อะไร)(?:แล้ว|เพิ่มเติม|เพิ่ม)+",
        "(?:เดี๋ยว|ไว้|แล้ว|วันหลัง|คราวหน้า|ทีหลัง|พรุ่งนี้)+(?:จะ|ค่อย|ขอ)*(?:กลับมา|มา|ลอง|แวะมา)*(?:ถาม|ดู|ใช้"
        "|คุย|ติดต่อ|ใหม่)"
        "(?:ใหม่|อีก|ที|ครั้ง|ทีหลัง|นะ|วันหลัง|คราวหน้า|ต่อ|ดู)*",
        whole_latin(
            "bye(?:-?bye)?|goodbye|see you|(?:that'?s|that is) (?:all|it)"
            "|(?:i(?:'ll| will) )?(?:come back|ask again)(?: later| tomorrow)?"
        ),
    ),
    SmallTalk.GREETING: (
        "สวัสดี(?:ตอน)?(?:เช้า|บ่าย|เย็น)?|สวัดดี|หวัดดี|ดี(?!ไหม|มั้ย|กว่า)|อรุณสวัสดิ์|ทักทาย|ฮัลโหล|เฮลโล|ว่าไง"
        "|แอดมิน",
        "(?:รบกวน|ขอ|อยาก(?:จะ)?|มีเรื่อง(?:จะ|อยาก)*|มีคำถาม(?:จะ|อยาก)*)+(?:สอบถาม|ถาม"
        "|ปรึกษา)(?:คำถาม|ข้อมูล|หน่อย|นิดหนึ่ง|นิดนึง|นิด)*"
        "|มีคำถาม|มีใครอยู่(?:ไหม|มั้ย|บ้าง)",
        whole_latin("hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings"),
    ),
    SmallTalk.ACKNOWLEDGEMENT: (
        PARTICLES,
        r"5{3,}|ฮ่า+|ฮ่ะ+|(?<![a-z])(?:lol|haha)(?![a-z])",
        "โอเค|โอเช|ตกลง|รับทราบ|ทราบแล้ว|เข้าใจแล้ว|เข้าใจ|เก็ทแล้ว|ได้คำตอบแล้ว|ได้ความแล้ว|เรียบร้อย|ใช่|อ๋+อ+"
        "|อ้+อ+|อื+ม+|เค(?=$|[^\u0e00-\u0e7f])"
        "|ไม่เป็นไร|(?:ต้อง)?ขอโทษ(?:ด้วย|ที|ที่รบกวน)?|ขออภัย",
        whole_latin(
            "ok(?:ay)?|i see|got it|understood|alright|all right|sure|sorry|never ?mind|noted"
        ),
    ),
}
_FILLERS = (
    PARTICLES,
    _THE_SERVICE,
    "มาก|ๆ|แต่|เลย|หมด|จริงๆ|จริง|แล้ว|ผม|หน่อย|ด้วย|ที|ทุกคน|พี่|น้อง|เจ้าหน้าที่|ล่ะ|ละ|อ่ะ|อะ|เนี่ย|ก็|งั้น",
    whole_latin(
        "there|bot|very much|so much|a lot|very|really|again|please|everyone|then|and|all|you|now"
        "|for|that"
    ),
    SIGNS,
)
_NEXT = re.compile(
    "|".join(
        [f"(?P<{kind}>{'|'.join(phrases)})" for kind, phrases in _PHRASES.items()]
        + [f"(?P<filler>{'|'.join(_FILLERS)})"]
    )
)

_ASKED_FOR = (
    "รบกวน|กรุณา|ช่วย|ของ|ขอ|อยาก(?:จะ)?(?:ได้|ดู|อ่าน|เห็น|โหลด)|ต้องการ|ดู|อ่าน|ดาวน์โหลด|โหลด|เปิด|ส่ง|หา"
    "|มี|ให้|ได้(?:ที่"
    "|จาก)?(?:ไหน|ไหม|มั้ย)?|ที่ไหน|จากไหน|ตรงไหน"
    "|(?:อยู่)?ไหน|ไหม|มั้ย|หน่อย|ที|ด้วย|ทั้งหมด|นี้|คำตอบ|ตัว|เป็น|ฉบับ|ครบ|เป็นไฟล์|เข้าไป|ยังไง|อย่างไร|หรือเปล่า"
    "|ป่าว|บ้าง"
)
_ASKED_FOR_IN_ENGLISH = whole_latin(
    "can|could|may|i|we|you|please|get|have|see|read|download|send|show|open|me|us|where|is|are"
    "|do|does|to|the|a|an|of|for"
    "|link|want|need|find|full|whole|file|copy"
)
_SOURCE = "ต้นฉบับ|ฉบับเต็ม|ฉบับจริง|ฉบับสมบูรณ์|ไฟล์ ?pdf|pdf|พีดีเอฟ|แหล่งที่มา|แหล่งอ้างอิง|เอกสารอ้างอิง"
_SOURCE_IN_ENGLISH = whole_latin(
    "pdf|source(?: file| document| page)?|original(?: file| document| pdf| text)?"
    "|(?:full|whole) document"
)
_AROUND_SOURCE = f"(?:{_ASKED_FOR}|{_DOCUMENT}|{PARTICLES}|{_ASKED_FOR_IN_ENGLISH}|{SIGNS})"
_THE_SOURCE = re.compile(
    f"(?:(?!{_SOURCE}|{_SOURCE_IN_ENGLISH}){_AROUND_SOURCE})*+(?:{_SOURCE}|{_SOURCE_IN_ENGLISH})"
    f"(?:{_SOURCE}|{_SOURCE_IN_ENGLISH}|{_AROUND_SOURCE})*+"
)


def small_talk(text: str) -> SmallTalk | None:
    """The kind of small talk that a turn is, if it is nothing else.

    :param text: Normalised.
    :return: None when it asks for something else, or says nothing at all.
    """
    if _THE_SOURCE.fullmatch(text):
        return SmallTalk.SOURCE
    found: set[str] = set()
    place = 0
    # Phrase after phrase and never back, so that no input makes it try one reading after another.
    while place < len(text):
        phrase = _NEXT.match(text, place)
        if phrase is None or phrase.end() == place:
            return None
        found.add(phrase.lastgroup or "")
        place = phrase.end()
    return next((kind for kind in SmallTalk if kind in found), None)
