"""What a language model is asked for, in Thai."""

from chatbot.datatypes import Entry
from chatbot.text.normalise import on_one_line

ASKED_FOR = 10
"""Other wordings that are asked for, an entry."""

_BESIDE = 3
_LONGEST = 2000

TASK = f"""\
คุณช่วยบรรณาธิการเตรียมคลังคำถามของหน่วยงานราชการไทย ด้านล่างเป็นคำถามและคำตอบทางการหนึ่งข้อ \
โปรดเขียนคำถามที่ประชาชนหรือเจ้าหน้าที่น่าจะพิมพ์ถามจริง ดังนี้

1) "alternate" จำนวน {ASKED_FOR} คำถาม ถามเรื่องเดียวกับคำถามทางการและคำตอบนี้ตอบได้ครบ ใช้ถ้อยคำต่างกันให้มาก \
ทั้งทางการ ภาษาพูด เล่าสถานการณ์ คำค้นสั้น ๆ และปนคำอังกฤษ
2) "near-miss" จำนวน {_BESIDE} คำถาม ใช้คำคล้ายกันแต่คำตอบนี้ตอบไม่ได้
3) "gap" จำนวน {_BESIDE} คำถาม เรื่องข้างเคียงที่เอกสารไม่ได้กล่าวถึง

ใน "alternate" ห้ามเพิ่มตัวเลข ปี วันที่ ชื่อ หรือราคาที่ไม่มีในคำถามและคำตอบ
ตอบเป็น JSON บรรทัดละหนึ่งรายการ ไม่ต้องอธิบาย เช่น
{{"kind": "alternate", "text": "คำถาม"}}"""
"""What a model is told before an entry's official question and answer."""


def messages_for(entry: Entry) -> list[dict[str, str]]:
    """The conversation that asks for drafts of an entry."""
    question, answer = on_one_line(entry.question), on_one_line(entry.answer)[:_LONGEST]
    official = f"คำถามทางการ: {question}\nคำตอบทางการ: {answer}"
    return [{"role": "user", "content": f"{TASK}\n\n{official}"}]
