"""The door through which a forecast says how many people an office will need: statistics lie above the offices, and call down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from servicekontor.bemanning.passlag import HALVTIMME, merge_half_hours
from servicekontor.bemanning.varden import DYGN
from servicekontor.models import Behov, Kontor
from servicekontor.models.schema import FLEST
from servicekontor.turplan import to_minutes, to_time

LANGST = timedelta(days=400)


@dataclass(frozen=True)
class Halvtimme:
    """How many people are needed in the half-hour that begins then, by the clock on the wall; none is 0."""

    datum: date
    fran: time
    antal: int


@transaction.atomic
def register_demand(*, kontor: Kontor, forsta: date, sista: date, behov: Iterable[Halvtimme]) -> int:
    """Let these be the people expected to be needed at the office from the first to the last day; how many rows that became.

    It takes the place of what was said of those days before: said twice, it is as said once. What somebody has written by hand, booked
    meetings and the office's least staffing stand beside it; the roster wants the most that any of them asks for. Half-hours that are not
    named need nobody. What is expected never must be met, and counts only while the office is staffed.

    The half-hours of one day and office may be given once each. Raises Inmatningsfel for a half-hour outside the days, one that does not
    begin on the half-hour, more than 50 people, or more than 400 days; then what was said before stands. Nobody's right is asked: the
    caller is the program itself, which has its figures from all.
    """
    if not timedelta(0) <= sista - forsta <= LANGST:
        raise Inmatningsfel(_("Ange en första och en sista dag, högst 400 dagar isär."))
    per_dag: dict[date, dict[int, int]] = {}
    for rad in behov:
        _check(rad, forsta, sista)
        if per_dag.setdefault(rad.datum, {}).setdefault(to_minutes(rad.fran), rad.antal) != rad.antal:
            raise Inmatningsfel(_("Samma halvtimme står två gånger med olika antal."))
    Kontor.objects.select_for_update().get(pk=kontor.pk)
    Behov.objects.filter(kontor=kontor, slag=Behov.Slag.PROGNOS, datum__range=(forsta, sista)).delete()
    rows = [row for datum, halves in sorted(per_dag.items()) for row in _rows(kontor, datum, halves)]
    return len(Behov.objects.bulk_create(rows))


def _check(rad: Halvtimme, forsta: date, sista: date) -> None:
    if not forsta <= rad.datum <= sista:
        raise Inmatningsfel(_("Halvtimmen ligger utanför dagarna."))
    if rad.fran.minute % HALVTIMME or rad.fran.second or rad.fran.microsecond:
        raise Inmatningsfel(_("En halvtimme börjar hel eller halv timme."))
    if not 0 <= rad.antal <= FLEST:
        raise Inmatningsfel(_("Ange mellan 0 och 50 personer."))


def _rows(kontor: Kontor, datum: date, halves: dict[int, int]) -> list[Behov]:
    """One row for half-hours in a row with the same number of people; the day's last ends a minute before midnight."""
    needs = merge_half_hours(kontor.kod, 0, [(fran, fran + HALVTIMME, antal) for fran, antal in halves.items()])
    return [
        Behov(
            kontor=kontor,
            datum=datum,
            fran=to_time(need.fran),
            till=to_time(min(need.till, DYGN - 1)),
            antal=need.antal,
            slag=Behov.Slag.PROGNOS,
        )
        for need in needs
    ]
