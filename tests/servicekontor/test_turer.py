"""Tours are laid out from patterns, made by hand and changed."""

from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor import beroenden, periodic
from servicekontor.actions.tur import NyttStopp, add_stop, change_stop, make_tour
from servicekontor.actions.turmonster import Rytm, end_pattern, lay_out_tours, save_pattern
from servicekontor.models import Fordon, Kontorshandelse, Tur
from tests.factories import make_anvandare, make_center
from tests.factories_kontor import make_fordon, make_korstid, make_oppetundantag, make_stopplats, make_tur, make_turmonster, make_turstopp
from tests.servicekontor.beroende import Tider

pytestmark = pytest.mark.django_db

NU = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
MANDAGAR = [date(2026, 11, dag) for dag in (9, 16, 23, 30)]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    settings.TURER_VECKOR_FRAM = 4
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


def nytt(ankomst: str = "10:00", avgang: str = "12:00", plats: str = "Torget") -> NyttStopp:
    return NyttStopp(make_stopplats(plats), time.fromisoformat(ankomst), time.fromisoformat(avgang))


def save(fordon: Fordon, by: Anvandare, namn: str = "Norra rundan", **rytm: object):
    values = {"rytm": "alla", "veckodag": 0, "galler_fran": date(2026, 11, 1), **rytm}
    return save_pattern(fordon=fordon, namn=namn, rytm=Rytm(**values), stopp=[nytt()], by=by)


def days() -> list[date]:
    return list(Tur.objects.values_list("datum", flat=True))


def test_a_pattern_without_end_is_laid_out_a_bounded_time_ahead() -> None:
    make_turmonster((make_stopplats(), "10:00", "12:00"))
    assert lay_out_tours() == 4
    assert days() == MANDAGAR


def test_laying_out_twice_makes_nothing_twice_and_leaves_a_cancelled_tour() -> None:
    monster = make_turmonster((make_stopplats(), "10:00", "12:00"))
    tur = make_tur(MANDAGAR[0], monster.fordon)
    make_turstopp(tur, lage="installt")
    assert (lay_out_tours(), lay_out_tours()) == (3, 0)
    assert [stopp.lage for stopp in tur.stopp.all()] == ["installt"]


def test_the_nightly_job_lays_out_the_tours() -> None:
    make_turmonster((make_stopplats(), "10:00", "12:00"))
    periodic.lay_out_tours()
    assert days() == MANDAGAR


def test_no_tour_is_laid_out_on_a_day_when_the_office_is_closed() -> None:
    monster = make_turmonster((make_stopplats(), "10:00", "12:00"))
    make_oppetundantag(monster.fordon.kontor, MANDAGAR[1])
    lay_out_tours()
    assert days() == [MANDAGAR[0], *MANDAGAR[2:]]


def test_a_pattern_that_driving_times_have_made_impossible_is_laid_out_no_more() -> None:
    torget, skolan = make_stopplats(), make_stopplats("Skolan")
    make_turmonster((torget, "10:00", "12:00"), (skolan, "12:10", "14:00"))
    make_korstid(torget, skolan, 30)
    assert lay_out_tours() == 0


def test_two_patterns_that_want_the_vehicle_on_one_date_are_refused(chef: Anvandare) -> None:
    fordon = make_fordon()
    save(fordon, chef, rytm="jamna")
    with pytest.raises(Inmatningsfel, match="kör redan mönstret ”Norra rundan” den 2026-11-23"):
        save(fordon, chef, "Tredje måndagen", rytm="manad", manadsvecka=4)
    assert save(fordon, chef, "Udda veckor", rytm="udda").nya == 2


def test_a_changed_pattern_changes_its_tours_but_not_one_where_somebody_has_a_time(chef: Anvandare, tider: Tider) -> None:
    fordon = make_fordon()
    monster = save(fordon, chef).monster
    booked = Tur.objects.get(datum=MANDAGAR[1]).stopp.get()
    tider.tider = [booked.begins]
    values = {"rytm": Rytm("alla", 0, date(2026, 11, 1)), "stopp": [nytt("13:00", "15:00")], "monster": monster}
    utlagt = save_pattern(fordon=fordon, namn="Norra rundan", by=chef, **values)
    assert (utlagt.nya, utlagt.kvar) == (3, 1)
    assert [tur.stopp.get().ankomst.hour for tur in Tur.objects.all()] == [13, 10, 13, 13]


