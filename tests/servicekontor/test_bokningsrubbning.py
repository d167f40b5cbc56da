"""Bookings when the office cannot keep its times: late and cancelled stops, closed days, offices that are wound down."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.models import Utskick
from kontaktcenter.tidsord import day
from servicekontor import beroenden
from servicekontor.beroenden import Orsak, Rubbning, Utfall
from servicekontor.models import Belaggning, Bokning, Kontor, Stopplats, Turstopp
from servicekontor.status import Bokningslage
from servicekontor.tidsok import find_free
from servicekontor.views.planering.grund import say_outcome
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_resurs, make_tur, make_turstopp

pytestmark = pytest.mark.django_db


@pytest.fixture
def stopp() -> Turstopp:
    """A stop of the bus a week ahead, with a desk where building permits receive all day."""
    bussen = make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    datum = timezone.localdate() + timedelta(days=7)
    stopp = make_turstopp(make_tur(datum, make_fordon(kontor=bussen)))
    disk = make_resurs(bussen)
    make_mottagningstid(make_motestyp(), bussen, resurser=[disk], veckodag=datum.weekday(), fran="06:00", till="22:00")
    return stopp


def book(stopp: Turstopp, fran: datetime) -> Bokning:
    """A confirmed booking at the stop."""
    return make_bokning(stopp.kontor.mottagningstider.get(), fran, stopp=stopp)


def test_the_bus_is_booked_while_it_stands_still(stopp: Turstopp) -> None:
    datum = stopp.tur.datum
    found = find_free(stopp.kontor.mottagningstider.get().motestyp, [stopp.kontor], (datum, datum))[stopp.kontor.pk]
    assert found[0].fran == stopp.begins
    assert found[-1].till <= stopp.ends
    assert {plats.stopp for tid in found for plats in tid.platser} == {stopp.pk}


def test_a_cancelled_stop_cancels_its_bookings_and_tells_why(stopp: Turstopp) -> None:
    book(stopp, stopp.begins)
    rubbning = Rubbning(Orsak.INSTALLT, stopp.kontor, stopp.begins, stopp.ends, "Bussen har gått sönder.", stopp)
    assert len(beroenden.find(rubbning)) == 1
    assert beroenden.settle(rubbning, by=None) == Utfall(0, 1)
    assert beroenden.find(rubbning) == []
    assert "Bussen har gått sönder." in Utskick.objects.get().text
    assert not Belaggning.objects.exists()


def test_a_late_stop_moves_what_still_fits_and_cancels_the_rest(stopp: Turstopp) -> None:
    first, last = book(stopp, stopp.begins), book(stopp, stopp.ends - timedelta(minutes=30))
    late = Rubbning(Orsak.FORSENAT, stopp.kontor, stopp.begins, stopp.ends, "Det är halt.", stopp, timedelta(minutes=30))
    assert beroenden.settle(late, by=None) == Utfall(1, 1)
    assert Bokning.objects.get(pk=first.pk).fran == stopp.begins + timedelta(minutes=30)
    assert Bokning.objects.get(pk=last.pk).lage == Bokningslage.AVBOKAD
    assert set(Utskick.objects.values_list("amnesrad", flat=True)) == {"Din tid är senarelagd", "Vi måste ställa in din tid"}


def test_bookings_one_after_the_other_move_together(stopp: Turstopp) -> None:
    rows = [book(stopp, stopp.begins + timedelta(minutes=30 * n)) for n in range(2)]
    late = Rubbning(Orsak.FORSENAT, stopp.kontor, stopp.begins, stopp.ends, "Det är halt.", stopp, timedelta(minutes=15))
    assert beroenden.settle(late, by=None) == Utfall(2, 0)
    assert [Bokning.objects.get(pk=b.pk).fran - b.fran for b in rows] == [timedelta(minutes=15)] * 2


def test_an_office_that_is_wound_down_keeps_what_is_before(stopp: Turstopp) -> None:
    kept, lost = book(stopp, stopp.begins), book(stopp, stopp.begins + timedelta(minutes=30))
    last = Rubbning(Orsak.AVVECKLAS, stopp.kontor, lost.fran, None, "Kontoret läggs ner.")
    assert beroenden.settle(last, by=None) == Utfall(0, 1)
    assert Bokning.objects.get(pk=kept.pk).lage == Bokningslage.BEKRAFTAD


def test_those_without_an_address_are_counted_for_somebody_to_call(stopp: Turstopp) -> None:
    make_bokning(stopp.kontor.mottagningstider.get(), stopp.begins, stopp=stopp, epost="")
    book(stopp, stopp.ends - timedelta(minutes=30))
    rubbning = Rubbning(Orsak.INSTALLT, stopp.kontor, stopp.begins, stopp.ends, "Bussen är trasig.", stopp)
    utfall = beroenden.settle(rubbning, by=None)
    assert (utfall.avbokade, len(utfall.att_ringa)) == (2, 1)
    assert "1 person har ingen: ring." in say_outcome(utfall)
    assert f"Ring om: {day(stopp.begins)}, Prata om bygglov, Disk 1, 10.00." in say_outcome(utfall)
    assert "Alla som berörs får besked." in say_outcome(Utfall(1, 1))


def test_a_late_meeting_whose_officer_would_not_be_in_time_for_the_next_is_cancelled(stopp: Turstopp) -> None:
    """At noon the officer is to be an hour's drive away: half past eleven would do without the drive."""
    tid, officer = stopp.kontor.mottagningstider.get(), make_anvandare("handlaggare")
    tid.handlaggare.set([officer])
    Stopplats.objects.update(latitud=56.0, longitud=18.0)
    kontor = make_kontor("langt-bort", latitud=56.72, longitud=18.0)
    dar = make_mottagningstid(tid.motestyp, kontor, handlaggare=[officer], veckodag=stopp.tur.datum.weekday())
    make_bokning(dar, stopp.begins + timedelta(hours=2))
    mine = book(stopp, stopp.begins)
    late = Rubbning(Orsak.FORSENAT, stopp.kontor, stopp.begins, stopp.ends, "Det är halt.", stopp, timedelta(minutes=45))
    assert beroenden.settle(late, by=None).avbokade == 1
    assert Bokning.objects.get(pk=mine.pk).lage == Bokningslage.AVBOKAD
