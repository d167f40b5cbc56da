"""The cache when Redis does not answer: everything is a miss, nobody gets an error, and nothing outdated comes back.

Sessions are kept in the database too (`cached_db`) and rate limits count for themselves (granser.py), so a miss costs a query. After a
failure Redis is left alone for a moment: one request waits for it, not all of them. What could not be written or
deleted meanwhile is deleted before Redis is believed again, so that somebody who logged out stays logged out.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
T = TypeVar("T")
VILA_SEKUNDER = 3
"""How long Redis is left alone after it has failed."""
FLEST_OBSOLETA = 100_000


class TaligRedisCache(RedisCache):
    """Redis, and a miss where it fails. `add` and `incr` raise as before: what counts must know that it did not."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """As Django's own."""
        super().__init__(server, params)
        self._vilar_till = 0.0
        self._obsoleta: set[str] = set()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or `default`."""
        return self._try(lambda: super(TaligRedisCache, self).get(key, default, version), default)

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        """The values that there are."""
        keys = list(keys)
        return self._try(lambda: super(TaligRedisCache, self).get_many(keys, version), {})

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Whether there is a value."""
        return self._try(lambda: super(TaligRedisCache, self).has_key(key, version), False)

    def set(self, key: str, value: Any, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        """Keep the value if that can be done; otherwise the old one is not believed either."""
        self._try(lambda: super(TaligRedisCache, self).set(key, value, *args, version=version, **kwargs), None, (key, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value, now or before the next answer is believed."""
        return self._try(lambda: super(TaligRedisCache, self).delete(key, version), False, (key, version))

    def add(self, key: str, value: Any, *args: Any, version: int | None = None, **kwargs: Any) -> bool:
        """Keep the value unless there is one. Raises RedisError when that cannot be done."""
        return self._count(lambda: super(TaligRedisCache, self).add(key, value, *args, version=version, **kwargs))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count. Raises RedisError when that cannot be done, ValueError where there is nothing to count from."""
        return self._count(lambda: super(TaligRedisCache, self).incr(key, delta, version))

    def _count(self, work: Callable[[], T]) -> T:
        """Do it, or fail at once while Redis is left alone."""
        if time.monotonic() < self._vilar_till:
            raise RedisError("left alone for a moment")
        try:
            self._forget_obsolete()
            return work()
        except (RedisError, OSError):
            self._vilar_till = time.monotonic() + VILA_SEKUNDER
            raise

    def _try(self, work: Callable[[], T], otherwise: T, changed: tuple[str, int | None] | None = None) -> T:
        if time.monotonic() >= self._vilar_till:
            try:
                self._forget_obsolete()
                return work()
            except (RedisError, OSError) as error:
                self._vilar_till = time.monotonic() + VILA_SEKUNDER
                logger.warning("cache does not answer: %s", type(error).__name__)
        if changed is not None and len(self._obsoleta) < FLEST_OBSOLETA:
            self._obsoleta.add(self.make_and_validate_key(changed[0], version=changed[1]))
        return otherwise

    def _forget_obsolete(self) -> None:
        if not self._obsoleta:
            return
        gone = list(self._obsoleta)
        self._cache.delete_many(gone)
        self._obsoleta.difference_update(gone)
