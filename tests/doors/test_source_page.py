import re
from dataclasses import replace

from chatbot.corpus.markup import squeeze_source
from chatbot.doors.web.source_page import source_html
from chatbot.wording.th import THAI


def page_of(corpus):
    return source_html(corpus, back="../../")


def test_every_line_of_the_document_is_shown_with_its_number(corpus, text_of):
    page = page_of(corpus)

    rows = dict(re.findall(r'<td class="line">(\d+)</td>(.*?)</tr>', page, re.DOTALL))

    for number, line in enumerate(corpus.source.split("\n"), start=1):
        shown = text_of(rows.get(str(number), ""))
        assert shown == squeeze_source(line), f"line {number}"


def test_every_entry_has_an_anchor_around_its_own_lines(corpus):
    page = page_of(corpus)

    for entry in corpus.entries:
        body = re.search(rf'<tbody id="{entry.id}" class="entry">(.*?)</tbody>', page, re.DOTALL)[1]
        numbers = [int(number) for number in re.findall(r'class="line">(\d+)<', body)]
        assert (numbers[0], numbers[-1]) == entry.lines


def test_a_line_is_shown_with_its_place_where_it_has_one(corpus):
    transcript = tuple(
        replace(line, place=f"แผ่น 2 แถว {line.number}") for line in corpus.transcript
    )

    page = page_of(replace(corpus, transcript=transcript))

    for entry in corpus.entries:
        body = re.search(rf'<tbody id="{entry.id}" class="entry">(.*?)</tbody>', page, re.DOTALL)[1]
        assert f'<td class="line">แผ่น 2 แถว {entry.lines[0]}</td>' in body


def test_editors_notes_stand_below_their_entry_in_rows_of_their_own(corpus, text_of):
    page = page_of(corpus)

    for entry in corpus.entries:
        body = re.search(rf'<tbody id="{entry.id}" class="entry">(.*?)</tbody>', page, re.DOTALL)[1]
        official, *notes = body.split('<tr class="note">')
        errata = corpus.errata.get(entry.id, ())
        assert len(notes) == len(errata)
        for note, erratum in zip(notes, errata, strict=True):
            assert text_of(erratum.note) in text_of(note)
            assert THAI.errata_more in note
            assert text_of(erratum.note) not in text_of(official)


def test_sections_can_be_gone_to_and_each_entry_leads_to_its_page(corpus):
    page = page_of(corpus)

    for section in corpus.sections:
        assert f'href="#section-{section.id}"' in page
        assert page.count(f'id="section-{section.id}"') == 1
    for entry in corpus.entries:
        assert page.count(f'href="../../e/{entry.key}"') == 1


def test_the_page_is_thai_and_leads_back(corpus):
    page = page_of(corpus)

    assert '<html lang="th">' in page
    assert '<a class="action" href="../../">' in page
    assert re.findall(r"<script(?! src=)", page) == []
