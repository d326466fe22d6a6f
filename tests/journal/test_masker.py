from types import SimpleNamespace

import pytest

from chatbot.datatypes import Contact
from chatbot.journal.masker import Masker


@pytest.fixture
def office(make_entry):
    """Documents that print a telephone, and name a mailbox."""
    entry = make_entry("a", answer="สอบถามที่ โทร. ๐ ๒๓๕๖ ๙๙๙๙")
    document = SimpleNamespace(contact=Contact(email="Info@example.go.th"))
    return SimpleNamespace(entries=(entry,), documents=(document,))


def test_what_the_documents_print_is_nobodys_secret(office):
    mask = Masker(lambda: office)
    asked = "โทร 02-356-9999 ไม่มีคนรับ ส่งเมลไป info@example.go.th แล้ว"
    assert mask(asked) == asked
    assert mask("โทรกลับ 081-234-5678") == "โทรกลับ [PHONE]"


def test_other_documents_print_something_else(office):
    served = [office]
    mask = Masker(lambda: served[0])
    assert mask("โทร 02-356-9999") == "โทร 02-356-9999"
    served[0] = SimpleNamespace(entries=(), documents=())
    assert mask("โทร 02-356-9999") == "โทร [PHONE]"
