"""Several workers on one address: started anew where one is gone, told what the parent is told."""

import logging
import os
import signal
import socket
from collections.abc import Sequence
from multiprocessing import connection
from typing import cast

import uvicorn
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import Process

from chatbot.doors.server.listen import OwnListener

logger = logging.getLogger(__name__)


class _Process(Process):
    """A worker, whose end is noticed while it is asked whether it is alive."""

    def _healthcheck(self, timeout: float) -> bool | None:
        # The parent has both ends of the pipe, so that a worker's end is no end of it: asked of one
        # that is killed meanwhile, uvicorn's own way waits for all of the time.
        try:
            self.parent_conn.send(b"ping")
            ready = connection.wait([self.parent_conn, self.process.sentinel], timeout)
            return bool(self.parent_conn.recv()) if self.parent_conn in ready else None
        except (OSError, EOFError):
            return None


class Workers(Multiprocess):
    """Keeps as many workers as are asked for, until it is told to stop.

    :param sockets: What they listen on, or what becomes it in a worker.
    """

    def __init__(
        self, config: uvicorn.Config, sockets: Sequence[socket.socket | OwnListener]
    ) -> None:
        # The supervisor itself only hands them on.
        super().__init__(config, cast(list[socket.socket], [*sockets]))
        self.failed = False
        """Whether one could not be started before any was up, which ends all of them."""
        self._up = False

    def init_processes(self) -> None:
        """Start them."""
        self.processes = [self._started() for _ in range(self.processes_num)]

    def keep_subprocess_alive(self) -> None:
        """Start anew what has ended, or does not answer any more."""
        for place, process in enumerate(self.processes):
            if self.should_exit.is_set():
                return
            if process.is_alive(self.config.timeout_worker_healthcheck):
                self._up = self._up or process.is_ready()
                continue
            process.kill()
            process.join()
            # Later it is tried again: the others go on, whatever keeps one from starting.
            if process.exitcode == STARTUP_FAILURE and not self._up:
                self.failed = True
                self.should_exit.set()
                return
            logger.warning("a worker ended (%s); it is started anew", process.exitcode)
            self.processes[place] = self._started()

    def handle_hup(self) -> None:
        """Have each worker reload what it serves; none is started anew for that."""
        for process in self.processes:
            if process.pid:
                os.kill(process.pid, signal.SIGHUP)

    def _started(self) -> Process:
        process = _Process(self.config, self.sockets)
        process.start()
        return process
