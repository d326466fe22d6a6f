"""The texts of the pages where an editor works on people's questions, by language."""

from chatbot.wording.admin.desk_base import DeskWording
from chatbot.wording.admin.desk_en import ENGLISH_DESK
from chatbot.wording.admin.desk_th import THAI_DESK


def desk_wording(language: str) -> DeskWording:
    """The texts of a language.

    :param language: A BCP 47 tag; Thai where it is none of ours.
    """
    return ENGLISH_DESK if language == "en" else THAI_DESK
