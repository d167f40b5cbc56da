"""Waiting that ends at once when a signal comes or a child process dies."""

import os
import select
import signal
from types import FrameType


class Vackare:
    """Takes over the signals that mean stop, and wakes whoever sleeps here."""

    def __init__(self) -> None:
        """Listen from now on; only the main thread of a process may do this."""
        self.should_stop = False
        self._read, write = os.pipe()
        os.set_blocking(write, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            # nohup means that a closed terminal shall stop nothing.
            if not (number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN):
                signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.should_stop = True

    def sleep(self, seconds: float) -> None:
        """Wait at most `seconds`."""
        if select.select([self._read], [], [], seconds)[0]:
            os.read(self._read, 1024)
