"""Details that only their own signs can state: an amount of money, a time, a count, an address."""

import re

_NUMERAL = r"\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|เดียว|ครึ่ง"
_ASKED = {
    "money": (
        "ค่า(?:ธรรมเนียม|ใช้จ่าย|ปรับ|บริการ|เช่า|สมัคร)|ราคา|กี่บาท|กี่ตังค์|เสีย(?:เงิน|ตังค์)"
        r"|how much money|\bfees?\b|\bcosts?\b|\bprice\b"
    ),
    "when": (
        "เมื่อไร|เมื่อไหร่|เมื่อใด|วันไหน|วันใด|วันที่เท่า|เดือนไหน|เดือนใด|กี่โมง|กี่วัน|กี่เดือน|กี่ปี|นานแค่ไหน|นานเท่า|เดดไลน์"
        r"|\bwhen (?:is|are|do|does|will|must|should)\b|how long|deadline"
    ),
    "how much": "กี่|เท่าไร|เท่าไหร่|เท่าใด|how many|how much",
    "percentage": (
        r"กี่\s?(?:เปอร์|%|percent)|ร้อยละเท่า|(?:เปอร์เซ็นต์|%)\s?เท่า|what percent|how many percent"
    ),
    "points": r"(?:กี่|เท่าไร|เท่าไหร่)\s?(?:คะแนน|แต้ม)|(?:คะแนน|แต้ม)\s?(?:เท่า|กี่)|how many points",
    "phone": r"เบอร์|(?:หมายเลข|เลข)?โทรศัพท์|phone number",
    "email": r"อีเมล|e-?mail",
    "address of an email": (
        r"(?:ขอ|บอก|พิมพ์)(?:ที่อยู่)?(?:อีเมล|เมล)|(?:อีเมล|เมล)\S{0,40}(?:คืออะไร|เขียนยังไง)|ที่อยู่(?:อี)?เมล"
        "|e-?mail address|what (?:is|are) .{0,40}e-?mail"
    ),
    "definition": (
        "คืออะไร|หมายถึงอะไร|แปลว่าอะไร|หมายความว่าอย่างไร|what (?:does|do) .{1,40} mean"
        r"|^what (?:is|are) (?:an? )?(?!the\b)[\w-]+(?: [\w-]+){0,3}\??$"
    ),
}
# Whatever could be a statement of it: only an entry without any sign of one lacks it.
_STATED = {
    "money": (
        "บาท|ค่า(?:ธรรมเนียม|ใช้จ่าย|ปรับ|บริการ|เช่า|สมัคร)|ฟรี|ราคา|เงิน|ร้อยละ|%|งบ"
        r"|\bfees?\b|\bcosts?\b"
    ),
    "when": (
        r"\d|วัน|เดือน|ปี|ชั่วโมง|โมง|นาที|ทันที|สัปดาห์|ไตรมาส|เวลา|ก่อน|หลัง|เมื่อ|ระหว่าง|ตลอด"
        "|มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
    ),
    "how much": rf"{_NUMERAL}|ไม่|ทุก|ทั้งหมด|อย่างน้อย|%",
    "percentage": "ร้อยละ|%|เปอร์เซ็น|percent|ทั้งหมด|ครึ่ง|เท่า",
    "points": r"คะแนน|แต้ม|score|\bpoints?\b",
    "phone": r"\d{3}|เบอร์|โทร",
    "email": r"@|อีเมล|e-?mail",
    "address of an email": "@",
    "definition": "คือ|หมายถึง|หมายความ|ได้แก่|นิยาม|เป็นการ|ประกอบด้วย|เรียกว่า|มุ่ง|:|=",
}
DETAILS = tuple(_ASKED)
"""Their names."""
_ASKED_FOR = {name: re.compile(pattern) for name, pattern in _ASKED.items()}
_STATES = {name: re.compile(pattern) for name, pattern in _STATED.items()}


def details_asked(text: str) -> frozenset[str]:
    """The details that a question asks for.

    :param text: Normalised.
    :return: Names from ``DETAILS``.
    """
    return frozenset(name for name, pattern in _ASKED_FOR.items() if pattern.search(text))


def details_stated(text: str) -> frozenset[str]:
    """The details that a text could state.

    :param text: Normalised.
    :return: Names from ``DETAILS``.
    """
    return frozenset(name for name, pattern in _STATES.items() if pattern.search(text))
