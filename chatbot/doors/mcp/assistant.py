"""The protocol's requests, answered from a service; the same whatever they come over."""

import logging
from functools import partial
from importlib.metadata import version
from typing import Any

from mcp.server import Server, ServerRequestContext
from mcp.shared.exceptions import MCPError
from mcp.types import (
    INTERNAL_ERROR,
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListResourcesResult,
    ListToolsResult,
    PaginatedRequestParams,
    ReadResourceRequestParams,
    ReadResourceResult,
    TextContent,
    TextResourceContents,
)
from pydantic import ValidationError

from chatbot.doors.addresses import source_of
from chatbot.doors.answer_json import json_line
from chatbot.doors.mcp.asking import called
from chatbot.doors.mcp.resources import MEDIA_TYPE, listed_resources, resource_text
from chatbot.doors.mcp.tools import TOOLS
from chatbot.errors import ClosedError, QueryError
from chatbot.middleware.answering import Answering
from chatbot.service import Service
from chatbot.wording.assistants import INSTRUCTIONS, SERVER_TITLE

logger = logging.getLogger(__name__)

_NAME = "thai-official-answers"

_Context = ServerRequestContext[Any]


class Assistant:
    """Answers what an assistant asks.

    :param service: Asked from the threads of ``answering``.
    """

    def __init__(self, service: Service, answering: Answering) -> None:
        self._service = service
        self._answering = answering
        self._source = source_of(service.settings.public_url)

    def server(self) -> Server[Any]:
        """The protocol's server over it.

        The plain one: the other would set up logging of its own and log arguments that do not fit.
        """
        return Server(
            _NAME,
            version=version(_NAME),
            title=SERVER_TITLE,
            instructions=INSTRUCTIONS,
            on_list_tools=self._list_tools,
            on_call_tool=self._call_tool,
            on_list_resources=self._list_resources,
            on_read_resource=self._read_resource,
        )

    async def _list_tools(self, _: _Context, __: PaginatedRequestParams | None) -> ListToolsResult:
        return ListToolsResult(tools=[offered.tool for offered in TOOLS.values()])

    async def _call_tool(self, _: _Context, params: CallToolRequestParams) -> CallToolResult:
        if params.name not in TOOLS:
            raise MCPError(INVALID_PARAMS, f"no such tool; there are: {', '.join(TOOLS)}.")
        model = TOOLS[params.name].arguments
        try:
            arguments = model.model_validate(params.arguments or {})
            value = await self._answering.run(
                partial(called, self._service, self._source, arguments)
            )
        except ValidationError as error:
            return _failed(_faults(error, list(model.model_fields)))
        except (ClosedError, QueryError) as error:
            return _failed(str(error))
        except Exception:
            logger.exception("a call of %s failed", params.name)
            return _failed("the server failed at this; its operator finds the reason in its log.")
        # Older clients read the text alone.
        text = TextContent(type="text", text=json_line(value))
        return CallToolResult(content=[text], structured_content=value)

    async def _list_resources(
        self, _: _Context, __: PaginatedRequestParams | None
    ) -> ListResourcesResult:
        return ListResourcesResult(resources=listed_resources(self._service.chatbot.collection))

    async def _read_resource(
        self, _: _Context, params: ReadResourceRequestParams
    ) -> ReadResourceResult:
        try:
            self._service.closing.require_open()
        except ClosedError as closed:
            raise MCPError(INTERNAL_ERROR, str(closed)) from closed
        text = resource_text(self._service.chatbot.collection, params.uri)
        if text is None:
            raise MCPError(INVALID_PARAMS, "no such document; resources/list names those there are")
        contents = TextResourceContents(uri=params.uri, mime_type=MEDIA_TYPE, text=text)
        return ReadResourceResult(contents=[contents])


def _failed(message: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=message)], is_error=True)


def _faults(error: ValidationError, known: list[str]) -> str:
    """What is wrong with arguments, without what was given."""
    faults = []
    for fault in error.errors(include_input=False, include_url=False, include_context=False):
        name = fault["loc"][0] if fault["loc"] else None
        faults.append(f"'{name}': {fault['msg']}" if name in known else fault["msg"])
    return f"{'; '.join(faults)}. The arguments are: {', '.join(known)}."
