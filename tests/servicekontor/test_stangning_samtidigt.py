"""Times are taken while the office changes when it receives: nobody is left with a time that is not held, and nothing gets stuck."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.fel import OtillatenHandling, Verksamhetsfel
from kontaktcenter.models import Anvandare
from servicekontor.actions.avveckling import close_day, wind_down
from servicekontor.actions.bokning import book_for, cancel_bokning, move_bokning
from servicekontor.actions.mottagningstid import close_date, end_mottagningstid
from servicekontor.actions.reservation import Onskad, reserve
from servicekontor.actions.tur import NyttStopp, change_stop
from servicekontor.actions.turmonster import end_pattern
from servicekontor.actions.turstopp import cancel_stop, delay_stop
from servicekontor.beroenden import Utfall
from servicekontor.bokare import Bokare
from servicekontor.models import Belaggning, Bokning, Kontor, Mottagningstid, Resurs, Tur, Turstopp
from servicekontor.status import Bokningslage, Stopplage
from tests.factories import make_anvandare, make_center
from tests.factories_bokning import ZON, make_bokning, make_motestyp, make_mottagningstid
from tests.factories_kontor import make_fordon, make_kontor, make_oppettid, make_resurs, make_tur, make_turmonster, make_turstopp
from tests.samtidigt import at_once, in_the_middle

pytestmark = pytest.mark.django_db(transaction=True)
LASTA, TAGEN = "servicekontor.actions.bokningsgrund.end_dead", "servicekontor.actions.bokning.occupy"
"""Where the desks are locked and nothing is written, and where a time is taken and the transaction not yet over."""
Stang = Callable[..., list[object]]


def next_monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday() + 7)


def moment(klockslag: str, datum: date | None = None) -> datetime:
    return datetime.combine(datum or next_monday(), time.fromisoformat(klockslag), ZON)


def living() -> list[Bokning]:
    return list(Bokning.objects.living())


@pytest.fixture
def while_booking(monkeypatch: pytest.MonkeyPatch) -> Stang:
    """Somebody closes after an agent has taken a time, before that is committed."""
    agent = make_anvandare()

    def run(tid: Mottagningstid, close: Callable[[], object], plats: str = TAGEN) -> list[object]:
        bokare = Bokare(namn="Bo Testsson", epost="bo@exempel.se")
        given = {"motestyp": tid.motestyp, "kontor": tid.kontor, "fran": moment("10:00"), "bokare": bokare, "by": agent}
        return in_the_middle(monkeypatch, plats, lambda: book_for(**given), close)

    return run


@pytest.fixture
def chef() -> Anvandare:
    return make_anvandare("chef", make_center())


@pytest.fixture
def stopp(chef: Anvandare) -> Turstopp:
    """A stop on a Monday to come, with two desks where building permits receive all day."""
    bussen = make_kontor("bussen", slag=Kontor.Slag.MOBILT, ort="", adress="", enhet=make_center())
    stopp = make_turstopp(make_tur(next_monday(), make_fordon(kontor=bussen)), "09:00", "13:00")
    diskar = [make_resurs(bussen, namn=namn) for namn in ("Disk 1", "Disk 2")]
    make_mottagningstid(make_motestyp("till-bussen"), bussen, resurser=diskar, fran="06:00", till="22:00")
    return stopp


@pytest.fixture
def tid() -> Mottagningstid:
    """Mondays 9–13 at two desks of a fixed office."""
    kontor = make_kontor(is_helgstangd=False)
    make_oppettid(kontor)
    return make_mottagningstid(kontor=kontor, resurser=[make_resurs(kontor, namn=f"Disk {n}") for n in (1, 2)], fran="09:00", till="13:00")


def test_nobody_keeps_a_time_at_a_stop_that_is_cancelled_meanwhile(stopp: Turstopp, chef: Anvandare, while_booking: Stang) -> None:
    booked, _ = while_booking(stopp.kontor.mottagningstider.get(), lambda: cancel_stop(stopp=stopp, orsak="Bussen är trasig.", by=chef))
    assert isinstance(booked, Bokning) and Turstopp.objects.get().lage == Stopplage.INSTALLT
    assert living() == []


def test_nobody_keeps_a_time_on_a_date_that_a_unit_closes_meanwhile(tid: Mottagningstid, while_booking: Stang) -> None:
    officer = make_anvandare("handlaggare", tid.motestyp.enhet)
    while_booking(tid, lambda: close_date(mottagningstid=tid, datum=next_monday(), orsak="", is_avbokning=True, by=officer))
    assert tid.undantag.exists()
    assert living() == []


def test_nobody_keeps_a_time_of_a_reception_that_ends_meanwhile(tid: Mottagningstid, while_booking: Stang) -> None:
    officer = make_anvandare("handlaggare", tid.motestyp.enhet)
    last = next_monday() - timedelta(days=1)
    while_booking(tid, lambda: end_mottagningstid(mottagningstid=tid, sista_dag=last, is_avbokning=True, by=officer))
    assert Mottagningstid.objects.get().galler_till == last
    assert living() == []


def test_a_stop_where_somebody_books_meanwhile_is_not_planned_anew(stopp: Turstopp, chef: Anvandare, while_booking: Stang) -> None:
    nytt = NyttStopp(stopp.plats, time(15), time(17))
    _booked, refused = while_booking(stopp.kontor.mottagningstider.get(), lambda: change_stop(stopp=stopp, nytt=nytt, by=chef))
    assert isinstance(refused, OtillatenHandling)
    assert Turstopp.objects.get().ankomst == time(9)


def test_a_tour_where_somebody_books_meanwhile_is_not_taken_back(stopp: Turstopp, chef: Anvandare, while_booking: Stang) -> None:
    monster = make_turmonster(fordon=stopp.tur.fordon)
    Tur.objects.update(monster=monster)
    ended = lambda: end_pattern(monster=monster, sista_dag=timezone.localdate(), by=chef)  # noqa: E731
    _booked, utlagt = while_booking(stopp.kontor.mottagningstider.get(), ended)
    assert utlagt.kvar == 1
    assert living()[0].stopp == stopp


def test_nobody_keeps_a_time_at_an_office_that_is_wound_down_meanwhile(tid: Mottagningstid, chef: Anvandare, while_booking: Stang) -> None:
    last = next_monday() - timedelta(days=1)
    results = while_booking(tid, lambda: wind_down(kontor=tid.kontor, sista_dag=last, ersattning="Biblioteket.", by=chef))
    assert isinstance(results[0], Bokning) and results[1] == Utfall(0, 1)
    assert living() == []


def test_a_time_is_not_moved_to_a_stop_that_is_cancelled_meanwhile(
    stopp: Turstopp, tid: Mottagningstid, chef: Anvandare, monkeypatch: pytest.MonkeyPatch
) -> None:
    bussen = stopp.kontor.mottagningstider.get()
    mine = make_bokning(make_mottagningstid(bussen.motestyp, tid.kontor, resurser=list(tid.resurser.all())), moment("11:00"))
    move = {"bokning": mine, "kontor": stopp.kontor, "fran": moment("10:00"), "by": make_anvandare()}
    at_the_stop = lambda: cancel_stop(stopp=stopp, orsak="Bussen är trasig.", by=chef)  # noqa: E731
    in_the_middle(monkeypatch, TAGEN, lambda: move_bokning(**move), at_the_stop)
    assert living() == []


def test_a_late_stop_leaves_alone_what_is_cancelled_meanwhile(stopp: Turstopp, chef: Anvandare, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = make_bokning(stopp.kontor.mottagningstider.get(), moment("10:00"), stopp=stopp)
    cancelled, late = in_the_middle(
        monkeypatch,
        "servicekontor.actions.bokning.release",
        lambda: cancel_bokning(bokning=mine, by=None),
        lambda: delay_stop(stopp=stopp, sedd=stopp.ankomst, minuter=30, orsak="Det är halt.", by=chef),
    )
    assert cancelled.lage == Bokningslage.AVBOKAD
    assert late.utfall == Utfall()


def test_a_room_is_not_kept_on_a_day_that_is_closed_meanwhile(
    tid: Mottagningstid, chef: Anvandare, monkeypatch: pytest.MonkeyPatch
) -> None:
    rum, officer = make_resurs(tid.kontor, "Rum 1", slag=Resurs.Slag.RUM), make_anvandare("handlaggare", tid.motestyp.enhet)
    wanted = {"onskad": Onskad(rum, next_monday(), time(10), time(11)), "enhet": tid.motestyp.enhet, "rubrik": "Utbildning"}
    in_the_middle(
        monkeypatch,
        "servicekontor.actions.reservation._occupy",
        lambda: reserve(**wanted, skips_conflicts=False, by=officer),
        lambda: close_day(kontor=tid.kontor, datum=next_monday(), rubrik="Storstädning", by=chef),
    )
    assert not Belaggning.objects.exists()


@pytest.mark.parametrize("plats", [LASTA, TAGEN])
def test_who_closes_a_day_waits_for_who_is_booking_and_not_the_other_way(
    tid: Mottagningstid, chef: Anvandare, while_booking: Stang, plats: str
) -> None:
    make_bokning(tid, moment("12:00"))
    results = while_booking(tid, lambda: close_day(kontor=tid.kontor, datum=next_monday(), rubrik="Storstädning", by=chef), plats)
    assert isinstance(results[0], Bokning) and results[1] == Utfall(0, 2)
    assert living() == []


def test_many_who_book_while_the_day_is_closed_all_get_an_answer(tid: Mottagningstid, chef: Anvandare) -> None:
    agent = make_anvandare()

    def attempt(lane: int, n: int) -> bool:
        bokare = Bokare(namn="Bo Testsson", epost=f"bo{lane}x{n}@exempel.se")
        fran = moment("09:00") + timedelta(minutes=30 * ((2 * lane + n) % 8))
        with suppress(Verksamhetsfel):
            book_for(motestyp=tid.motestyp, kontor=tid.kontor, fran=fran, bokare=bokare, by=agent)
        return True

    lanes = [lambda lane=lane: [attempt(lane, n) for n in range(6)] for lane in range(4)]
    closing = lambda: close_day(kontor=tid.kontor, datum=next_monday(), rubrik="Storstädning", by=chef)  # noqa: E731
    results = at_once(*lanes, closing)
    assert results[:-1] == [[True] * 6] * 4 and isinstance(results[-1], Utfall)
    assert living() == []


def test_a_delay_that_is_pressed_many_times_is_one_delay(stopp: Turstopp, chef: Anvandare) -> None:
    pressed = lambda: delay_stop(stopp=stopp, sedd=time(9), minuter=10, orsak="Det är halt.", by=chef)  # noqa: E731
    results = at_once(*[pressed] * 4)
    assert sorted(type(result).__name__ for result in results) == ["Andrat", *["InaktuellSida"] * 3]
    assert Turstopp.objects.get().ankomst == time(9, 10)
