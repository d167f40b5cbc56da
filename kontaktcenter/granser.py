"""Rate limits of what anybody may do without logging in, counted in Redis in fixed windows of time.

Who is counted is never stored, only a keyed hash. When Redis does not answer nobody is stopped: that a citizen reaches the
municipality is worth more than the limit.
"""

import ipaddress
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

OKAND = "okand"
"""Whom all are counted as whose address cannot be told."""
IPV6_NAT = 64
"""Bits of an IPv6 address that one household or office has in common."""


def count(grans: str, vem: str) -> int | None:
    """Count one more of `grans` (a key of settings.GRANSER) for `vem`.

    Return None while it is allowed, else the seconds until it is allowed again.
    """
    antal, sekunder = settings.GRANSER[grans]
    now = time.time()
    window = int(now // sekunder)
    key = _key(grans, window, vem)
    try:
        cache.add(key, 0, timeout=2 * sekunder)
        used = cache.incr(key)
    except (RedisError, OSError, ValueError) as error:
        logger.warning("rate limit %s not counted: %s", grans, type(error).__name__)
        return None
    return None if used <= antal else int((window + 1) * sekunder - now) + 1


def uncount(grans: str, vem: str) -> None:
    """Take back one of `count`, when it turned out to be nothing that is limited: a right code among guesses."""
    window = int(time.time() // settings.GRANSER[grans][1])
    try:
        cache.decr(_key(grans, window, vem))
    except (RedisError, OSError, ValueError) as error:
        logger.warning("rate limit %s not uncounted: %s", grans, type(error).__name__)


def client_address(request: HttpRequest) -> str:
    """The network address that a request is counted by: of IPv6 the part that a household has in common.

    Behind a reverse proxy (KC_BAKOM_PROXY) the last hop that the proxy itself has written is believed, nothing before it.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.IS_BAKOM_PROXY:
        address = request.headers.get("X-Forwarded-For", address).rsplit(",", 1)[-1].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return OKAND
    if parsed.version == 6:
        parsed = ipaddress.ip_network((parsed, IPV6_NAT), strict=False).network_address
    return str(parsed)


def _key(grans: str, window: int, vem: str) -> str:
    return f"grans:{grans}:{window}:{_hidden(vem)}"


def _hidden(vem: str) -> str:
    return salted_hmac("kontaktcenter.granser", vem, algorithm="sha256").hexdigest()[:32]
