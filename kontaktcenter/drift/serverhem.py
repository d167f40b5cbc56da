"""Where the embedded servers live: in `var/servrar`, or where their account may enter when the clone lies closed to it."""

import os
import re
import shutil
import socket
import tempfile
from pathlib import Path

from kontaktcenter.drift.hemlighet import read_or_make
from kontaktcenter.drift.konto import Konto

OPPEN_PLATS = Path("/var/lib/kontaktcenter")


class Serverhem:
    """A folder that belongs to the servers' account, with the data, a copy of the programs when needed, and settings."""

    def __init__(self, var: Path, konto: Konto) -> None:
        """Find the folder, or make it when it is not there."""
        self.var = var
        self.konto = konto
        self.path = self._find_or_make(var / "servrar")

    def _find_or_make(self, link: Path) -> Path:
        if not link.exists():
            link.unlink(missing_ok=True)
            if self.konto.can_enter(link.parent):
                link.mkdir(mode=0o700)
            else:
                link.symlink_to(self._make_outside())
        self.konto.owns(link.resolve())
        return link.resolve()

    def _make_outside(self) -> Path:
        OPPEN_PLATS.mkdir(mode=0o755, parents=True, exist_ok=True)
        name = re.sub(r"[^A-Za-z0-9]+", "-", str(self.var)).strip("-")
        return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=OPPEN_PLATS))

    def enterable(self, programs: Path) -> Path:
        """Return a folder with the same programs that the account may enter, copying them when it may not enter theirs."""
        if self.konto.can_enter(programs):
            return programs
        copy = self.path / programs.name
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(programs, copy, symlinks=True)
        self.konto.owns(copy)
        return copy

    def folder(self, name: str) -> Path:
        """Return a folder in the home, made when missing, for the account only."""
        path = self.path / name
        path.mkdir(mode=0o700, exist_ok=True)
        os.chown(path, self.konto.uid, self.konto.gid)
        return path

    def secret(self) -> str:
        """Return the password of the servers, made at first need; only the launcher's account can read it."""
        return read_or_make(self.var / "losenord")

    def port(self, name: str) -> int:
        """Return the port of one server: the same as last time while it is free, else another free one."""
        path = self.var / f"{name}.port"
        wanted = int(path.read_text()) if path.exists() else 0
        for candidate in (wanted, 0):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", candidate))
                except OSError:
                    continue
                port = probe.getsockname()[1]
                path.write_text(str(port))
                return port
        raise OSError("no free port on loopback")
