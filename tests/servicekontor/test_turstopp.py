"""A stop is late or cancelled, an office closed or wound down: what was booked is settled in the same step."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.models import Anvandare
from servicekontor import beroenden
from servicekontor.actions.avveckling import close_day, find_after, wind_down
from servicekontor.actions.turstopp import cancel_stop, cancel_tour, delay_stop
from servicekontor.models import Kontor, Kontorshandelse, Tur, Turstopp
from servicekontor.oppettider import Oppettidsplan
from servicekontor.status import Stopplage
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_kontor, make_korstid, make_oppettid, make_stopplats, make_tur, make_turstopp
from tests.servicekontor.beroende import Tider

pytestmark = pytest.mark.django_db

NU = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
DAG = date(2026, 11, 9)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def chef(db) -> Anvandare:
    return make_anvandare("chef", make_center())


@pytest.fixture
def tider() -> Tider:
    registered = Tider()
    beroenden.register(registered)
    yield registered
    beroenden.unregister(registered.kod)


@pytest.fixture
def stopp(db) -> list[Turstopp]:
    """10–12 on the square, half an hour's drive, 12.40–14 at the school."""
    tur = make_tur(DAG)
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    make_korstid(torget, skolan, 30)
    return [make_turstopp(tur, plats=torget), make_turstopp(tur, "12:40", "14:00", plats=skolan)]


def times() -> list[tuple[time, time]]:
    return list(Turstopp.objects.order_by("planerad_ankomst").values_list("ankomst", "avgang"))


def test_a_late_stop_moves_the_next_as_far_as_the_drive_needs(stopp, chef: Anvandare) -> None:
    delay_stop(stopp=stopp[0], sedd=stopp[0].ankomst, minuter=60, orsak="Olycka på vägen.", by=chef)
    assert times() == [(time(11), time(13)), (time(13, 30), time(14, 50))]
    assert {rad.lage for rad in Turstopp.objects.all()} == {Stopplage.FORSENAT}
    assert [rad.data["minuter"] for rad in Kontorshandelse.objects.filter(typ="stopp_forsenat").order_by("data__minuter")] == [50, 60]


def test_a_late_stop_settles_its_times_by_the_hours_that_it_had(stopp, chef: Anvandare, tider: Tider) -> None:
    delay_stop(stopp=stopp[1], sedd=stopp[1].ankomst, minuter=20, orsak="Kö.", by=chef)
    rubbning = tider.avgjorda[0]
    begin = datetime(2026, 11, 9, 11, 40, tzinfo=UTC)
    assert (rubbning.fran, rubbning.till, rubbning.flyttas) == (begin, begin + timedelta(minutes=80), timedelta(minutes=20))


@pytest.mark.parametrize("minuter", [0, -5, 481, 600])
def test_a_delay_is_between_a_minute_and_eight_hours(stopp, chef: Anvandare, minuter: int) -> None:
    with pytest.raises(Inmatningsfel):
        delay_stop(stopp=stopp[0], sedd=stopp[0].ankomst, minuter=minuter, orsak="Kö.", by=chef)


def test_a_delay_past_midnight_changes_nothing(stopp, chef: Anvandare, tider: Tider) -> None:
    make_turstopp(stopp[0].tur, "18:00", "23:30", plats=make_stopplats("Hamnen"))
    with pytest.raises(Inmatningsfel, match="före midnatt"):
        delay_stop(stopp=stopp[0], sedd=stopp[0].ankomst, minuter=480, orsak="Kö.", by=chef)
    assert times()[0] == (time(10), time(12)) and not tider.avgjorda


def test_a_cancelled_stop_takes_its_times_with_it(stopp, chef: Anvandare, tider: Tider) -> None:
    tider.tider = [stopp[0].begins, stopp[1].begins]
    andrat = cancel_stop(stopp=stopp[0], orsak="Bussen är trasig.", by=chef)
    assert (andrat.utfall.avbokade, tider.tider) == (1, [stopp[1].begins])
    assert [(rad.lage, rad.orsak) for rad in andrat.stopp] == [("installt", "Bussen är trasig.")]


def test_a_stop_is_cancelled_once(stopp, chef: Anvandare) -> None:
    cancel_stop(stopp=stopp[0], orsak="Trasig.", by=chef)
    with pytest.raises(OtillatenHandling, match="redan inställt"):
        cancel_stop(stopp=stopp[0], orsak="Trasig.", by=chef)
    assert Kontorshandelse.objects.count() == 1


