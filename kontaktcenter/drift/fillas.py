"""Locks on files: the kernel lets go of them when their process ends, however it ends."""

import fcntl
import os
import time
from pathlib import Path


class Fillas:
    """One advisory lock on one file, held through an open file descriptor."""

    def __init__(self, path: Path) -> None:
        """Remember the file; nothing is locked yet."""
        self.path = path
        self.fd: int | None = None

    def acquire(self, *, shared: bool = False, timeout: float = 0) -> bool:
        """Take the lock, alone or shared; give up with False after `timeout` seconds."""
        fd = self.fd if self.fd is not None else os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        until = time.monotonic() + timeout
        while True:
            try:
                fcntl.flock(fd, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    os.close(fd)
                    self.fd = None
                    return False
                time.sleep(0.05)
            else:
                self.fd = fd
                return True

    def release(self) -> None:
        """Let go; harmless when nothing is held."""
        if self.fd is not None:
            os.close(self.fd)
            self.fd = None

    def is_held_elsewhere(self) -> bool:
        """Whether somebody holds the lock alone right now."""
        if self.acquire(shared=True):
            self.release()
            return False
        return True
