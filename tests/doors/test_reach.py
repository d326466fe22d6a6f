import pytest

from chatbot.doors.web.reach import mail_address, telephone_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("0 2111 2222", '<a href="tel:021112222">0 2111 2222</a>'),
        ("0-2111-2222 ต่อ 3333", '<a href="tel:021112222">0-2111-2222</a> ต่อ 3333'),
        ("0 2111 2222-9", '<a href="tel:021112222">0 2111 2222</a>-9'),
        ("0 2111 2222 ถึง 29", '<a href="tel:021112222">0 2111 2222</a> ถึง 29'),
        ("(02) 111 2222", '<a href="tel:021112222">(02) 111 2222</a>'),
        ("๐ ๒๑๑๑ ๒๒๒๒", '<a href="tel:021112222">๐ ๒๑๑๑ ๒๒๒๒</a>'),
        ("08 1111 2222", '<a href="tel:0811112222">08 1111 2222</a>'),
        ("+66 2111 2222", '<a href="tel:+6621112222">+66 2111 2222</a>'),
        ("1111", '<a href="tel:1111">1111</a>'),
        ("สายด่วน 1111 กด 2", 'สายด่วน <a href="tel:1111">1111</a> กด 2'),
        ("ภายใน 1101", "ภายใน 1101"),
        ("0 2111 2222 ต่อ 1234", '<a href="tel:021112222">0 2111 2222</a> ต่อ 1234'),
        ('<b>"111', "&lt;b&gt;&#34;111"),
        (
            "0 2111 2222, 0 2111 3333",
            '<a href="tel:021112222">0 2111 2222</a>, <a href="tel:021113333">0 2111 3333</a>',
        ),
    ],
)
def test_numbers_that_can_be_called_are_links(text, html):
    assert telephone_html(text) == html


@pytest.mark.parametrize(
    ("email", "address"),
    [
        ("help@office.example", "mailto:help@office.example"),
        ("a?b&c%d@office.example", "mailto:a%3Fb%26c%25d@office.example"),
    ],
)
def test_an_address_cannot_add_fields_to_a_letter(email, address):
    assert mail_address(email) == address
