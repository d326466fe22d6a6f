"""What is said in LINE beside what every door says, one file a language.

In the order of the walk:

``base``  what every language has to say
``th``    Thai
``en``    English
"""

from chatbot.wording.line.base import LineWording
from chatbot.wording.line.en import ENGLISH_LINE
from chatbot.wording.line.th import THAI_LINE


def line_wording(language: str) -> LineWording:
    """What is said in LINE in a language.

    :param language: A BCP 47 tag; Thai where it is none of ours.
    """
    return ENGLISH_LINE if language == ENGLISH_LINE.language else THAI_LINE
