"""``[contact]``: whom to ask, as an office writes it down."""

import pytest

from chatbot.corpus import load_corpus
from chatbot.corpus.metadata import read_document
from chatbot.datatypes import Contact
from chatbot.errors import CorpusError

EVERY_KEY = """\
name = "กลุ่มงานมาตรฐาน สำนักพัฒนาระบบ"
phone = "0 2111 2222 ต่อ 3333"
email = "help@office.example"
url = "https://www.office.example/ติดต่อ"
hours = "จันทร์ถึงศุกร์ 8.30–16.30 น."
source = "หน้าแรกของเว็บไซต์ www.office.example เปิดดูเมื่อ 2026-11-01"
"""
SHIPPED = '[contact]\nname = "สำนักงาน ก.พ.ร."\nsource = "document"\n'


@pytest.fixture
def write(folder):
    """Put other lines in the place of the shipped document's contact."""

    def write_contact(lines):
        path = folder / "document.toml"
        text = path.read_text(encoding="utf-8")
        assert SHIPPED in text
        path.write_text(text.replace(SHIPPED, lines), encoding="utf-8")
        return folder

    return write_contact


def test_the_shipped_document_names_its_office_and_nothing_more(corpus):
    assert corpus.document.contact == Contact(name="สำนักงาน ก.พ.ร.", source="document")
    assert "สำนักงาน ก.พ.ร." in corpus.source
    assert not corpus.document.contact.has_details


def test_every_key_is_read(write):
    contact = load_corpus(write(f"[contact]\n{EVERY_KEY}")).document.contact
    assert contact == Contact(
        name="กลุ่มงานมาตรฐาน สำนักพัฒนาระบบ",
        phone="0 2111 2222 ต่อ 3333",
        email="help@office.example",
        url="https://www.office.example/ติดต่อ",
        hours="จันทร์ถึงศุกร์ 8.30–16.30 น.",
        source="หน้าแรกของเว็บไซต์ www.office.example เปิดดูเมื่อ 2026-11-01",
    )
    assert contact.has_details


def test_a_string_is_a_name_alone(write):
    contact = read_document(write('contact = "งานสารบรรณ ชั้น 2"\n')).contact
    assert contact == Contact(name="งานสารบรรณ ชั้น 2")


@pytest.mark.parametrize("lines", ["", "[contact]\n", '[contact]\nsource = "document"\n'])
def test_without_a_name_the_office_is_named(write, lines):
    assert read_document(write(lines)).whom_to_ask.name == "สำนักงาน ก.พ.ร."


def test_the_name_of_the_office_stands_beside_details_without_a_name(write):
    whom = read_document(write('[contact]\nphone = "1111"\nsource = "document"\n')).whom_to_ask
    assert whom == Contact(name="สำนักงาน ก.พ.ร.", phone="1111", source="document")


@pytest.mark.parametrize("key", ["phone", "email", "url", "hours"])
def test_what_has_no_source_is_refused_with_what_to_do(write, key):
    line = next(line for line in EVERY_KEY.splitlines() if line.startswith(key))
    with pytest.raises(CorpusError) as caught:
        load_corpus(write(f"[contact]\n{line}\n"))
    told = str(caught.value)
    assert "document.toml: key 'contact.source' must be one line" in told
    assert "leave these keys out" in told
    assert told.endswith("but it is missing.")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", '""'),
        ("name", '"   "'),
        ("name", f'"{"ก" * 301}"'),
        ("name", r'"งาน\nสารบรรณ"'),
        ("name", r'"งาน\u202Eสารบรรณ"'),
        ("phone", "21112222"),
        ("phone", '"โทรศัพท์"'),
        ("phone", '"02"'),
        ("phone", f'"{"0" * 101}"'),
        ("email", '"help"'),
        ("email", '"help@office"'),
        ("email", '"help@office..example"'),
        ("email", '"a@office.example, b@office.example"'),
        ("email", '"help@office.example?subject=x"'),
        ("email", f'"{"a" * 65}@office.example"'),
        ("email", f'"a@{"b." * 130}example"'),
        ("url", '"www.office.example"'),
        ("url", '"ftp://office.example"'),
        ("url", '"javascript:alert(1)"'),
        ("url", '"https://"'),
        ("url", '"https://office.example/a b"'),
        ("url", '"https://office.example@elsewhere.example"'),
        ("url", '"https://[office"'),
        ("url", f'"https://office.example/{"a" * 500}"'),
        ("hours", '""'),
        ("hours", f'"{"ก" * 301}"'),
        ("source", '""'),
        ("source", f'"{"ก" * 301}"'),
    ],
)
def test_a_wrong_value_is_refused_by_its_key(write, key, value):
    source = "" if key == "source" else 'source = "document"\n'
    with pytest.raises(
        CorpusError, match=rf"document.toml: key 'contact.{key}' must be (one|the whole)"
    ):
        load_corpus(write(f"[contact]\n{key} = {value}\n{source}"))


def test_a_misspelt_key_is_not_passed_over(write):
    with pytest.raises(CorpusError, match=r"key 'contact' must be a table of 'name', .* at tel\."):
        load_corpus(write('[contact]\ntel = "1111"\n'))


@pytest.mark.parametrize("value", ["1", "[]", '""'])
def test_what_is_neither_a_table_nor_a_name_is_refused(write, value):
    with pytest.raises(CorpusError, match=r"key 'contact(\.name)?' must be"):
        load_corpus(write(f"contact = {value}\n"))


def test_another_contact_is_another_corpus(write, corpus):
    assert load_corpus(write(f"[contact]\n{EVERY_KEY}")).sha256 != corpus.sha256
