"""An action writes to the outbox in its own transaction: once for each event, and never something that cannot be sent."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.utkorg.models import Utskick
from kontaktcenter.utkorg.skriv import queue_utskick

EPOST, SMS, WEBHOOK = Utskick.Slag.EPOST, Utskick.Slag.SMS, Utskick.Slag.WEBHOOK


def queue(**falt: Any) -> Utskick:
    """Queue a plain mail, changed by what is given."""
    given = {"slag": EPOST, "mottagare": "maja@exempel.se", "amnesrad": "Hej", "text": "Hej!", "nyckel": "svar:1"}
    return queue_utskick(**(given | falt))


@pytest.mark.django_db
def test_a_message_waits_for_the_worker() -> None:
    utskick = queue(referens="arende:1")
    assert (utskick.lage, utskick.forsok, utskick.referens) == (Utskick.Lage.VANTAR, 0, "arende:1")


@pytest.mark.django_db
def test_the_same_key_twice_makes_one_message() -> None:
    first, second = queue(), queue(text="En annan text")
    assert (first.pk, Utskick.objects.count(), second.text) == (second.pk, 1, "Hej!")


@pytest.mark.django_db(transaction=True)
def test_queueing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        queue()


@pytest.mark.django_db(transaction=True)
def test_a_transaction_that_fails_leaves_no_message() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queue()
        raise ZeroDivisionError
    assert not Utskick.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "mottagare", ["", "maja", "maja@", "maja@exempel.se\r\nBcc: alla@exempel.se", "a\0@exempel.se", f"{'a' * 310}@b.se"]
)
def test_an_address_that_cannot_be_used_is_refused(mottagare: str) -> None:
    with pytest.raises(Inmatningsfel, match="E-postadressen är inte giltig"):
        queue(mottagare=mottagare)


@pytest.mark.django_db
def test_a_phone_number_is_stored_in_one_writing() -> None:
    assert queue(slag=SMS, mottagare="070-174 06 05").mottagare == "+46701740605"


@pytest.mark.django_db
def test_a_number_that_is_no_phone_number_is_refused() -> None:
    with pytest.raises(Inmatningsfel, match="Telefonnumret är inte giltigt"):
        queue(slag=SMS, mottagare="12")


@pytest.mark.django_db
def test_an_sms_is_refused_at_once_where_no_service_is_set(settings: Any) -> None:
    settings.UTKORG_ADAPTRAR = {**settings.UTKORG_ADAPTRAR, "sms": ""}
    with pytest.raises(OtillatenHandling, match="Kommunen skickar inte SMS"):
        queue(slag=SMS, mottagare="070-1740605")


@pytest.mark.django_db
def test_a_subject_cannot_begin_a_header_of_its_own() -> None:
    assert queue(amnesrad="Hej\r\nBcc: alla@exempel.se\0").amnesrad == "Hej Bcc: alla@exempel.se"


@pytest.mark.django_db
def test_a_header_cannot_begin_another_one() -> None:
    assert queue(huvuden={"Reply-To": "a@b.se\nBcc: c@d.se"}).huvuden == {"Reply-To": "a@b.se Bcc: c@d.se"}


@pytest.mark.django_db
def test_a_header_outside_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="Bcc"):
        queue(huvuden={"Bcc": "alla@exempel.se"})


@pytest.mark.django_db
def test_zero_bytes_in_the_text_are_left_out() -> None:
    assert queue(text="Hej\0 där\r\nRad två\ud800").text == "Hej där\nRad två"


@pytest.mark.django_db
def test_a_key_that_is_too_long_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="nyckel"):
        queue(nyckel="x" * 121)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "adress",
    [
        "http://system.exempel.se/in",
        "https://annat.exempel.se/in",
        "https://namn:losen@system.exempel.se/in",
        "https://system.exempel.se@169.254.169.254/",
        "https://system.exempel.se:99999/",
        "https://system.exempel.se/\r\nHost: x",
        "https://system.exempel.se/två ord",
        "ftp://system.exempel.se/",
    ],
)
def test_a_webhook_outside_the_approved_systems_is_refused(settings: Any, adress: str) -> None:
    settings.WEBHOOK_VARDAR = ["system.exempel.se"]
    settings.UTKORG_ADAPTRAR = {**settings.UTKORG_ADAPTRAR, "webhook": "kontaktcenter.utkorg.adaptrar.webhook.Webhook"}
    with pytest.raises(Inmatningsfel, match="Adressen måste börja med https://"):
        queue(slag=WEBHOOK, mottagare=adress)


@pytest.mark.django_db
def test_a_message_can_be_held_back() -> None:
    later = timezone.now() + timedelta(hours=8)
    assert queue(skickas_tidigast=later).nasta_forsok == later
