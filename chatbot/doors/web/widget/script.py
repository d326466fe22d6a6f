"""The one script that a page of another site includes."""

import json
from pathlib import Path

from chatbot.settings import Settings
from chatbot.wording.base import Wording
from chatbot.wording.en import ENGLISH
from chatbot.wording.th import THAI

_HERE = Path(__file__).parent
_TEXTS = (
    "service",
    "widget_label",
    "widget_opening",
    "widget_failed",
    "widget_in_tab",
    "close_window",
)


def widget_script(settings: Settings) -> str:
    """The script with its texts and its style in it: nothing else is loaded for the button.

    :param settings: English labels are for the operator to allow.
    """
    offered = (THAI, ENGLISH) if settings.english_pages else (THAI,)
    texts = _literal({words.language: _texts(words) for words in offered})
    style = _literal((_HERE / "widget.css").read_text(encoding="utf-8"))
    source = (_HERE / "widget.js").read_text(encoding="utf-8")
    # In a block of its own it leaves no name on the page.
    start = f"startWidget(document.currentScript, {texts}, {style});"
    return f'"use strict";\n{{\n{source}\n{start}\n}}\n'


def _texts(words: Wording) -> dict[str, str]:
    return {name: getattr(words, name) for name in _TEXTS}


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
