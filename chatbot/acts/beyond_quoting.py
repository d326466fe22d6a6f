"""Requests for work or an opinion, which a service that only quotes official text cannot meet.

What is asked for is told by the act, not by the subject: "draft us a letter about templates" has
every word of a question about templates. "Must a letter be drafted?" asks what holds, and is none.
"""

import re

from chatbot.acts.particles import PARTICLES, SIGNS, whole_latin

_FOR_ME = f"ให้(?:ด้วย|หน่อย|ที|ผม|ฉัน|ดิฉัน|หนู)|(?:หน่อย|ที|ซิ|สิ)(?:{PARTICLES}|{SIGNS})*$"
# Work on a text or a program; จัดทำ, ส่ง and กรอก are what offices are asked to do themselves.
_WORK = (
    "ร่าง|เขียน|แต่ง|แปล|แก้(?:ไข)?|เรียบเรียง|พิมพ์|ออกแบบ|สร้าง|วาด|คำนวณ|คิดเลข|สรุป(?:ย่อ)?|ย่อ|ปรับ"
    "|วิเคราะห์|คาดการณ์|ทำนาย|พยากรณ์|ทำ(?=สไลด์|รูป|ภาพ|การบ้าน|ตาราง|ppt|พรีเซนต์)"
)
# What a person could do for another; only where help is asked for.
_ERRAND = "ทำ|จัดทำ|นัด|จอง|ส่ง|โทร|ติดต่อ|กรอก|คีย์|ลงทะเบียน|อัปโหลด|สมัคร|ยื่น"
_LEAD = (
    f"(?:ช่วย|กรุณา|รบกวน|โปรด|จง|ขอให้|อยากให้|ต้องการให้|คุณ|บอท|ระบบ|ลอง|แล้ว|งั้น|{PARTICLES}|{SIGNS})*"
)
_ASKED_TO = "(?:ช่วย|อยากให้|ขอให้|จง)"
# "… ให้หน่อยได้ไหม" still asks for work.
_ASKS = "(?:หรือไม่|(?<!ได้)(?:ไหม|มั้ย)|อย่างไร|ยังไง|เมื่อไ|เมื่อใด|(?<!เ)กี่)"
_ORDERED = (
    rf"^{_LEAD}(?:{_WORK})(?!.*{_ASKS}).*(?:{_FOR_ME})",
    rf"^{_LEAD}{_ASKED_TO}(?:{_WORK})(?!.*{_ASKS})",
    rf"^{_LEAD}ช่วย(?:{_ERRAND})(?!.*{_ASKS}).*(?:{_FOR_ME})",
)
_OVERRULED = (
    rf"^{_LEAD}(?:ลืม|ไม่ต้องสนใจ|อย่าสนใจ|เพิกเฉย(?:ต่อ)?|ละเว้น|ยกเลิก|ข้าม|เลิกทำตาม)(?:กฎ|คำสั่ง|ข้อความ"
    rf"|ข้อจำกัด|เงื่อนไข|สิ่ง)"
    "(?:ทุก|ทั้งหมด|ก่อนหน้า|ที่|เดิม|ของ|ใน|ระบบ|เหล่านี้|นี้|ใด)",
    r"(?:ตอบ|พูด|บอก|พิมพ์)(?:มา)?(?:ว่า|แค่ว่า|แค่คำว่า|เฉพาะคำว่า)\s*[\"“'«]",
    f"^{_LEAD}(?:สมมติว่า|แกล้งทำเป็น|สวมบทบาท|ทำตัว)(?:เป็น)?(?:คุณ|ว่าคุณ|เป็น)",
    whole_latin(
        "(?:ignore|forget|disregard) (?:all |any |the |your |my )*(?:previous|prior|above|earlier"
        "|system) "
        "(?:instructions?|prompts?|rules?|messages?)|pretend (?:to be|you are|that you)"
        "|you are now an?"
    ),
)
_OPINION = (
    f"^{_LEAD}(?:(?:คุณ|ท่าน|บอท|แอดมิน|เธอ)ว่า|(?:คุณ|ท่าน|บอท|แอดมิน|เธอ|ระบบ)?คิดว่า(?!เข้าใจ|รู้))",
    "(?:ใน|ตาม)(?:สายตา|ความเห็น|ความคิด|ทัศนะ|มุมมอง)(?:เห็น)?(?:ของ)?"
    "(?:คุณ|ท่าน|บอท|แชทบอท|แอดมิน|เจ้าหน้าที่|ทีมงาน|พี่|เธอ|ระบบ)",
    "(?:คุณ|ท่าน|บอท|แอดมิน)(?:มี)?(?:ความ)?(?:คิดเห็น|เห็นด้วย|คิด|รู้สึก|ชอบ|เชื่อ)(?:ว่า|กับ|อย่างไร|ยังไง|ไหม"
    "|มั้ย|หรือ)",
    "(?:มี)?ความเห็น(?:ว่า)?(?:อย่างไร|ยังไง)(?:กับ|ต่อ|เกี่ยวกับ|บ้าง)|คิด(?:เห็น)?(?:อย่างไร|ยังไง)(?:กับ|ต่อ"
    "|เกี่ยวกับ)",
    f"^{_LEAD}(?:ทำนาย|พยากรณ์|คาดการณ์|คาดเดา|ทาย|เดา)(?:ว่า|ให้|หน่อย|ผล|อนาคต)",
    f"คุ้ม(?:ค่า)?(?:กับ(?:งบ|เงิน|เวลา|ค่า|ที่|แรง)|(?:ไหม|มั้ย|หรือเปล่า|ป่ะ|ปะ)(?:{PARTICLES}|{SIGNS})*$)",
    "(?:เคล็ดลับ|เทคนิค|ทริค)(?:อะไร|ไหน|ดีๆ|เด็ด|บ้าง|ให้)",
    whole_latin(
        "(?:do you|what do you|don't you) (?:personally )?(?:think|believe|feel|recommend|prefer)"
        "|(?:in )?your (?:own |personal )?opinion"
        "|predict|will win|worth (?:it|the (?:money|cost|effort|budget))|(?:any )?tips (?:for|on"
        "|to)"
    ),
)
_ENGLISH_WORK = (
    rf"^{SIGNS}*(?:(?:please|kindly|now|then|can you|could you|would you|will you|help me(?: to)?"
    rf"|i want you to|i need you to)[ ,]*)*"
    r"(?:write|draft|translate|rewrite|rephrase|summari[sz]e|compose|generate|edit|fix|proofread"
    r"|calculate|code (?:me|a|an|the|this)|draw|design)\b"
)
_BEYOND = re.compile("|".join((*_ORDERED, *_OVERRULED, *_OPINION, _ENGLISH_WORK)))


def beyond_quoting(text: str) -> bool:
    """Whether a turn asks for work, an opinion or a forecast instead of what a document says.

    :param text: Normalised, without courtesy.
    """
    return _BEYOND.search(text) is not None
