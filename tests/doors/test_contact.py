"""Whom to ask, as each door shows it."""

import json
from dataclasses import replace

import pytest

from chatbot.datatypes import Answer, Contact, Reason, Status, Turn, Typed
from chatbot.doors.answer_json import answer_object, json_line
from chatbot.doors.web.turn import turn_html
from chatbot.replies import Replies
from chatbot.wording.en import ENGLISH
from chatbot.wording.plain_text import answer_text
from chatbot.wording.th import THAI

WHOLE = Contact(
    name="กลุ่มงานมาตรฐาน",
    phone="0 2111 2222 ต่อ 3333",
    email="help@office.example",
    url="https://www.office.example/faq?a=1&b=2",
    hours="จันทร์ถึงศุกร์ 8.30–16.30 น.",
    source="หน้าแรกของเว็บไซต์ เปิดดูเมื่อ 2026-11-01",
)
OTHER = Contact(name="งานพัสดุ", phone="1111", source="document")


def refused(*contacts, reason=Reason.NOT_COVERED, **facts):
    names = " / ".join(contact.name for contact in contacts)
    return Answer(
        Status.REFUSED, reason, facts={"contact": names, **facts}, contacts=tuple(contacts)
    )


def window(answer, words=THAI):
    return turn_html(Turn("ถาม", answer), Typed("ถาม"), words)


def test_the_terminal_says_all_on_one_line_and_where_it_is_from():
    message, contact = answer_text(refused(WHOLE), THAI).split("\n\n")
    assert message.endswith("กรุณาสอบถามกลุ่มงานมาตรฐาน")
    assert contact == (
        "สอบถามเพิ่มเติม: กลุ่มงานมาตรฐาน โทร. 0 2111 2222 ต่อ 3333 อีเมล help@office.example "
        "เว็บไซต์ https://www.office.example/faq?a=1&b=2 เวลาทำการ จันทร์ถึงศุกร์ 8.30–16.30 น.\n"
        "(ที่มาของข้อมูลติดต่อ: หน้าแรกของเว็บไซต์ เปิดดูเมื่อ 2026-11-01)"
    )


def test_the_terminal_says_it_in_english():
    _, contact = answer_text(refused(OTHER), ENGLISH).split("\n\n")
    assert contact == (
        "Further enquiries: งานพัสดุ Tel. 1111\n(Contact details as the document states them)"
    )


def test_a_name_alone_is_said_once_in_every_door():
    answer = refused(Contact(name="งานพัสดุ"))
    assert answer_text(answer, THAI).count("งานพัสดุ") == 1
    assert window(answer).count("งานพัสดุ") == 1


def test_the_batch_has_the_keys_that_are_there(bot):
    value = json.loads(json_line(answer_object(refused(OTHER), THAI, bot.collection)))
    assert value["contact"] == {"name": "งานพัสดุ", "phone": "1111", "source": "document"}
    assert value["contacts"] == [value["contact"]]
    assert value["message"].endswith("กรุณาสอบถามงานพัสดุ")


def test_the_batch_lists_the_contacts_of_several_documents(bot):
    value = answer_object(refused(WHOLE, OTHER), THAI, bot.collection)
    assert value["contact"] is None
    assert [contact["name"] for contact in value["contacts"]] == ["กลุ่มงานมาตรฐาน", "งานพัสดุ"]


def test_the_window_links_what_can_be_followed():
    html = window(refused(WHOLE))
    assert '<a href="tel:021112222">0 2111 2222</a> ต่อ 3333' in html
    assert '<a href="mailto:help@office.example">help@office.example</a>' in html
    link = html[html.index('<a href="https://www.office.example/faq?a=1&amp;b=2"') :]
    assert 'target="_blank" rel="noopener noreferrer"' in link.partition(">")[0]
    assert "จันทร์ถึงศุกร์ 8.30–16.30 น." in html
    assert "ที่มาของข้อมูลติดต่อ: หน้าแรกของเว็บไซต์ เปิดดูเมื่อ 2026-11-01" in html


def test_the_window_shows_only_what_there_is():
    html = window(refused(OTHER))
    for label in (THAI.email, THAI.website, THAI.hours):
        assert f"<dt>{label}</dt>" not in html
    assert THAI.contact_of_document in html


def test_the_window_shows_each_contact_of_several_documents():
    html = window(refused(WHOLE, OTHER))
    assert html.count('class="contact"') == 2


def test_what_a_contact_says_is_text_and_no_markup():
    bad = "<script>alert('1')</script>"
    html = window(refused(Contact(bad, f"0 2111 2222 {bad}", hours=bad, source=bad)))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") == 5


@pytest.mark.parametrize("words", [THAI, ENGLISH])
def test_small_talk_that_names_whom_to_ask_says_how(words):
    assert words.contacts(refused(WHOLE, reason=Reason.SMALL_TALK, kind="identity")) == (WHOLE,)
    assert words.contacts(refused(WHOLE, reason=Reason.SMALL_TALK, kind="greeting")) == ()


@pytest.mark.parametrize("reason", [Reason.EMPTY, Reason.NOT_OFFERED, Reason.TOO_LONG])
def test_where_nobody_is_named_nobody_is_shown(reason):
    assert THAI.contacts(Answer(Status.REFUSED, reason, contacts=(WHOLE,))) == ()


def test_a_refusal_has_the_contact_of_its_document(collection, make_answer):
    corpus = replace(
        collection.current[0], document=replace(collection.documents[0], contact=WHOLE)
    )
    replies = Replies(replace(collection, current=(corpus,)))
    answer = replies.refused(make_answer(Status.REFUSED), Reason.NOT_COVERED)
    assert answer.contacts == (WHOLE,)
    assert answer.facts["contact"] == "กลุ่มงานมาตรฐาน"
