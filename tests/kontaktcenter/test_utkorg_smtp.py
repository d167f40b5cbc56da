"""Mail by a real SMTP conversation: what the server says decides, and what it cannot have taken is sent again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from kontaktcenter.utkorg import motor
from kontaktcenter.utkorg.ansprak import MAX_FORSOK
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.skriv import queue_utskick
from tests.kontaktcenter.smtpserver import Smtpserver

pytestmark = pytest.mark.django_db
Lage = Utskick.Lage


@pytest.fixture
def smtp(settings: Any) -> Iterator[Smtpserver]:
    server = Smtpserver()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    settings.UTKORG_ADAPTRAR = {**settings.UTKORG_ADAPTRAR, "epost": "kontaktcenter.utkorg.adaptrar.smtp.Smtp"}
    yield server
    server.stop()


def queue(nyckel: str = "svar:1", text: str = "Hej!", **falt: Any) -> Utskick:
    """Queue one mail."""
    given = {"mottagare": "maja@exempel.se", "amnesrad": "Svar på din fråga"} | falt
    with transaction.atomic():
        return queue_utskick(slag=Utskick.Slag.EPOST, text=text, nyckel=nyckel, **given)


def drain() -> None:
    """Send what is due, in one round."""
    motor.Motor().drain(20)


def test_a_mail_arrives_as_it_was_written(smtp: Smtpserver) -> None:
    queue(text="Hej Åsa!\n.en rad med punkt först\n\nمرحبا\n", sprak="ar", huvuden={"In-Reply-To": "<1@exempel.se>"})
    drain()
    brev = smtp.brev[0]
    assert brev.get_content().replace("\r\n", "\n") == "Hej Åsa!\n.en rad med punkt först\n\nمرحبا\n"
    assert (brev["To"], brev["Subject"], brev["In-Reply-To"]) == ("maja@exempel.se", "Svar på din fråga", "<1@exempel.se>")
    assert (brev["Content-Language"], brev["Auto-Submitted"]) == ("ar", "auto-generated")


def test_a_mail_that_the_server_took_is_sent(smtp: Smtpserver) -> None:
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.ansprak, utskick.fel) == (Lage.SKICKAT, None, "")
    assert utskick.skickat is not None


def test_many_mails_share_one_connection(smtp: Smtpserver) -> None:
    for number in range(5):
        queue(f"svar:{number}")
    drain()
    assert (len(smtp.tagna), smtp.connections) == (5, 1)


def test_nothing_is_sent_a_second_time(smtp: Smtpserver) -> None:
    queue()
    drain()
    drain()
    assert list(smtp.tagna.values()) == [1]


def test_an_unknown_address_goes_straight_to_the_dead_letters(smtp: Smtpserver) -> None:
    smtp.rcpt_answer = "550 5.1.1 <maja@exempel.se>: User unknown"
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.forsok) == (Lage.MISSLYCKAT, 1)
    assert utskick.fel == "Mottagarens adress togs inte emot: 550 5.1.1 <[e-post]>: User unknown"


def test_an_answer_with_characters_that_no_column_takes_is_kept_readable(smtp: Smtpserver) -> None:
    smtp.rcpt_answer = "550-nej\0\r\n550 tack"
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.fel) == (Lage.MISSLYCKAT, "Mottagarens adress togs inte emot: 550 nej tack")


def test_one_bad_address_does_not_stop_the_others(smtp: Smtpserver) -> None:
    smtp.rcpt_answer = "550 nej"
    queue("svar:1")
    drain()
    smtp.rcpt_answer = "250 OK"
    queue("svar:2")
    drain()
    assert len(smtp.tagna) == 1


@pytest.mark.parametrize("answer", ["rcpt_answer", "data_answer"])
def test_a_passing_refusal_is_tried_again_later(smtp: Smtpserver, answer: str) -> None:
    setattr(smtp, answer, "451 4.7.1 Greylisted")
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.forsok) == (Lage.VANTAR, 1)
    assert "451 4.7.1 Greylisted" in utskick.fel
    assert 48 <= (utskick.nasta_forsok - timezone.now()).total_seconds() <= 72


def test_a_text_that_is_refused_goes_to_the_dead_letters(smtp: Smtpserver) -> None:
    smtp.data_answer = "554 5.7.1 Spam"
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.fel) == (Lage.MISSLYCKAT, "Meddelandet togs inte emot: 554 5.7.1 Spam")


def test_the_last_try_ends_among_the_dead_letters(smtp: Smtpserver) -> None:
    smtp.rcpt_answer = "451 4.7.1 Greylisted"
    utskick = queue()
    Utskick.objects.update(forsok=MAX_FORSOK - 1)
    drain()
    utskick.refresh_from_db()
    assert utskick.lage == Lage.MISSLYCKAT


def test_a_server_that_is_down_costs_one_mail_a_try_and_not_all(smtp: Smtpserver) -> None:
    for number in range(3):
        queue(f"svar:{number}")
    smtp.stop()
    drain()
    assert sorted(Utskick.objects.values_list("lage", "forsok")) == [(Lage.VANTAR, 0), (Lage.VANTAR, 0), (Lage.VANTAR, 1)]


@pytest.mark.parametrize("how", ["hang up", "say 421"])
def test_a_server_that_closes_between_two_mails_is_connected_anew(smtp: Smtpserver, how: str) -> None:
    queue("svar:1")
    queue("svar:2")
    smtp.one_mail_each = how
    drain()
    assert (len(smtp.tagna), smtp.connections, smtp.doubles) == (2, 2, [])


def test_an_answer_that_never_came_is_unclear_and_not_sent_again(smtp: Smtpserver) -> None:
    smtp.hang_up = True
    utskick = queue()
    drain()
    smtp.hang_up = False
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, sum(smtp.tagna.values())) == (Lage.OKLART, 1)
    assert utskick.fel.startswith("E-postservern svarade inte när meddelandet var avsänt")


def test_a_worker_whose_claim_has_run_out_hangs_up_before_the_dot(smtp: Smtpserver, settings: Any) -> None:
    settings.UTKORG_ANSPRAK = 0
    utskick = queue()
    drain()
    utskick.refresh_from_db()
    assert (utskick.lage, smtp.connections, smtp.tagna) == (Lage.SKICKAS, 1, {})


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp+tls://namn:l%40sen@post.example:587", ["post.example", "587", "namn", "l@sen", "True", "False"]),
        ("smtp+ssl://post.example:465", ["post.example", "465", "None", "None", "False", "True"]),
        ("smtp://post.example:25", ["post.example", "25", "None", "None", "False", "False"]),
    ],
)
def test_the_address_of_the_mail_server_says_how_to_log_in_and_encrypt(url: str, expected: list[str]) -> None:
    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_TLS", "USE_SSL")
    code = f"from django.conf import settings as s; print(*[getattr(s, 'EMAIL_' + n) for n in {names}], sep=chr(10))"
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "KC_EPOST_URL": url}, capture_output=True, text=True)
    assert done.stdout.splitlines() == expected
