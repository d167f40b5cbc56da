"""Rate limits: counted per window and per whom, never in the way when Redis is away."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory
from pytest_django import Settings
from redis.exceptions import ConnectionError as NoRedis

from kontaktcenter.granser import client_address, count


@pytest.fixture(autouse=True)
def two_a_minute(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tries a minute; the clock stands at 12.00.10."""
    cache.clear()
    settings.GRANSER = {"prov": (2, 60)}
    monkeypatch.setattr("kontaktcenter.granser.time.time", lambda: 43_210.0)


def test_the_third_try_waits_for_the_next_window(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [count("prov", "a") for _try in range(3)] == [None, None, 51]
    monkeypatch.setattr("kontaktcenter.granser.time.time", lambda: 43_260.0)
    assert count("prov", "a") is None


def test_each_is_counted_alone() -> None:
    assert [count("prov", "a"), count("prov", "a"), count("prov", "b")] == [None, None, None]


def test_who_is_counted_cannot_be_read() -> None:
    count("prov", "192.0.2.7")
    keys = [key.decode() for key in cache._cache.get_client().keys("*grans*")]
    assert keys and all("192.0.2.7" not in key for key in keys)


def test_nobody_is_stopped_when_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_options: object) -> None:
        raise NoRedis

    monkeypatch.setattr(cache, "add", fail)
    assert [count("prov", "a") for _try in range(5)] == [None] * 5


@pytest.mark.parametrize(
    ("address", "counted"),
    [("192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"), ("", "okand"), ("skräp", "okand")],
)
def test_a_household_is_counted_as_one(address: str, counted: str) -> None:
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=address)) == counted


@pytest.mark.parametrize(("is_bakom", "counted"), [(True, "198.51.100.9"), (False, "192.0.2.7")])
def test_only_the_proxy_of_our_own_is_believed(settings: Settings, is_bakom: bool, counted: str) -> None:
    settings.IS_BAKOM_PROXY = is_bakom
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7", headers={"x-forwarded-for": "203.0.113.1, 198.51.100.9"})
    assert client_address(request) == counted
