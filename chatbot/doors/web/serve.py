"""Serving the web door until the process is told to stop."""

import logging
import socket
from collections.abc import Callable

import uvicorn

from chatbot.doors.web.listen import listen
from chatbot.reloading import watching
from chatbot.service import Service

logger = logging.getLogger(__name__)


def serve(load: Callable[[], Service], host: str, port: int) -> None:
    """Serve the web door.

    :param load: Gives the service; called once the address is had, since loading takes a while.
    :param host: Name or address of this machine to serve on.
    :param port: Port, 0 for any free one; the address is logged once it answers.
    :raises ServeError: The address cannot be had; found out before anything else starts.
    """
    with listen(host, port) as listener:
        service = load()
        # Only now: the service has told the libraries beneath to stay off the network.
        from chatbot.doors.web.app import create_app

        config = uvicorn.Config(
            create_app(service), log_level="warning", access_log=False, server_header=False
        )
        with watching(service):
            _Server(config, host).run(sockets=[listener])


class _Server(uvicorn.Server):
    """A server that says in one line where it can be reached."""

    def __init__(self, config: uvicorn.Config, host: str) -> None:
        super().__init__(config)
        self._host = f"[{host}]" if ":" in host else host

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then log the address."""
        await super().startup(sockets)
        if self.started and sockets:
            port = sockets[0].getsockname()[1]
            logger.info("serving the chat window on http://%s:%d", self._host, port)
