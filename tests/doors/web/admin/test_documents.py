"""What stands around a document: seen, tried, published, and in its files."""

import re

import pytest
from doors.web.admin.conftest import NAME

from chatbot.corpus import load_corpus
from chatbot.datatypes import Contact
from chatbot.wording.admin.desk_th import THAI_DESK
from chatbot.wording.admin.th import THAI_ADMIN

PAGE = "/documents/parking"


def fields_of(page):
    """The hidden fields of the form that publishes what was tried."""
    return dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page.text))


@pytest.fixture
def folder(own_settings):
    return own_settings.corpus / "parking"


def publish(editor, form, page=PAGE):
    """See what a form would do, then have it done."""
    tried = editor.post(page, form)
    assert tried.status_code == 200
    assert THAI_DESK.trial in tried.text
    return editor.post(page, fields_of(tried))


def test_the_documents_are_listed(writing_editor):
    page = writing_editor.get("/documents").text
    assert 'href="/admin/documents/parking"' in page
    assert 'href="/admin/documents/leave"' in page


def test_a_document_that_is_none_is_not_found(writing_editor):
    assert writing_editor.get("/documents/nothing").status_code == 404


def test_the_contact_is_published(writing_editor, folder, writing_service):
    contact = {"name": "งานอาคาร", "phone": "0 2345 6789", "source": "เว็บไซต์ เมื่อ 1 มีนาคม 2567"}
    done = publish(writing_editor, {"change": "contact", **contact})
    assert done.headers["location"] == f"/admin{PAGE}"
    assert load_corpus(folder).document.contact == Contact(**contact)
    page = writing_editor.get(PAGE).text
    assert THAI_DESK.published in page
    assert 'value="0 2345 6789"' in page
    (recorded,) = writing_editor.context.desk.history()
    assert recorded.editor == NAME
    current = writing_service.chatbot.collection.current
    assert next(one for one in current if one.document.id == "parking").document.contact.phone


def test_what_is_only_tried_changes_nothing(writing_editor, folder):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    writing_editor.post(PAGE, {"change": "glossary", "glossary": "ลานจอดรถ"})
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert writing_editor.context.desk.history() == []


def test_what_cannot_be_made_is_said_and_what_was_typed_stays(writing_editor, folder):
    form = {"change": "contact", "name": "งานอาคาร", "email": "no address"}
    page = writing_editor.post(PAGE, form)
    assert page.status_code == 422
    assert THAI_ADMIN.could_not in page.text
    assert 'value="no address"' in page.text
    assert load_corpus(folder).document.contact.email is None


def test_a_note_is_added_and_taken_away(writing_editor, folder):
    note = {"id": "annual-03", "field": "answer", "kind": "date", "note": "ปีพิมพ์ผิด"}
    publish(writing_editor, {"change": "add-note", **note})
    (erratum,) = load_corpus(folder).errata["annual-03"]
    assert erratum.note == "ปีพิมพ์ผิด"
    page = writing_editor.get(PAGE).text
    number = re.search(
        r'name="number" value="(\d+)">\s*<input type="hidden" name="was" value="ปีพิมพ์ผิด"', page
    )[1]
    publish(writing_editor, {"change": "remove-note", "number": number, "was": "ปีพิมพ์ผิด"})
    assert "annual-03" not in load_corpus(folder).errata


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (
            {"change": "add-note", "id": "nothing", "field": "answer", "kind": "date", "note": "ก"},
            "nothing",
        ),
        (
            {
                "change": "add-note",
                "id": "annual-03",
                "field": "title",
                "kind": "date",
                "note": "ก",
            },
            "title",
        ),
        (
            {
                "change": "add-note",
                "id": "annual-03",
                "field": "answer",
                "kind": "date",
                "note": " ",
            },
            "note",
        ),
        ({"change": "remove-note", "number": "9", "was": "ก"}, "does not stand there"),
        ({"change": "drop everything"}, "asks for no change"),
        ({}, "asks for no change"),
    ],
)
def test_a_form_that_asks_for_nothing_that_can_be_is_refused(writing_editor, form, said):
    page = writing_editor.post(PAGE, form)
    assert page.status_code == 422
    (problem,) = re.findall(r'role="alert">([^<]+)</p>', page.text)
    assert problem.startswith(THAI_ADMIN.could_not)
    assert said in problem
    assert writing_editor.context.desk.history() == []


def test_terms_and_spellings_are_texts_that_are_edited_whole(writing_editor, folder):
    publish(writing_editor, {"change": "glossary", "glossary": "# ของงานอาคาร\r\nลานจอดรถ\r\n"})
    text = (folder / "glossary.txt").read_text(encoding="utf-8")
    assert text == "# ของงานอาคาร\nลานจอดรถ\n"
    assert "# ของงานอาคาร\nลานจอดรถ" in writing_editor.get(PAGE).text
    bad = writing_editor.post(PAGE, {"change": "spellings", "spellings": "ลานจอดรถ"})
    assert bad.status_code == 422


def test_what_was_tried_is_what_is_published(writing_editor, folder):
    fields = fields_of(writing_editor.post(PAGE, {"change": "glossary", "glossary": "ลานจอดรถ"}))
    again = writing_editor.post(PAGE, {**fields, "glossary": "อย่างอื่น"})
    assert again.status_code == 200
    assert not (folder / "glossary.txt").exists()


def test_markup_of_an_editor_is_text(writing_editor):
    note = {
        "id": "annual-03",
        "field": "answer",
        "kind": "date",
        "note": "<script>alert(1)</script>",
    }
    tried = writing_editor.post(PAGE, {"change": "add-note", **note})
    assert "<script>alert" not in tried.text
    bad = {"change": "glossary", "glossary": "</textarea><script>alert(1)</script>"}
    assert "<script>alert" not in writing_editor.post(PAGE, bad).text


@pytest.mark.parametrize(
    ("part", "mine", "theirs", "file"),
    [
        ("glossary", {"glossary": "ลานจอดรถ"}, {"glossary": "รถตู้"}, "glossary.txt"),
        ("contact", {"name": "ฝ่ายอาคาร"}, {"name": "งานอาคาร"}, "document.toml"),
    ],
)
def test_what_another_editor_published_meanwhile_is_not_written_over(
    writing_editor, folder, part, mine, theirs, file
):
    stood = stood_in(writing_editor.get(PAGE), part)
    mine, theirs = ({"change": part, "stood": stood, **one} for one in (mine, theirs))
    tried = writing_editor.post(PAGE, mine)
    assert publish(writing_editor, theirs).status_code == 303
    written = (folder / file).read_bytes()
    for form in (mine, fields_of(tried)):
        page = writing_editor.post(PAGE, form)
        assert page.status_code == 422
        assert "changed this meanwhile" in page.text
    assert (folder / file).read_bytes() == written
    assert publish(writing_editor, {**mine, "stood": stood_in(page, part)}).status_code == 303
    assert (folder / file).read_bytes() != written


def stood_in(page, part):
    """What the form of a part says that stood there."""
    forms = re.findall(r"<form.*?</form>", page.text, re.DOTALL)
    (form,) = (one for one in forms if f'value="{part}"' in one)
    return re.search(r'name="stood" value="(\w+)"', form)[1]
