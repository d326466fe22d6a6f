"""What a language model said, read tolerantly: JSON lines, a JSON list, or numbered lines.

It is data: nothing in it is run or looked up, and each text is brought to one plain line.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from chatbot.drafting.proposal import DRAFT_KINDS, Kind, Origin, Proposal
from chatbot.text.normalise import on_one_line

_MOST = 60
_LONGEST = 1000
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_FENCE = re.compile(r"^\s*```\w*\s*$", re.MULTILINE)
_ITEM = re.compile(r"^\s*(?:[*_]{0,2}[0-9๐-๙]{1,3}\s*[.)]|[-*•–])\s*(.+)$")
_MARKS = " \t*_\"'“”‘’`"
_HEADINGS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("near-miss", re.compile("near[- ]?miss|ใกล้เคียง|คล้าย", re.IGNORECASE)),
    ("gap", re.compile(r"\bgaps?\b|ไม่ได้กล่าว|นอกเอกสาร|ข้างเคียง", re.IGNORECASE)),
    ("alternate", re.compile("alternate|ถ้อยคำ|คำถามอื่น", re.IGNORECASE)),
)


def read_reply(text: str) -> list[Proposal]:
    """The drafts in what a model said; none where there is nothing to read.

    :param text: Any string.
    """
    text = _FENCE.sub("", _THINKING.sub("", text))
    found = [*(_in_one_value(text) or _in_lines(text))][:_MOST]
    cleaned = ((kind, _plain(said)) for kind, said in found)
    return [Proposal(kind, said[:_LONGEST], Origin.MODEL) for kind, said in cleaned if said]


def _plain(said: str) -> str:
    # Of letters that no standard knows, nobody can tell what they would show.
    return "".join(filter(str.isprintable, on_one_line(said))).strip(_MARKS)


def _in_one_value(text: str) -> list[tuple[Kind, str]]:
    """What a whole answer in JSON holds; none where it is not one."""
    value = _value(text)
    return [] if isinstance(value, int | float | str | None) else [*_said(value, "alternate")]


def _in_lines(text: str) -> Iterator[tuple[Kind, str]]:
    """Line by line; under a heading that names another kind, numbered lines are of that kind."""
    kind: Kind = "alternate"
    for line in text.splitlines():
        value = _value(line.strip().rstrip(","))
        if isinstance(value, dict | list):
            yield from _said(value, kind)
        elif item := _ITEM.match(line):
            yield kind, item[1]
        else:
            kind = _heading(line) or kind


def _said(value: Any, kind: Kind) -> Iterator[tuple[Kind, str]]:
    """The texts in a JSON value, with their kind where it names one."""
    if isinstance(value, str):
        yield kind, value
    elif isinstance(value, list):
        for one in value:
            yield from _said(one, kind)
    elif isinstance(value, dict):
        named = value.get("kind")
        kind = named if named in DRAFT_KINDS else kind
        texts = (value.get(key) for key in ("text", "question", "query"))
        if found := next((text for text in texts if isinstance(text, str)), None):
            yield kind, found
            return
        for key, one in value.items():
            if isinstance(one, list):
                yield from _said(one, _heading(key) or kind)


def _heading(line: str) -> Kind | None:
    return next((kind for kind, pattern in _HEADINGS if pattern.search(line)), None)


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
