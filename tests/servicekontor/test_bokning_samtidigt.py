"""Many at once at the last times of a day: everyone gets a time or a clear answer, and no time is lost."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kontaktcenter.models import Anvandare
from servicekontor.actions.bokning import book_for, move_bokning
from servicekontor.actions.bokningsgrund import TidenTagen
from servicekontor.bokare import Bokare
from servicekontor.models import Belaggning, Bokning, Mottagningstid
from servicekontor.status import Bokningslage
from tests.factories import make_anvandare
from tests.factories_bokning import ZON, make_bokning, make_mottagningstid
from tests.samtidigt import at_once

pytestmark = pytest.mark.django_db(transaction=True)
FORBINDELSER, FORSOK = 20, 10


def next_monday(klockslag: str) -> datetime:
    """A local time on a Monday that is three to ten days ahead and no holiday's neighbour for the test."""
    today = timezone.localdate()
    datum = today + timedelta(days=(7 - today.weekday()) % 7 + 7)
    return datetime.combine(datum, datetime.strptime(klockslag, "%H:%M").time(), ZON)


def tries(calls: int, attempt: Callable[[int], object]) -> Callable[[], list[object]]:
    """One connection's attempts, one after the other; a refusal is a result."""

    def run() -> list[object]:
        found: list[object] = []
        for n in range(calls):
            try:
                found.append(attempt(n))
            except TidenTagen as error:
                found.append(error)
        return found

    return run


def reception(antal: int = 1) -> tuple[Mottagningstid, Anvandare]:
    """The last three times of a Monday at an office without holidays, and an agent."""
    tid = make_mottagningstid(fran="14:30", till="16:00", handlaggare=[make_anvandare("handlaggare") for _n in range(antal)])
    tid.kontor.is_helgstangd = False
    tid.kontor.save()
    return tid, make_anvandare()


def test_two_hundred_attempts_at_three_times_give_three_bookings() -> None:
    tid, agent = reception()
    times = [next_monday(klockslag) for klockslag in ("14:30", "15:00", "15:30")]

    def attempt(lane: int, n: int) -> Bokning:
        bokare = Bokare(namn="Bo Testsson", epost=f"bo{lane}x{n}@exempel.se")
        return book_for(motestyp=tid.motestyp, kontor=tid.kontor, fran=times[(lane + n) % 3], bokare=bokare, by=agent)

    lanes = [tries(FORSOK, lambda n, lane=lane: attempt(lane, n)) for lane in range(FORBINDELSER)]
    results = [result for found in at_once(*lanes) for result in found]
    booked = [result for result in results if isinstance(result, Bokning)]
    assert len(results) == 200
    assert sorted(b.fran for b in booked) == times
    refused = [result for result in results if isinstance(result, TidenTagen)]
    assert len(refused) == 197
    assert {str(error) for error in refused} == {"Tiden hann bli bokad. Välj en annan av de lediga tiderna."}
    assert all(t.fran not in times or t.fran > min(times) for error in refused for t in error.lediga)
    assert Bokning.objects.filter(lage=Bokningslage.BEKRAFTAD).count() == Belaggning.objects.count() == 3


def test_two_hundred_moves_to_three_times_move_three() -> None:
    tid, agent = reception()
    times = [next_monday(klockslag) for klockslag in ("14:30", "15:00", "15:30")]
    later = make_mottagningstid(tid.motestyp, tid.kontor, resurser=list(tid.resurser.all()), fran="09:00", till="14:00")
    mine = [make_bokning(later, next_monday("09:00") + timedelta(days=7, minutes=30 * n), handlaggare=None) for n in range(10)]
    mine += [make_bokning(later, next_monday("09:00") + timedelta(days=14, minutes=30 * n), handlaggare=None) for n in range(10)]

    def attempt(lane: int, n: int) -> datetime:
        bokning = Bokning.objects.get(pk=mine[lane].pk)
        if bokning.fran in times:
            raise TidenTagen([])
        return move_bokning(bokning=bokning, kontor=tid.kontor, fran=times[(lane + n) % 3], by=agent).fran

    lanes = [tries(FORSOK, lambda n, lane=lane: attempt(lane, n)) for lane in range(FORBINDELSER)]
    results = [result for found in at_once(*lanes) for result in found]
    assert sorted(result for result in results if isinstance(result, datetime)) == times
    assert len(results) == 200
    assert Bokning.objects.filter(lage=Bokningslage.BEKRAFTAD).count() == 20
    assert Belaggning.objects.filter(bokning__isnull=False).count() == 20


def test_two_who_change_places_do_not_wait_for_each_other() -> None:
    tid, agent = reception(antal=2)
    tid.resurser.add(tid.kontor.resurser.create(slag="disk", namn="Disk 2"))
    one, other = make_bokning(tid, next_monday("14:30")), make_bokning(tid, next_monday("15:30"))
    results = at_once(
        lambda: move_bokning(bokning=one, kontor=tid.kontor, fran=other.fran, by=agent),
        lambda: move_bokning(bokning=other, kontor=tid.kontor, fran=one.fran, by=agent),
    )
    assert all(isinstance(result, Bokning) for result in results)
    assert {b.fran for b in Bokning.objects.all()} == {next_monday("14:30"), next_monday("15:30")}
