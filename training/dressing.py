"""Words that questions wear and passages do not.

Titles and headings, which most training questions are, have no question words, so the encoder
would take those of a real question for content. In training, questions get some at random.
"""

THAI = (
    "คืออะไร", "อะไร", "มีอะไรบ้าง", "อะไรบ้าง", "อย่างไร", "ยังไง", "ทำอย่างไร", "ต้องทำยังไง",
    "ได้หรือไม่", "หรือไม่", "ได้ไหม", "ได้ไหมคะ", "ไหมครับ", "มั้ย", "ใช่หรือไม่", "ใช่ไหม",
    "เท่าไร", "เท่าไหร่", "กี่", "กี่คน", "กี่ครั้ง", "กี่วัน", "ใคร", "ใครเป็นคน", "ใครคือ",
    "ที่ไหน", "ที่ใด", "ใด", "ใดบ้าง", "ไหน", "แห่งใด", "เมื่อไร", "เมื่อไหร่", "เมื่อใด", "ตอนไหน",
    "ปีใด", "ปีอะไร", "วันไหน", "ทำไม", "เพราะอะไร", "เพราะเหตุใด", "หรือเปล่า", "หรือยัง",
    "ชื่ออะไร", "ชื่อว่าอะไร", "เรียกว่าอะไร", "ประเภทใด", "มีจำนวนเท่าใด", "เท่าใด", "มากแค่ไหน",
    "ขอถามหน่อย", "อยากทราบว่า", "อยากรู้ว่า", "สอบถามว่า", "ขอสอบถาม", "รบกวนถาม", "สงสัยว่า",
    "ต้อง", "ควร", "ช่วยบอกหน่อย", "ครับ", "คะ", "ค่ะ", "จ้า", "หน่อย", "แล้ว", "ถ้า", "กรณี",
)  # fmt: skip

ENGLISH = (
    "what", "what is", "what is the", "what are the", "what was the", "what does", "what did",
    "what do we have to", "what kind of", "what type of", "what year did", "what name",
    "which", "which of the", "who", "who was the", "who is", "whose", "whom", "where",
    "where is", "where did", "where was", "when", "when did", "when was", "when is the",
    "why", "why did", "why is", "how", "how do i", "how did", "how does", "how can we",
    "how many", "how much", "how long", "how often", "how large", "how old", "is it",
    "is there a", "are there", "does", "does the", "did", "do we", "can i", "can we",
    "may we", "should we", "must", "in what", "in which", "by whom", "for whom", "to what",
    "along with", "other than", "besides", "please", "called", "the name of", "another",
)  # fmt: skip
