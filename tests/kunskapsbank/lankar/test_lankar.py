"""Following links: what counts as broken, where we are never led, and what is noted."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.utils import timezone

from kunskapsbank.actions import lankkontroll
from kunskapsbank.actions.lankkontroll import check_links, collect_links
from kunskapsbank.lankar import Svar, adresser, follow, hamtare
from kunskapsbank.models import Artikel, Lankkontroll
from tests.factories_kunskap import make_artikel


class Sidor(BaseHTTPRequestHandler):
    """Pages by path: /200, /404; /vidare leads to /200, /runt to itself, /inat to a private address; /get knows no HEAD."""

    VIDARE = {"/vidare": "/200", "/runt": "/runt", "/inat": "http://10.0.0.1/"}

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get" else None)

    def do_GET(self) -> None:
        self.answer(200 if self.path == "/get" else None)

    def answer(self, status: int | None) -> None:
        self.send_response(status or (301 if self.path in self.VIDARE else int(self.path.strip("/"))))
        if self.path in self.VIDARE:
            self.send_header("Location", self.VIDARE[self.path])
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def sajt(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A site on this machine, which counts as public for as long as the test lasts."""
    real = adresser.is_public
    monkeypatch.setattr(adresser, "is_public", lambda address: address == "127.0.0.1" or real(address))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Sidor)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("path", "status", "fel"), [
    ("/200", 200, ""),
    ("/vidare", 200, ""),
    ("/get", 200, ""),
    ("/403", 403, ""),
    ("/404", 404, "Sidan finns inte längre."),
    ("/500", 500, "Sidan svarade med felet 500."),
    ("/runt", 301, "Länken skickar vidare för många gånger."),
])  # fmt: skip
def test_what_a_link_leads_to(sajt: str, path: str, status: int, fel: str) -> None:
    assert follow(sajt + path) == Svar(status, fel)


def test_a_page_that_leads_into_a_private_network_is_not_followed(sajt: str) -> None:
    assert "öppna internet" in follow(f"{sajt}/inat").fel


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://[::1]:9/",
        "http://[::ffff:127.0.0.1]:9/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://224.0.0.1/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://user@127.0.0.1/",
        "ftp://example.org/",
        "file:///etc/passwd",
    ],
)
def test_no_link_leads_to_our_own_network(url: str) -> None:
    svar = follow(url)
    assert svar.status is None and svar.fel == "Länken leder till en adress som inte finns på det öppna internet."


def test_nobody_is_waited_for_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch, sajt: str) -> None:
    monkeypatch.setattr(hamtare, "TIDSGRANS", 0.0)
    assert follow(f"{sajt}/200").fel == "Sidan svarade inte inom tio sekunder."


def make_linked(*adresser_: str) -> Artikel:
    return make_artikel(svar=" ".join(f"[länk]({adress})" for adress in adresser_))


@pytest.mark.django_db
def test_each_address_is_followed_once_and_noted_at_every_text(sajt: str) -> None:
    make_linked(f"{sajt}/404")
    make_linked(f"{sajt}/404", f"{sajt}/200")
    assert collect_links() == 3
    assert check_links(paus=0) == 2
    assert Lankkontroll.objects.filter(fel="Sidan finns inte längre.", fel_sedan__isnull=False).count() == 2


@pytest.mark.django_db
def test_a_link_is_followed_again_after_a_week(sajt: str) -> None:
    make_linked(f"{sajt}/200")
    collect_links()
    assert (check_links(paus=0), check_links(paus=0)) == (1, 0)
    assert check_links(timezone.now() + timedelta(days=7), paus=0) == 1


@pytest.mark.django_db
def test_a_link_that_works_again_is_no_longer_broken(sajt: str) -> None:
    make_linked(f"{sajt}/200")
    collect_links()
    Lankkontroll.objects.update(fel="Sidan finns inte längre.", fel_sedan=timezone.now(), kontrollerad=None)
    check_links(paus=0)
    assert Lankkontroll.objects.get().fel == "" and Lankkontroll.objects.get().fel_sedan is None


@pytest.mark.django_db
def test_a_link_that_is_gone_from_the_text_is_forgotten() -> None:
    artikel = make_linked("https://a.example/", "https://b.example/")
    collect_links()
    revision = artikel.texter.get().publicerad
    revision.svar = "[b](https://b.example/)"
    revision.save(update_fields=["svar"])
    collect_links()
    assert list(Lankkontroll.objects.values_list("adress", flat=True)) == ["https://b.example/"]


@pytest.mark.django_db
def test_nothing_is_noted_when_our_own_network_is_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lankkontroll, "follow", lambda url: Svar(None, "Sidan gick inte att nå."))
    make_linked(*(f"https://{name}.example/" for name in "abcde"))
    collect_links()
    assert check_links(paus=0) == 0 and not Lankkontroll.objects.exclude(fel="").exists()
