import pytest

from chatbot.doors.web.thai_within import thai_within
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("please contact: สำนักงาน ก.พ.ร.", 'please contact: <span lang="th">สำนักงาน ก.พ.ร</span>.'),
        ("Section ตัวชี้วัด PMQA", 'Section <span lang="th">ตัวชี้วัด</span> PMQA'),
        ("ก", '<span lang="th">ก</span>'),
        ("Number 5", "Number 5"),
        ("<b>ก</b>", '&lt;b&gt;<span lang="th">ก</span>&lt;/b&gt;'),
        ("", ""),
    ],
)
def test_thai_among_english_is_marked(text, html):
    assert thai_within(text, ENGLISH) == html


def test_thai_among_thai_is_not():
    assert thai_within("ก <b>", THAI) == "ก &lt;b&gt;"
