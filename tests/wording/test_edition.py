"""The version of a document is named where its date does not say it."""

from dataclasses import replace

import pytest

from chatbot.datatypes import Citation
from chatbot.doors.web.entry_page import entry_html
from chatbot.wording.edition import edition
from chatbot.wording.plain_text import cited_text
from chatbot.wording.th import THAI


@pytest.fixture
def entry(corpus):
    return corpus.entry("pmqa-05")


def of_version(entry, version):
    return replace(entry, document=replace(entry.document, version=version))


@pytest.mark.parametrize(
    "version", ["2564-09-10", "2021-09-10", "2564-09", "2021-09", "2564", "2021"]
)
def test_a_version_that_is_the_date_is_not_said_twice(entry, version):
    assert edition(Citation.of(of_version(entry, version))) == ""


@pytest.mark.parametrize("version", ["2", "2.1", "2564-09-11", "2565", "แก้ไขครั้งที่ 1"])
def test_any_other_version_is_named(bot, entry, version):
    own = of_version(entry, version)
    assert edition(Citation.of(own)) == version
    copied = cited_text(bot.answer_with(entry.key), own, THAI)
    assert f"{entry.document.title} ({THAI.of_edition.format(edition=version)})" in copied


def test_the_page_of_an_entry_whose_version_is_the_date_has_no_line_for_it(bot, entry, settings):
    page = entry_html(bot, entry.key, settings, THAI)
    assert f"<dt>{THAI.date}</dt>" in page
    assert f"<dt>{THAI.edition}</dt>" not in page
