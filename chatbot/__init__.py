"""Official answers to questions asked in one's own words, word for word and with their source.

The public face. Importing it changes nothing in the process and costs next to nothing: each name
is imported when it is first used.

>>> from chatbot import Service
>>> service = Service.load()
>>> answer = service.ask("ต้องส่งตัวชี้วัดให้ ก.พ.ร. ภายในเดือนใด")
>>> answer.status, answer.answer, answer.citations
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chatbot.conversation import Conversation
    from chatbot.datatypes import Answer, Chosen, Turn, Typed
    from chatbot.engine import Chatbot
    from chatbot.service import Service
    from chatbot.settings import Settings

    __version__: str

_PLACES = {
    "Answer": "datatypes",
    "Chatbot": "engine",
    "Chosen": "datatypes",
    "Conversation": "conversation",
    "Service": "service",
    "Settings": "settings",
    "Turn": "datatypes",
    "Typed": "datatypes",
}

__all__ = [
    "Answer",
    "Chatbot",
    "Chosen",
    "Conversation",
    "Service",
    "Settings",
    "Turn",
    "Typed",
    "__version__",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        return import_module("importlib.metadata").version("thai-official-answers")
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
