"""What the staffing pages show: the week's heat map of needed against rostered, and a day's forecast held against what came."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Enhet
from statistik.bemanningsbehov.jamforelse import Gap, find_gaps
from statistik.fragor import series
from statistik.models import Prognos
from statistik.models.prognos import HALVTIMMAR
from statistik.schemalagda import rostered_people

VECKA = 7
GRADER = 4
"""Shades of the heat map above none."""


@dataclass(frozen=True)
class Ruta:
    """A half-hour of a day: None as `behov` when closed. `grad` is how much of the week's highest need it is, in shades."""

    behov: int | None
    schemalagda: int
    grad: int

    @property
    def saknas(self) -> int:
        """How many too few are rostered."""
        return max(0, (self.behov or 0) - self.schemalagda)


@dataclass(frozen=True)
class Varmekarta:
    """A week: its days, each half-hour's clock with one cell a day, and the gaps."""

    dagar: list[date]
    rader: list[tuple[time, list[Ruta]]]
    gap: Gap
    timmar: float


METODER = {
    "median6_utan_helg": _("median av sex veckor utan helgdagar"),
    "dagsniva": _("dagsnivå och profil"),
    "arsmonster": _("dagsnivå, profil och årstid"),
    "trad": _("beslutsträd"),
    "medel4": _("medel av fyra veckor"),
    "median6": _("median av sex veckor"),
}
"""What the methods are called, by the names of `statistik.prognos`."""


@dataclass(frozen=True)
class Metod:
    """How a channel is forecast and how well: errors in per cent against the simple averages, negative when it errs less."""

    prognos: Prognos
    namn: str
    mot_medel: float | None
    mot_median: float | None
    tackning80: float | None
    tackning95: float | None

    @classmethod
    def of(cls, prognos: Prognos) -> "Metod":
        """The heaviest methods first."""
        heavy = sorted(prognos.vikter, key=lambda namn: -prognos.vikter[namn])
        namn = ", ".join(f"{METODER.get(namn, namn)} {prognos.vikter[namn]:.0%}" for namn in heavy)
        mot = (_change(prognos.mot_medel), _change(prognos.mot_median))
        return cls(prognos, namn, *mot, _percent(prognos.tackning80), _percent(prognos.tackning95))


@dataclass(frozen=True)
class Dagsrad:
    """A half-hour of a channel: what was expected with its bounds, who is needed, and what came (None as long as it is not over)."""

    klocka: time
    antal: float
    inom80: tuple[float | None, float | None]
    inom95: tuple[float | None, float | None]
    behov: int | None
    utfall: int | None


def latest_prognoser(center: Enhet, dag: date) -> list[Prognos]:
    """Each channel's newest forecast from before a day; if there is none so old, its oldest that the week after the day has."""
    known = _newest(center, Prognos.objects.filter(forsta__lte=dag, forsta__gt=dag - timedelta(days=56)))
    later = Prognos.objects.filter(forsta__gt=dag, forsta__lt=dag + timedelta(days=VECKA)).exclude(kanal__in=[p.kanal for p in known])
    return known + _newest(center, later)


def _newest(center: Enhet, rows: QuerySet[Prognos]) -> list[Prognos]:
    return list(rows.filter(center=center).order_by("kanal", "-forsta").distinct("kanal"))


def heat_map(center: Enhet, mandag: date, prognoser: Sequence[Prognos]) -> Varmekarta:
    """The week's needs of all channels together against the roster, without hours that are closed on every day."""
    behov = [_need(prognoser, mandag + timedelta(days=n // HALVTIMMAR), n % HALVTIMMAR) for n in range(VECKA * HALVTIMMAR)]
    there = rostered_people(center, mandag, VECKA)
    highest = max((need for need in behov if need), default=0)
    rutor = [Ruta(need, present, _shade(need, highest)) for need, present in zip(behov, there, strict=True)]
    shown = [s for s in range(HALVTIMMAR) if any(behov[d * HALVTIMMAR + s] is not None for d in range(VECKA))]
    slots = range(shown[0], shown[-1] + 1) if shown else range(0)
    return Varmekarta(
        [mandag + timedelta(days=n) for n in range(VECKA)],
        [(_clock(slot), [rutor[d * HALVTIMMAR + slot] for d in range(VECKA)]) for slot in slots],
        find_gaps(behov, there),
        sum(need or 0 for need in behov) / 2,
    )


def day_rows(prognos: Prognos, dag: date, nu: datetime) -> list[Dagsrad]:
    """The day's half-hours that are not closed, with what came of those that are over."""
    place = prognos.place(dag)
    if place is None:
        return []
    zon = prognos.center.kalender.as_kalender().zon
    start = datetime.combine(dag, time.min, zon)
    came: dict[int, int] = {}
    for moment, antal in series(kanal=prognos.kanal, center=prognos.center_id, fran=start, till=start + timedelta(days=1)):
        local = moment.astimezone(zon)
        slot = local.hour * 2 + local.minute // 30
        came[slot] = came.get(slot, 0) + antal
    over = HALVTIMMAR if dag < nu.astimezone(zon).date() else 0
    columns = (prognos.antal, prognos.undre80, prognos.ovre80, prognos.undre95, prognos.ovre95, prognos.behov)
    rows = zip(range(HALVTIMMAR), *(column[place] for column in columns), strict=True)
    return [
        Dagsrad(_clock(slot), antal, (u80, o80), (u95, o95), behov, came.get(slot, 0) if slot < over else None)
        for slot, antal, u80, o80, u95, o95, behov in rows
        if antal is not None
    ]


def _change(mot: float | None) -> float | None:
    return None if mot is None else 100 * (mot - 1)


def _percent(andel: float | None) -> float | None:
    return None if andel is None else 100 * andel


def _need(prognoser: Sequence[Prognos], dag: date, slot: int) -> int | None:
    found = [p.behov[place][slot] for p in prognoser if (place := p.place(dag)) is not None]
    known = [need for need in found if need is not None]
    return sum(known) if known else None


def _shade(behov: int | None, highest: int) -> int:
    return -(-behov * GRADER // highest) if behov and highest else 0


def _clock(slot: int) -> time:
    return time(slot // 2, slot % 2 * 30)
