"""No move of a case under secrecy lets anybody read what they could not read before (OSL 2009:400)."""

import pytest

from arenden.actions import answer, forward, reopen, take_back, withdraw
from arenden.aktor import Aktor
from arenden.granskning import check_arenden
from arenden.models import Arende, Notis
from arenden.status import Status
from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Anvandare
from tests.factories import make_arendetyp, make_enhet
from tests.factories_arenden import make_agent, make_handlaggare, make_mottaget

pytestmark = pytest.mark.django_db


def make_hemligt(agent: Anvandare, officer: Anvandare) -> Arende:
    """A secret case that the officer's unit has accepted."""
    return make_mottaget(officer, agent=agent, arendetyp=make_arendetyp(sekretess="sekretess"))


def make_besvarat(agent: Anvandare, officer: Anvandare) -> Arende:
    """The same, answered there."""
    arende = make_hemligt(agent, officer)
    answer(arende=arende, text="Beslutet bifogas.", by=officer)
    return arende


@pytest.mark.parametrize("vem", ["agenten", "medborgaren"])
def test_a_secret_case_is_opened_again_at_the_unit_that_had_it(vem: str) -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_besvarat(agent, officer)
    reopen(arende=arende, orsak="Svaret gäller fel barn.", by=agent if vem == "agenten" else Aktor.MEDBORGAREN)
    arende.refresh_from_db()
    assert (arende.status, arende.ansvarig_enhet, arende.handlaggare) == (Status.HOS_FORVALTNING, make_enhet(), officer)
    assert not arende.is_readable_by(agent)
    assert Notis.objects.filter(mottagare=officer, slag=Notis.Slag.ATERSANT, arende=arende).exists()
    assert check_arenden() == []


def test_a_secret_case_opened_again_is_not_taken_back_to_the_center() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_besvarat(agent, officer)
    reopen(arende=arende, orsak="Svaret gäller fel barn.", by=agent)
    with pytest.raises(OtillatenHandling):
        take_back(arende=arende, by=agent)


def test_the_successor_of_a_closed_unit_gets_the_secret_case_that_is_opened_again() -> None:
    agent, officer = make_agent(), make_handlaggare()
    arende = make_besvarat(agent, officer)
    new = make_enhet("familjeratten", namn="Familjerätten")
    make_enhet(stangd="2026-01-01", ersatt_av=new)
    reopen(arende=arende, orsak="Svaret gäller fel barn.", by=agent)
    arende.refresh_from_db()
    assert (arende.status, arende.ansvarig_enhet, arende.handlaggare) == (Status.OVERLAMNAD, new, None)
    assert not arende.is_readable_by(agent)
    assert check_arenden() == []


def test_a_secret_case_that_was_merged_comes_back_to_its_own_unit() -> None:
    agent, officer = make_agent(), make_handlaggare()
    one, two = make_hemligt(agent, officer), make_hemligt(agent, officer)
    one.overlamningar.update(lage="avslutad", avslutad=one.registrerad)
    Arende.objects.filter(pk=one.pk).update(
        status=Status.AVSLUTAD, avslutsorsak="sammanslaget", avslutad=one.registrerad, sammanslaget_med=two
    )
    withdraw(arende=two)
    one.refresh_from_db()
    assert (one.status, one.ansvarig_enhet) == (Status.HOS_FORVALTNING, make_enhet())


def test_what_a_unit_has_sent_on_is_not_taken_back_by_the_center() -> None:
    agent, officer = make_agent(), make_handlaggare()
    other = make_enhet("familjeratten", namn="Familjerätten")
    make_handlaggare(other)
    arende = make_hemligt(agent, officer)
    forward(arende=arende, till=other, orsak="Familjerätten utreder.", by=officer)
    with pytest.raises(OtillatenHandling, match="centrets egen"):
        take_back(arende=arende, by=agent)
    arende.refresh_from_db()
    assert arende.ansvarig_enhet == other and not arende.is_readable_by(agent)
