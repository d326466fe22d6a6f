"""drafts.jsonl: appended entry by entry, and read again."""

import pytest

from chatbot.corpus.models import DraftLine
from chatbot.drafting.store import DraftFile
from chatbot.errors import CorpusError

ONE = DraftLine(id="a-01", kind="alternate", text="หนึ่ง", origin="model", model="small")
TWO = DraftLine(id="a-02", kind="gap", text="สอง", origin="model", model="small")


def test_what_is_appended_is_read_again(tmp_path):
    file = DraftFile(tmp_path)
    file.append([ONE])
    file.append([TWO])
    again = DraftFile(tmp_path)
    assert again.lines == [ONE, TWO]
    assert again.drafted_by("small") == {"a-01", "a-02"}
    assert again.drafted_by("other") == set()


@pytest.mark.parametrize("cut", [b'{"id": "a-02", "ki', '{"id": "สอง'.encode()[:-1]])
def test_a_line_that_was_cut_short_is_taken_off(tmp_path, cut):
    DraftFile(tmp_path).append([ONE])
    path = tmp_path / "drafts.jsonl"
    path.write_bytes(path.read_bytes() + cut)
    file = DraftFile(tmp_path)
    file.append([TWO])
    assert DraftFile(tmp_path).lines == [ONE, TWO]


def test_a_last_line_without_an_end_stays(tmp_path):
    DraftFile(tmp_path).append([ONE])
    path = tmp_path / "drafts.jsonl"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    DraftFile(tmp_path).append([TWO])
    assert DraftFile(tmp_path).lines == [ONE, TWO]


def test_lines_are_replaced(tmp_path):
    file = DraftFile(tmp_path)
    file.append([ONE, TWO])
    file.replace([(1, TWO.model_copy(update={"status": "dropped"}))])
    assert [line.status for line in DraftFile(tmp_path).lines] == ["open", "dropped"]


def test_a_line_that_is_none_is_named(tmp_path):
    (tmp_path / "drafts.jsonl").write_text('{"id": "a-01", "kind": "poem"}\n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"drafts\.jsonl:1 \(a-01\): key 'kind' must be one of"):
        DraftFile(tmp_path)


def test_what_others_wrote_meanwhile_stays(tmp_path):
    lines = [
        DraftLine(id="annual-03", kind="alternate", text=text, origin="spelling")
        for text in ("หนึ่ง", "สอง")
    ]
    DraftFile(tmp_path).append(lines)
    mine, theirs = DraftFile(tmp_path), DraftFile(tmp_path)
    taken = lines[0].model_copy(update={"status": "accepted"})
    theirs.replace([(0, taken)])
    theirs.append([lines[0].model_copy(update={"text": "สาม"})])
    dropped = [one.model_copy(update={"status": "dropped"}) for one in lines]
    mine.replace([*enumerate(dropped)])
    assert mine.lines == DraftFile(tmp_path).lines
    assert [one.status for one in mine.lines] == ["accepted", "dropped", "open"]
