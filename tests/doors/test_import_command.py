"""``chatbot import`` and ``chatbot new`` as they are run: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "corpus" / "examples"
ROWS = "หมวด,ลำดับ,คำถาม,คำตอบ\nการลา,1,ลากิจได้กี่วัน,45 วัน\nการลา,2,ลาบวชได้กี่วัน,\n"


@pytest.fixture
def chatbot(tmp_path):
    """Run ``chatbot`` in a folder of its own; returns the finished process, its output as text."""

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", "chatbot", *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "CHATBOT_INDEX_DIR": str(tmp_path / "index")},
            timeout=600,
            check=False,
        )

    return run


def test_from_a_spreadsheet_to_an_answer(chatbot, tmp_path, monkeypatch):
    folder = tmp_path / "rooms"
    said = ("--phone", "0 2111 2222", "--contact-source", "document")
    done = chatbot("import", EXAMPLES / "faq.xlsx", "--yes", *said, "--to", folder)
    assert done.returncode == 0, done.stderr
    assert "8 entries in 3 section(s), read from xlsx" in done.stdout
    assert f"CHATBOT_CORPUS={folder} chatbot ask" in done.stdout
    monkeypatch.setenv("CHATBOT_CORPUS", str(folder))
    answer = json.loads(chatbot("ask", "--json", "ห้องประชุมใหญ่รองรับผู้เข้าร่วมได้กี่คน").stdout)
    assert (answer["status"], answer["answer"]) == ("answered", "ห้องประชุมใหญ่ ชั้น 5 รองรับได้ 120 คน")
    (citation,) = answer["citations"]
    assert citation["place"] == "แถว 9"
    assert citation["date_text"] == "5 มกราคม 2567"
    refused = json.loads(chatbot("ask", "--json", "เครื่องบินลำแรกของโลกบินเมื่อใด").stdout)
    assert (refused["status"], refused["contact"]["phone"]) == ("refused", "0 2111 2222")
    again = chatbot("import", EXAMPLES / "faq.xlsx", "--yes", "--to", folder)
    assert (again.returncode, "nothing to do" in again.stdout) == (0, True)


def test_a_dry_run_writes_nothing_and_tells_all(chatbot, tmp_path):
    folder = tmp_path / "rooms"
    done = chatbot("import", EXAMPLES / "faq.xlsx", "--yes", "--dry-run", "--json", "--to", folder)
    value = json.loads(done.stdout)
    assert [entry["number"] for entry in value["entries"]] == [1, 2, 3, 1, 2, 3, 1, 2]
    assert value["entries"][0]["alternates"] == ["จองห้องประชุมก่อนกี่วันได้"]
    assert [problem["severity"] for problem in value["problems"]] == ["note"]
    assert not folder.exists()


def test_a_row_that_cannot_be_read_stops_the_import_unless_it_may_be_left_out(chatbot, tmp_path):
    path, folder = tmp_path / "faq.csv", tmp_path / "leave"
    path.write_text(ROWS, encoding="utf-8")
    said = ("--yes", "--office", "กรมตัวอย่าง", "--to", folder)
    stopped = chatbot("import", path, *said)
    assert stopped.returncode == 1
    assert "error: บรรทัด 3: a row with a question and no answer" in stopped.stdout
    assert not folder.exists()
    done = chatbot("import", path, *said, "--skip")
    assert (done.returncode, folder.is_dir()) == (0, True)
    assert "1 entries" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Short name of the document is not known. Give it with --document"),
        (("--yes",), "Office that issued it is not known. Give it with --office."),
        (("--yes", "--office", "กรม", "--date", "เมื่อวาน"), "no date. Write it as 2567-01-05"),
        (
            ("--yes", "--office", "กรม", "--date", "29 กุมภาพันธ์ 2566"),
            "กุมภาพันธ์ 2566 has 28 days. Write it as",
        ),
        (("--yes", "--office", "กรม", "--document", "การ/ลา"), "small letters, digits"),
        (("--yes", "--question-column", "เรื่อง"), "no table has the columns 'เรื่อง'"),
        (("--yes", "--office", " "), "--office: must not be empty"),
        (("--yes", "--office", "กรม", "--phone", "0 2111 2222"), "--contact-source: say where"),
        (
            ("--yes", "--office", "กรม", "--email", "x", "--contact-source", "document"),
            "contact.email",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said(chatbot, tmp_path, arguments, message):
    path = tmp_path / "faq.csv"
    path.write_text("คำถาม,คำตอบ\nลากิจได้กี่วัน,45 วัน\nลาบวชได้กี่วัน,120 วัน\n", encoding="utf-8")
    done = chatbot("import", path, "--to", tmp_path / "leave", *arguments)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "leave").exists()


def test_a_new_folder_is_filled_in_and_imported(chatbot, tmp_path):
    folder = tmp_path / "mine"
    assert chatbot("new", folder).returncode == 0
    source = folder / "source.txt"
    source.write_text(source.read_text(encoding="utf-8") + "2\tถามอีก\tตอบอีก\n", encoding="utf-8")
    done = chatbot("import", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"   2  entries in {folder}"
    # From now on it is the document as issued.
    source.write_text("x", encoding="utf-8")
    assert "SHA-256" in chatbot("import", folder).stderr
    assert "is there already" in chatbot("new", folder).stderr


def test_an_imported_folder_is_held_against_the_office_s_file_again(chatbot, tmp_path):
    folder = tmp_path / "rooms"
    chatbot("import", EXAMPLES / "faq.xlsx", "--yes", "--to", folder)
    done = chatbot("import", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == f"   8  entries in {folder}"
