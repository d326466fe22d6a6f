"""Conversation context: a follow-up is made standalone by the words of the turn before it.

Historical query expansion (Lin et al., TREC CAsT 2019), kept to turns that plainly lean on the
one before, and to that one alone: added blindly, earlier turns drag an old topic into a new
question.
"""

import re
from collections.abc import Sequence

from chatbot.datatypes import Status, Turn
from chatbot.text.normalise import normalise, writable
from chatbot.text.segment import Segmenter

_LEANING = re.compile(
    r"^(?:แล้ว|งั้น|ถ้างั้น|และ|ส่วน|ตัวที่|อันที่|ข้อที่|and |then |so |what about |how about )"
    r"|ล่ะ(?:ครับ|คะ|ค่ะ)?$|(?:อันนี้|อันนั้น|ตัวนี้|ตัวนั้น|แบบนี้|กรณีนี้|เรื่องนี้)"
)
_SHORT = 3
"""Words in a turn that is too short to stand alone."""


def standalone(
    question: str, history: Sequence[Turn], segmenter: Segmenter, complete: bool = False
) -> str | None:
    """Make a follow-up standalone.

    :param question: As typed.
    :param history: Earlier turns, oldest first.
    :param complete: Whether a short turn is known to say all it means, e.g. to ask for a gap.
    :return: The question with the one it leans on, or None when it stands alone.
    """
    # A turn that found nothing, being nonsense, small talk or too long, gives no context.
    context = [turn.query for turn in history if turn.answer.status is not Status.REFUSED]
    if not context:
        return None
    text = normalise(question)
    short = len(segmenter.words(text)) <= _SHORT and not complete
    if not short and not _LEANING.search(text):
        return None
    return f"{writable(context[-1])} {question}"
