import re
from dataclasses import replace

from chatbot.corpus.markup import squeeze_source
from chatbot.doors.web.source_page import source_html


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


def test_editors_notes_stand_outside_the_document(corpus, text_of):
    page = page_of(corpus)

    document = re.search(r"<main.*</main>", page, re.DOTALL)[0]
    for errata in corpus.errata.values():
        for erratum in errata:
            assert text_of(erratum.note) not in text_of(document)
            assert text_of(erratum.note) in text_of(page)


def test_the_page_is_thai_and_leads_back(corpus):
    page = page_of(corpus)

    assert '<html lang="th">' in page
    assert '<a class="action" href="../../">' in page
    assert re.findall(r"<script(?! src=)", page) == []
