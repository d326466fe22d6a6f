"""Changes around the official text: written, built beside, swapped in, or nothing at all."""

import shutil

import pytest

from chatbot.composition import open_chatbot
from chatbot.corpus import load_collection
from chatbot.corpus.models import ErratumLine, GapLine
from chatbot.curation import AddAlternate, AddAlternates, AddErratum, AddGap
from chatbot.datatypes import EntryKey, Reason, Status
from chatbot.errors import ChatbotError, CorpusError
from chatbot.service import Service

HOURS = EntryKey("parking", "1", "annual-03")
FEE = EntryKey("parking", "1", "annual-02")


@pytest.fixture
def folder(two_documents, tmp_path):
    """The two tiny documents, where they may be written to."""
    return shutil.copytree(two_documents, tmp_path / "corpora")


@pytest.fixture
def own_settings(settings, folder, tmp_path):
    return settings.model_copy(update={"corpus": folder, "index_dir": tmp_path / "index"})


@pytest.fixture
def changed(own_settings):
    """A service over the two tiny documents, to be changed."""
    return Service(open_chatbot, own_settings)


def test_another_wording_is_answered_at_once_and_after_a_restart(changed, own_settings, folder):
    changed.apply(AddAlternate(HOURS, "เอารถเข้าได้ตั้งแต่ตอนไหน"))

    assert changed.ask("เอารถเข้าได้ตั้งแต่ตอนไหน").ranking[0].key == HOURS
    line = '{"id": "annual-03", "alternates": ["เอารถเข้าได้ตั้งแต่ตอนไหน"]}\n'
    assert (folder / "parking" / "alternates.jsonl").read_text(encoding="utf-8") == line
    again = open_chatbot(own_settings)
    assert again.collection.alternates[HOURS] == ("เอารถเข้าได้ตั้งแต่ตอนไหน",)


def test_a_second_wording_stands_behind_the_first(changed):
    for text in ("รถเข้ากี่โมง", "ลานเปิดตอนไหน"):
        changed.apply(AddAlternate(HOURS, text))
    assert changed.chatbot.collection.alternates[HOURS] == ("รถเข้ากี่โมง", "ลานเปิดตอนไหน")


@pytest.mark.parametrize("text", ["ลานจอดรถเปิดกี่โมง", " ลานจอดรถเปิดกี่โมง "])
def test_a_wording_that_stands_already_is_none(changed, folder, text):
    with pytest.raises(CorpusError, match="stands there already"):
        changed.apply(AddAlternate(HOURS, text))
    assert not (folder / "parking" / "alternates.jsonl").exists()


def gap_line(**changes):
    """A gap of the parking document; what is changed is not looked at."""
    gap = GapLine(
        id="gap-001",
        topic="การจอดรถค้างคืน",
        scope="near",
        reason="เอกสารนี้ไม่ได้กล่าวถึงการจอดรถค้างคืน",
        nearest=("annual-03",),
        queries=("จอดรถค้างคืนได้ไหม", "ฝากรถไว้ทั้งคืนได้หรือเปล่า"),
    )
    return gap.model_copy(update=changes)


def test_a_gap_gives_its_reason_from_now_on(changed):
    gap = gap_line()
    changed.apply(AddGap("parking", gap))
    answer = changed.ask("จอดรถค้างคืนได้ไหม")
    assert answer.status is not Status.ANSWERED
    assert changed.chatbot.collection.gaps[-1].reason == gap.reason
    with pytest.raises(CorpusError, match="gap-001"):
        changed.apply(AddGap("parking", gap))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (AddAlternate(HOURS, " "), "parking/1/annual-03: key 'alternates' must be a list of"),
        (AddGap("parking", gap_line(topic="")), "parking, gap-001: key 'topic' must be a"),
        (AddGap("parking", gap_line(nearest=("sick-01",))), "no entry has the id 'sick-01'"),
        (AddGap("Parking", gap_line()), "has the id 'Parking'. Take one of: leave, parking."),
        (
            AddErratum(
                FEE,
                ErratumLine.model_construct(id="annual-02", field="x", kind="wording", note="n"),
            ),
            "parking/1/annual-02: key 'field' must be one of 'question', 'answer', found 'x'",
        ),
    ],
)
def test_what_could_not_be_read_again_is_not_written(own_settings, change, said):
    collection = load_collection(own_settings.corpus)
    with pytest.raises(CorpusError) as error:
        change.write(collection)
    assert said in str(error.value)
    parking = own_settings.corpus / "parking"
    names = {path.name for path in parking.iterdir()}
    assert not names & {"alternates.jsonl", "out_of_scope.jsonl", "errata.jsonl"}


