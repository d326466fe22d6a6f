"""Details that only their own signs can state: an amount of money, a month, a count, an address."""

import re

_NUMERAL = r"\d|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน|เดียว|ครึ่ง"
_MONTHS = "มกรา|กุมภา|มีนา|เมษา|พฤษภา|มิถุนา|กรกฎา|สิงหา|กันยา|ตุลา|พฤศจิกา|ธันวา"
_DATED = (
    rf"{_MONTHS}|ม\.ค|ก\.พ\.(?!ร)|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค|\d/\d"
    "|เดือน|ไตรมาส|ต้นปี|กลางปี|ปลายปี|ทุกวัน|ตลอด|month|quarter"
    "|january|february|march|april|june|july|august|september|october|november|december"
)
_ASKED = {
    "money": (
        "ค่า(?:ธรรมเนียม|ใช้จ่าย|ปรับ|บริการ|เช่า|สมัคร)|ราคา|กี่บาท|กี่ตังค์|เสีย(?:เงิน|ตังค์)"
        r"|how much money|\bfees?\b|\bcosts?\b|\bprice\b"
    ),
    "when": (
        "เมื่อไร|เมื่อไหร่|เมื่อใด|วันไหน|วันใด|วันที่เท่า|เดือนไหน|เดือนใด|กี่โมง|กี่วัน|กี่เดือน|กี่ปี|นานแค่ไหน|นานเท่า|เดดไลน์"
        r"|\bwhen (?:is|are|do|does|will|must|should)\b|how long|deadline"
    ),
    "price": (
        r"กี่\s?(?:บาท|ตังค์)|(?:ราคา|ค่า\S{0,20})เท่า(?:ไร|ไหร่|ใด)"
        "|how much (?:is|does|do|are|will)"
    ),
    "month": "เดือน(?:ไหน|ใด|อะไร)|(?:which|what) month",
    "date": "วันที่เท่า|วันที่อะไร|วันไหน|วันใด|(?:which|what) (?:date|day)",
    "hours": r"กี่\s?(?:ชั่วโมง|ชม|นาที)|how many (?:hours|minutes)",
    "days": "กี่วัน|how many days",
    "months": "กี่เดือน|how many months",
    "years": "กี่ปี|how many years",
    "people": "กี่คน|how many (?:people|persons|members)",
    "times": "กี่(?:ครั้ง|รอบ|หน)|how many times",
    "how much": "กี่|เท่าไร|เท่าไหร่|เท่าใด|how many|how much",
    "percentage": (
        r"กี่\s?(?:เปอร์|%|percent)|ร้อยละเท่า|(?:เปอร์เซ็นต์|%)\s?เท่า|what percent|how many percent"
    ),
    "points": r"(?:กี่|เท่าไร|เท่าไหร่)\s?(?:คะแนน|แต้ม)|(?:คะแนน|แต้ม)\s?(?:เท่า|กี่)|how many points",
    "extreme": "สูงสุด|ต่ำสุด|มากที่สุด|น้อยที่สุด|highest|lowest",
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
        rf"|{_MONTHS}"
    ),
    "price": (
        "บาท|ฟรี|ไม่(?:ต้อง)?(?:เสีย|เก็บ|มีค่า|คิดค่า|เรียกเก็บ|ต้องชำระ)|ยกเว้น|โดยไม่|%|ร้อยละ|เท่า|ล้าน|งบ"
        r"|\bfree\b|baht"
    ),
    "month": _DATED,
    "date": rf"{_DATED}|วัน|สัปดาห์|จันทร์|date|\bdays?\b",
    "hours": "ชั่วโมง|ชม|นาที|ทันที|hour|minute",
    "days": r"วัน|ชั่วโมง|ทันที|สัปดาห์|\bdays?\b",
    "months": r"เดือน|ปี|วัน|\bmonths?\b",
    "years": r"ปี|เดือน|ตลอด|เท่า|\byears?\b",
    "people": "คน|ราย|ท่าน|นาย|ผู้แทน|เดียว|people|person|member",
    "times": "ครั้ง|รอบ|หน|เดียว|งวด|ทุก|จำกัด|ตลอด|วาระ|สมัย|คราว|times|once|twice",
    "how much": rf"{_NUMERAL}|ไม่|ทุก|ทั้งหมด|อย่างน้อย|%",
    "percentage": "ร้อยละ|%|เปอร์เซ็น|percent|ทั้งหมด|ครึ่ง|เท่า",
    "points": r"คะแนน|แต้ม|score|\bpoints?\b",
    "extreme": "สุด|อันดับ|ลำดับ|ไม่เกิน|ไม่น้อย|อย่างน้อย|ขั้นต่ำ|ตั้งแต่|ก่อน|most|highest|lowest",
    "phone": r"\d{3}|เบอร์|โทร",
    "email": r"@|อีเมล|e-?mail",
    "address of an email": "@",
    "definition": "คือ|หมายถึง|หมายความ|ได้แก่|นิยาม|เป็นการ|ประกอบด้วย|เรียกว่า|มุ่ง|:|=",
}
DETAILS = tuple(_ASKED)
"""Their names."""
GENERAL = frozenset({"money", "when", "how much", "email"})
"""Those that a more particular one, where it is lacking too, says better."""
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
