"""Times that are given back: offered in turn, else kept a while; and what the clock does with bookings."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.models import Utskick
from servicekontor.actions.bokning import cancel_bokning, move_bokning
from servicekontor.actions.bokningsskotsel import end_expired, purge_bookings, remind_bookings, reminder_time
from servicekontor.actions.bokningsutfall import arrive_bokning, mark_no_show, serve_bokning
from servicekontor.actions.vantelista import join_vantelista, pass_on_offers
from servicekontor.models import Belaggning, Bokning, Kontorshandelse, Mottagningstid
from servicekontor.status import Bokningslage
from servicekontor.tidsok import find_free
from tests.factories import make_anvandare
from tests.factories_bokning import at, make_bokning, make_mottagningstid
from tests.servicekontor.test_boka import next_monday

pytestmark = pytest.mark.django_db


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–12 at an office without holidays."""
    tid = make_mottagningstid()
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid


def is_free(tid: Mottagningstid, fran: datetime, **hur: object) -> bool:
    """Whether anybody could book the time now."""
    datum = timezone.localdate(fran)
    return any(t.fran == fran for t in find_free(tid.motestyp, [tid.kontor], (datum, datum), **hur).get(tid.kontor.pk, []))


def test_a_cancelled_time_is_not_free_at_once(tid: Mottagningstid) -> None:
    fran = next_monday("10:00")
    cancel_bokning(bokning=make_bokning(tid, fran), by=None)
    assert not is_free(tid, fran)
    assert not is_free(tid, fran, nu=timezone.now() + timedelta(minutes=9))
    assert is_free(tid, fran, nu=timezone.now() + timedelta(minutes=61))


def test_a_time_that_was_moved_from_waits_too(tid: Mottagningstid) -> None:
    fran = next_monday("10:00")
    move_bokning(bokning=make_bokning(tid, fran), kontor=tid.kontor, fran=next_monday("11:00"), by=None)
    assert not is_free(tid, fran)


def test_the_first_who_waits_is_offered_the_time(tid: Mottagningstid) -> None:
    first, second = (make_bokning(tid, next_monday(k), epost=f"{n}@exempel.se") for k, n in (("11:00", "a"), ("11:30", "b")))
    for bokning in (first, second):
        join_vantelista(bokning=bokning)
    cancel_bokning(bokning=make_bokning(tid, next_monday("10:00")), by=None)
    assert list(Utskick.objects.filter(amnesrad="En tidigare tid är ledig").values_list("mottagare", flat=True)) == ["a@exempel.se"]


def test_who_was_offered_the_time_takes_it_and_nobody_else(tid: Mottagningstid) -> None:
    mine, fran = make_bokning(tid, next_monday("11:00")), next_monday("10:00")
    join_vantelista(bokning=mine)
    cancel_bokning(bokning=make_bokning(tid, fran), by=None)
    assert not is_free(tid, fran)
    move_bokning(bokning=mine, kontor=tid.kontor, fran=fran, by=None)
    assert Bokning.objects.get(pk=mine.pk).fran == fran


def test_an_offer_that_nobody_takes_goes_to_the_next(tid: Mottagningstid) -> None:
    for klockslag, namn in (("11:00", "a"), ("11:30", "b")):
        join_vantelista(bokning=make_bokning(tid, next_monday(klockslag), epost=f"{namn}@exempel.se"))
    cancel_bokning(bokning=make_bokning(tid, next_monday("10:00")), by=None)
    assert pass_on_offers(timezone.now() + timedelta(hours=5)) == 1
    offered = Utskick.objects.filter(amnesrad="En tidigare tid är ledig").order_by("skapad")
    assert [utskick.mottagare for utskick in offered] == ["a@exempel.se", "b@exempel.se"]


def test_an_offer_that_all_have_passed_up_is_free(tid: Mottagningstid) -> None:
    join_vantelista(bokning=make_bokning(tid, next_monday("11:00")))
    fran = next_monday("10:00")
    cancel_bokning(bokning=make_bokning(tid, fran), by=None)
    pass_on_offers(timezone.now() + timedelta(hours=5))
    assert is_free(tid, fran)


