"""What an administrator sees of the outbox, and may do: everything about the sending, nothing of what was written."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.utkorg.actions import cancel_utskick, confirm_utskick, retry_utskick
from kontaktcenter.utkorg.models import Utskick
from tests.factories import make_anvandare
from tests.factories_arenden import make_arende

pytestmark = pytest.mark.django_db
Lage = Utskick.Lage
LISTA = "admin:kontaktcenter_utskick_changelist"


@pytest.fixture
def admin_client(client: Client) -> Client:
    client.force_login(make_anvandare(is_superuser=True))
    return client


def make_utskick(lage: Lage = Lage.MISSLYCKAT, **falt: Any) -> Utskick:
    """One mail in the given state."""
    given = {"nyckel": "svar:1", "mottagare": "maja@exempel.se", "amnesrad": "Hemligt ämne", "text": "Hemlig text", "forsok": 20}
    if lage == Lage.SKICKAT:
        given["skickat"] = timezone.now()
    return Utskick.objects.create(slag=Utskick.Slag.EPOST, lage=lage, **(given | falt))


def act(client: Client, action: str, *utskick: Utskick) -> str:
    """Choose rows in the list and an action for them; the answer's text."""
    data = {"action": action, "_selected_action": [str(one.pk) for one in utskick]}
    return client.post(reverse(LISTA), data, follow=True).content.decode()


def test_a_dead_letter_is_listed_with_its_reason(admin_client: Client) -> None:
    make_utskick(fel="Mottagarens adress togs inte emot: 550")
    html = admin_client.get(reverse(LISTA), {"lage__exact": "misslyckat"}).content.decode()
    assert "Mottagarens adress togs inte emot: 550" in html and "@exempel.se" in html


def test_neither_list_nor_page_shows_what_was_written_or_to_whom(admin_client: Client) -> None:
    utskick = make_utskick()
    page = reverse("admin:kontaktcenter_utskick_change", args=[utskick.pk])
    for address in (reverse(LISTA), page):
        html = admin_client.get(address).content.decode()
        assert "Hemlig" not in html and "maja@" not in html


def test_a_dead_letter_about_a_case_names_the_case(admin_client: Client) -> None:
    arende = make_arende()
    make_utskick(referens=f"arende:{arende.pk}")
    assert arende.nummer in admin_client.get(reverse(LISTA)).content.decode()


def test_the_front_page_says_that_messages_wait_for_somebody(admin_client: Client) -> None:
    make_utskick()
    assert "1 utskick kom inte fram" in admin_client.get(reverse("admin:index")).content.decode()


def test_try_again_puts_a_dead_letter_back_in_the_queue(admin_client: Client) -> None:
    utskick = make_utskick()
    assert "1 utskick är ändrat." in act(admin_client, "retry", utskick)
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.forsok) == (Lage.VANTAR, 0)


def test_what_was_done_is_logged_with_who_did_it(admin_client: Client) -> None:
    utskick = make_utskick()
    act(admin_client, "retry", utskick)
    assert LogEntry.objects.get(object_id=utskick.pk).change_message == "Försöker igen."


def test_what_has_been_sent_is_not_sent_again_by_try_again(admin_client: Client) -> None:
    utskick = make_utskick(Lage.SKICKAT)
    assert "Bara det som misslyckades eller är oklart kan försökas igen." in act(admin_client, "retry", utskick)
    utskick.refresh_from_db()
    assert utskick.lage == Lage.SKICKAT


def test_an_unclear_message_can_be_marked_as_arrived(admin_client: Client) -> None:
    utskick = make_utskick(Lage.OKLART)
    act(admin_client, "confirm", utskick)
    utskick.refresh_from_db()
    assert (utskick.lage, utskick.skickat is not None) == (Lage.SKICKAT, True)


def test_a_waiting_message_can_be_stopped(admin_client: Client) -> None:
    utskick = make_utskick(Lage.VANTAR)
    act(admin_client, "cancel", utskick)
    utskick.refresh_from_db()
    assert utskick.lage == Lage.AVBRUTET


@pytest.mark.parametrize(
    ("action", "lage"), [(retry_utskick, Lage.VANTAR), (confirm_utskick, Lage.MISSLYCKAT), (cancel_utskick, Lage.SKICKAT)]
)
def test_an_action_that_the_state_does_not_allow_is_refused(action: Any, lage: Lage) -> None:
    utskick = make_utskick(lage)
    with pytest.raises(OtillatenHandling):
        action(utskick=utskick, by=make_anvandare(is_superuser=True))


def test_only_administrators_may_try_again() -> None:
    utskick = make_utskick()
    with pytest.raises(SaknarBehorighet):
        retry_utskick(utskick=utskick, by=make_anvandare())


def test_others_do_not_get_into_the_list(client: Client) -> None:
    client.force_login(make_anvandare())
    assert client.get(reverse(LISTA)).status_code in {302, 403}


def test_a_message_is_neither_written_nor_deleted_here(admin_client: Client) -> None:
    utskick = make_utskick()
    assert admin_client.get(reverse("admin:kontaktcenter_utskick_add")).status_code == 403
    assert admin_client.get(reverse("admin:kontaktcenter_utskick_delete", args=[utskick.pk])).status_code == 403


def test_what_a_case_has_caused_is_found_by_its_reference(admin_client: Client) -> None:
    make_utskick(referens="arende:7", fel="den sökta")
    make_utskick(referens="arende:77", fel="en annan", nyckel="svar:2")
    html = admin_client.get(reverse(LISTA), {"q": "arende:7"}).content.decode()
    assert "den sökta" in html and "en annan" not in html