def test_a_pattern_that_ends_takes_its_later_tours_with_it(chef: Anvandare) -> None:
    monster = save(make_fordon(), chef).monster
    end_pattern(monster=monster, sista_dag=MANDAGAR[1], by=chef)
    assert days() == MANDAGAR[:2]


def test_a_tour_is_made_by_hand_and_told_of(chef: Anvandare) -> None:
    fordon = make_fordon()
    tur = make_tour(fordon=fordon, datum=MANDAGAR[0], stopp=[nytt(), nytt("13:00", "15:00", "Skolan")], by=chef)
    assert tur.stopp.count() == 2
    assert Kontorshandelse.objects.get(typ="tur_lagd").data == {"tur": tur.pk}


@pytest.mark.parametrize(
    ("datum", "stopp", "mening"),
    [
        (date(2026, 11, 4), [("10:00", "12:00")], "Dagen har varit"),
        (date(2026, 11, 9), [], "minst ett stopp"),
        (date(2026, 11, 9), [("10:00", "12:00"), ("11:00", "13:00")], "överlappar"),
        (date(2026, 11, 9), [("23:00", "01:00")], "samma dag"),
    ],
    ids=["in the past", "without stops", "that overlaps itself", "over midnight"],
)
def test_a_tour_is_refused(chef: Anvandare, datum: date, stopp: list, mening: str) -> None:
    with pytest.raises(Inmatningsfel, match=mening):
        make_tour(fordon=make_fordon(), datum=datum, stopp=[nytt(*tider) for tider in stopp], by=chef)
    assert not Tur.objects.exists()


def test_a_second_tour_of_a_vehicle_on_one_day_is_refused(chef: Anvandare) -> None:
    tur = make_tur(MANDAGAR[0])
    with pytest.raises(Inmatningsfel, match="redan en tur"):
        make_tour(fordon=tur.fordon, datum=MANDAGAR[0], stopp=[nytt()], by=chef)


def test_a_stop_that_is_moved_by_hand_is_left_alone_by_its_pattern(chef: Anvandare) -> None:
    monster = save(make_fordon(), chef).monster
    stopp = Tur.objects.get(datum=MANDAGAR[0]).stopp.get()
    change_stop(stopp=stopp, nytt=nytt("09:00", "11:00"), by=chef)
    end_pattern(monster=monster, sista_dag=timezone.localdate(), by=chef)
    assert days() == MANDAGAR[:1]


def test_a_stop_where_somebody_has_a_time_is_not_planned_anew(chef: Anvandare, tider: Tider) -> None:
    stopp = make_turstopp(make_tur(MANDAGAR[0]))
    tider.tider = [stopp.begins]
    with pytest.raises(OtillatenHandling, match="1 bokade tider"):
        change_stop(stopp=stopp, nytt=nytt("13:00", "15:00"), by=chef)


def test_a_stop_is_added_only_where_the_vehicle_can_be(chef: Anvandare) -> None:
    tur = make_tur(MANDAGAR[0])
    make_turstopp(tur)
    make_korstid(make_stopplats(), make_stopplats("Skolan"), 30)
    with pytest.raises(Inmatningsfel, match="tidigast 12.30"):
        add_stop(tur=tur, nytt=nytt("12:15", "14:00", "Skolan"), by=chef)
    assert add_stop(tur=tur, nytt=nytt("12:30", "14:00", "Skolan"), by=chef).pk


def test_the_manager_of_another_unit_plans_no_tours() -> None:
    other = make_anvandare("chef", make_center("lonecenter", namn="Lönecenter"))
    with pytest.raises(SaknarBehorighet):
        make_tour(fordon=make_fordon(), datum=MANDAGAR[0], stopp=[nytt()], by=other)


def test_a_pattern_that_somebody_else_has_changed_meanwhile_is_not_overwritten(chef: Anvandare) -> None:
    fordon = make_fordon()
    monster = save(fordon, chef).monster
    values = {"fordon": fordon, "rytm": Rytm("alla", 0, date(2026, 11, 1)), "stopp": [nytt()], "monster": monster, "by": chef}
    save_pattern(namn="Södra rundan", version=1, **values)
    with pytest.raises(InaktuellSida, match="Någon annan har ändrat mönstret"):
        save_pattern(namn="Västra rundan", version=1, **values)
    assert save_pattern(namn="Västra rundan", version=2, **values).monster.version == 3