def test_a_time_that_is_no_longer_received_is_offered_to_nobody_else(tid: Mottagningstid) -> None:
    for klockslag, namn in (("11:00", "a"), ("11:30", "b")):
        join_vantelista(bokning=make_bokning(tid, next_monday(klockslag), epost=f"{namn}@exempel.se"))
    cancel_bokning(bokning=make_bokning(tid, next_monday("10:00")), by=None)
    tid.undantag.create(datum=next_monday("10:00").date(), tider=["11.00–12.00"])
    pass_on_offers(timezone.now() + timedelta(hours=5))
    assert Utskick.objects.filter(amnesrad="En tidigare tid är ledig").count() == 1


def test_an_expired_hold_is_ended_and_told_of_as_the_clocks_doing(tid: Mottagningstid) -> None:
    make_bokning(tid, next_monday("10:00"), lage=Bokningslage.HALLEN, hallen_till=timezone.now() - timedelta(seconds=1))
    assert end_expired() == 1
    assert not Belaggning.objects.exists()
    assert Kontorshandelse.objects.get().is_av_medborgare is False


def test_the_reminder_comes_the_working_day_before(tid: Mottagningstid) -> None:
    kalender = tid.motestyp.enhet.kalender.as_kalender()
    assert reminder_time(at("10:00"), kalender).date() == datetime(2026, 4, 30).date()


def test_one_is_reminded_once(tid: Mottagningstid) -> None:
    fran = at("10:00")
    make_bokning(tid, fran, skapad=fran - timedelta(days=30))
    assert remind_bookings(fran - timedelta(hours=1)) == 1
    assert remind_bookings(fran - timedelta(hours=1)) == 0


def test_a_reminder_that_is_caught_up_with_at_night_waits_for_the_working_day(tid: Mottagningstid) -> None:
    fran = at("10:00")
    make_bokning(tid, fran, skapad=fran - timedelta(days=30))
    assert [remind_bookings(at(klockslag)) for klockslag in ("00:55", "07:59", "08:00")] == [0, 0, 1]


def test_a_meeting_that_begins_before_the_working_day_is_not_reminded_of_at_night(tid: Mottagningstid) -> None:
    fran = at("07:30")
    make_bokning(tid, fran, skapad=fran - timedelta(days=30))
    assert [remind_bookings(at(klockslag)) for klockslag in ("00:55", "07:29", "08:00")] == [0, 0, 0]


def test_who_booked_after_the_reminder_gets_none(tid: Mottagningstid) -> None:
    fran = at("10:00")
    make_bokning(tid, fran, skapad=fran - timedelta(hours=2))
    assert remind_bookings(fran - timedelta(hours=1)) == 0


def test_a_booking_is_erased_a_month_after_its_time_with_its_mails(tid: Mottagningstid) -> None:
    fran = next_monday("10:00")
    bokning = make_bokning(tid, fran)
    cancel_bokning(bokning=bokning, by=None)
    assert purge_bookings(fran + timedelta(days=30)) == 0
    assert purge_bookings(fran + timedelta(days=31)) == 1
    assert not Utskick.objects.filter(referens=f"bokning:{bokning.pk}").exists()


def test_who_did_not_come_can_come_late_and_be_served(tid: Mottagningstid) -> None:
    agent, bokning = make_anvandare(), make_bokning(tid, at("10:00") - timedelta(days=364))
    for step in (mark_no_show, arrive_bokning, serve_bokning):
        step(bokning=bokning, by=agent)
    assert Bokning.objects.get().lage == Bokningslage.BETJANAD


def test_nobody_is_absent_before_the_time(tid: Mottagningstid) -> None:
    with pytest.raises(OtillatenHandling, match="inte börjat"):
        mark_no_show(bokning=make_bokning(tid, next_monday("10:00")), by=make_anvandare())
