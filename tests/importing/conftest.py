from datetime import date

import pytest

from chatbot.datatypes import Contact
from chatbot.importing.columns import ColumnNames
from chatbot.importing.facts import Facts
from chatbot.importing.files import as_one_document, read_office_file
from chatbot.importing.folder import prepare, put_in_place, version_before


@pytest.fixture
def read(tmp_path):
    """Read files as one document: read(name, data, …); columns may be named."""

    def read_files(*named, **columns):
        files = []
        for name, data in zip(named[::2], named[1::2], strict=True):
            path = tmp_path / name
            path.write_bytes(data)
            files.append(read_office_file(path, ColumnNames(**columns)))
        return as_one_document(files)

    return read_files


@pytest.fixture
def import_into(tmp_path):
    """Import one file into tmp_path / "leave", as of a day: the corpus and what was prepared."""

    def import_file(name, data, day=date(2024, 1, 5)):
        path = tmp_path / name
        path.write_bytes(data)
        target = tmp_path / "corpora" / "leave"
        before = version_before(target)
        known = before.sections if before else ()
        imported = as_one_document([read_office_file(path, ColumnNames())], known)
        facts = Facts("leave", "ถาม-ตอบ เรื่องการลา", day, "กรมตัวอย่าง", Contact("กองการเจ้าหน้าที่"))
        prepared = prepare(imported, facts, target, before)
        put_in_place(prepared, target, before)
        return prepared

    return import_file


def entries_of(imported):
    """Section, number, question and answer of each, for a test to compare."""
    return [
        (one.section.title, one.number, one.found.question, one.found.answer)
        for one in imported.transcribed.placed
    ]


def problems_of(imported):
    return [(str(one.severity), one.place, one.what) for one in imported.problems]
