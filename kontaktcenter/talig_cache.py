"""The cache when Redis does not answer: everything is a miss, and nobody gets an error.

Sessions are kept in the database too (`cached_db`) and rate limits count for themselves (granser.py), so a miss costs a query. After a
failure Redis is left alone for a moment: one request waits for it, not all of them. What could not be written or deleted
meanwhile may come back as it was: nothing that must not is decided by what stands here (inloggning.py).
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


class TaligRedisCache(RedisCache):
    """Redis, and a miss where it fails. `add` and `incr` raise as before: what counts must know that it did not."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """As Django's own."""
        super().__init__(server, params)
        self._vilar_till = 0.0

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
        """Keep the value if that can be done."""
        self._try(lambda: super(TaligRedisCache, self).set(key, value, *args, version=version, **kwargs), None)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget the value if that can be done."""
        return self._try(lambda: super(TaligRedisCache, self).delete(key, version), False)

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
            return work()
        except (RedisError, OSError):
            self._vilar_till = time.monotonic() + VILA_SEKUNDER
            raise

    def _try(self, work: Callable[[], T], otherwise: T) -> T:
        if time.monotonic() >= self._vilar_till:
            try:
                return work()
            except (RedisError, OSError) as error:
                self._vilar_till = time.monotonic() + VILA_SEKUNDER
                logger.warning("cache does not answer: %s", type(error).__name__)
        return otherwise
