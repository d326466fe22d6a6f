"""Changes made in earnest: tried, written, built beside, swapped in; or nothing at all."""

import os
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import pytest
from curation.test_changes import contents, gap_line
from desk.conftest import FEE, HOURS

from chatbot.composition import open_chatbot
from chatbot.corpus import load_collection
from chatbot.corpus.models import ErratumLine
from chatbot.curation import AddAlternate, AddErratum, AddGap, SetContact, SetGlossary
from chatbot.datatypes import Contact, EntryKey, Reason, Status
from chatbot.desk import publishing
from chatbot.desk.history import History
from chatbot.desk.publishing import Publisher
from chatbot.desk.recovery import recover
from chatbot.desk.staging import staged
from chatbot.desk.trial import HarmfulChangeError
from chatbot.errors import CorpusError, CurationError, IndexStorageError
from chatbot.service import Service

LEAVE = EntryKey("leave", "2567", "annual-01")
WORDING = "เอารถเข้าได้ตั้งแต่ตอนไหน"
GAP = gap_line()


def test_another_wording_is_answered_at_once_and_after_a_restart(
    publisher, service, own_settings, caplog
):
    publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    assert service.ask(WORDING).ranking[0].key == HOURS
    caplog.clear()
    again = open_chatbot(own_settings, may_build=False)
    assert again.collection.alternates[HOURS] == (WORDING,)
    assert again.ask(WORDING).ranking[0].key == HOURS
    assert not caplog.records


def test_it_is_gone_once_it_is_taken_back(publisher, service, history, folder):
    before, answer = contents(folder), service.ask(WORDING)
    publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    (recorded,) = history.published()
    assert (recorded.editor, recorded.change) == ("สมศรี", AddAlternate(HOURS, WORDING))
    assert not recorded.undone
    publisher.undo(recorded.id, "สมชาย")
    assert contents(folder) == before
    assert service.ask(WORDING) == answer
    undoing, undone = history.published()
    assert (undone.undone, undoing.editor, undoing.undone) == (True, "สมชาย", False)
    with pytest.raises(CurationError, match="taken back already"):
        publisher.undo(undone.id, "สมชาย")
    publisher.undo(undoing.id, "สมศรี")
    assert service.chatbot.collection.alternates[HOURS] == (WORDING,)


def test_a_gap_gives_its_reason_from_now_on(publisher, service):
    publisher.publish([AddGap("parking", GAP)], "สมศรี")
    answer = service.ask("จอดรถค้างคืนได้ไหม")
    assert answer.status is not Status.ANSWERED
    assert service.chatbot.collection.gaps[-1].reason == GAP.reason


def test_a_note_stands_beside_the_answer_and_not_in_it(publisher, service):
    note = ErratumLine(id="annual-02", field="answer", kind="wording", note="รวมภาษีแล้ว")
    before = service.chatbot.collection.entry(FEE).answer
    publisher.publish([AddErratum(FEE, note)], "สมศรี")
    answer = service.ask("ค่าจอดรถชั่วโมงละเท่าใด")
    assert (answer.reason, answer.answer) == (Reason.ANSWER, before)
    assert [one.text for one in answer.notes] == ["รวมภาษีแล้ว"]


def test_a_term_of_the_glossary_is_kept_whole_from_now_on(publisher, service):
    publisher.publish([SetGlossary("parking", "ลานจอดรถเปิด")], "สมศรี")
    assert service.chatbot.reader.segmenter.words("ลานจอดรถเปิดกี่โมง")[0] == "ลานจอดรถเปิด"


def test_what_steals_questions_of_another_entry_is_not_published(publisher, folder, service):
    before, chatbot = contents(folder), service.chatbot
    stolen = AddAlternate(HOURS, "ค่าจอดรถชั่วโมงละเท่าใดครับ")
    trial = publisher.preview([stolen])
    assert (stolen.text, None) in [(one.probe.text, one.before) for one in trial.harmful]
    with pytest.raises(HarmfulChangeError, match="questions would get something worse") as error:
        publisher.publish([stolen], "สมศรี")
    assert error.value.trial == trial
    assert (contents(folder), service.chatbot) == (before, chatbot)
    publisher.publish([stolen], "สมศรี", harm_accepted=True)
    assert service.chatbot.collection.alternates[HOURS] == (stolen.text,)


def test_a_preview_changes_nothing(publisher, folder, service, history):
    before, chatbot = contents(folder), service.chatbot
    trial = publisher.preview([AddAlternate(HOURS, WORDING)])
    assert not trial.harmful
    assert (contents(folder), service.chatbot) == (before, chatbot)
    assert history.published() == []


def test_of_several_changes_all_are_made_or_none(publisher, folder, history):
    before = contents(folder)
    with pytest.raises(CorpusError):
        publisher.publish(
            [AddGap("parking", GAP), AddAlternate(HOURS, "ใหม่"), AddAlternate(HOURS, "ใหม่ ")], "x"
        )
    assert contents(folder) == before
    publisher.publish([AddGap("parking", GAP), AddAlternate(LEAVE, "พักร้อนปีนึงกี่วันอะ")], "x")
    assert [one.change.kind for one in history.published()] == ["add-alternate", "add-gap"]


def test_where_the_index_cannot_be_kept_everything_is_as_it_was(
    publisher, folder, service, history, monkeypatch
):
    def no_room(*_):
        raise IndexStorageError("no room")

    before, chatbot = contents(folder), service.chatbot
    monkeypatch.setattr("chatbot.desk.workshop.keep_index", no_room)
    with pytest.raises(IndexStorageError, match="no room"):
        publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    assert (contents(folder), service.chatbot) == (before, chatbot)
    assert (history.published(), history.open_publications()) == ([], [])


