"""What an assistant of another maker is told, in English and Thai side by side.

It reads both whatever the person speaks; what comes back is worded by the person's question.
"""

SERVER_TITLE = "คำตอบทางการ / Official answers"

INSTRUCTIONS = (
    "Answers from official Thai government questions and answers, word for word and with their "
    "source. Ask with ask_official before you say anything about what these documents cover. "
    "Quote the text of 'answer' exactly as it is, with its citation. Never add to it, shorten it "
    "or mix it with what you know. When status is not 'answered', say that the documents have no "
    "sure answer, and show 'message', the choices and whom to ask.\n"
    "ใช้ ask_official ก่อนตอบเรื่องที่เอกสารเหล่านี้ครอบคลุม คัดลอกข้อความใน answer คำต่อคำพร้อมที่มา "
    "ห้ามแต่งเติม ย่อ หรือปะปนกับความรู้อื่น หาก status ไม่ใช่ answered ให้แจ้งว่าเอกสารไม่มีคำตอบที่แน่ชัด "
    "แล้วแสดง message คำถามที่เลือกได้ และผู้ที่สอบถามได้"
)

ASK_TITLE = "ถามจากเอกสารทางการ / Ask the official documents"

ASK_DESCRIPTION = (
    "Find the official answer to one question, in Thai or English, in the person's own words. "
    "It never writes an answer: it gives official text word for word, or says that there is none.\n"
    "How to use what comes back:\n"
    "- status 'answered': quote 'answer' word for word and cite it: title, section, number and "
    "date, with the url where there is one. Show 'notes' too. Show 'official_question' so that the "
    "person sees what was answered. Do not translate without showing the Thai text.\n"
    "- status 'suggested': no answer is sure. Show the official questions in 'choices', let the "
    "person choose, then call get_entry with document/version/id.\n"
    "- status 'refused': say that the documents have no answer; show 'message' and 'contact'. Do "
    "not answer from your own knowledge in place of the office.\n"
    "Each call stands alone: repeat in the question what a follow-up is about.\n"
    "ค้นหาคำตอบทางการของคำถามหนึ่งข้อ เมื่อ status เป็น answered ให้คัดลอก answer คำต่อคำพร้อมที่มา "
    "เมื่อเป็น suggested ให้แสดงคำถามใน choices ให้ผู้ถามเลือก แล้วเรียก get_entry "
    "เมื่อเป็น refused ให้แจ้งว่าเอกสารไม่มีคำตอบ พร้อม message และผู้ที่สอบถามได้ ห้ามตอบแทนด้วยความรู้ของตนเอง"
)

QUESTION_ARGUMENT = "The question in the person's own words / คำถามด้วยถ้อยคำของผู้ถาม"

DOCUMENT_ARGUMENT = (
    "Id of the document to answer from alone; all of them when left out / รหัสเอกสารที่ต้องการค้น"
)

LANGUAGE_ARGUMENT = (
    "Language of 'message', never of the official text; 'auto' is that of the question / "
    "ภาษาของ message"
)

ENTRY_TITLE = "เปิดคำตอบทางการตามชื่อข้อ / Open an official answer by its name"

ENTRY_DESCRIPTION = (
    "Give one official answer by its name, document/version/id as in 'choices' and 'citations', "
    "or by its id alone where one document is served. Quote it word for word with its citation.\n"
    "เปิดคำตอบทางการข้อที่ผู้ถามเลือก ให้คัดลอก answer คำต่อคำพร้อมที่มา"
)

ENTRY_ARGUMENT = "Name of the entry, document/version/id or id / ชื่อข้อ"

RESOURCE_DESCRIPTION = "Official questions and answers, word for word / คำถามและคำตอบทางการทุกข้อ"
