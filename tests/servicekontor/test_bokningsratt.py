"""Who sees and changes a booking: those who meet the visitor, the unit, who receives, who made it. Nobody else."""

import pytest
from django.test import Client

from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokning import cancel_bokning, hold_tid, move_bokning
from servicekontor.bokningsratt import bookings_of_contact, visible_bookings
from servicekontor.models import Bokning, Mottagningstid
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import make_bokning, make_mottagningstid
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at an office without holidays."""
    tid = make_mottagningstid(handlaggare=[make_anvandare("handlaggare")])
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid


@pytest.fixture
def bokning(tid: Mottagningstid) -> Bokning:
    return make_bokning(tid, next_monday("10:00"))


@pytest.fixture
def annans() -> Anvandare:
    """Takes contacts at another center than the one that staffs the office."""
    return make_anvandare("kommunvagledare", make_center("lonecenter", namn="Lönecenter"))


def test_another_centers_agent_does_not_find_a_booking(client: Client, bokning: Bokning, annans: Anvandare) -> None:
    client.force_login(annans)
    assert client.get(f"/mottagningstider/bokningar/{bokning.pk}/").status_code == 404
    assert client.post(f"/mottagningstider/bokningar/{bokning.pk}/", {"gor": "avboka"}).status_code == 404
    assert "Bo Testsson" not in client.get("/mottagningstider/bokningar/").content.decode()
    assert Bokning.objects.get().lage == Bokningslage.BEKRAFTAD


def test_another_centers_agent_neither_moves_nor_cancels(tid: Mottagningstid, bokning: Bokning, annans: Anvandare) -> None:
    with pytest.raises(SaknarBehorighet):
        cancel_bokning(bokning=bokning, by=annans)
    with pytest.raises(SaknarBehorighet):
        move_bokning(bokning=bokning, kontor=tid.kontor, fran=next_monday("11:00"), by=annans)


def test_a_callers_meetings_at_another_centers_offices_are_not_shown(bokning: Bokning, annans: Anvandare) -> None:
    known = {"telefon": bokning.telefon, "epost": bokning.epost}
    assert bookings_of_contact(annans, **known) == []
    assert bookings_of_contact(make_anvandare(), **known) == [bokning]


def test_who_meets_the_visitor_and_who_receives_see_the_booking(bokning: Bokning) -> None:
    assert bokning in visible_bookings(make_anvandare())
    assert bokning in visible_bookings(bokning.handlaggare)


def test_who_has_held_a_time_at_another_centers_office_goes_on_with_it(tid: Mottagningstid, annans: Anvandare) -> None:
    held = hold_tid(motestyp=tid.motestyp, kontor=tid.kontor, fran=next_monday("11:00"), by=annans)
    assert list(visible_bookings(annans)) == [held]
    assert cancel_bokning(bokning=held, by=annans).lage == Bokningslage.AVBOKAD
