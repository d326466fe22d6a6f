from hypothesis import given
from hypothesis import strategies as st

from chatbot.corpus.markup import squeeze_markdown, squeeze_source, to_markdown


def test_paragraphs_and_an_unclosed_list():
    fragment = '<p>หนึ่ง</p> <p>สอง  ค่ะ</p> <ul style="list-style-type: none"> ● ก ● ข'
    assert to_markdown(fragment) == "หนึ่ง\n\nสอง ค่ะ\n\n- ก\n- ข"


def test_a_list_that_goes_on_after_a_page_break_stays_one_list():
    fragment = '<ul style="x"> ● Template 1 <ul style="x"> ● Template 2 ● Template 3'
    assert to_markdown(fragment) == "- Template 1\n- Template 2\n- Template 3"


def test_signs_of_markdown_are_wording():
    assert to_markdown("a_b *c* #1 - ง") == "a_b *c* #1 - ง"


def test_what_only_looks_like_a_tag_is_wording():
    text = "ติดต่อ <a@b.c> คะแนน < 60 และ > 80 R&D &copy2 <!-- ก -->"
    assert to_markdown(text) == text


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<ul>", "●", " ", "ก", "ข้อ", "1.", "*", "_", "-", "- "])
    )
)
def test_not_one_character_of_wording_changes(pieces):
    fragment = "".join(pieces)
    assert squeeze_markdown(to_markdown(fragment)) == squeeze_source(fragment)
