"""Drafts on the page: taken, edited, dropped, in bulk, and published."""

import re

import pytest
from doors.web.admin.conftest import HERE, token_in
from doors.web.admin.test_documents import fields_of

from chatbot.corpus.models import DraftLine
from chatbot.datatypes import EntryKey
from chatbot.drafting.store import DraftFile
from chatbot.wording.admin.th import THAI_ADMIN

HOURS = EntryKey("parking", "1", "annual-03")
TEXTS = ("เอารถเข้าได้ตั้งแต่ตอนไหน", "ลานจอดเปิดปิดเมื่อไหร่", "<b>จอดได้ถึงกี่โมง</b>")


@pytest.fixture
def file(own_settings):
    file = DraftFile(own_settings.corpus / "parking")
    lines = [
        DraftLine(id="annual-03", kind="alternate", text=text, origin="spelling") for text in TEXTS
    ]
    file.append([*lines, DraftLine(id="annual-03", kind="gap", text="การจอดค้างคืน", origin="model")])
    return file


def statuses(file):
    return [line.status for line in DraftFile(file.path.parent).lines]


def names_in(page):
    return re.findall(r'name="text-([0-9a-f]+)"', page.text)


def test_there_is_nothing_where_nothing_waits(writing_editor):
    assert THAI_ADMIN.no_drafts in writing_editor.get("/drafts").text


def test_each_draft_stands_beside_its_entry(writing_editor, file):
    page = writing_editor.get("/drafts")
    assert len(names_in(page)) == 4
    assert "annual-03" in page.text
    assert "<b>จอด" not in page.text
    assert len(names_in(writing_editor.get("/drafts/gap"))) == 1
    assert THAI_ADMIN.open_drafts.format(count=4) in writing_editor.get("/").text


def test_decisions_are_kept_and_what_was_not_decided_waits(writing_editor, file):
    take, edit, drop, _ = names_in(writing_editor.get("/drafts"))
    form = {
        f"text-{take}": TEXTS[0], f"take-{take}": "take",
        f"text-{edit}": "ลานจอดเปิดตั้งแต่เช้ากี่โมง", f"take-{edit}": "take",
        f"text-{drop}": TEXTS[2], f"take-{drop}": "drop",
    }  # fmt: skip
    assert writing_editor.post("/drafts", form).status_code == 303
    assert statuses(file) == ["accepted", "edited", "dropped", "open"]
    assert DraftFile(file.path.parent).lines[1].text == "ลานจอดเปิดตั้งแต่เช้ากี่โมง"
    page = writing_editor.get("/drafts").text
    assert THAI_ADMIN.drafts_decided.format(taken=2, dropped=1) in page
    assert THAI_ADMIN.drafts_waiting.format(count=2) in page


@pytest.mark.parametrize(("all_", "status"), [("take", "accepted"), ("drop", "dropped")])
def test_a_page_is_decided_on_at_once(writing_editor, file, all_, status):
    page = writing_editor.get("/drafts/alternate")
    form = {f"text-{name}": text for name, text in zip(names_in(page), TEXTS, strict=True)}
    writing_editor.post("/drafts/alternate", {**form, "all": all_})
    assert statuses(file) == [status] * 3 + ["open"]


def test_what_is_taken_is_published_and_answers(writing_editor, file, writing_service):
    name, *_ = names_in(writing_editor.get("/drafts"))
    writing_editor.post("/drafts", {f"text-{name}": TEXTS[0], f"take-{name}": "take"})
    tried = writing_editor.post("/drafts/publish")
    assert TEXTS[0] in tried.text
    assert TEXTS[0] not in writing_service.chatbot.collection.alternates.get(HOURS, ())
    done = writing_editor.post("/drafts/publish", fields_of(tried))
    assert done.status_code == 303
    assert writing_service.chatbot.collection.alternates[HOURS] == (TEXTS[0],)
    assert DraftFile(file.path.parent).lines[0].written
    assert writing_editor.post("/drafts/publish").status_code == 303


def test_a_form_about_drafts_that_are_others_by_now_decides_nothing(writing_editor, file):
    names = names_in(writing_editor.get("/drafts"))
    lines = DraftFile(file.path.parent).lines
    DraftFile(file.path.parent).replace([(0, lines[0].model_copy(update={"text": "อย่างอื่น"}))])
    form = {f"text-{names[0]}": TEXTS[0], f"take-{names[0]}": "take"}
    writing_editor.post("/drafts", form)
    assert statuses(file)[0] == "open"


def test_a_decision_from_elsewhere_is_refused(writing_editor, file):
    page = writing_editor.get("/drafts")
    form = {"token": token_in(page), "all": "drop", f"text-{names_in(page)[0]}": TEXTS[0]}
    elsewhere = {"origin": "https://evil.example"}
    for headers, sent in ((elsewhere, form), (HERE, {**form, "token": "x"})):
        answer = writing_editor.client.post("/admin/drafts", data=sent, headers=headers)
        assert answer.status_code == 403
    assert statuses(file) == ["open"] * 4


def test_drafts_that_cannot_be_read_are_told_and_nothing_else_is_lost(writing_editor, file):
    file.path.write_text("broken\n", encoding="utf-8")
    page = writing_editor.get("/drafts")
    assert page.status_code == 500
    assert "drafts.jsonl:1" in page.text
    assert THAI_ADMIN.could_not in page.text
    overview = writing_editor.get("/")
    assert overview.status_code == 200
    assert "drafts.jsonl:1" in overview.text
