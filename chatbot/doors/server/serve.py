"""Serving until the process is told to stop, by one worker or several."""

import logging
import os
import socket
import sys
import tempfile
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import uvicorn

from chatbot.composition import prepare_process
from chatbot.doors.server.listen import OwnListener, listen, reserve
from chatbot.doors.server.logs import set_up_logs
from chatbot.doors.server.shared import SHARED_COUNTS, Shared
from chatbot.doors.server.worker import Worker, end_with_parent
from chatbot.errors import ChatbotError, ServeError
from chatbot.service import Service
from chatbot.settings import Settings

logger = logging.getLogger(__name__)


def serve(settings: Settings) -> None:
    """Serve all doors that are open to the network.

    The address is had before anything else starts.

    :raises ServeError: The address cannot be had, or no temporary folder can be written to.
    :raises ChatbotError: Something else that the operator has to mend.
    """
    # Linux alone shares connections out between sockets on one address.
    shared_out = settings.workers > 1 and sys.platform == "linux"
    with (reserve if shared_out else listen)(settings.host, settings.port) as listener:
        host = f"[{settings.host}]" if ":" in settings.host.strip("[]") else settings.host
        address = f"http://{host}:{listener.getsockname()[1]}"
        if settings.workers == 1:
            worker = Worker(settings, address, Shared())
            app = worker()
            _require_temporary_folder()
            uvicorn.Server(worker.config(app)).run(sockets=[listener])
        else:
            sockets = [OwnListener(listener)] if shared_out else [listener]
            _serve_by_workers(settings, address, sockets)


def _serve_by_workers(
    settings: Settings, address: str, sockets: Sequence[socket.socket | OwnListener]
) -> None:
    prepare_process()
    _require_temporary_folder()
    if sys.platform == "win32":
        raise ServeError("several workers need locks that Windows does not have; serve with one.")
    from chatbot.doors.server.workers import Workers

    with tempfile.TemporaryDirectory(prefix="chatbot-", ignore_cleanup_errors=True) as folder:
        os.environ[SHARED_COUNTS] = folder
        _make_ready(settings)
        worker = Worker(settings, address, Shared.between_processes(Path(folder)))
        workers = Workers(worker.config(worker), sockets)
        workers.run()
        if workers.failed:
            raise ServeError("a worker could not be started; the log says why.")


def _make_ready(settings: Settings) -> None:
    """Build what is missing once, in a process of its own: workers then only open it."""
    process = get_context("spawn").Process(target=open_once, args=(settings,))
    process.start()
    process.join()
    if process.exitcode:
        raise ServeError("the workers are not started: what they would serve cannot be opened.")


def open_once(settings: Settings) -> None:
    """Open the service of these settings, which builds its index where it is missing, and end."""
    set_up_logs(settings.log_format)
    end_with_parent()
    try:
        Service.load(settings.model_copy(update={"journal": False}))
    except ChatbotError as error:
        logger.error("%s", error)
        sys.exit(1)


def _require_temporary_folder() -> None:
    # For what workers share, and for Gradio's own files, which this window never takes.
    folder = tempfile.gettempdir()
    if not os.access(folder, os.W_OK):
        raise ServeError(
            f"the chat window needs a temporary folder, and {folder} cannot be written to. Set "
            "TMPDIR to a folder that can be written to."
        )
