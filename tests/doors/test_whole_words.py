import re

import pytest

from chatbot.corpus.markup import one_line
from chatbot.doors.web import whole_words as module
from chatbot.doors.web.official_text import official_html
from chatbot.doors.web.standing_out import standing_out
from chatbot.doors.web.whole_words import whole_words
from chatbot.wording.th import THAI

MAY_END = '<wbr aria-hidden="true">'
ADDRESS = "https://example.go.th/a?b=1&c=2"


@pytest.fixture(scope="module")
def broken(bot):
    return lambda html: str(whole_words(html, bot.line_breaks, remember=False))


def test_a_line_may_end_between_words_and_not_in_them(broken):
    assert broken("กำหนดตัวชี้วัดภายในเดือนตุลาคม 2564 ได้") == (
        '<span class="whole-words">'
        + MAY_END.join(["กำหนด", "ตัวชี้วัด", "ภายใน", "เดือน", "ตุลาคม 2564 ", "ได้"])
        + "</span>"
    )


def test_no_character_is_added_to_the_official_text(broken, corpus, text_of):
    tag = re.compile("<[^>]*>")
    for entry in corpus.entries:
        for text in (entry.question, entry.answer):
            html = official_html(text, THAI)
            assert tag.sub("", broken(html)) == tag.sub("", str(html)), entry.id
            assert text_of(broken(one_line(text))) == "".join(one_line(text).split()), entry.id


def test_markup_in_a_text_is_text(broken):
    assert broken("<b>ก</b> & ข") == (
        f'<span class="whole-words">&lt;b&gt;ก&lt;/b&gt; {MAY_END}&amp; {MAY_END}ข</span>'
    )


def test_a_link_stays_one_and_breaks_where_it_has_to(broken):
    html = broken(official_html(f"ดูที่ {ADDRESS} ได้", THAI))

    link = re.search(r"<a [^>]*>(.*?)</a>", html)
    assert link[1] == ADDRESS.replace("&", "&amp;")
    assert f'href="{link[1]}"' in link[0]
    assert f"{MAY_END}<a " in html


def test_what_stands_out_is_in_one_word_with_its_neighbours(broken):
    html = standing_out(official_html("ภายในเดือนตุลาคม 2564", THAI), ["2564"])

    assert broken(html).endswith("ตุลาคม <mark>2564</mark></span></p>")


def test_what_may_be_wider_than_a_small_screen_can_end_inside(broken):
    assert '<span class="wide">สำนักงานปลัดสำนักนายกรัฐมนตรี</span>' in broken(
        "โดยสำนักงานปลัดสำนักนายกรัฐมนตรีและกรม"
    )


def test_without_thai_nothing_changes(broken):
    assert broken("Potential <Base>") == "Potential &lt;Base&gt;"


def test_what_is_typed_is_not_kept(bot):
    def kept():
        return module._remembered.cache_info().currsize

    before = kept()
    whole_words("ข้อความที่ใครคนหนึ่งพิมพ์", bot.line_breaks, remember=False)
    assert kept() == before
    whole_words("ข้อความของเอกสารฉบับนี้", bot.line_breaks, remember=True)
    assert kept() == before + 1
