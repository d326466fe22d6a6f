"""What the editors' pages say, one file a language.

In the order of the walk:

``base``       what every language has to say
``th``         Thai
``en``         English

Where an editor works on people's questions:

``desk_base``  what every language has to say
``desk_th``    Thai
``desk_en``    English
"""

from chatbot.wording.admin.base import AdminWording
from chatbot.wording.admin.en import ENGLISH_ADMIN
from chatbot.wording.admin.th import THAI_ADMIN


def admin_wording(language: str) -> AdminWording:
    """The editors' wording of a language.

    :param language: A BCP 47 tag; Thai where it is none of ours.
    """
    return ENGLISH_ADMIN if language == ENGLISH_ADMIN.language else THAI_ADMIN
