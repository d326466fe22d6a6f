"""One worker: a process, or the only one, that answers."""

import gc
import logging
import os
import signal
import sys
import threading
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from multiprocessing import connection, parent_process
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE

from chatbot.closing import Closing
from chatbot.doors.server.logs import log_turn, set_up_logs
from chatbot.doors.server.protocol import Connection
from chatbot.doors.server.shared import Shared
from chatbot.errors import ChatbotError
from chatbot.reloading import watching
from chatbot.service import Service
from chatbot.settings import Settings

if TYPE_CHECKING:
    from chatbot.doors.server.first import First

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 1000
"""Connections and requests of a worker; whoever comes on top is sent away (503) at once."""

GRACE_S = 10
"""Seconds that a stop waits for what is still being sent; a question takes a fraction of one."""

_SPARE_DESCRIPTORS = 128
# New objects, and collections of the young and of those that outlived one.
_COLLECTED_AFTER = (10_000, 20, 100)
# A worker that does not even say that it is there for so long hangs.
_HUNG_S = 60


@dataclass(frozen=True)
class Worker:
    """Makes the app of a worker, in the process that it is called in; picklable, for a new one.

    :param address: Where the server is reached, to be said once it is.
    :param shared: With the other workers.
    """

    settings: Settings
    address: str
    shared: Shared

    def config(self, app: "FastAPI | Worker") -> uvicorn.Config:
        """How it is served.

        :param app: Its app, or itself for an app that is made in another process.
        """
        return uvicorn.Config(
            app,
            factory=app is self,
            http=partial(  # type: ignore[arg-type]
                Connection, counted=Counter(), proxies=self.settings.trusted_proxies
            ),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            proxy_headers=bool(self.settings.trusted_proxies),
            forwarded_allow_ips=list(self.settings.trusted_proxies),
            workers=self.settings.workers,
            limit_concurrency=_most_at_once(),
            timeout_graceful_shutdown=GRACE_S,
            timeout_worker_healthcheck=_HUNG_S,
        )

    def __call__(self) -> FastAPI:
        """Load the service and put its app together.

        :raises ChatbotError: Something that the operator has to mend; in a process of its own it
            is logged, and the process ends in a way that says so.
        """
        set_up_logs(self.settings.log_format)
        end_with_parent()
        try:
            return self._app()
        except Exception as error:
            if parent_process() is None:
                raise
            logger.error("%s", error, exc_info=not isinstance(error, ChatbotError))
            sys.exit(STARTUP_FAILURE)

    def _app(self) -> FastAPI:
        # Only now: what it counts in is read from the environment when it is imported.
        from chatbot.doors.server.metrics import Metrics

        metrics = Metrics()
        service = Service.load(
            self.settings,
            (metrics.turn, log_turn),
            Closing(self.settings.state_dir, self.settings.closed),
            self.shared.given,
        )
        # Only now: the service has told the libraries beneath to stay off the network.
        from chatbot.doors.server.app import create_app

        first = None
        if self.shared.folder:
            from chatbot.doors.server.first import First

            first = First(self.shared.folder)
        running = partial(self._running, service, first)
        app = create_app(service, self.shared, metrics, first, (running,))
        _keep_for_good()
        # What was replaced is let go of, and what replaced it kept.
        service.on_swap(_keep_for_good)
        return app

    @asynccontextmanager
    async def _running(self, service: Service, first: "First | None") -> AsyncIterator[None]:
        """What goes on for as long as the app is served."""
        with closing(service), watching(service):
            if first is None or first.here:
                logger.info("serving the chat window on %s", self.address)
            yield


def _keep_for_good() -> None:
    """Have the garbage collector pass over what is there by now, for as long as it is served.

    To look at all of it takes a tenth of a second and more, in which nothing is answered, and that
    again and again: of 100 answers, the slowest took 180 ms with it and 17 ms without.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # What is remembered of answers lives long, too: it is seldom looked at whole.
    gc.set_threshold(*_COLLECTED_AFTER)


def _most_at_once() -> int:
    """As many connections as there are descriptors for, after taking what the system allows."""
    try:
        import resource
    except ImportError:  # on Windows, which knows no such limit
        return MOST_AT_ONCE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_AT_ONCE + _SPARE_DESCRIPTORS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_AT_ONCE if soft == resource.RLIM_INFINITY else min(MOST_AT_ONCE, soft // 2)


def end_with_parent() -> None:
    """Have this process stop when the one that started it is gone, whatever took that away."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()
