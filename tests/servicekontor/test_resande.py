"""Whoever receives at several offices has the time to drive between them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kontaktcenter.models import Anvandare
from servicekontor.actions.bokning import book_for
from servicekontor.actions.bokningsgrund import TidenTagen
from servicekontor.bokare import Bokare
from servicekontor.models import Kontor, Mottagningstid
from servicekontor.tidsok import find_free
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import MANDAG, ZON, at, make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import (
    make_fordon,
    make_kontor,
    make_korstid,
    make_oppettid,
    make_resurs,
    make_stopplats,
    make_tur,
    make_turstopp,
)

pytestmark = pytest.mark.django_db
NU = at("06:00")


@pytest.fixture
def officer() -> Anvandare:
    """Who receives at both offices."""
    return make_anvandare("handlaggare")


@pytest.fixture
def har(officer: Anvandare) -> Mottagningstid:
    """Mondays 9–12 in one town: 20 km, a quarter of an hour's drive at the very least, from the other."""
    kontor = make_kontor(latitud=56.80, longitud=18.60)
    make_oppettid(kontor)
    return make_mottagningstid(kontor=kontor, handlaggare=[officer])


def make_dar(har: Mottagningstid, officer: Anvandare, **falt: float) -> Mottagningstid:
    """The same in the other town."""
    kontor = make_kontor("lindvik", **{"latitud": 56.98, "longitud": 18.60, **falt})
    make_oppettid(kontor)
    return make_mottagningstid(har.motestyp, kontor, handlaggare=[officer])


def clocks(tid: Mottagningstid, datum: date = MANDAG) -> list[str]:
    """The clock times that are free where the stretch is."""
    found = find_free(tid.motestyp, [tid.kontor], (datum, datum), nu=NU)[tid.kontor_id]
    return [ledig.fran.astimezone(ZON).strftime("%H:%M") for ledig in found]


def test_an_officer_is_not_booked_in_two_towns_without_the_time_to_drive(har: Mottagningstid, officer: Anvandare) -> None:
    make_bokning(har, at("10:00"))
    assert clocks(make_dar(har, officer)) == ["09:00", "11:00", "11:30"]
    assert clocks(har) == ["09:00", "09:30", "10:30", "11:00", "11:30"]


def test_where_no_position_is_known_only_the_meeting_itself_is_in_the_way(har: Mottagningstid, officer: Anvandare) -> None:
    make_bokning(har, at("10:00"))
    assert clocks(make_dar(har, officer, latitud=None, longitud=None)) == ["09:00", "09:30", "10:30", "11:00", "11:30"]


def test_no_agent_books_the_officer_on_the_way(har: Mottagningstid, officer: Anvandare, monkeypatch: pytest.MonkeyPatch) -> None:
    make_bokning(har, at("10:00"))
    dar = make_dar(har, officer)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)
    with pytest.raises(TidenTagen):
        bokare = Bokare("Bo Testsson", telefon="0701740605")
        book_for(motestyp=har.motestyp, kontor=dar.kontor, fran=at("10:30"), bokare=bokare, by=make_anvandare())


def test_between_stops_the_known_drive_counts_and_from_an_office_the_distance(har: Mottagningstid, officer: Anvandare) -> None:
    bussen = make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    tur = make_tur(MANDAG, make_fordon(kontor=bussen))
    torget, hamnen = (make_stopplats(namn, latitud=56.80, longitud=18.60) for namn in ("Torget", "Hamnen"))
    make_korstid(torget, hamnen, 45)
    first = make_turstopp(tur, "09:00", "10:00", plats=torget)
    make_turstopp(tur, "10:00", "12:00", plats=hamnen)
    tid = make_mottagningstid(har.motestyp, bussen, resurser=[make_resurs(bussen)], handlaggare=[officer], fran="06:00", till="22:00")
    make_bokning(tid, at("09:30"), stopp=first)
    assert clocks(tid) == ["09:00", "11:00", "11:30"]
    assert clocks(har) == ["09:00", "10:00", "10:30", "11:00", "11:30"]


def test_the_queries_do_not_grow_with_the_offices_that_are_travelled_between(officer: Anvandare) -> None:
    motestyp, antal = make_motestyp(), []
    for n in range(4):
        kontor = make_kontor(f"kontor{n}", latitud=56.0 + n, longitud=18.0)
        make_oppettid(kontor)
        make_bokning(make_mottagningstid(motestyp, kontor, handlaggare=[officer]), at(f"{9 + n}:00" if n else "09:00"))
        if n:
            with CaptureQueriesContext(connection) as queries:
                find_free(motestyp, Kontor.objects.all(), (MANDAG, MANDAG), nu=NU)
            antal.append(len(queries))
    assert len(set(antal)) == 1
