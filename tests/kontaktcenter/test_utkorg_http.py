"""SMS and webhooks over real HTTP: what is sent, how it is signed, and what each answer leads to."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.motor import Motor
from kontaktcenter.utkorg.skriv import queue_utskick

pytestmark = pytest.mark.django_db
Lage = Utskick.Lage


class _Mottagare(BaseHTTPRequestHandler):
    """Keeps what was posted and answers with the status that the test wants."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posted.append((self.path, dict(self.headers), body))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:9/")
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def mottagare(settings: Any) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Mottagare)
    server.posted, server.status = [], 200
    server.url = f"http://127.0.0.1:{server.server_port}/in?nyckel=1"
    thread = threading.Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    settings.SMS_URL, settings.SMS_NYCKEL = server.url, "hemlig"
    settings.WEBHOOK_VARDAR, settings.WEBHOOK_NYCKEL = ["127.0.0.1"], "delad"
    paket = "kontaktcenter.utkorg.adaptrar"
    settings.UTKORG_ADAPTRAR = {"sms": f"{paket}.sms.Sms", "webhook": f"{paket}.webhook.Webhook"}
    yield server
    server.shutdown()
    server.server_close()


def send_sms() -> Utskick:
    """Queue one SMS and send it."""
    utskick = queue_utskick(
        slag=Utskick.Slag.SMS, mottagare="070-1740605", amnesrad="", text="Din tid är i morgon.", nyckel="sms:1"
    )
    Motor().drain(5)
    utskick.refresh_from_db()
    return utskick


def send_webhook(mottagare: HTTPServer) -> Utskick:
    """Queue one event and send it."""
    utskick = queue_utskick(
        slag=Utskick.Slag.WEBHOOK, mottagare=mottagare.url, amnesrad="arende.besvarat", text='{"nummer": 1}', nyckel="wh:1"
    )
    Motor().drain(5)
    utskick.refresh_from_db()
    return utskick


def test_an_sms_reaches_the_gateway_with_a_key_that_tells_doubles(mottagare: HTTPServer) -> None:
    utskick = send_sms()
    path, headers, body = mottagare.posted[0]
    assert json.loads(body) == {
        "id": str(utskick.pk),
        "to": "+46701740605",
        "from": "Exempelkommun",
        "text": "Din tid är i morgon.",
    }
    assert (path, headers["Authorization"], headers["Idempotency-Key"]) == ("/in?nyckel=1", "Bearer hemlig", str(utskick.pk))
    assert utskick.lage == Lage.SKICKAT


def test_a_webhook_is_signed_so_that_the_receiver_can_check_it(mottagare: HTTPServer) -> None:
    send_webhook(mottagare)
    _, headers, body = mottagare.posted[0]
    tid, digest = [part.split("=")[1] for part in headers["X-Kontaktcenter-Signatur"].split(",")]
    assert digest == hmac.new(b"delad", f"{tid}.".encode() + body, hashlib.sha256).hexdigest()
    assert json.loads(body)["handelse"] == "arende.besvarat"


@pytest.mark.parametrize(
    ("status", "lage"),
    [
        (204, Lage.SKICKAT),
        (302, Lage.MISSLYCKAT),
        (400, Lage.MISSLYCKAT),
        (408, Lage.VANTAR),
        (429, Lage.VANTAR),
        (500, Lage.VANTAR),
    ],
)
def test_the_answer_decides_what_becomes_of_an_sms(mottagare: HTTPServer, status: int, lage: Lage) -> None:
    mottagare.status = status
    assert send_sms().lage == lage


def test_a_redirect_is_not_followed(mottagare: HTTPServer) -> None:
    mottagare.status = 302
    assert send_webhook(mottagare).fel == "Meddelandet togs inte emot: 302"
    assert len(mottagare.posted) == 1


def test_a_gateway_that_is_down_is_tried_again_later(mottagare: HTTPServer, settings: Any) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"
    utskick = send_sms()
    assert (utskick.lage, utskick.fel) == (Lage.VANTAR, "Tjänsten svarade inte: ConnectionRefusedError")


def test_an_approval_that_was_withdrawn_stops_what_was_queued(mottagare: HTTPServer, settings: Any) -> None:
    utskick = queue_utskick(
        slag=Utskick.Slag.WEBHOOK, mottagare=mottagare.url, amnesrad="arende.besvarat", text="{}", nyckel="wh:1"
    )
    settings.WEBHOOK_VARDAR = []
    Motor().drain(5)
    utskick.refresh_from_db()
    assert (utskick.lage, mottagare.posted) == (Lage.MISSLYCKAT, [])


def test_production_never_calls_plain_http(mottagare: HTTPServer, settings: Any) -> None:
    utskick = queue_utskick(slag=Utskick.Slag.WEBHOOK, mottagare=mottagare.url, amnesrad="x", text="{}", nyckel="wh:1")
    settings.IS_PRODUKTION = True
    Motor().drain(5)
    utskick.refresh_from_db()
    assert (utskick.lage, mottagare.posted) == (Lage.MISSLYCKAT, [])
