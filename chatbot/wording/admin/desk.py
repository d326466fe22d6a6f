"""The texts of the pages where an editor works on people's questions, by language."""

from chatbot.wording.admin.desk_base import DeskWording
from chatbot.wording.admin.desk_en import ENGLISH_DESK
from chatbot.wording.admin.desk_th import THAI_DESK


def desk_wording(language: str) -> DeskWording:
    """The texts in a language, see :func:`chatbot.wording.language.choose_wording`."""
    return ENGLISH_DESK if language == ENGLISH_DESK_LANGUAGE else THAI_DESK


ENGLISH_DESK_LANGUAGE = "en"
