"""One POST with JSON to a configured address: no redirects, no proxies, bounded time, and the answer judged."""

import http.client
import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from kontaktcenter.utkorg.adaptrar import MEDDELANDETS_FEL, Avbrott, Permanent, Tillfalligt

TIMEOUT_SECONDS = 20
# Answers that are about the moment, not about the message.
LATER = {408, 425, 429}


def as_json(content: Mapping[str, Any]) -> bytes:
    """Return the bytes that are sent and signed."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def post(url: str, body: bytes, headers: Mapping[str, str], hand_over: Callable[[], None]) -> None:
    """Send `body`; return on 2xx, raise Avbrott when nobody answers, Tillfalligt or Permanent by the answer."""
    parts = urlsplit(url)
    connection_class = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = connection_class(parts.hostname, parts.port, timeout=TIMEOUT_SECONDS)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    try:
        connection.connect()
        hand_over()
        connection.request("POST", path, body, {"Content-Type": "application/json", "User-Agent": "Kontaktcenter", **headers})
        _judge(connection.getresponse().status)
    except (OSError, http.client.HTTPException) as error:
        raise Avbrott(f"Tjänsten svarade inte: {type(error).__name__}") from None
    finally:
        connection.close()


def _judge(status: int) -> None:
    if 200 <= status < 300:
        return
    if status in LATER or status >= 500:
        raise Tillfalligt(f"{MEDDELANDETS_FEL} nu: {status}")
    raise Permanent(f"{MEDDELANDETS_FEL}: {status}")
