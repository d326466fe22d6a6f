"""Thai."""

from chatbot.datatypes import ConflictKind, Reason, Status
from chatbot.decision.smalltalk import SmallTalk
from chatbot.wording.base import Wording
from chatbot.wording.conflicts import ConflictWording

_ASK_FURTHER = "หากต้องการข้อมูลเพิ่มเติมเกี่ยวกับเรื่องในเอกสาร กรุณาสอบถาม{contact}"

THAI = Wording(
    language="th",
    reasons={
        Reason.UNSURE: "ไม่แน่ใจว่าตรงกับคำถามข้อใด กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ",
        Reason.NOT_COVERED: f"ไม่พบคำตอบของคำถามนี้ในเอกสาร {_ASK_FURTHER}",
        Reason.GAP: f"{{gap}} {_ASK_FURTHER}",
        Reason.NONE_OF_THESE: (
            "ไม่พบคำตอบทางการที่ตรงกับที่ต้องการทราบ ดูคำถามทั้งหมดได้ในรายการคำถาม หรือลองถามอีกครั้งด้วยถ้อยคำอื่น "
            f"{_ASK_FURTHER}"
        ),
        Reason.EMPTY: "กรุณาพิมพ์คำถามเป็นข้อความ",
        Reason.TOO_LONG: (
            "คำถามยาว {length} ตัวอักษร ระบบรับได้ไม่เกิน {limit} ตัวอักษร กรุณาย่อคำถามแล้วลองอีกครั้ง"
        ),
        Reason.NOT_OFFERED: (
            "มีคำถามให้เลือก {count} ข้อ กรุณาพิมพ์หมายเลข 1 ถึง {count} หรือพิมพ์คำถามเป็นข้อความ"
        ),
    },
    not_offered_one="มีคำถามให้เลือก 1 ข้อ กรุณาพิมพ์หมายเลข 1 หรือพิมพ์คำถามเป็นข้อความ",
    conflict=ConflictWording(
        bands={
            Status.ANSWERED: "{conflicts} กรุณาอ่านคำถามทางการก่อนนำคำตอบไปใช้",
            Status.SUGGESTED: "{conflicts} กรุณาเลือกข้อที่ใกล้เคียงกับที่ต้องการทราบ",
            Status.REFUSED: f"{{conflicts}} {_ASK_FURTHER}",
        },
        contradicted={
            ConflictKind.YEAR: "กล่าวถึงปี {stated} ไม่ใช่ปี {asked}",
            ConflictKind.NUMBER: "กล่าวถึง {stated} ไม่ได้กล่าวถึง {asked}",
            ConflictKind.NAME: "กล่าวถึง {stated} ไม่ได้กล่าวถึง {asked}",
            ConflictKind.CONDITION: "กล่าวถึงกรณี “{stated}” ซึ่งต่างจากกรณีที่ถาม",
            ConflictKind.POLARITY: "ถามในทางตรงข้ามกับคำถามของคุณ",
            ConflictKind.DETAIL: "ระบุ{stated} ไม่ได้ระบุ{asked}",
        },
        lacking={
            ConflictKind.YEAR: "ไม่ได้กล่าวถึงปี {asked}",
            ConflictKind.NUMBER: "ไม่ได้กล่าวถึง {asked}",
            ConflictKind.NAME: "ไม่ได้กล่าวถึง {asked}",
            ConflictKind.CONDITION: "ไม่ได้กล่าวถึงกรณีที่ถาม",
            ConflictKind.POLARITY: "ถามในทางตรงข้ามกับคำถามของคุณ",
            ConflictKind.DETAIL: "ไม่ได้ระบุ{asked}",
        },
        details={
            "when": "เวลา",
            "how much": "จำนวน",
            "who": "ผู้รับผิดชอบ",
            "where": "สถานที่หรือช่องทาง",
            "how": "วิธีดำเนินการ",
            "what": "รายละเอียดของเรื่องที่ถาม",
            "why": "เหตุผล",
            "yes or no": "เรื่องที่ถามไว้",
        },
        nearest_entry="ข้อที่ใกล้ที่สุดในเอกสาร{clauses}",
        listed="{others} และ {last}",
        asked="สิ่งที่ถาม",
    ),
    small_talk={
        SmallTalk.GREETING: (
            "สวัสดี ยินดีให้บริการ พิมพ์คำถามเกี่ยวกับเรื่องในเอกสารได้เลย ระบบจะแสดงคำตอบตามต้นฉบับพร้อมที่มา"
        ),
        SmallTalk.THANKS: "ด้วยความยินดี หากมีคำถามเพิ่มเติม พิมพ์ถามได้ทันที",
        SmallTalk.FAREWELL: "ขอบคุณที่ใช้บริการ",
        SmallTalk.HELP: (
            "ระบบนี้ค้นคำตอบจากเอกสารถาม-ตอบของทางราชการ และแสดงถ้อยคำตามต้นฉบับพร้อมที่มา "
            "หากเอกสารไม่มีคำตอบ ระบบจะแจ้งให้ทราบ"
        ),
    },
    service="บริการถาม-ตอบจากเอกสารทางการ",
    skip_to_question="ข้ามไปที่ช่องพิมพ์คำถาม",
    skip_to_list="ข้ามไปที่รายการคำถามทั้งหมด",
    issued_by="เอกสารของ{office}",
    dated="ฉบับวันที่ {date}",
    open_document="เปิดเอกสารฉบับเต็ม",
    new_tab="เปิดในแท็บใหม่",
    notice_label="ข้อควรทราบ",
    notice=(
        "บริการนี้ตอบโดยอัตโนมัติ คำตอบทางการทุกข้อคัดลอกคำต่อคำจากเอกสารฉบับวันที่ "
        "{date} และระบบไม่เก็บข้อความที่คุณพิมพ์"
    ),
    notice_uncurated=(
        "ขณะนี้ระบบมีเฉพาะข้อความในเอกสาร จึงมักให้คุณเลือกคำถามทางการที่ใกล้เคียงมากกว่าแสดงคำตอบทันที"
    ),
    conversation="บทสนทนา",
    welcome="ต้องการทราบเรื่องใด",
    welcome_more=(
        "พิมพ์คำถามด้วยถ้อยคำของคุณเอง หรือเลือกจากตัวอย่าง "
        "ระบบจะแสดงคำตอบทางการพร้อมที่มา หากเอกสารไม่ได้ตอบเรื่องนั้นไว้ "
        "ระบบจะแจ้งให้ทราบ"
    ),
    examples="ตัวอย่างคำถาม",
    question_label="คำถามของคุณ",
    question_placeholder="พิมพ์คำถามที่นี่",
    question_hint="กดแป้นเอนเทอร์เพื่อส่ง กดแป้นชิฟต์พร้อมเอนเทอร์เพื่อขึ้นบรรทัดใหม่",
    send="ส่งคำถาม",
    new_conversation="เริ่มบทสนทนาใหม่",
    busy="กำลังค้นหาคำตอบในเอกสาร",
    sections="หมวดที่สนใจ",
    all_sections="ทุกหมวด",
    section_chosen=("แสดงตัวอย่างและรายการคำถามเฉพาะหมวดนี้ ส่วนคำถามที่คุณพิมพ์ ระบบยังค้นจากทุกหมวด"),
    question_list="คำถามทั้งหมดในเอกสาร",
    open_list="ดูรายการคำถาม",
    close_list="ปิดรายการ",
    count="{count} ข้อ",
    find_in_list="ค้นในรายการคำถาม",
    found_in_list="แสดง {count} ข้อ",
    none_in_list="ไม่มีคำถามที่มีคำนี้ในรายการ ลองพิมพ์ถามในช่องคำถามของคุณ",
    number="ข้อ {number}",
    you_asked="คุณถาม",
    you_chose="คุณเลือก",
    searched_as="ค้นหาเป็น",
    search_as_typed="ค้นหาตามที่พิมพ์:",
    searched_as_typed="ค้นหาตามที่พิมพ์ โดยไม่แก้ไขข้อความ",
    whole_text="แสดงข้อความทั้งหมด",
    understood_as="เข้าใจคำถามว่า",
    official_question="คำถามทางการ",
    official_answer="คำตอบทางการ",
    word_for_word="คัดลอกคำต่อคำจากเอกสาร",
    confidence=("ระบบประเมินว่าข้อนี้ตรงกับคำถามของคุณร้อยละ {percent} กรุณาอ่านคำถามทางการก่อนนำคำตอบไปใช้"),
    doubtful=(
        "น่าจะเป็นข้อนี้ แต่ระบบไม่มั่นใจ (ร้อยละ {percent}) กรุณาตรวจดูว่าคำถามทางการตรงกับที่ต้องการทราบหรือไม่"
    ),
    other_section="คำตอบนี้อยู่นอกหมวดที่คุณเลือกไว้",
    superseded_by="เอกสารฉบับนี้มีฉบับใหม่แทนแล้ว คือฉบับวันที่ {successor}",
    source="ที่มา",
    document="เอกสาร",
    section="หมวด",
    entry_number="ข้อ",
    date="วันที่",
    version="ฉบับ",
    open_source="เปิดต้นฉบับ",
    open_source_at="เปิดต้นฉบับ หมวด{section} ข้อ {number}",
    errata="หมายเหตุบรรณาธิการ",
    errata_more="ไม่ใช่ข้อความในเอกสารทางการ",
    copy="คัดลอกคำตอบและที่มา",
    copied="คัดลอกแล้ว",
    copy_failed="คัดลอกไม่สำเร็จ กรุณาเลือกข้อความแล้วคัดลอกด้วยตนเอง",
    related="คำถามทางการอื่นที่ใกล้เคียง",
    external_link="เว็บไซต์ภายนอก เปิดในแท็บใหม่",
    did_you_mean="คุณหมายถึงข้อใด",
    nearest="คำถามทางการที่ใกล้เคียงที่สุด",
    offered_before="คำถามทางการที่เลือกได้",
    choice="ตัวเลือกที่",
    choice_hint="กดที่คำถามที่ต้องการ หรือพิมพ์หมายเลข เช่น",
    none_of_these="ไม่ใช่ข้อใดเลย",
    in_section="หมวด{section}",
    in_document="ข้อ {number} ในเอกสาร",
    in_titled="ข้อ {number} ใน “{title}”",
    not_official="ข้อความจากระบบ ไม่ใช่คำตอบทางการ",
    empty_question="กรุณาพิมพ์คำถามก่อนกดส่ง",
    server_gone=("ติดต่อระบบไม่ได้ในขณะนี้ ข้อความที่คุณพิมพ์ยังอยู่ในช่องคำถาม กรุณาตรวจสอบการเชื่อมต่อแล้วลองอีกครั้ง"),
    bad_request="ระบบอ่านคำขอนี้ไม่ได้ กรุณาโหลดหน้านี้ใหม่แล้วลองอีกครั้ง",
    needs_scripts="หน้านี้ต้องใช้จาวาสคริปต์ กรุณาเปิดใช้ในเบราว์เซอร์แล้วโหลดหน้านี้ใหม่",
    new_started="เริ่มบทสนทนาใหม่แล้ว",
    source_page="ต้นฉบับเอกสาร",
    source_page_note=("หน้านี้แสดงข้อความของเอกสารตามต้นฉบับทุกบรรทัด ตัวเลขในคอลัมน์แรกคือเลขบรรทัดในแฟ้มต้นฉบับ"),
    back_to_chat="กลับไปหน้าถาม-ตอบ",
    raw_source="เปิดแฟ้มข้อความต้นฉบับ",
    superseded="เอกสารฉบับนี้มีฉบับใหม่แทนแล้ว",
    open_current="เปิดฉบับวันที่ {date}",
    line="บรรทัด",
    errata_list="หมายเหตุบรรณาธิการ (ไม่ใช่ส่วนหนึ่งของเอกสาร)",
    not_found="ไม่พบหน้าที่ต้องการ",
    not_found_more=("ที่อยู่นี้ไม่มีเอกสารหรือฉบับของเอกสารที่ระบุ กรุณากลับไปหน้าถาม-ตอบแล้วเปิดต้นฉบับจากที่นั่น"),
    as_typed_option="(หากต้องการค้นหาตามที่พิมพ์ ให้ถามอีกครั้งโดยเพิ่ม --as-typed)",
    ask_a_choice="(หากต้องการคำตอบของข้อใด ให้ถามอีกครั้งด้วยคำถามนั้น)",
    if_none_of_these="(หากไม่ใช่ข้อใดเลย ให้ถามอีกครั้งด้วยถ้อยคำอื่น หรือสอบถามหน่วยงานเจ้าของเอกสาร)",
    cited_question="คำถาม: {question}",
    cited_answer="คำตอบ: {answer}",
    cited_note="หมายเหตุบรรณาธิการ (ไม่ใช่ข้อความในเอกสารทางการ): {note}",
    cited_source=("ที่มา: {title} หมวด{section} ข้อ {number} บรรทัด {lines} วันที่ {date} ({office})"),
)
