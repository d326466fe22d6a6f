"""An office's file on the page: looked at, taken in once it was seen, refused where it is bad."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from doors.web.admin.conftest import HERE, token_in
from doors.web.admin.test_documents import fields_of

from chatbot.corpus import load_collection
from chatbot.doors.web.admin.file_facts import file_name
from chatbot.errors import IndexStorageError
from chatbot.wording.admin.th import THAI_ADMIN

ROWS = (
    ("ยืมหนังสือได้กี่เล่ม", "ยืมได้ครั้งละ 5 เล่ม"),
    ("ห้องสมุดเปิดกี่โมง", "เปิดเวลา 08.30 น. ถึง 16.30 น."),
    ("คืนหนังสือช้าต้องเสียค่าปรับเท่าใด", "เสียค่าปรับวันละ 5 บาทต่อเล่ม"),
)
FACTS = {
    "document": "library",
    "title": "ถาม-ตอบการใช้ห้องสมุด",
    "date": "5 มกราคม 2567",
    "office": "สำนักหอสมุด",
}


def csv_of(rows=ROWS):
    lines = ["คำถาม,คำตอบ", *(f'"{question}","{answer}"' for question, answer in rows)]
    return "\n".join(lines).encode()


def xlsx_of(rows=ROWS):
    book = openpyxl.Workbook()
    book.active.append(("คำถาม", "คำตอบ"))
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    book.close()
    return file.getvalue()


def files_in(folder):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def folder(own_settings):
    return own_settings.corpus


def send(editor, data, name="ห้องสมุด.csv", **form):
    return editor.post("/import/upload", form, files={"file": (name, data)})


def confirm(editor, facts=None, **more):
    """Have it looked at by some facts, then taken in."""
    seen = editor.post("/import/confirm", {**(facts or FACTS), **more, "seen": ""})
    token = re.search(r'name="seen" value="([0-9a-f]{64})"', seen.text)
    assert token, seen.text
    return editor.post("/import/confirm", {**(facts or FACTS), **more, "seen": token[1]})


@pytest.mark.parametrize(("name", "make"), [("a.csv", csv_of), ("ห้องสมุด.xlsx", xlsx_of)])
def test_a_file_is_shown_first_and_nothing_is_written(writing_editor, folder, name, make):
    before = files_in(folder)
    assert send(writing_editor, make(), name).status_code == 303
    page = writing_editor.get("/import").text
    for question, answer in ROWS:
        assert question in page
        assert answer in page
    assert THAI_ADMIN.read_from_file.format(count=3) in page
    seen = writing_editor.post("/import/confirm", {**FACTS, "seen": ""})
    assert THAI_ADMIN.take_in in seen.text
    assert files_in(folder) == before


def test_a_new_document_is_taken_in_and_answers(writing_editor, writing_service, folder):
    send(writing_editor, xlsx_of(), "ห้องสมุด.xlsx")
    assert confirm(writing_editor).headers["location"] == "/admin/documents"
    assert "library" in {one.id for one in load_collection(folder).documents}
    answer = writing_service.ask(ROWS[0][0])
    assert (answer.ranking[0].key.document, answer.answer) == ("library", ROWS[0][1])
    assert THAI_ADMIN.taken_in.format(title=FACTS["title"]) in writing_editor.get("/documents").text
    assert [path.name for path in (folder / "library" / "original").iterdir()] == ["ห้องสมุด.xlsx"]


def test_a_new_version_replaces_the_one_before_which_is_kept(writing_editor, writing_service):
    send(writing_editor, csv_of())
    confirm(writing_editor)
    rows = (*ROWS[:2], ("ต่ออายุบัตรห้องสมุดอย่างไร", "ยื่นคำขอที่เคาน์เตอร์"))
    send(writing_editor, csv_of(rows))
    later = {**FACTS, "date": "5 มกราคม 2568"}
    page = writing_editor.post("/import/confirm", {**later, "seen": ""}).text
    assert THAI_ADMIN.new_version.format(date="5 มกราคม 2567") in page
    assert f"{THAI_ADMIN.added} (1)" in page
    assert f"{THAI_ADMIN.removed} (1)" in page
    confirm(writing_editor, later)
    current = {one.id: one.version for one in writing_service.chatbot.collection.documents}
    assert current["library"] == "2568-01-05"
    assert writing_service.chatbot.collection.corpus("library", "2567-01-05")


def test_what_was_not_seen_is_not_taken_in(writing_editor, folder):
    before = files_in(folder)
    send(writing_editor, csv_of())
    seen = fields_of(writing_editor.post("/import/confirm", {**FACTS, "seen": ""}))["seen"]
    for changed in ({"title": "อื่น"}, {"date": "6 มกราคม 2567"}, {"document": "other"}):
        answer = writing_editor.post("/import/confirm", {**FACTS, "seen": seen, **changed})
        assert answer.status_code == 200
    send(writing_editor, csv_of(ROWS[:2]))
    assert writing_editor.post("/import/confirm", {**FACTS, "seen": seen}).status_code == 200
    assert files_in(folder) == before


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"document": "../../etc"}, THAI_ADMIN.no_document_name),
        ({"document": "ห้องสมุด"}, THAI_ADMIN.no_document_name),
        ({"document": ""}, THAI_ADMIN.no_document_name),
        ({"title": ""}, THAI_ADMIN.no_title_or_office),
        ({"office": " "}, THAI_ADMIN.no_title_or_office),
        ({"date": "31 กุมภาพันธ์ 2567"}, THAI_ADMIN.no_such_date),
    ],
)
def test_facts_that_are_none_are_refused(writing_editor, folder, wrong, said):
    before = files_in(folder)
    send(writing_editor, csv_of())
    page = writing_editor.post("/import/confirm", {**FACTS, **wrong, "seen": ""})
    assert page.status_code == 422
    assert said in page.text
    assert files_in(folder) == before


def test_where_it_cannot_be_answered_from_everything_is_as_it_was(
    writing_editor, writing_service, folder, monkeypatch
):
    send(writing_editor, csv_of())
    confirm(writing_editor)
    before, chatbot = files_in(folder), writing_service.chatbot

    def fail():
        raise IndexStorageError("no space")

    monkeypatch.setattr(writing_service, "reload", fail)
    send(writing_editor, csv_of(ROWS[:2]))
    answer = confirm(writing_editor, {**FACTS, "date": "5 มกราคม 2568"})
    assert answer.status_code == 422
    assert files_in(folder) == before
    assert writing_service.chatbot is chatbot


def test_a_file_can_be_put_away_again(writing_editor):
    send(writing_editor, csv_of())
    assert writing_editor.post("/import/discard").status_code == 303
    assert 'type="file"' in writing_editor.get("/import").text
    assert writing_editor.post("/import/confirm", FACTS).headers["location"] == "/admin/import"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/etc/cron.d/x.csv", "x.csv"),
        ("C:\\ถาม.xlsx", "ถาม.xlsx"),
        ("..", "file"),
        ("", "file"),
        ("a\x00b\nc.csv", "a-b-c.csv"),
        ("x" * 500 + ".csv", "x" * 116 + ".csv"),
    ],
)
def test_a_files_name_is_no_path(sent, kept):
    assert file_name(sent) == kept


@pytest.mark.parametrize("name", ["../../../escaped.csv", "..\\escaped.csv", "/tmp/escaped.csv"])
def test_no_file_lands_where_its_name_says(writing_editor, folder, tmp_path, name):
    send(writing_editor, csv_of(), name)
    confirm(writing_editor)
    found = list(tmp_path.rglob("*escaped*"))
    assert [path.parent for path in found] == [folder / "library" / "original"]
    assert not Path("/tmp/escaped.csv").exists()


@pytest.mark.parametrize(
    "member", ["../../../../escaped.xml", "/tmp/escaped.xml", "xl/../../escaped.xml"]
)
def test_no_part_of_a_file_is_unpacked_where_it_says(writing_editor, tmp_path, member):
    file = io.BytesIO(xlsx_of())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(member, "<x/>")
    assert send(writing_editor, file.getvalue(), "a.xlsx").status_code in (303, 422)
    assert [*tmp_path.rglob("*escaped*")] == []
    assert not Path("/tmp/escaped.xml").exists()


def test_a_file_that_unpacks_to_far_more_is_refused(writing_editor):
    file = io.BytesIO(xlsx_of())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * 60_000_000)
    assert len(file.getvalue()) < 200_000
    page = send(writing_editor, file.getvalue(), "a.xlsx")
    assert page.status_code == 422
    assert "once unpacked" in page.text


def test_a_file_that_defines_entities_is_refused(writing_editor):
    file = io.BytesIO(xlsx_of())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/x.xml", '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')
    assert send(writing_editor, file.getvalue(), "a.xlsx").status_code == 422


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 100, b"PK\x03\x04broken", b"no questions"])
def test_what_is_no_file_of_questions_is_refused(writing_editor, data):
    assert send(writing_editor, data, "a.xlsx").status_code == 422
    assert 'type="file"' in writing_editor.get("/import").text


def test_an_upload_that_is_too_large_is_refused_before_it_is_read(editor):
    assert send(editor, b"x" * 20_000_001).status_code == 413


def test_an_upload_without_its_length_is_refused(editor):
    def pieces():
        yield b"--x\r\n"

    headers = {**HERE, "content-type": "multipart/form-data; boundary=x"}
    answer = editor.client.post("/admin/import/upload", content=pieces(), headers=headers)
    assert answer.status_code == 411


@pytest.mark.parametrize(
    "body", [b"", b"--x", b"--x\r\nContent-Disposition: form-data\r\n\r\n--x--"]
)
def test_an_upload_that_cannot_be_read_is_refused(editor, body):
    headers = {**HERE, "content-type": "multipart/form-data; boundary=x"}
    answer = editor.client.post("/admin/import/upload", content=body, headers=headers)
    assert answer.status_code in (400, 403)


def test_an_upload_never_touches_a_disk(editor, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("written to a disk")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert send(editor, xlsx_of([*ROWS, ("ก" * 1_000, "ข" * 60_000)] * 20)).status_code == 303


def test_an_upload_needs_token_and_origin(editor):
    token = token_in(editor.get("/"))
    for headers, said in (({"origin": "https://evil.example"}, token), (HERE, "wrong")):
        answer = editor.client.post(
            "/admin/import/upload",
            data={"token": said},
            files={"file": ("a.csv", csv_of())},
            headers=headers,
        )
        assert answer.status_code == 403
    assert 'type="file"' in editor.get("/import").text


def test_markup_in_a_file_is_text_on_every_page(writing_editor, writing_service):
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    rows = [(f"{evil} คืออะไร {number}", f"คำตอบ {evil}") for number in range(3)]
    send(writing_editor, xlsx_of(rows), f"{evil}.xlsx")
    facts = {**FACTS, "title": f"เอกสาร {evil}", "office": f"สำนัก {evil}"}
    pages = [
        writing_editor.get("/import"),
        writing_editor.post("/import/confirm", {**facts, "seen": ""}),
    ]
    confirm(writing_editor, facts)
    question = rows[0][0]
    pages += [writing_editor.get(page) for page in ("/", "/documents", "/documents/library")]
    pages.append(writing_editor.post("/try", {"question": question}))
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "script" in page.text
