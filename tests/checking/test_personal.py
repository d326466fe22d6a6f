from pathlib import Path

import pytest

from chatbot.checking.personal import Personal, personal_in
from chatbot.personal.people import people_in

LINES = Path(__file__).parent / "personal_lines.tsv"
SHORT = {
    Personal.CITIZEN: "citizen",
    Personal.MOBILE: "mobile",
    Personal.MAILBOX: "mailbox",
    Personal.NAMED: "named",
}


def test_the_table_of_lines_with_and_without_personal_data():
    rows = [
        line.split("\t")
        for line in LINES.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    found = [(kind, {SHORT.get(one.what) for one in personal_in(text)}) for kind, text in rows]
    personal = [kind in got for kind, got in found if kind != "none"]
    false = [got & set(SHORT.values()) for kind, got in found if kind == "none"]
    assert len(personal) > 100
    assert len(false) > 100
    assert sum(personal) / len(personal) >= 0.98
    assert sum(map(bool, false)) / len(false) <= 0.02


def test_what_is_said_of_it():
    [found] = personal_in("โทร ๐๘๑-๒๓๔-๕๖๗๘ (นายสมชาย ใจดี)")
    assert found == (Personal.MOBILE, "081-234-5678", "นายสมชาย ใจดี")


def test_a_name_far_from_a_number_is_not_its_own():
    text = f"นายสมชาย ใจดี เป็นประธาน {'ก' * 90} โทร. 02-345-6789"
    assert personal_in(text) == []


def test_an_office_mailbox_counts_beside_a_name_alone():
    assert personal_in("saraban@example.go.th") == []
    [found] = personal_in("นางสาวสมศรี รักงาน somsri.r@example.go.th")
    assert found.what is Personal.NAMED_MAILBOX


@pytest.mark.parametrize("text", ["1-2345-67890-12-2", "0994000158505", "x-xxxx-xxxxx-xx-x"])
def test_no_citizen_has_such_a_number(text):
    assert personal_in(text) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ให้ติดต่อนายสมชายที่ห้อง 2", ["นายสมชาย"]),
        ("นายทะเบียน นางสาวรัตนา แก้วใส", ["นางสาวรัตนา แก้วใส"]),
        ("คุณสมบัติของนายจ้าง และนายกเทศมนตรี", []),
        ("อ.เมือง จ.ขอนแก่น", []),
    ],
)
def test_people_are_named_by_their_titles(line, names):
    assert [person.name for person in people_in(line)] == names
