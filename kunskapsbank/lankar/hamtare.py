"""One link followed to where it leads: politely, for a bounded time, with a bounded answer."""

import http.client
import ssl
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from kunskapsbank.lankar import adresser

TIDSGRANS = 10.0
"""Seconds for the whole, with all the steps on the way."""
FLEST_STEG = 5
STORST = 64 * 1024
"""Bytes that are read of a page that does not answer HEAD."""
VIDARE = frozenset({301, 302, 303, 307, 308})
INTE_HEAD = frozenset({400, 403, 404, 405, 406, 500, 501, 503})
"""What servers say that do not know HEAD; they are asked again by GET."""


@dataclass(frozen=True)
class Svar:
    """What a link led to: the status when there was an answer, and in Swedish what is wrong when something is."""

    status: int | None
    fel: str = ""

    @property
    def is_utan_svar(self) -> bool:
        """Whether nobody answered at all."""
        return self.status is None


class _Http(http.client.HTTPConnection):
    def connect(self) -> None:
        """Connect to a public address only."""
        self.sock = adresser.connect(self.host, self.port, self.timeout)


class _Https(http.client.HTTPSConnection):
    def connect(self) -> None:
        """Connect to a public address only, whose certificate is the host's."""
        sock = adresser.connect(self.host, self.port, self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(sock, server_hostname=self.host)


def follow(url: str) -> Svar:
    """Ask for the page by HEAD, by GET where that is not known, through redirections, and say what was found."""
    deadline = time.monotonic() + TIDSGRANS
    try:
        for _step in range(FLEST_STEG):
            status, vidare = _ask(url, deadline)
            if status not in VIDARE or not vidare:
                return Svar(status, _judge(status))
            url = urljoin(url, vidare)
    except PermissionError:
        return Svar(None, "Länken leder till en adress som inte finns på det öppna internet.")
    except TimeoutError:
        return Svar(None, "Sidan svarade inte inom tio sekunder.")
    except ssl.SSLError:
        return Svar(None, "Sidans certifikat är inte giltigt.")
    except (OSError, http.client.HTTPException, ValueError):
        return Svar(None, "Sidan gick inte att nå.")
    return Svar(status, "Länken skickar vidare för många gånger.")


def _ask(url: str, deadline: float) -> tuple[int, str]:
    status, vidare = _request("HEAD", url, deadline)
    return _request("GET", url, deadline) if status in INTE_HEAD else (status, vidare)


def _request(method: str, url: str, deadline: float) -> tuple[int, str]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise PermissionError("not an address on the web")
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    host = parts.hostname.encode("idna").decode()
    kind = _Https if parts.scheme == "https" else _Http
    connection = kind(host, parts.port or kind.default_port, timeout=left)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        who = f"Kontaktcenter lankkontroll ({settings.BAS_URL})"
        connection.request(method, _quoted(path), headers={"User-Agent": who, "Accept": "*/*"})
        response = connection.getresponse()
        if method == "GET":
            response.read(STORST)
        return response.status, response.headers.get("Location", "")
    finally:
        connection.close()


def _quoted(path: str) -> str:
    return "".join(c if 32 < ord(c) < 127 else "".join(f"%{b:02X}" for b in c.encode(errors="replace")) for c in path)


def _judge(status: int) -> str:
    """What a status says of the link. One who must log in, or asks too often, is no fault of the link."""
    if status < 400 or status in (401, 402, 403, 405, 407, 429, 451, 999):
        return ""
    if status in (404, 410):
        return "Sidan finns inte längre."
    return f"Sidan svarade med felet {status}."
