"""JSON and JSON lines: exports of chatbots and knowledge bases, FAQPage of schema.org."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chatbot.errors import DocumentFileError
from chatbot.importing.blocks import Content, Problem
from chatbot.importing.encodings import decode
from chatbot.importing.formats.base import Format
from chatbot.importing.limits import require_short
from chatbot.importing.records import Record, record_table

# Names of keys, the surest first; small letters, without signs.
_QUESTIONS = (
    "question",
    "questions",
    "q",
    "คำถาม",
    "ถาม",
    "query",
    "prompt",
    "input",
    "name",
    "title",
)
_ANSWERS = (
    "answer", "answers", "a", "คำตอบ", "ตอบ", "response", "completion", "output", "acceptedanswer",
    "reply", "content", "text",
)  # fmt: skip
_SECTIONS = ("section", "category", "topic", "หมวด", "หมวดหมู่", "group", "source")
_NUMBERS = ("number", "no", "ลำดับ", "ข้อ")
_ALTERNATES = (
    "alternates", "alternatequestions", "alternativequestions", "variants", "similarquestions",
    "paraphrases", "คำถามอื่น",
)  # fmt: skip
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class JsonRecords:
    """Objects with a question and an answer, however deep; what else is there is passed over."""

    def read(self, data: bytes) -> Content:
        """Read a whole file, as :class:`~chatbot.importing.formats.base.Format` says."""
        records: list[Record] = []
        problems: list[Problem] = []
        for place, value in _values(decode(data)):
            try:
                for found in _records(value, place, ""):
                    (records if isinstance(found, Record) else problems).append(found)  # type: ignore[arg-type]
            except RecursionError:
                raise DocumentFileError(f"{place}: nested too deeply to be read.") from None
        return Content((record_table(records),) if records else (), tuple(problems))

    def witness(self, data: bytes) -> str:
        """The text itself, its escapes undone one by one."""
        pairs = _ESCAPE.sub(_unescaped, decode(data))
        return pairs.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def records_of(value: Any, place: str) -> list[Record]:
    """The records within a JSON value, e.g. the JSON-LD of a page.

    :param place: Where the value stands.
    """
    return [one for one in _records(value, place, "") if isinstance(one, Record)]


def _values(text: str) -> Iterator[tuple[str, Any]]:
    """The whole, or each line of JSON lines, with its place."""
    try:
        yield "", json.loads(text)
        return
    except RecursionError:
        raise DocumentFileError("nested too deeply to be read. Write it plainly.") from None
    except json.JSONDecodeError as error:
        lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            raise DocumentFileError(f"is no JSON ({error}). Correct it there.") from error
    for number, line in lines:
        try:
            yield f"บรรทัด {number}", json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise DocumentFileError(f"line {number} is no JSON ({error}). Correct it.") from error


def _records(value: Any, place: str, section: str) -> Iterator[Record | Problem]:
    if isinstance(value, Mapping):
        yield from _of_mapping(value, place, section)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, item in enumerate(value, start=1):
            where = f"รายการที่ {number}"
            yield from _records(item, f"{place} {where}".strip(), section)


def _of_mapping(value: Mapping[str, Any], place: str, section: str) -> Iterator[Record | Problem]:
    fields = {re.sub(r"[^a-z\u0e01-\u0e5b]", "", key.lower()): one for key, one in value.items()}
    messages = fields.get("messages") or fields.get("conversations")
    if isinstance(messages, list):
        yield from _of_messages(messages, place, section)
        return
    questions = _strings(_first(fields, _QUESTIONS))
    answers = _strings(_first(fields, _ANSWERS))
    if questions and answers:
        here = place or "ทั้งไฟล์"
        answer = "\n".join(answers)
        require_short(answer, here)
        yield Record(
            questions[0],
            answer,
            here,
            " ".join(_strings(_first(fields, _SECTIONS))) or section,
            " ".join(_strings(_first(fields, _NUMBERS))),
            (*questions[1:], *_strings(_first(fields, _ALTERNATES))),
        )
        return
    title = " ".join(_strings(_first(fields, (*_SECTIONS, "title", "name"))))
    inner = [(key, one) for key, one in value.items() if isinstance(one, Mapping | list)]
    for key, one in inner:
        name = title or (key if _thai(key) and len(inner) > 1 else "")
        yield from _records(one, place, name or section)
    if not inner and len(value) > 1 and all(map(_thai, value)) and _all_strings(value):
        for question, text in value.items():
            yield Record(question, text, place or "ทั้งไฟล์", section)
    elif not inner and (questions or answers):
        lacking = "answer" if questions else "question"
        yield Problem(place, f"an object without {lacking}", f"Give it a key '{lacking}'.")


def _of_messages(messages: list[Any], place: str, section: str) -> Iterator[Record | Problem]:
    """Turns of user and assistant, as in the files that models are tuned with."""
    question = ""
    for message in messages:
        if not isinstance(message, Mapping):
            continue
        role = str(message.get("role") or message.get("from") or "")
        text = " ".join(_strings(message.get("content") or message.get("value")))
        if role in ("user", "human"):
            question = text
        elif role in ("assistant", "gpt") and question and text:
            yield Record(question, text, place or "ทั้งไฟล์", section)
            question = ""


def _first(fields: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((fields[name] for name in names if fields.get(name)), None)


def _strings(value: Any) -> list[str]:
    """The texts that a value is, or holds: a string, a list of them, an object with one."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, Mapping):
        return _strings(_first({str(key).lower(): one for key, one in value.items()}, _ANSWERS))
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return []


def _thai(text: str) -> bool:
    return any("\u0e01" <= character <= "\u0e5b" for character in text)


def _all_strings(value: Mapping[str, Any]) -> bool:
    return all(isinstance(one, str) and one.strip() for one in value.values())


def _unescaped(found: re.Match[str]) -> str:
    sign = found[1]
    if sign[0] == "u" and len(sign) == 5:
        return chr(int(sign[1:], 16))
    return _PLAIN_ESCAPES.get(sign, sign)


FORMAT: Format = JsonRecords()
