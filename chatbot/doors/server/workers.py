"""Several workers on one address: started anew where one is gone, told what the parent is told."""

import os
import signal

from uvicorn.supervisors import Multiprocess


class Workers(Multiprocess):
    """Keeps as many workers as are asked for, until it is told to stop."""

    def handle_hup(self) -> None:
        """Have each worker reload what it serves; none is started anew for that."""
        for process in self.processes:
            if process.pid:
                os.kill(process.pid, signal.SIGHUP)
