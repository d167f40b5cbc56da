"""The watch over pages that the journeys rely on: it must see what is wrong, and only that."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import find_overflow, find_violations
from tests.sidor import SKARMBILDER, Sidor, granska
from tests.webblasare import BILDER

ADDRESS = "http://localhost:9"
GOOD = "<!doctype html><html lang=sv><title>Provsida</title><main><h1>Provsida</h1><p>Allt är väl.</p></main></html>"
WITHOUT_ALT = GOOD.replace("<p>", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width=9 height=9><p>')
TOO_WIDE = GOOD.replace("<p>", '<p id=bred style="inline-size:3000px">')
INLINE_STYLE = GOOD.replace("<p>", '<p style="color:red">')


@pytest.fixture
def sidor(webblasare: Browser) -> Iterator[Sidor]:
    """Pages towards a server that is not there: each test answers in its place."""
    sidor = Sidor(webblasare, ADDRESS)
    yield sidor
    sidor.close()


def show(sidor: Sidor, html: str, *, status: int = 200, width: int = 390, **headers: str) -> Page:
    """Open a page that is answered with this HTML."""
    page = sidor(width, 800)
    content = {"content-type": "text/html; charset=utf-8", **{name.replace("_", "-"): value for name, value in headers.items()}}
    page.route("**/*", lambda route: route.fulfill(status=status, body=html, headers=content))
    page.goto("/")
    return page


def test_good_page_passes_and_leaves_its_picture_where_it_is_wanted(sidor: Sidor, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = SKARMBILDER / "prov-av-granska.png"
    picture.unlink(missing_ok=True)
    monkeypatch.setenv(BILDER, "1")
    granska(show(sidor, GOOD), "prov-av-granska")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert sidor.faults == []
    picture.unlink()


def test_no_picture_is_drawn_that_nobody_wants(sidor: Sidor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BILDER, raising=False)
    granska(show(sidor, GOOD), "prov-utan-bild")
    assert not (SKARMBILDER / "prov-utan-bild.png").exists()


def test_picture_without_text_is_a_violation(sidor: Sidor) -> None:
    assert any(line.startswith("image-alt (critical)") for line in find_violations(show(sidor, WITHOUT_ALT)))


def test_axe_runs_under_a_strict_policy(sidor: Sidor) -> None:
    page = show(sidor, WITHOUT_ALT, content_security_policy="default-src 'none'; img-src data:")
    assert any(line.startswith("image-alt") for line in find_violations(page))
    assert sidor.faults == []


def test_page_that_is_too_wide_is_found_with_what_sticks_out(sidor: Sidor) -> None:
    assert ["bred" in line for line in find_overflow(show(sidor, TOO_WIDE))] == [True]


def test_broken_policy_is_remembered(sidor: Sidor) -> None:
    show(sidor, INLINE_STYLE, content_security_policy="style-src 'self'")
    assert len(sidor.faults) == 1 and "Content Security Policy" in sidor.faults[0]


def test_script_error_is_remembered(sidor: Sidor) -> None:
    page = show(sidor, GOOD)
    with page.expect_event("pageerror"):
        page.evaluate("() => { setTimeout(() => { throw new Error('trasigt skript'); }) }")
    assert sidor.faults == ["script error: trasigt skript"]


def test_server_error_is_remembered(sidor: Sidor) -> None:
    show(sidor, GOOD, status=503)
    assert sidor.faults == [f"503 {ADDRESS}/"]


def test_nothing_outside_the_machine_can_be_reached(sidor: Sidor) -> None:
    page = sidor()
    page.goto("data:text/html,<p>prov")
    answer = page.evaluate("() => fetch('http://exempelkommun.example/').then(() => 'reached', () => 'refused')")
    assert answer == "refused"
