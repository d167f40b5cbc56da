"""Whether the towns get the same service: staffed hours per town and month against the equal share and against who live there (K24)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from servicekontor.kontorsregler import month_of
from servicekontor.models import Kontor, Ort, Turstopp
from servicekontor.oppettider import Oppettidsplan
from servicekontor.turplan import minutes_between, to_minutes


@dataclass(frozen=True)
class Ortsrad:
    """A town in a month. Hours are real ones that citizens are met; shares are parts of all hours, from 0 to 1."""

    ort: str
    invanare: int | None
    timmar_fast: float
    timmar_mobilt: float
    andel: float
    lika_andel: float
    invanarandel: float | None

    @property
    def timmar(self) -> float:
        """All of the town's hours."""
        return self.timmar_fast + self.timmar_mobilt

    @property
    def per_tusen(self) -> float | None:
        """Hours per thousand inhabitants; None where they are not known."""
        return self.timmar / self.invanare * 1000 if self.invanare else None

    @property
    def is_under(self) -> bool:
        """Whether the town gets less than half of the equal share."""
        return self.andel < self.lika_andel / 2


def weigh_towns(dag: date) -> list[Ortsrad]:
    """Each town in the month of the date, as the hours and tours are planned now: those with the least per inhabitant first."""
    dagar = month_of(dag)
    fast, mobilt = _fixed_minutes(dagar), _mobile_minutes(dagar)
    living = dict(Ort.objects.values_list("namn", "invanare"))
    orter = sorted({*fast, *mobilt, *living})
    everything = sum(fast.values()) + sum(mobilt.values())
    people = sum(living.values())
    rows = [
        Ortsrad(
            ort=ort,
            invanare=living.get(ort),
            timmar_fast=fast.get(ort, 0) / 60,
            timmar_mobilt=mobilt.get(ort, 0) / 60,
            andel=(fast.get(ort, 0) + mobilt.get(ort, 0)) / everything if everything else 0,
            lika_andel=1 / len(orter),
            invanarandel=living[ort] / people if living.get(ort) and people else None,
        )
        for ort in orter
    ]
    return sorted(rows, key=lambda rad: (rad.per_tusen is None, rad.per_tusen or 0, rad.ort))


def _fixed_minutes(dagar: list[date]) -> dict[str, int]:
    minutes: dict[str, int] = defaultdict(int)
    for kontor in Kontor.objects.filter(slag=Kontor.Slag.FAST).with_hours(dagar[0], dagar[-1]):
        plan = Oppettidsplan.of(kontor)
        for datum in dagar:
            for fran, till in plan.day(datum).bemannat:
                minutes[kontor.ort] += (to_minutes(till) or 24 * 60) - to_minutes(fran)
    return {ort: total for ort, total in minutes.items() if total}


def _mobile_minutes(dagar: list[date]) -> dict[str, int]:
    minutes: dict[str, int] = defaultdict(int)
    for rad in Turstopp.objects.between(dagar[0], dagar[-1]).held():
        minutes[rad.plats.ort.namn] += minutes_between(rad.ankomst, rad.avgang)
    return dict(minutes)
