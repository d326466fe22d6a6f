"""ใช่ and ใช้: right or to be used, one tone mark apart."""

import re

from chatbot.repair.edit import Edit

_ASKED = "ไหม|มั้ย|มั๊ย|ไม๊|ม้าย|หรือไม่|หรือเปล่า|หรือป่าว|รึเปล่า|ป่ะ|ปะ|ป้ะ|ป่าว|มะ"
_POLITE = r"(?:\s|นะ|คะ|ค่ะ|คับ|ครับ|ครัช|จ๊ะ|[?.!])*"
# ไช่ and ไช้ are no words. Before a tag question it is ใช่ that was meant, elsewhere ใช้.
_MISSPELT = re.compile(f"ไช[่้](?P<asked>{_ASKED})?")
# What ใช้ follows when it really is about use.
_OF_USE = (
    "(?<!ถูก)ต้อง|ควร|ให้|จะ|ได้|ไม่|เคย|ไป|มา|ยัง|การ|นำ|ผู้|ค่า|น่า|ที่|เพื่อ|อยาก|ขอ|เอา|หยิบ|เปิด"
    "|เริ่ม|ถูก|ก่อน|หลัง|ใคร"
)
_TAG = re.compile(rf"(?<!^)(?<!\s)(?P<word>ใช้)\s*(?:{_ASKED}){_POLITE}$")
_ENDS_OF_USE = re.compile(f"(?:{_OF_USE})$")


def certain(text: str) -> list[Edit]:
    """ไช่ and ไช้, which are always wrong, as ใช่ or ใช้.

    :param text: Normalised.
    """
    return [
        Edit(found.start(), found.start() + 3, "ใช่" if found["asked"] else "ใช้")
        for found in _MISSPELT.finditer(text)
    ]


def possible(text: str) -> list[Edit]:
    """ใช้ at the end of a question where ใช่ may have been meant, e.g. อยู่ในด้านนี้ใช้ไหม.

    :param text: Normalised.
    :return: None when the words before it are about using something, e.g. ต้องใช้ไหม.
    """
    found = _TAG.search(text)
    if found is None or _ENDS_OF_USE.search(text[: found.start()]):
        return []
    return [Edit(found.start("word"), found.end("word"), "ใช่")]
