"""What was offered is written down, and stays as it was."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from servicekontor.models import Oppettid
from servicekontor.status import Bokningslage
from statistik.actions import count_pending, note_utbud
from statistik.fragor import figures
from statistik.models import Utbud
from statistik.period import Period
from statistik.synlighet import ALLT
from tests.factories import make_center, make_enhet
from tests.factories_bokning import make_bokning, make_mottagningstid

pytestmark = pytest.mark.django_db
MANDAG = date(2026, 3, 2)
ZON = ZoneInfo("Europe/Stockholm")


def moment(timme: int, minut: int = 0, *, dag: date = MANDAG) -> datetime:
    """A time of the Monday."""
    return datetime(dag.year, dag.month, dag.day, timme, minut, tzinfo=ZON)


def test_open_bookable_and_booked_time_of_a_day() -> None:
    mottagningstid = make_mottagningstid()
    make_bokning(mottagningstid, moment(9))
    make_bokning(mottagningstid, moment(10), lage=Bokningslage.UTEBLIVEN)
    note_utbud(moment(17))
    rows = {row.enhet_id: (row.oppet_s, row.bokningsbar_s, row.bokad_s) for row in Utbud.objects.filter(dag=MANDAG)}
    assert rows == {make_center().pk: (7 * 3600, 0, 0), make_enhet().pk: (0, 3 * 3600, 2 * 1800)}


def test_hours_after_four_are_told_apart() -> None:
    make_mottagningstid()
    Oppettid.objects.update(till=time(18))
    note_utbud(moment(17))
    row = Utbud.objects.get(dag=MANDAG, enhet=make_center())
    assert (row.oppet_s, row.kvall_s) == (9 * 3600, 2 * 3600)


def test_the_database_refuses_more_evening_than_open_hours() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Utbud.objects.create(dag=MANDAG, kontor="norrby", enhet=make_enhet(), oppet_s=10, kvall_s=11)


def test_day_that_is_over_stays_as_it_was_when_hours_are_changed() -> None:
    make_mottagningstid()
    note_utbud(moment(17))
    Oppettid.objects.all().delete()
    note_utbud(moment(1, dag=date(2026, 3, 4)))
    assert Utbud.objects.get(dag=MANDAG, enhet=make_center()).oppet_s == 7 * 3600


def test_share_of_booked_time_is_counted_from_it() -> None:
    make_bokning(make_mottagningstid(), moment(9))
    note_utbud(moment(17))
    note_utbud(moment(18))
    count_pending()
    (siffra,) = figures(["belaggning"], period=Period(MANDAG, MANDAG), synligt=ALLT)
    assert (siffra.taljare, siffra.namnare) == (1800, 3 * 3600)
