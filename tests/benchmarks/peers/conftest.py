"""Two entries and four questions; one system's responses to them."""

import pytest

from benchmarks.peers.system import Response
from benchmarks.peers.task import RetrievalTask, TaskEntry, task_key
from chatbot.corpus.questions import Question


@pytest.fixture
def task():
    """Of the four questions the third accepts both entries, and the last has no answer."""
    return RetrievalTask(
        "fees",
        (
            TaskEntry("fee", "ค่าธรรมเนียมเท่าใด", "ร้อยบาท", ("เสียเงินเท่าไหร่",)),
            TaskEntry("days", "ใช้เวลากี่วัน", "สามวัน"),
        ),
        (
            Question("1", "จ่ายกี่บาท", "other", {task_key("fee"): 2}),
            Question("2", "รอกี่วัน", "other", {task_key("days"): 2}),
            Question("3", "เงินกับเวลา", "other", {task_key("days"): 2, task_key("fee"): 1}),
            Question("4", "จอดรถที่ไหน", "far", {}),
        ),
    )


@pytest.fixture
def responses():
    """The second puts the wrong entry first, and is less sure of it."""
    return [
        Response(("fee", "days"), 0.9),
        Response(("fee", "days"), 0.4),
        Response(("fee", "days"), 0.8),
        Response(("days",), 0.3),
    ]
