"""A contact that the document is said to name stands in it."""

from dataclasses import replace

import pytest

from chatbot.checking.checks import CHECKS
from chatbot.checking.examined import Examined
from chatbot.corpus import Collection
from chatbot.corpus.transcript import Line, LineKind
from chatbot.datatypes import Contact

FOOT = (
    "สอบถามได้ที่ โทร. ๐-๒๑๑๑-๒๒๒๒ ต่อ 15, 0 2111 3333 อีเมล help@office.example "
    "เว็บไซต์ www.office.example จันทร์ถึงศุกร์ 8.30 – 16.30 น."
)


@pytest.fixture
def not_in_document(office_reader, make_collection):
    """The places of the findings about a contact."""

    def find(**contact):
        (corpus,) = make_collection([("ยื่นที่ใด", "ที่เขต")]).current
        document = replace(corpus.document, contact=Contact("กอง", **contact))
        transcript = (*corpus.transcript, Line(9, (FOOT,), "บรรทัด 9", LineKind.TEXT))
        corpus = replace(corpus, document=document, transcript=transcript)
        examined = Examined.of(Collection.of([corpus]), office_reader)
        return [one.place for one in CHECKS["contact-not-in-document"]().find(examined)]

    return find


def test_what_stands_in_the_document_is_found_however_it_is_written(not_in_document):
    found = not_in_document(
        phone="0 2111 2222 ต่อ 15 หรือ 02-111-3333",
        email="Help@office.example",
        url="https://www.office.example/",
        hours="จันทร์ถึงศุกร์ 8.30–16.30 น.",
        source="document",
    )
    assert found == []


def test_what_does_not_is_told_part_by_part(not_in_document):
    said = {"phone": "0 2111 9999", "email": "help@office.example", "url": "https://b.example"}
    assert not_in_document(**said, source="document") == [
        "document.toml, contact.phone",
        "document.toml, contact.url",
    ]
    assert not_in_document(**said, source="หน้าแรกของเว็บไซต์ เปิดดูเมื่อ 2026-11-01") == []
