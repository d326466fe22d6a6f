"""What the API says, one file a language.

In the order of the walk:

``base``  what every language has to say
``th``    Thai
``en``    English
"""

from chatbot.wording.api.base import ApiWording
from chatbot.wording.api.en import ENGLISH_API
from chatbot.wording.api.th import THAI_API


def api_wording(language: str) -> ApiWording:
    """The API's wording of a language.

    :param language: A BCP 47 tag; Thai where it is none of ours.
    """
    return ENGLISH_API if language == ENGLISH_API.language else THAI_API
