"""What stands in the description of the API to be tried out: of the document that is shipped."""

from typing import Any

_DOCUMENT, _VERSION = "opdc-potential-base-2565", "2564-09-10"

_ASKED: list[dict[str, Any]] = [
    {"question": "ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด"},
    {
        "question": "ข้อ 2",
        "conversation": [{"question": "Open Data"}],
        "language": "th",
        "top_k": 3,
    },
    {"entry": f"{_DOCUMENT}/{_VERSION}/pmqa-05", "conversation": [{"question": "PMQA"}]},
]

_FEEDBACK: dict[str, Any] = {
    "answer": "0123456789abcdef0123456789abcdef",
    "verdict": "misses",
    "fault": "outdated",
}

_ANSWER: dict[str, Any] = {
    "qid": None,
    "id": "0123456789abcdef0123456789abcdef",
    "status": "refused",
    "reason": "not_covered",
    "confidence": 0.02,
    "ranking": [{"id": "pmqa-05", "score": 0.31}],
    "official_question": None,
    "answer": None,
    "citations": [],
    "message": "ไม่พบคำตอบของคำถามนี้ในเอกสาร",
    "contact": {"name": "สำนักงาน ก.พ.ร."},
    "contacts": [{"name": "สำนักงาน ก.พ.ร."}],
    "suggestions": [],
    "offered": [],
    "choices": [],
    "elsewhere": None,
    "conflicts": [],
    "notes": [],
    "repaired_query": None,
    "understood_query": None,
    "ms": 3.1,
}

_PROBLEM: dict[str, Any] = {
    "type": "/api/v1/docs#problem-404",
    "title": "ไม่พบสิ่งที่ขอ",
    "status": 404,
    "detail": "ไม่มีที่อยู่หรือชื่อนี้ในระบบ กรุณาดูรายการทั้งหมดในหน้าเอกสารของ API",
    "detail_th": "ไม่มีที่อยู่หรือชื่อนี้ในระบบ กรุณาดูรายการทั้งหมดในหน้าเอกสารของ API",
    "detail_en": "Nothing has that address or that name. The documentation lists all calls.",
}

EXAMPLES = {
    "AskBody": _ASKED,
    "FeedbackBody": [_FEEDBACK],
    "AnswerBody": [_ANSWER],
    "ProblemBody": [_PROBLEM],
}
"""Per object of the description."""