def test_a_note_stands_beside_the_answer_and_not_in_it(changed):
    note = ErratumLine(id="annual-02", field="answer", kind="wording", note="รวมภาษีแล้ว")
    before = changed.chatbot.collection.entry(FEE).answer
    changed.apply(AddErratum(FEE, note))
    answer = changed.ask("ค่าจอดรถชั่วโมงละเท่าใด")
    assert (answer.reason, answer.answer) == (Reason.ANSWER, before)
    assert [one.text for one in answer.notes] == ["รวมภาษีแล้ว"]


def test_a_note_for_another_entry_is_refused(changed):
    note = ErratumLine(id="annual-01", field="answer", kind="wording", note="x")
    with pytest.raises(CorpusError, match="the note is for 'annual-01'"):
        changed.apply(AddErratum(FEE, note))


@pytest.mark.parametrize(
    "key", [EntryKey("leave", "2566", "annual-01"), EntryKey("parking", "1", "nothing")]
)
def test_only_what_is_current_is_curated(changed, key):
    with pytest.raises(CorpusError, match="no current document"):
        changed.apply(AddAlternate(key, "ใหม่"))


def test_a_change_that_cannot_be_swapped_in_leaves_everything_as_it_was(
    own_settings, folder, monkeypatch
):
    path = folder / "leave-2567" / "alternates.jsonl"
    before = path.read_bytes()
    loads = []

    def load(settings, *_):
        loads.append(1)
        if len(loads) > 1:
            raise ChatbotError("no room to build")
        return open_chatbot(settings)

    service = Service(load, own_settings)
    chatbot = service.chatbot
    with pytest.raises(ChatbotError, match="no room"):
        service.apply(AddAlternate(EntryKey("leave", "2567", "annual-01"), "พักร้อนกี่วัน"))
    assert path.read_bytes() == before
    assert service.chatbot is chatbot
    with pytest.raises(ChatbotError, match="no room"):
        service.apply(AddAlternate(HOURS, "ใหม่"))
    assert not (folder / "parking" / "alternates.jsonl").exists()


def test_many_wordings_are_written_at_once_and_built_once(own_settings, folder):
    loads = []
    service = Service(lambda *given: loads.append(1) or open_chatbot(*given), own_settings)
    texts = ((HOURS, "รถเข้ากี่โมง"), (FEE, "จอดแล้วเสียกี่บาท"), (HOURS, "ลานเปิดตอนไหน"))
    service.apply(AddAlternates("parking", texts), AddGap("parking", gap_line()))
    assert len(loads) == 2
    assert service.chatbot.collection.alternates[HOURS] == ("รถเข้ากี่โมง", "ลานเปิดตอนไหน")
    assert service.chatbot.collection.alternates[FEE] == ("จอดแล้วเสียกี่บาท",)
    assert [gap.id for gap in service.chatbot.collection.gaps][-1] == "gap-001"


@pytest.mark.parametrize(
    "texts",
    [
        ((HOURS, "ใหม่"), (HOURS, "ใหม่ ")),
        ((HOURS, "ใหม่"), (EntryKey("leave", "2567", "annual-01"), "ใหม่")),
    ],
)
def test_of_several_changes_all_are_made_or_none(changed, folder, texts):
    with pytest.raises(CorpusError):
        changed.apply(AddGap("parking", gap_line()), AddAlternates("parking", texts))
    parking = {path.name for path in (folder / "parking").iterdir()}
    assert not parking & {"alternates.jsonl", "out_of_scope.jsonl"}
