"""``chatbot mcp``: one assistant on this machine, over standard input and output."""

import asyncio

from mcp.server.stdio import stdio_server

from chatbot.doors.mcp.assistant import Assistant
from chatbot.middleware.answering import Answering
from chatbot.service import Service


def serve_stdio(service: Service) -> None:
    """Answer until the assistant closes standard input.

    Nothing but the protocol goes to standard output: what prints there is sent to standard error.
    """
    asyncio.run(_serve(service))


async def _serve(service: Service) -> None:
    answering = Answering(asks_endpoint=service.chatbot.second_judge is not None)
    server = Assistant(service, answering).server()
    try:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())
    finally:
        answering.close()
