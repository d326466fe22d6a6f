import re

import pytest

from chatbot.corpus.markup import one_line
from chatbot.doors.web.official_text import official_html
from chatbot.wording.th import THAI


def squeezed(official):
    return "".join(re.sub(r"(?m)^- ", "", official).split())


def test_every_official_text_is_rendered_word_for_word(corpus, text_of):
    for entry in corpus.entries:
        assert text_of(official_html(entry.answer, THAI)) == squeezed(entry.answer), entry.id
        assert text_of(official_html(entry.question, THAI)) == squeezed(entry.question), entry.id


def test_paragraphs_and_lists_keep_their_form():
    html = official_html("กำหนดส่ง ดังนี้\n\n- ครั้งที่ 1\n- ครั้งที่ 2\n\nหมดเขต", THAI)

    assert html == ("<p>กำหนดส่ง ดังนี้</p><ul><li>ครั้งที่ 1</li><li>ครั้งที่ 2</li></ul><p>หมดเขต</p>")


@pytest.mark.parametrize("literal", ["*ดี*", "_ดี_", "# ดี", "`ดี`", "[ดี](ดู)", "$$x$$", "1. ดี"])
def test_signs_that_markdown_would_take_stay(literal):
    assert official_html(literal, THAI) == f"<p>{literal}</p>"


def test_markup_in_the_wording_is_text():
    assert official_html("<b>ก</b> & ข", THAI) == "<p>&lt;b&gt;ก&lt;/b&gt; &amp; ข</p>"


@pytest.mark.parametrize(
    ("wording", "address"),
    [
        ("ดู https://example.go.th/a?b=1&c=2 ต่อ", "https://example.go.th/a?b=1&amp;c=2"),
        ("ดูที่ (https://example.go.th/a).", "https://example.go.th/a"),
        ("ลิงก์ https://example.go.th/aหน่วยงาน", "https://example.go.th/a"),
        ("ดู https://example.go.th/คู่มือ/ย่อ?p=๑ ได้", "https://example.go.th/คู่มือ/ย่อ?p=๑"),
    ],
)
def test_an_address_becomes_a_link_and_its_neighbours_do_not(wording, address, text_of):
    html = official_html(wording, THAI)

    assert f'<a href="{address}" target="_blank" rel="noopener noreferrer"' in html
    assert text_of(html) == "".join(wording.split())


def test_a_script_address_is_no_link():
    assert "<a" not in official_html("javascript:alert(1) data:text/html,x", THAI)


def test_a_text_on_one_line():
    assert one_line("ก\n\n- ข\n- ค") == "ก ข ค"