def test_what_somebody_else_changed_meanwhile_is_not_written_over(publisher, folder, monkeypatch):
    path = folder / "parking" / "alternates.jsonl"
    theirs = b'{"id": "annual-02", "alternates": ["\xe0\xb8\x81\xe0\xb8\xb5\xe0\xb9\x88"]}\n'
    effects_of = publishing.effects_of

    def meanwhile(*given):
        path.write_bytes(theirs)
        return effects_of(*given)

    monkeypatch.setattr(publishing, "effects_of", meanwhile)
    with pytest.raises(CurationError, match=r"alternates.jsonl: has changed meanwhile"):
        publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    assert path.read_bytes() == theirs


STEPS = {"open", "os.mkdir", "os.rename", "os.remove"}


class Kill:
    """Ends the process at a step of writing; Python tells it of each before it is done."""

    def __init__(self, folder):
        self.folder, self.left = str(folder), 0
        sys.addaudithook(self._hear)

    def _hear(self, event, arguments):
        if event not in STEPS or not str(arguments[0]).startswith(self.folder):
            return
        if event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        self.left -= 1
        if self.left == 0:
            os._exit(9)


def in_child(act):
    """The exit status of a child process that does something."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside threads
        child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="takes a process that can be killed midway")
def test_a_process_that_is_killed_leaves_the_last_good_state(own_settings, folder, tmp_path):
    before = contents(folder)
    changes = [AddAlternate(HOURS, WORDING), AddGap("parking", GAP)]
    publisher = Publisher(Service(open_chatbot, own_settings), History(own_settings.state_dir))
    publisher.preview(changes)

    def publish(step):
        kill = Kill(tmp_path)
        # Of a connection to SQLite that was opened before, a child must not make use.
        publisher._history = History(own_settings.state_dir)
        kill.left = step
        publisher.publish(changes, "สมศรี")
        # Of a child only a byte comes back: how many steps there are, in tens.
        os._exit(100 - min(99, -kill.left // 10) if step == 0 else 0)

    tens = 100 - in_child(lambda: publish(0))
    assert tens >= 3
    history = History(own_settings.state_dir)
    publisher = Publisher(Service(open_chatbot, own_settings), history)
    publisher.undo(history.published()[0].id, "สมศรี")
    publisher.undo(history.published()[2].id, "สมศรี")
    assert contents(folder) == before
    done = len(history.published())
    history.close()
    publisher.preview(changes)

    for step in range(1, 10 * tens, tens):
        assert in_child(lambda step=step: publish(step)) == 9
        recover(own_settings.state_dir)
        history = History(own_settings.state_dir)
        assert contents(folder) == before, step
        assert (len(history.published()), history.open_publications()) == (done, [])
        assert not any(folder.rglob("*.new"))
        history.close()
    assert open_chatbot(own_settings).ask("ลานจอดรถเปิดกี่โมง").ranking[0].key == HOURS


def test_of_two_editors_at_once_one_takes_a_change_back(publisher, history):
    publisher.publish([SetGlossary("parking", "ลานจอดรถเปิด")], "สมศรี")
    (recorded,) = history.published()

    def undo(editor):
        try:
            publisher.undo(recorded.id, editor)
        except CurationError as error:
            return str(error)
        return ""

    with ThreadPoolExecutor(2) as both:
        said = sorted(both.map(undo, ("สมชาย", "สมศรี")))
    assert said == ["", f"change {recorded.id} was taken back already."]
    assert len(history.published()) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SetGlossary("parking", "ลานจอดรถ\r\n"), SetGlossary("parking", "ลานจอดรถ\r\nรถตู้\r\n")),
        (SetContact("parking", Contact("ฝ่ายอาคาร")), SetContact("parking", Contact("งานอาคาร"))),
    ],
)
def test_what_was_set_anew_since_is_not_lost_by_taking_back(
    publisher, history, folder, first, second
):
    before = contents(folder)
    publisher.publish([first], "สมศรี")
    publisher.publish([second], "สมชาย")
    both = contents(folder)
    later, earlier = history.published()
    with pytest.raises(CurationError, match="would be lost"):
        publisher.undo(earlier.id, "สมศรี")
    assert contents(folder) == both
    publisher.undo(later.id, "สมศรี")
    publisher.undo(earlier.id, "สมศรี")
    assert contents(folder) == before


def test_what_cannot_be_noted_is_not_made_and_can_be_made_again(
    publisher, folder, service, history, own_settings, monkeypatch
):
    def no_room(*_):
        raise CurationError("no room")

    before, chatbot = contents(folder), service.chatbot
    with monkeypatch.context() as full:
        # Neither that it was made nor that it was not.
        full.setattr(history, "_close", no_room)
        with pytest.raises(CurationError, match="no room"):
            publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    assert (contents(folder), service.chatbot) == (before, chatbot)
    assert history.published() == []
    publisher.publish([AddAlternate(HOURS, WORDING)], "สมศรี")
    after = contents(folder)
    assert history.open_publications() == []
    recover(own_settings.state_dir)
    assert contents(folder) == after != before


def test_what_takes_back_the_second_of_two_is_what_the_first_left(own_settings, folder):
    first, second = (SetContact("parking", Contact(name)) for name in ("ฝ่ายอาคาร", "ฝ่ายพัสดุ"))
    before = load_collection(folder).current[-1].document.contact
    with staged(folder, [first, second]) as stage:
        assert stage.undoing == (SetContact("parking", before), first)
        assert stage.collection.current[-1].document.contact == second.contact
