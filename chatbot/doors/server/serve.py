"""Serving the web door until the process is told to stop."""

import logging
import os
import socket
import tempfile
from collections.abc import Callable
from contextlib import closing

import uvicorn

from chatbot.doors.server.listen import listen
from chatbot.errors import ServeError
from chatbot.reloading import watching
from chatbot.service import Service

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 500
"""Connections and requests; whoever comes on top is told to come again (503) at once."""

GRACE_S = 10
"""Seconds that a stop waits for what is still being sent; a question takes a fraction of one."""


def serve(load: Callable[[], Service], host: str, port: int) -> None:
    """Serve the web door.

    :param load: Gives the service; called once the address is had, since loading takes a while.
    :param host: Name or address of this machine to serve on.
    :param port: Port, 0 for any free one; the address is logged once it answers.
    :raises ServeError: The address cannot be had, which is found out before anything else starts,
        or no temporary folder can be written to.
    """
    with listen(host, port) as listener:
        service = load()
        _require_temporary_folder()
        # Only now: the service has told the libraries beneath to stay off the network.
        from chatbot.doors.server.app import create_app

        config = uvicorn.Config(
            create_app(service),
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_AT_ONCE,
            timeout_graceful_shutdown=GRACE_S,
        )
        with closing(service), watching(service):
            _Server(config, host, service.close).run(sockets=[listener])


def _require_temporary_folder() -> None:
    # Gradio makes a folder in it, for files that this window never takes.
    folder = tempfile.gettempdir()
    if not os.access(folder, os.W_OK):
        raise ServeError(
            f"the chat window needs a temporary folder, and {folder} cannot be written to. Set "
            "TMPDIR to a folder that can be written to."
        )


class _Server(uvicorn.Server):
    """A server that says in one line where it can be reached.

    :param stopped: Called when the last request was answered. Told to stop by a signal, the server
        raises that signal anew at its end, and nothing of the process comes after it.
    """

    def __init__(self, config: uvicorn.Config, host: str, stopped: Callable[[], None]) -> None:
        super().__init__(config)
        self._stopped = stopped
        self._host = f"[{host}]" if ":" in host else host

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then log the address."""
        await super().startup(sockets)
        if self.started and sockets:
            port = sockets[0].getsockname()[1]
            logger.info("serving the chat window on http://%s:%d", self._host, port)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer what was asked, then let go of what is held."""
        await super().shutdown(sockets)
        self._stopped()