def test_a_stop_that_has_been_is_not_cancelled(chef: Anvandare) -> None:
    stopp = make_turstopp(make_tur(date(2026, 11, 4)))
    with pytest.raises(OtillatenHandling, match="redan varit"):
        cancel_stop(stopp=stopp, orsak="Trasig.", by=chef)


def test_a_cancelled_tour_cancels_all_its_stops(stopp, chef: Anvandare) -> None:
    assert len(cancel_tour(tur=stopp[0].tur, orsak="Snö.", by=chef).stopp) == 2
    assert not Turstopp.objects.all().held().exists()


def test_what_hangs_on_a_stop_and_fails_leaves_the_stop_as_it_was(stopp, chef: Anvandare, tider: Tider, monkeypatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise Verksamhetsfel("Nej.")

    monkeypatch.setattr(tider, "settle", fail)
    with pytest.raises(Verksamhetsfel):
        cancel_stop(stopp=stopp[0], orsak="Trasig.", by=chef)
    stopp[0].refresh_from_db()
    assert stopp[0].lage == Stopplage.PLANERAT and not Kontorshandelse.objects.exists()


def test_a_closed_day_is_closed_and_settles_what_was_booked(chef: Anvandare, tider: Tider) -> None:
    kontor = make_kontor()
    make_oppettid(kontor)
    tider.tider = [datetime(2026, 11, 9, 9, tzinfo=UTC), datetime(2026, 11, 9, 23, 30, tzinfo=UTC)]
    utfall = close_day(kontor=kontor, datum=DAG, rubrik="Vattenläcka", by=chef)
    dag = Oppettidsplan.of(kontor).day(DAG)
    assert (dag.oppet, dag.orsak, utfall.avbokade, len(tider.tider)) == ((), "Vattenläcka", 1, 1)


def test_what_is_booked_after_the_last_day_is_listed_and_then_settled(chef: Anvandare, tider: Tider) -> None:
    kontor, other = make_kontor(), make_kontor("soderby")
    tider.tider = [datetime(2026, 12, 31, 22, 59, tzinfo=UTC), datetime(2027, 1, 1, 9, tzinfo=UTC)]
    sista_dag = date(2026, 12, 31)
    assert [rad.tid for rad in find_after(kontor, sista_dag)] == tider.tider[1:]
    utfall = wind_down(kontor=kontor, sista_dag=sista_dag, ersattning="Bussen stannar i Norrby.", ersatts_av=other, by=chef)
    assert (utfall.avbokade, tider.avgjorda[0].ersatts_av) == (1, other)
    assert Kontor.objects.get(kod="norrby").sista_dag == sista_dag


@pytest.mark.parametrize(
    "falt", [{"sista_dag": date(2026, 11, 4)}, {"ersattning": "  "}], ids=["in the past", "without a word of what replaces it"]
)
def test_winding_down_is_refused(chef: Anvandare, falt: dict) -> None:
    with pytest.raises(Inmatningsfel):
        wind_down(**{"kontor": make_kontor(), "sista_dag": DAG, "ersattning": "Bussen.", "by": chef, **falt})


def test_an_office_is_not_replaced_by_one_that_goes_before_it(chef: Anvandare) -> None:
    other = make_kontor("soderby", sista_dag=DAG, ersattning="Bussen.")
    with pytest.raises(Inmatningsfel, match="finns kvar"):
        wind_down(kontor=make_kontor(), sista_dag=DAG, ersattning="Söderby.", ersatts_av=other, by=chef)


def test_winding_down_a_mobile_office_cancels_its_later_stops(stopp, chef: Anvandare) -> None:
    wind_down(kontor=stopp[0].kontor, sista_dag=DAG - timedelta(days=1), ersattning="Kontoret i Norrby.", by=chef)
    assert {rad.lage for rad in Turstopp.objects.all()} == {Stopplage.INSTALLT}


def test_an_agent_winds_nothing_down() -> None:
    with pytest.raises(SaknarBehorighet):
        wind_down(kontor=make_kontor(), sista_dag=DAG, ersattning="Bussen.", by=make_anvandare("kommunvagledare", make_center()))


def test_a_stop_of_a_tour_that_has_been_taken_back_is_refused(stopp, chef: Anvandare) -> None:
    Tur.objects.all().delete()
    with pytest.raises(OtillatenHandling, match="finns inte längre"):
        cancel_stop(stopp=stopp[0], orsak="Snö.", by=chef)
