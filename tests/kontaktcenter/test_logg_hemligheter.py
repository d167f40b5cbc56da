"""No line of the log opens a link: what stands in an address that opens without a log-in is masked, or declared to open nothing."""

import re
from collections.abc import Iterator

import pytest
from django.urls import get_resolver

from kontaktcenter.logg import mask
from tests.test_behorigheter_url import addresses
from tests.urltabell import RADER
from tests.urltabell.policyer import HEMLIGHET, INNE

PARAMETER = re.compile(r"<(?!int:|arendenummer:)[^<>]+>")
HEMLIG, UUID, VANLIG = "xJ3-k_9", "8f14e45f-8112-4189-8767-198112189876", "husby"
HARMLOSA = {
    "a public code or word": (
        "amne/<slug:kod>",
        "boka/<slug:kod>",
        "boka/<slug:kod>/<slug:kontor>",
        "e-tjanst/<slug:kod>",
        "enkat/kiosk/<slug:kontor>",
        "enkat/kontor/<slug:kontor>",
        "enkat/tack/<slug:vad>",
        "formular/<uuid:nyckel>/<slug:steg>",
        "kiosk/<slug:kontor>",
        "kiosk/<slug:kontor>/<slug:kod>",
        "ko/<slug:kontor>",
        "kontor/<slug:kod>",
        "svar/<int:pk>-<str:slug>",
        "svar/<int:pk>/tack/<str:svar>",
        "svar/amne/<slug:kod>",
        "tavla/<slug:kontor>",
    ),
    "opens in the browser that it was made in, and no other": (
        "enkat/formular/<uuid:nyckel>",
        "folj/<arendenummer:nummer>/fil/<uuid:nyckel>",
        "formular/<uuid:nyckel>",
        "formular/<uuid:nyckel>/fil/<uuid:fil>",
        "kvitto/<uuid:nyckel>",
    ),
    "hangs readable at the office, and holds for the day": (
        "enkat/kontor/<slug:kontor>/<slug:dagkod>",
        "ko/<slug:kontor>/<slug:dagkod>",
    ),
    "a picture of a public article": ("kunskap/bild/<uuid:nyckel>",),
}
DEKLARERADE = {start for starts in HARMLOSA.values() for start in starts}


def open_starts() -> Iterator[str]:
    """Each address that is opened without a log-in, from its beginning up to and with each word in it that somebody could be given."""
    policyer = {rad.namn: rad.policy for rad in RADER}
    for route, namn in addresses(get_resolver()):
        if namn in policyer and policyer[namn].expected("anonym") in (INNE, HEMLIGHET):
            yield from (route[: found.end()] for found in PARAMETER.finditer(route))


def address(start: str) -> str:
    """An address of that kind, whose last word is made like a secret."""
    last = UUID if start.endswith(("<uuid:nyckel>", "<uuid:fil>")) else HEMLIG
    before = re.sub(r"<[^<>]+>", VANLIG, start[: start.rindex("<")])
    return f"/{before}{last}"


@pytest.mark.parametrize("start", sorted({*open_starts()} - DEKLARERADE))
def test_what_an_address_without_log_in_holds_is_masked_or_declared_harmless(start: str) -> None:
    path = address(start)
    assert mask(f"Bad Request: {path}/") == f"Bad Request: {path[: -len(HEMLIG)]}[hemlighet]/"


def test_what_is_declared_harmless_is_there_and_is_read_in_the_log() -> None:
    assert {*open_starts()} >= DEKLARERADE
    assert [start for start in sorted(DEKLARERADE) if mask(address(start)) != address(start)] == []


@pytest.mark.parametrize("path", ["/bokningskalender/xJ3-k_9.ics", "https://kontakt.exempel.se/enkat/xJ3-k_9/aldrig/"])
def test_a_secret_is_masked_wherever_its_address_stands(path: str) -> None:
    assert mask(f"refused {path} twice") == f"refused {path.replace('xJ3-k_9', '[hemlighet]')} twice"


@pytest.mark.parametrize("hemlighet", ["-8DtiLKo_x", "tacksam-8DtiL", "8112189876", UUID])
def test_a_secret_is_masked_whatever_it_looks_like(hemlighet: str) -> None:
    assert mask(f"Gone: /enkat/{hemlighet}/") == "Gone: /enkat/[hemlighet]/"
