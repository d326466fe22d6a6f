"""What the tools do: each call is a conversation of its own."""

from typing import Any

from chatbot.conversation import Conversation
from chatbot.datatypes import EVERYTHING, Chosen, Door, Scope, Step, Typed
from chatbot.doors.addresses import SourceAddress
from chatbot.doors.answer_json import answer_object
from chatbot.doors.mcp.tools import AskArguments, EntryArguments
from chatbot.errors import CorpusError, QueryError
from chatbot.service import Service
from chatbot.settings import Language


def called(
    service: Service, source: SourceAddress, arguments: AskArguments | EntryArguments
) -> dict[str, Any]:
    """The object that a tool gives back, see :data:`chatbot.doors.mcp.schemas.ANSWER_SCHEMA`.

    :raises ClosedError: The service answers nothing for now.
    :raises QueryError: A document or an entry is not here; the message says what to do and does not
        repeat what was given.
    """
    if isinstance(arguments, EntryArguments):
        return _entry(service, source, arguments)
    collection = service.chatbot.collection
    known = [document.id for document in collection.documents]
    if arguments.document is not None and arguments.document not in known:
        raise QueryError(f"there is no such document; 'document' is one of: {', '.join(known)}.")
    scope = EVERYTHING if arguments.document is None else Scope(frozenset({arguments.document}))
    return _answered(service, source, Typed(arguments.question, scope=scope), arguments.language)


def _entry(service: Service, source: SourceAddress, arguments: EntryArguments) -> dict[str, Any]:
    try:
        return _answered(service, source, Chosen(arguments.entry), "auto")
    except CorpusError:
        raise QueryError(
            "there is no such entry; name it as document/version/id, as 'choices' and 'citations' "
            "of ask_official have it."
        ) from None


def _answered(
    service: Service, source: SourceAddress, step: Step, language: Language
) -> dict[str, Any]:
    conversation = Conversation()
    answer = service.ask(step, conversation, door=Door.MCP)
    words = service.wording(conversation, language)
    value = answer_object(answer, words, service.chatbot.collection)
    for citation, cited in zip(answer.citations, value["citations"], strict=True):
        cited["url"] = source(citation)
    return value
