"""How an answer is told in LINE: its language, and where its source can be opened."""

from dataclasses import dataclass

from chatbot.doors.addresses import SourceAddress
from chatbot.wording.base import Wording
from chatbot.wording.line.base import LineWording


@dataclass(frozen=True, slots=True)
class LineVoice:
    """The words of one language, and addresses.

    :param words: What every door says.
    :param line: What is said in LINE alone.
    :param source: Of each citation, the page to link.
    """

    words: Wording
    line: LineWording
    source: SourceAddress
