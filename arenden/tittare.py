"""Who has a case open right now, and who is writing in it: kept in Redis for as long as their page is open, and nowhere else.

Two people who work on the same case should know of each other. Redis away means only that nobody is shown.
"""

import json
import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import redis
from django.conf import settings
from redis.exceptions import RedisError

from arenden.models import Arende
from kontaktcenter.models import Anvandare

logger = logging.getLogger(__name__)

INTERVALL = 20
"""Seconds between two signs of life of an open page."""
GLOMS = 50
"""Seconds without a sign until somebody counts as gone."""


@dataclass(frozen=True)
class Tittare:
    """Somebody else who has the case open: since when, and what they are writing, if anything."""

    namn: str
    sedan: datetime
    skriver: str


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1, decode_responses=True)


def look(arende: Arende, user: Anvandare, *, skriver: str = "") -> list[Tittare]:
    """Say that `user` has the case open (and is writing `skriver`, a move's code), and return the others who have.

    The key holds the case's id alone; it dies by itself soon after the last page is closed.
    """
    key, nu = f"kc:tittar:{arende.pk}", time.time()
    try:
        rows = {pk: json.loads(value) for pk, value in _client().hgetall(key).items()}
        own = rows.pop(str(user.pk), None)
        _write(key, user, _sign(own, user, skriver, nu))
    except (RedisError, OSError, ValueError) as error:
        logger.warning("presence at a case not kept: %s", type(error).__name__)
        return []
    live = [row for row in rows.values() if nu - row["senast"] < GLOMS]
    return [
        Tittare(row["namn"], datetime.fromtimestamp(row["sedan"], UTC), row["skriver"] if nu - row["skrev"] < GLOMS else "")
        for row in sorted(live, key=lambda row: row["sedan"])
    ]


def _sign(own: dict | None, user: Anvandare, skriver: str, nu: float) -> dict:
    """The new sign of life. The case's page beneath an open form does not take away that the form is being written."""
    if own is None or nu - own["senast"] >= GLOMS:
        own = {"sedan": nu, "skriver": "", "skrev": 0}
    writing = {"skriver": skriver, "skrev": nu} if skriver else {}
    return {**own, **writing, "namn": str(user), "senast": nu}


def _write(key: str, user: Anvandare, sign: dict) -> None:
    pipe = _client().pipeline(transaction=False)
    pipe.hset(key, str(user.pk), json.dumps(sign))
    pipe.expire(key, 2 * GLOMS)
    pipe.execute()


def leave(arende: Arende, user: Anvandare) -> None:
    """Say that `user` no longer writes: the form was sent."""
    try:
        _client().hdel(f"kc:tittar:{arende.pk}", str(user.pk))
    except (RedisError, OSError) as error:
        logger.warning("presence at a case not ended: %s", type(error).__name__)
