"""Questions and answers in the values of JSON, by the names that exports give them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from chatbot.importing.blocks import Problem, ProblemSeverity
from chatbot.importing.limits import require_short
from chatbot.importing.records import NamedAnswer

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
_TAKEN = frozenset((*_QUESTIONS, *_ANSWERS, *_SECTIONS, *_NUMBERS, *_ALTERNATES))
_KEYS_TOLD = 6


def records_in(
    values: Sequence[tuple[str, Any]], fields: Collection[str] = ()
) -> Iterator[NamedAnswer | Problem]:
    """The records within JSON values, however deep, and what is the matter with other objects.

    :param values: Each with the place where it stands.
    :param fields: Keys that several objects have: they are names, no questions.
    """
    return _Walk(fields).through_all(values, "")


def objects_in(value: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of lists, or the value itself where it is one, each with its place."""
    if isinstance(value, Mapping):
        inner = [one for one in value.values() if isinstance(one, Mapping | list)]
        found = [each for one in inner for each in objects_in(one, place)]
        yield from found or [(place, value)]
    elif isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from objects_in(item, _item(place, number))


class _Walk:
    def __init__(self, fields: Collection[str]) -> None:
        self._fields = fields

    def through_all(
        self, values: Sequence[tuple[str, Any]], section: str
    ) -> Iterator[NamedAnswer | Problem]:
        """Values beside one another; where some hold questions, those that hold none are told."""
        within = [list(self._through(value, place, section)) for place, value in values]
        for (place, value), found in zip(values, within, strict=True):
            yield from found
            if any(within) and not found and isinstance(value, Mapping) and value:
                yield _passed_over(value, place)

    def _through(self, value: Any, place: str, section: str) -> Iterator[NamedAnswer | Problem]:
        if isinstance(value, Mapping):
            yield from self._mapping(value, place, section)
        elif isinstance(value, list):
            items = [(_item(place, number), item) for number, item in enumerate(value, start=1)]
            yield from self.through_all(items, section)

    def _mapping(
        self, value: Mapping[str, Any], place: str, section: str
    ) -> Iterator[NamedAnswer | Problem]:
        fields = {
            re.sub(r"[^a-z\u0e01-\u0e5b]", "", key.lower()): one for key, one in value.items()
        }
        messages = fields.get("messages") or fields.get("conversations")
        if isinstance(messages, list):
            yield from _of_messages(messages, place, section)
            return
        questions = strings_of(_first(fields, _QUESTIONS))
        answers = strings_of(_first(fields, _ANSWERS))
        if questions and answers:
            here = place or "ทั้งไฟล์"
            answer = "\n".join(answers)
            require_short(answer, here)
            yield NamedAnswer(
                questions[0],
                answer,
                here,
                " ".join(strings_of(_first(fields, _SECTIONS))) or section,
                " ".join(strings_of(_first(fields, _NUMBERS))),
                (*questions[1:], *strings_of(_first(fields, _ALTERNATES))),
            )
            # What else is in it may be questions that follow from it.
            others = [one for name, one in fields.items() if name not in _TAKEN]
            for found in self.through_all([(place, one) for one in others], section):
                if isinstance(found, NamedAnswer):
                    yield found
            return
        title = " ".join(strings_of(_first(fields, (*_SECTIONS, "title", "name"))))
        inner = [(key, one) for key, one in value.items() if isinstance(one, Mapping | list)]
        for key, one in inner:
            name = title or (key if _thai(key) and len(inner) > 1 else "")
            yield from self._through(one, place, name or section)
        named = self._fields and all(key in self._fields for key in value)
        if (
            not inner
            and not named
            and len(value) > 1
            and all(map(_thai, value))
            and _all_strings(value)
        ):
            for question, text in value.items():
                yield NamedAnswer(question, text, place or "ทั้งไฟล์", section)
        elif not inner and (questions or answers):
            lacking = "answer" if questions else "question"
            yield Problem(place, f"an object without {lacking}", f"Give it a key '{lacking}'.")


def _item(place: str, number: int) -> str:
    return f"{place} รายการที่ {number}".strip()


def _passed_over(value: Mapping[str, Any], place: str) -> Problem:
    keys = ", ".join(repr(key) for key in list(value)[:_KEYS_TOLD])
    return Problem(
        place,
        f"an object without question and answer, passed over: its keys are {keys}",
        "Give it the keys of the others, if it is a question.",
        ProblemSeverity.NOTE,
    )


def _of_messages(messages: list[Any], place: str, section: str) -> Iterator[NamedAnswer | Problem]:
    """Turns of user and assistant, as in the files that models are tuned with."""
    question = ""
    for message in messages:
        if not isinstance(message, Mapping):
            continue
        role = str(message.get("role") or message.get("from") or "")
        text = " ".join(strings_of(message.get("content") or message.get("value")))
        if role in ("user", "human"):
            question = text
        elif role in ("assistant", "gpt") and question and text:
            yield NamedAnswer(question, text, place or "ทั้งไฟล์", section)
            question = ""


def _first(fields: Mapping[str, Any], names: Sequence[str]) -> Any:
    return next((fields[name] for name in names if fields.get(name)), None)


def strings_of(value: Any) -> list[str]:
    """The texts that a value is, or holds: a string, a list of them, an object with one."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, Mapping):
        return strings_of(_first({str(key).lower(): one for key, one in value.items()}, _ANSWERS))
    if isinstance(value, list):
        return [text for item in value for text in strings_of(item)]
    return []


def _thai(text: str) -> bool:
    return any("\u0e01" <= character <= "\u0e5b" for character in text)


def _all_strings(value: Mapping[str, Any]) -> bool:
    return all(isinstance(one, str) and one.strip() for one in value.values())
