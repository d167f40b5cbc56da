"""The walk through all addresses: each role, in the right place and in the wrong one, gets exactly what the table says."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.urltabell import RADER
from tests.urltabell.api import make_body
from tests.urltabell.policyer import FINNS_INTE, FORBJUDET, HEMLIGHET, INNE, LOGGA_IN, NYCKEL, Rad
from tests.urltabell.varld import ROLLER, Varld, make_varld

NAMNLOSA = {"admin/login/", "admin/logout/", "admin/(?P<url>.*)$"}
"""Addresses without name: the doors in and out of the admin, and what it answers for those that it does not have."""


def addresses(resolver: URLResolver, above: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    """Route and name of each address."""
    for entry in resolver.url_patterns:
        route = above + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, route, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif isinstance(entry, URLPattern) and (entry.name or not route.endswith("/<path:object_id>/")):
            yield route, f"{namespace}{entry.name}" if entry.name else ""


def test_every_address_has_one_row() -> None:
    named = {name for route, name in addresses(get_resolver()) if (name or route not in NAMNLOSA) and name != "admin:login"}
    listed = Counter(rad.namn for rad in RADER)
    assert named - set(listed) == set(), "addresses without a row in tests/urltabell"
    assert set(listed) - named == set(), "rows of addresses that are no more"
    assert [namn for namn, times in listed.items() if times > 1] == []


@pytest.mark.django_db
@pytest.mark.parametrize("roll", ROLLER)
def test_each_role_reaches_what_the_table_says_and_nothing_else(roll: str) -> None:
    cache.clear()
    varld = make_varld()
    client = Client(raise_request_exception=False)
    if varld.personer[roll]:
        client.force_login(varld.personer[roll])
    wrong = [fault for rad in RADER if (fault := try_row(client, rad, varld, roll))]
    assert wrong == [], "\n".join(wrong)


def try_row(client: Client, rad: Rad, varld: Varld, roll: str) -> str:
    """What was wrong with the answers, if anything was."""
    expected = rad.policy.expected(roll)
    for metod in rad.metoder:
        response = knock(client, rad, varld, metod)
        found = outcome(response, expected)
        if found != expected:
            return f"{metod} {rad.namn}: expected {expected}, got {found} ({response.status_code})"
    return ""


def knock(client: Client, rad: Rad, varld: Varld, metod: str) -> HttpResponse:
    """Ask once, and undo whatever came of it."""
    address = reverse(rad.namn, kwargs=rad.args(varld))
    session = client.cookies.copy()
    point = transaction.savepoint()
    body, kind = "", "application/x-www-form-urlencoded"
    if rad.namn.startswith("api_"):
        body, kind = json.dumps(make_body(varld, rad.namn)), "application/json"
    response = client.generic(metod, address, body, kind)
    transaction.savepoint_rollback(point)
    client.cookies = session
    return response


def outcome(response: HttpResponse, expected: str) -> str:
    """Say in the words of the table what an answer is."""
    status = response.status_code
    to = response.headers.get("Location", "")
    if status >= 500 and status != 503:
        return f"broken {status}"
    if to.startswith("/logga-in/"):
        return LOGGA_IN
    if to.startswith("/admin/login/"):
        return LOGGA_IN if expected == LOGGA_IN else FORBJUDET
    if expected == HEMLIGHET and status in (302, 403, 404, 410, 429):
        return HEMLIGHET
    return {401: NYCKEL, 403: FORBJUDET, 404: FINNS_INTE, 405: "405"}.get(status, INNE)
