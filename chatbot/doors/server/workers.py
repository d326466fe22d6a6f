"""Several workers on one address: started anew where one is gone, told what the parent is told."""

import os
import signal
import socket
from collections.abc import Sequence
from typing import cast

import uvicorn
from uvicorn.supervisors import Multiprocess

from chatbot.doors.server.listen import OwnListener


class Workers(Multiprocess):
    """Keeps as many workers as are asked for, until it is told to stop.

    :param sockets: What they listen on, or what becomes it in a worker.
    """

    def __init__(
        self, config: uvicorn.Config, sockets: Sequence[socket.socket | OwnListener]
    ) -> None:
        # The supervisor itself only hands them on.
        super().__init__(config, cast(list[socket.socket], [*sockets]))

    def handle_hup(self) -> None:
        """Have each worker reload what it serves; none is started anew for that."""
        for process in self.processes:
            if process.pid:
                os.kill(process.pid, signal.SIGHUP)
