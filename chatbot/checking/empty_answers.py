"""Answers that say nothing: a dash, see the attachment, see the link."""

import re
from collections.abc import Iterator

from chatbot.checking.check import Check
from chatbot.checking.examined import Examined
from chatbot.checking.finding import Finding, Severity
from chatbot.checking.pointers import ADDRESS, POINTER
from chatbot.checking.wording import quoted
from chatbot.corpus.markup import one_line
from chatbot.text.normalise import normalise
from chatbot.text.placeholders import is_placeholder

_MORE = re.compile(
    r"(?:รายละเอียด|เพิ่มเติม|ข้อมูล|โปรด|กรุณา|ครับ|ค่ะ|นะคะ|ได้ที่|ได้|ที่|นี้|ตาม|ดู|ศึกษา|อ่าน|ดัง|ปรากฏ|ใน)"
)


def says_nothing(answer: str, question: str = "") -> bool:
    """Whether an answer says nothing by itself.

    :param answer: On one line. With an address in it, it leads somewhere at least.
    :param question: What it stands under.
    """
    text = normalise(answer)
    if ADDRESS.search(text):
        return False
    if is_placeholder(answer, question):
        return True
    rest, pointers = POINTER.subn("", text)
    return bool(pointers) and not any(map(str.isalnum, _MORE.sub("", rest)))


class EmptyAnswers(Check):
    """An answer that is none."""

    kind = "empty-answer"

    def find(self, examined: Examined) -> Iterator[Finding]:
        """One finding an entry."""
        for entry in examined.entries:
            if says_nothing(one_line(entry.answer), entry.question):
                yield examined.about_entries(
                    self.kind,
                    Severity.ERROR,
                    [entry],
                    f"The answer to {quoted(entry.question)} says nothing: {quoted(entry.answer)}.",
                    "Write what the attachment or the link says, or take the entry out.",
                )
