"""The batch contract: JSON lines in, one JSON line per question out."""

import codecs
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from chatbot.conversation import Conversation
from chatbot.corpus.scope import named_scope
from chatbot.datatypes import EVERYTHING, Door, Scope, Typed
from chatbot.doors.answer_json import answer_object
from chatbot.errors import ChatbotError, QueryError
from chatbot.service import Service


def answer_lines(
    service: Service,
    lines: Iterable[bytes],
    as_typed: bool = False,
    scope: Scope = EVERYTHING,
) -> Iterator[dict[str, Any]]:
    """Answer a batch.

    :param lines: UTF-8 JSON objects, either ``{"qid", "query"}`` or ``{"cid", "turns": [{"query"},
        ...]}``; empty lines are passed over. A line may name where answers may come from, by
        ``document`` and ``section``, an id or a list of them; so may a turn, for itself and those
        after it. null stands for everything.
    :param as_typed: Search for the very words of every question, nothing mended.
    :param scope: Where answers may come from for lines that name nothing themselves.
    :return: One object per question, in order; ``{"qid", "error"}`` for what cannot be read, after
        which the batch goes on.
    """
    for number, line in enumerate(lines, start=1):
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if not line.strip():
            continue
        try:
            value = _parse(line)
        except QueryError as error:
            yield {"qid": None, "error": f"line {number}: {error}"}
            continue
        if "turns" in value and "query" not in value:
            yield from _answer_conversation(service, value, number, as_typed, scope)
        else:
            yield _answer_query(service, value, number, as_typed, scope)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(
            line.decode("utf-8"), parse_constant=_refuse_constant, parse_float=_finite
        )
    except UnicodeDecodeError as error:
        raise QueryError(f"not UTF-8 ({error.reason} at byte {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise QueryError(f"not JSON ({error})") from error
    if not isinstance(value, dict):
        raise QueryError(f"expected a JSON object, found {type(value).__name__}")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is beyond the largest number")
    return number


def _answer_query(
    service: Service, value: dict[str, Any], number: int, as_typed: bool, scope: Scope
) -> dict[str, Any]:
    qid = value.get("qid")
    query = value.get("query")
    if not isinstance(query, str):
        return {"qid": qid, "error": f"line {number}: key 'query' must be a string"}
    try:
        own = _scope(service, value)
        return _answer(
            service, Typed(query, as_typed), Conversation(scope=scope if own is None else own), qid
        )
    except ChatbotError as error:
        return {"qid": qid, "error": f"line {number}: {error}"}


def _answer_conversation(
    service: Service, value: dict[str, Any], number: int, as_typed: bool, scope: Scope
) -> Iterator[dict[str, Any]]:
    cid, turns = value.get("cid"), value["turns"]
    if not isinstance(cid, str):
        yield {"qid": None, "error": f"line {number}: key 'cid' must be a string"}
        return
    if not isinstance(turns, list):
        yield {"qid": cid, "error": f"line {number}: key 'turns' must be a list"}
        return
    try:
        own = _scope(service, value)
    except ChatbotError as error:
        yield {"qid": cid, "error": f"line {number}: {error}"}
        return
    conversation = Conversation(scope=scope if own is None else own)
    for position, turn in enumerate(turns, start=1):
        qid = f"{cid}/{position}"
        try:
            yield _answer(service, _step(service, turn, as_typed), conversation, qid)
        except ChatbotError as error:
            yield {"qid": qid, "error": f"line {number}: turn {position}: {error}"}


def _step(service: Service, turn: Any, as_typed: bool) -> Typed:
    query = turn.get("query") if isinstance(turn, dict) else None
    if not isinstance(query, str):
        raise QueryError("key 'query' must be a string")
    return Typed(query, as_typed, _scope(service, turn))


def _scope(service: Service, value: dict[str, Any]) -> Scope | None:
    """What a line or a turn says of where answers may come from; None when it says nothing."""
    if not {"document", "section"} & value.keys():
        return None
    documents, sections = (_names(value, key) for key in ("document", "section"))
    return named_scope(service.chatbot.collection, documents, sections)


def _names(value: dict[str, Any], key: str) -> list[str]:
    match value.get(key):
        case None:
            return []
        case str(name):
            return [name]
        case [*names] if all(isinstance(name, str) for name in names):
            return names
    raise QueryError(f"key {key!r} must be an id, a list of ids or null")


def _answer(service: Service, step: Typed, conversation: Conversation, qid: Any) -> dict[str, Any]:
    answer = service.ask(step, conversation, door=Door.BATCH)
    return answer_object(answer, service.wording(conversation), service.chatbot.collection, qid)
