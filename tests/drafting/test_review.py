"""An editor's decisions, and the changes that they come to."""

import shutil

import pytest

from chatbot.composition import open_chatbot
from chatbot.corpus.models import DraftLine
from chatbot.curation import AddAlternate, AddGap
from chatbot.datatypes import EntryKey
from chatbot.desk.desk import Desk
from chatbot.drafting.review import mark_written, open_drafts, waiting_changes
from chatbot.drafting.screen import card
from chatbot.drafting.store import DraftFile
from chatbot.replies import keys_of
from chatbot.service import Service

WHERE = EntryKey("parking", "1", "annual-01")


@pytest.fixture
def own(settings, two_documents, tmp_path):
    """A service over the parking document alone, to be changed."""
    folder = shutil.copytree(two_documents / "parking", tmp_path / "parking")
    update = {
        "corpus": folder,
        "index_dir": tmp_path / "index",
        "state_dir": tmp_path / "state",
    }
    return Service(open_chatbot, settings.model_copy(update=update))


@pytest.fixture
def files(own):
    file = DraftFile(own.settings.corpus)
    file.append(
        [
            DraftLine(id="annual-01", kind="alternate", text="เอารถไว้ไหน", origin="model"),
            DraftLine(id="annual-01", kind="alternate", text="จอดตรงไหนดี", origin="model"),
            DraftLine(id="annual-03", kind="gap", text="จอดค้างคืนได้ไหม", origin="model"),
            DraftLine(
                id="annual-03", kind="alternate", text="ทิ้ง", origin="model", status="dropped"
            ),
            DraftLine(id="annual-03", kind="alternate", text="รถเข้ากี่โมง", origin="spelling"),
        ]
    )
    return {"parking": file}


def test_what_is_accepted_is_written_once_and_answered_by(own, files):
    drafts = open_drafts(files, own.chatbot.collection.entries)
    assert len(drafts) == 4
    drafts[0].decide("accepted")
    drafts[1].decide("edited", " เอารถไปจอด\tตรงไหนดี ")
    drafts[2].decide("accepted")
    changes = waiting_changes(files, own.chatbot.collection)
    assert [type(one) for one in changes] == [AddAlternate, AddAlternate, AddGap]
    Desk.open(own).publish(changes, "editor", harm_accepted=True)
    assert mark_written(files) == 3

    collection = own.chatbot.collection
    assert collection.alternates[WHERE] == ("เอารถไว้ไหน", "เอารถไปจอด ตรงไหนดี")
    (gap,) = collection.gaps
    assert (gap.id, gap.topic, gap.queries) == (
        "gap-001",
        "จอดค้างคืนได้ไหม",
        ("จอดค้างคืนได้ไหม",),
    )
    assert own.ask("เอารถไว้ไหน").ranking[0].key == WHERE
    again = {"parking": DraftFile(own.settings.corpus)}
    assert waiting_changes(again, collection) == []
    left = open_drafts(again, collection.entries)
    assert [one.line.text for one in left] == ["รถเข้ากี่โมง"]
    assert again["parking"].lines[1].model_extra == {"drafted": "จอดตรงไหนดี"}


def test_a_decision_of_a_review_that_was_cut_short_is_written_by_the_next(own, files):
    open_drafts(files, own.chatbot.collection.entries)[0].decide("accepted")
    again = {"parking": DraftFile(own.settings.corpus)}
    (change,) = waiting_changes(again, own.chatbot.collection)
    assert change == AddAlternate(WHERE, "เอารถไว้ไหน")


def test_the_card_shows_question_draft_and_what_is_found(own, files):
    draft = open_drafts(files, own.chatbot.collection.entries)[0]
    answer = own.chatbot.ask(draft.line.text)
    shown = card(draft, 1, 4, answer, own.chatbot.replies.choices(keys_of(answer.ranking)))
    assert shown.startswith(
        "\n(1/4) annual-01  ที่จอดรถของผู้มาติดต่ออยู่ที่ใด\nถ้อยคำอื่นของคำถามนี้ (model)\n  เอารถไว้ไหน\n"
    )
    assert "annual-01  ที่จอดรถ" in shown.partition("ถามวันนี้: ")[2]
    assert shown.endswith("[a] รับ  [e] แก้ไข  [d] ทิ้ง  [s] ข้ามไปก่อน  [q] เลิก")
