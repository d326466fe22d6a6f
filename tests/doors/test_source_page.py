import re
from dataclasses import replace

from starlette.testclient import TestClient

from chatbot.corpus import load_corpus
from chatbot.corpus.markup import squeeze_source
from chatbot.corpus.transcript import LineKind
from chatbot.doors.server.app import create_app
from chatbot.doors.web.source_page import Block, contents, source_blocks, source_html
from chatbot.service import Service
from chatbot.settings import Settings
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


def page_of(corpus, words=THAI, **changed):
    return source_html(corpus, "../../", Settings(**changed), words)


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


def test_editors_notes_stand_in_rows_of_their_own_below_the_entry(corpus, text_of):
    page = page_of(corpus)

    rows = re.findall(r'(?s)<tr class="(\w+)" lang="th">(.*?)</tr>', page)
    document = "".join(text_of(row) for kind, row in rows)
    assert {kind for kind, _ in rows} == {"text", "section", "header", "row"}
    for id_, errata in corpus.errata.items():
        body = re.search(rf'(?s)<tbody id="{id_}".*?</tbody>', page)[0]
        official, *notes = body.split('<tr class="note">')
        assert len(notes) == len(errata)
        for erratum, note in zip(errata, notes, strict=True):
            assert text_of(erratum.note) in text_of(note)
            assert text_of(THAI.errata_more) in text_of(note)
            assert text_of(erratum.note) not in text_of(official) + document
    # All of them once more at the end.
    end = page[page.index("</main>") :]
    assert all(text_of(one.note) in text_of(end) for all_ in corpus.errata.values() for one in all_)


def test_the_contents_lead_to_the_heading_of_each_section(corpus, text_of):
    page = page_of(corpus)

    listed = re.search(r'(?s)<details class="contents".*?</details>', page)[0]
    links = re.findall(r'<a href="#([^"]*)" lang="th">(.*?)</a>', listed)
    assert [title for _, title in links] == [section.title for section in corpus.sections]
    for anchor, title in links:
        body = re.search(rf'(?s)<tbody id="{anchor}" class="heading">(.*?)</tbody>', page)[1]
        assert text_of(title) in text_of(body)


def test_a_section_without_a_heading_is_found_at_its_first_entry(corpus):
    first = corpus.entries[0]
    kinds = tuple(LineKind.TEXT if kind is LineKind.SECTION else kind for kind in corpus.line_kinds)
    blocks = [
        Block(block.entry, tuple((kinds[line.number - 1], line) for _, line in block.lines))
        for block in source_blocks(corpus)
    ]
    assert contents(blocks)[first.section] == first.id


def test_a_document_of_one_section_has_no_contents(two_documents):
    assert 'class="contents"' not in page_of(load_corpus(two_documents / "parking"))


def test_the_number_of_an_entry_leads_to_its_page(corpus):
    page = page_of(corpus)

    for entry in corpus.entries:
        body = re.search(rf'(?s)<tbody id="{entry.id}".*?</tbody>', page)[0]
        number = re.search(r'<td class="number"><a href="([^"]*)"[^>]*>([^<]*)</a>', body)
        assert number[1] == f"../../e/{entry.key!s}"
        assert int(number[2]) == entry.number


def test_search_engines_may_keep_the_current_version_alone(two_document_service):
    own = two_document_service.settings.model_copy(
        update={"public_url": "https://faq.example.go.th", "indexed": True}
    )
    chatbot = two_document_service.chatbot
    client = TestClient(create_app(Service(lambda *_: chatbot, own)))

    current = client.get("/source/leave/2567").text

    assert '<link rel="canonical" href="https://faq.example.go.th/source/leave/2567">' in current
    assert "noindex" not in current
    assert "noindex" in client.get("/source/leave/2566").text
    assert "noindex" in page_of(load_corpus(two_document_service.settings.corpus / "parking"))


def test_labels_can_be_english_around_a_document_that_stays_thai(corpus):
    page = page_of(corpus, ENGLISH)

    assert '<html lang="en">' in page
    assert ENGLISH.back_to_chat in page
    assert f'<h1 lang="th">{corpus.document.title}</h1>' in page
    assert THAI.back_to_chat not in page


def test_the_page_is_thai_and_leads_back(corpus):
    page = page_of(corpus)

    assert '<html lang="th">' in page
    assert '<a href="../../">' in page
    assert re.findall(r'<script(?! src=| type="module" src=)', page) == []
