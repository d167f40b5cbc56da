"""News that are withdrawn: who sees them still, and the trace that is left."""

import pytest
from django.test import Client
from django.urls import reverse

from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from kunskapsbank.actions.nyhet import publish_nyhet, read_nyhet, show_nyhet_again, withdraw_nyhet
from kunskapsbank.models import Artikelhandelse, Nyhet
from kunskapsbank.nyheter import current_for, unread_nyheter
from tests.factories import make_anvandare, make_center, make_enhet
from tests.factories_kunskap import make_redaktor

pytestmark = pytest.mark.django_db


@pytest.fixture
def redaktor() -> Anvandare:
    return make_redaktor(make_center(), first_name="Rut", last_name="Exempelsson")


@pytest.fixture
def nyhet(redaktor: Anvandare) -> Nyhet:
    return publish_nyhet(rubrik="Nya regler", text="Läs detta.", enheter=[make_center()], is_viktig=True, by=redaktor)


def log_in(user: Anvandare) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_withdrawn_news_are_shown_to_nobody_they_were_for(nyhet: Nyhet, redaktor: Anvandare) -> None:
    agent = make_anvandare()
    assert log_in(redaktor).post(reverse("nyhet_dra_tillbaka", args=[nyhet.pk])).status_code == 302
    assert (current_for(agent).count(), unread_nyheter(agent)) == (0, (0, 0))
    assert log_in(agent).get(reverse("nyhet", args=[nyhet.pk])).status_code == 404


def test_the_writers_see_who_withdrew_the_news_and_that_leaves_an_event(nyhet: Nyhet, redaktor: Anvandare) -> None:
    client = log_in(redaktor)
    client.post(reverse("nyhet_dra_tillbaka", args=[nyhet.pk]))
    assert "Rut Exempelsson drog tillbaka nyheten" in client.get(reverse("nyhet", args=[nyhet.pk])).content.decode()
    assert "Tillbakadragen" in client.get(reverse("nyheter"), {"visa": "alla"}).content.decode()
    event = Artikelhandelse.objects.get(typ="nyhet_indragen")
    assert (event.av, event.data["nyhet"]) == (redaktor, nyhet.pk)


def test_withdrawn_news_are_shown_again_to_those_who_had_not_read(nyhet: Nyhet, redaktor: Anvandare) -> None:
    reader, other = make_anvandare(), make_anvandare()
    read_nyhet(nyhet=nyhet, version=1, by=reader)
    withdraw_nyhet(nyhet=nyhet, by=redaktor)
    assert log_in(redaktor).post(reverse("nyhet_visa_igen", args=[nyhet.pk])).status_code == 302
    assert (unread_nyheter(reader), unread_nyheter(other)) == ((0, 0), (1, 1))
    assert Artikelhandelse.objects.filter(typ="nyhet_atertagen", data__nyhet=nyhet.pk).count() == 1


def test_news_are_withdrawn_once_and_shown_again_only_then(nyhet: Nyhet, redaktor: Anvandare) -> None:
    with pytest.raises(OtillatenHandling):
        show_nyhet_again(nyhet=nyhet, by=redaktor)
    withdraw_nyhet(nyhet=nyhet, by=redaktor)
    with pytest.raises(OtillatenHandling):
        withdraw_nyhet(nyhet=nyhet, by=redaktor)
    assert log_in(redaktor).post(reverse("nyhet_dra_tillbaka", args=[nyhet.pk])).status_code == 409


def test_only_those_who_write_to_the_units_withdraw(nyhet: Nyhet) -> None:
    stranger = make_anvandare("chef", make_enhet("skola", namn="Skolan"))
    with pytest.raises(SaknarBehorighet):
        withdraw_nyhet(nyhet=nyhet, by=stranger)
    assert log_in(make_anvandare()).post(reverse("nyhet_dra_tillbaka", args=[nyhet.pk])).status_code == 403


@pytest.mark.parametrize("is_viktig", [True, False])
def test_what_is_important_is_marked_on_its_own_page(redaktor: Anvandare, is_viktig: bool) -> None:
    nyhet = publish_nyhet(rubrik="Nya regler", text="Läs detta.", enheter=[make_center()], is_viktig=is_viktig, by=redaktor)
    page = log_in(make_anvandare()).get(reverse("nyhet", args=[nyhet.pk])).text
    assert ("Viktigt, läs och kvittera" in page) is is_viktig
