"""The shipped document as each format holds it comes back whole, word for word."""

import re
from datetime import date

import pytest
from importing.formats.makers import MAKERS

from chatbot.corpus.markup import one_line
from chatbot.datatypes import Contact
from chatbot.importing.again import verify_originals
from chatbot.importing.columns import ColumnNames
from chatbot.importing.facts import Facts
from chatbot.importing.files import as_one_document, read_office_file
from chatbot.importing.folder import prepare

FACTS = Facts("copy", "สำเนา", date(2021, 9, 10), "สำนักงาน ก.พ.ร.", Contact())


def squeezed(text):
    return re.sub(r"[\s\u00a0●•-]+", "", text)


@pytest.mark.parametrize("name", MAKERS)
def test_all_entries_come_back(name, corpus, tmp_path):
    rows = [
        (one.section.title, one.number, one_line(one.question), one.answer.replace("\n\n", "\n"))
        for one in corpus.entries
    ]
    path = tmp_path / name
    path.write_bytes(MAKERS[name](rows))
    imported = as_one_document([read_office_file(path, ColumnNames())])
    made = prepare(imported, FACTS, tmp_path / "copy", None).corpus
    assert [squeezed(one.question) for one in made.entries] == [squeezed(row[2]) for row in rows]
    assert [squeezed(one.answer) for one in made.entries] == [squeezed(row[3]) for row in rows]
    assert imported.errors == ()
    verify_originals(made)
    assert made.originals[0].data == path.read_bytes()
