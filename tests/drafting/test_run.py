"""Drafting by a model from entry to file: stopped, gone on with, and what it cost."""

import pytest
from fixtures.language_model import completion

from chatbot.drafting.filtering import Filter
from chatbot.drafting.run import DraftingSummary, draft_entries
from chatbot.drafting.store import DraftFile
from chatbot.drafting.with_model import ModelDrafter
from chatbot.errors import EndpointError

ANSWER = (
    '{"kind": "alternate", "text": "ลูกค้าเอารถมาไว้ตรงไหนได้"}\n'
    '{"kind": "alternate", "text": "ที่จอดรถของผู้มาติดต่ออยู่ที่ใด"}\n'
    '{"kind": "alternate", "text": "ลานจอดรถเปิดปิดเวลาไหน"}\n'
    '{"kind": "near-miss", "text": "จอดที่ชั้น 7 ได้ไหม"}\n'
)


@pytest.fixture
def parking(two_document_service):
    return two_document_service.chatbot.collection.current[1].entries


def test_the_document_is_the_one_about_parking(parking):
    assert [entry.id for entry in parking] == ["annual-01", "annual-02", "annual-03"]


def test_a_run_that_fails_keeps_what_it_has_and_the_next_goes_on(
    two_document_service, parking, serve, endpoint_to, tmp_path
):
    stand_in = serve((200, completion(ANSWER), 0), (500, b"", 0))
    endpoint, _ = endpoint_to(stand_in)
    drafter, judge = ModelDrafter(endpoint, 100), Filter(two_document_service.chatbot)
    file, summary = DraftFile(tmp_path), DraftingSummary()
    with pytest.raises(EndpointError):
        draft_entries(parking, drafter, judge, {"parking": file}, summary)
    assert (summary.entries, summary.kept) == (1, 2)
    assert summary.dropped == {"near-copy": 1, "other-entry": 1}
    assert (drafter.cost.asked, drafter.cost.said, drafter.cost.counted) == (100, 20, True)

    again = DraftFile(tmp_path)
    assert again.drafted_by("small") == {"annual-01"}
    open_ = [(line.kind, line.text) for line in again.lines if line.status == "open"]
    assert open_ == [
        ("alternate", "ลูกค้าเอารถมาไว้ตรงไหนได้"),
        ("near-miss", "จอดที่ชั้น 7 ได้ไหม"),
    ]


def test_an_answer_without_drafts_leaves_the_entry_to_the_next_run(
    two_document_service, parking, serve, endpoint_to, tmp_path
):
    endpoint, _ = endpoint_to(serve((200, completion("ขออภัยค่ะ"), 0)))
    drafter, judge = ModelDrafter(endpoint, 100), Filter(two_document_service.chatbot)
    file, summary = DraftFile(tmp_path), DraftingSummary()
    draft_entries(parking[:1], drafter, judge, {"parking": file}, summary)
    assert (summary.entries, summary.silent) == (1, 1)
    assert file.drafted_by("small") == set()


def test_the_model_is_told_the_entry_and_nothing_else(
    two_document_service, parking, serve, endpoint_to
):
    stand_in = serve((200, completion(ANSWER), 0))
    endpoint, _ = endpoint_to(stand_in)
    ModelDrafter(endpoint, 100).drafts(parking[0])
    (message,) = stand_in.requests[0][2]["messages"]
    assert "คำถามทางการ: ที่จอดรถของผู้มาติดต่ออยู่ที่ใด" in message["content"]
    assert "ลานจอดรถด้านหลังอาคาร 2" in message["content"]
    assert "06.00" not in message["content"]
