"""The cache while Redis does not answer, and when it does again."""

import pytest
from django.conf import settings
from redis.exceptions import RedisError

from kontaktcenter.talig_cache import TaligRedisCache

DOD = "redis://127.0.0.1:1/0"


@pytest.fixture
def cache() -> TaligRedisCache:
    return TaligRedisCache(settings.CACHES["default"]["LOCATION"], {"KEY_PREFIX": "talig"})


class Avbrott:
    """Inside it nothing answers where Redis should be."""

    def __init__(self, cache: TaligRedisCache) -> None:
        self.cache, self.frisk = cache, cache._cache

    def __enter__(self) -> None:
        self.cache._cache = TaligRedisCache(DOD, {})._cache

    def __exit__(self, *_args: object) -> None:
        self.cache._cache = self.frisk
        self.cache._vilar_till = 0.0


def test_what_is_kept_is_found(cache: TaligRedisCache) -> None:
    cache.set("a", 1)
    assert (cache.get("a"), cache.has_key("a"), cache.get_many(["a"]), cache.delete("a"), cache.get("a")) == (1, True, {"a": 1}, True, None)


def test_without_redis_everything_is_a_miss(cache: TaligRedisCache) -> None:
    with Avbrott(cache):
        cache.set("a", 1)
        assert (cache.get("a", "inget"), cache.has_key("a"), cache.get_many(["a"]), cache.delete("a")) == ("inget", False, {}, False)


def test_counting_says_that_it_could_not(cache: TaligRedisCache) -> None:
    with Avbrott(cache):
        for _again in range(2):
            with pytest.raises(RedisError):
                cache.add("a", 0)
            with pytest.raises(RedisError):
                cache.incr("a")
