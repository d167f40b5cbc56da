"""The account of the operating system that the embedded servers run under: PostgreSQL refuses to run as root."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kontaktcenter.drift.fel import DriftFel

PR_SET_PDEATHSIG = 1
OPRIVILEGIERAT_KONTO = "nobody"


@dataclass(frozen=True)
class Konto:
    """One user of the operating system."""

    uid: int
    gid: int
    namn: str

    @property
    def is_own(self) -> bool:
        """Whether this process already runs as this account."""
        return self.uid == os.geteuid()

    def owns(self, path: Path) -> None:
        """Give a folder and all in it to this account."""
        if self.is_own:
            return
        os.chown(path, self.uid, self.gid)
        for folder, names, files in os.walk(path):
            for name in (*names, *files):
                os.chown(os.path.join(folder, name), self.uid, self.gid, follow_symlinks=False)

    def can_enter(self, path: Path) -> bool:
        """Whether this account may go into a folder, all folders above it included."""
        command = ["/bin/sh", "-c", 'cd "$1"', "sh", str(path)]
        return subprocess.run(command, preexec_fn=self.become(), cwd="/", stderr=subprocess.DEVNULL).returncode == 0

    def become(self, death_signal: signal.Signals | None = None) -> Callable[[], None]:
        """Make what a child process must do before its program starts.

        The child drops its rights, gets the usual signals back, and (on Linux) asks the kernel for `death_signal` when its
        parent dies, so that a killed launcher leaves nothing behind.
        """
        parent = os.getpid()
        libc = ctypes.CDLL(None) if sys.platform == "linux" else None

        def prepare() -> None:
            if not self.is_own:
                os.setgroups([])
                os.setgid(self.gid)
                os.setuid(self.uid)
            os.umask(0o077)
            if libc is not None and death_signal is not None:
                libc.prctl(PR_SET_PDEATHSIG, int(death_signal), 0, 0, 0)
                if os.getppid() != parent:
                    os._exit(1)

        return prepare


def own_konto() -> Konto:
    """Return the account of this process."""
    return Konto(os.geteuid(), os.getegid(), str(os.geteuid()))


def server_konto(folder: Path) -> Konto:
    """Choose who runs the servers: this account; for root the owner of `folder`, or nobody when that is root too."""
    if os.geteuid() != 0:
        return own_konto()
    owner = folder.stat().st_uid
    try:
        entry = pwd.getpwuid(owner) if owner else pwd.getpwnam(OPRIVILEGIERAT_KONTO)
    except KeyError:
        raise DriftFel(
            "PostgreSQL kan inte köras som root och det finns inget vanligt konto att köra den med. "
            "Kör kommandot som en vanlig användare, eller ange en egen server med DATABASE_URL."
        ) from None
    return Konto(entry.pw_uid, entry.pw_gid, entry.pw_name)
