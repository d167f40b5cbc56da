"""Which times can be booked: the edges of days, of the clock, of what is open and of what is taken."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from servicekontor.models import Kontor, Motestyp, Mottagningsundantag
from servicekontor.status import Bokningslage
from servicekontor.tidsok import find_free, next_free
from tests.factories import make_anvandare
from tests.factories_bokning import MANDAG, at, make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_kontor, make_oppettid, make_oppetundantag, make_resurs

pytestmark = pytest.mark.django_db
NU = at("06:00")


def clocks(kontor: Kontor, motestyp: Motestyp, datum: date = MANDAG, nu: datetime = NU, **hur: object) -> list[str]:
    """The clock times that are free on the date."""
    found = find_free(motestyp, [kontor], (datum, datum), nu=nu, **hur).get(kontor.pk, [])
    return [tid.fran.astimezone(NU.tzinfo).strftime("%H:%M") for tid in found]


def test_a_stretch_gives_times_that_follow_each_other() -> None:
    tid = make_mottagningstid()
    assert clocks(tid.kontor, tid.motestyp) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]


def test_the_break_after_each_meeting_moves_the_next() -> None:
    tid = make_mottagningstid(make_motestyp(buffert=15))
    assert clocks(tid.kontor, tid.motestyp) == ["09:00", "09:45", "10:30", "11:15"]


def test_what_is_booked_is_not_free() -> None:
    tid = make_mottagningstid()
    make_bokning(tid, at("10:00"))
    assert "10:00" not in clocks(tid.kontor, tid.motestyp)


def test_an_expired_hold_is_free_again() -> None:
    tid = make_mottagningstid()
    make_bokning(tid, at("10:00"), lage=Bokningslage.HALLEN, hallen_till=at("05:59"))
    assert "10:00" in clocks(tid.kontor, tid.motestyp)


def test_a_second_desk_takes_what_the_first_cannot() -> None:
    tid = make_mottagningstid()
    tid.resurser.add(make_resurs(tid.kontor, "Disk 2"))
    make_bokning(tid, at("10:00"))
    assert "10:00" in clocks(tid.kontor, tid.motestyp)


def test_two_desks_help_nobody_when_the_officer_is_taken() -> None:
    officer = make_anvandare("handlaggare")
    tid = make_mottagningstid(handlaggare=[officer])
    tid.resurser.add(make_resurs(tid.kontor, "Disk 2"))
    make_bokning(tid, at("10:00"))
    assert "10:00" not in clocks(tid.kontor, tid.motestyp)


def test_an_officer_who_has_left_receives_nobody() -> None:
    tid = make_mottagningstid(handlaggare=[make_anvandare("handlaggare", is_active=False)])
    assert clocks(tid.kontor, tid.motestyp) == []


@pytest.mark.parametrize(
    ("nu", "forsta"),
    [(at("08:00"), "10:00"), (at("08:15"), "10:30"), (at("10:00"), None), (at("12:00"), None)],
    ids=["two hours ahead", "between two times", "too late for the last", "past"],
)
def test_citizens_book_two_hours_ahead(nu: datetime, forsta: str | None) -> None:
    tid = make_mottagningstid()
    assert next(iter(clocks(tid.kontor, tid.motestyp, nu=nu)), None) == forsta


def test_staff_book_up_to_the_moment_itself() -> None:
    tid = make_mottagningstid()
    assert clocks(tid.kontor, tid.motestyp, nu=at("11:29"), is_personal=True) == ["11:30"]


def test_nothing_is_booked_further_ahead_than_allowed() -> None:
    tid = make_mottagningstid(make_motestyp(dagar_fram=7))
    assert clocks(tid.kontor, tid.motestyp, datum=MANDAG + timedelta(days=7), nu=at("08:00")) == []


def test_a_closed_date_has_no_times() -> None:
    tid = make_mottagningstid()
    make_oppetundantag(tid.kontor, MANDAG)
    assert clocks(tid.kontor, tid.motestyp) == []


def test_a_holiday_has_no_times() -> None:
    """Whit Monday is none since 2005; Good Friday is."""
    kontor = make_kontor()
    make_oppettid(kontor, 4)
    tid = make_mottagningstid(kontor=kontor, veckodag=4)
    assert clocks(kontor, tid.motestyp, datum=date(2026, 4, 3), nu=at("06:00", date(2026, 3, 30))) == []


def test_times_end_when_the_office_closes() -> None:
    tid = make_mottagningstid(fran="14:00", till="18:00")
    assert clocks(tid.kontor, tid.motestyp)[-1] == "15:30"


def test_an_exception_gives_other_times_on_its_date() -> None:
    tid = make_mottagningstid()
    Mottagningsundantag.objects.create(mottagningstid=tid, datum=MANDAG, tider=["13.00–14.00"])
    assert clocks(tid.kontor, tid.motestyp) == ["13:00", "13:30"]


def test_an_exception_without_times_closes_its_date() -> None:
    tid = make_mottagningstid()
    Mottagningsundantag.objects.create(mottagningstid=tid, datum=MANDAG)
    assert clocks(tid.kontor, tid.motestyp) == []


@pytest.mark.parametrize(
    ("datum", "tider"),
    [
        (date(2026, 3, 29), ["01:00", "01:30", "03:00", "03:30"]),
        (date(2026, 10, 25), ["01:00", "01:30", "02:00", "02:30", "02:00", "02:30", "03:00", "03:30"]),
    ],
    ids=["the hour that is not", "the hour that is twice"],
)
def test_the_night_when_the_clock_is_changed_loses_and_doubles_no_time(datum: date, tider: list[str]) -> None:
    kontor = make_kontor(is_helgstangd=False)
    make_oppettid(kontor, 6, "01:00", "04:00")
    tid = make_mottagningstid(kontor=kontor, veckodag=6, fran="01:00", till="04:00")
    assert clocks(kontor, tid.motestyp, datum=datum, nu=at("06:00", datum - timedelta(days=2))) == tider


def test_a_stretch_up_to_midnight_ends_there() -> None:
    kontor = make_kontor()
    make_oppettid(kontor, 0, "22:00", "00:00")
    tid = make_mottagningstid(kontor=kontor, fran="22:00", till="00:00")
    assert clocks(kontor, tid.motestyp)[-1] == "23:30"


def test_the_number_of_queries_does_not_grow_with_offices_and_weeks() -> None:
    motestyp = make_motestyp()
    offices = [make_kontor(f"kontor{n}") for n in range(4)]
    for kontor in offices:
        make_oppettid(kontor)
        make_mottagningstid(motestyp, kontor, handlaggare=[make_anvandare("handlaggare")])
    antal = []
    for some, days in ((offices[:1], 1), (offices, 56)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            find_free(motestyp, some, (MANDAG, MANDAG + timedelta(days=days)), nu=NU)
        antal.append(len(queries))
    assert antal[0] == antal[1]


def test_the_next_free_times_go_on_after_a_week_that_has_too_few() -> None:
    tid = make_mottagningstid(fran="09:00", till="10:00")
    found = next_free(tid.motestyp, [tid.kontor], antal=3, nu=at("12:00", MANDAG - timedelta(days=7)))
    assert [rad.fran for rad in found] == [at("09:00"), at("09:30"), at("09:00", MANDAG + timedelta(days=7))]
