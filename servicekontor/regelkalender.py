"""The rules of offices judged for a month, as the hours are planned now, with the published roster where there is one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from servicekontor.kontorsregler import Bemanning, Brott, make_rule, month_of
from servicekontor.models import Kontor
from servicekontor.oppettider import Oppetdag, Oppettidsplan

Bemanningskalla = Callable[[Kontor, list[date]], Bemanning]
_kallor: dict[str, Bemanningskalla] = {}


def register_staffing(kalla: Bemanningskalla) -> None:
    """Let this say how many are at an office each half-hour of dates; the roster registers itself from `ready()`."""
    _kallor["bemanning"] = kalla


def staffing_of(kontor: Kontor, dagar: list[date]) -> Bemanning:
    """How many are there by the published roster; no date where nobody has registered one."""
    return _kallor["bemanning"](kontor, dagar) if _kallor else {}


@dataclass(frozen=True)
class Provad:
    """A date of the calendar, with the sentences of what it breaks; None in the places before the first and after the last."""

    dag: Oppetdag
    brott: list[str]


@dataclass(frozen=True)
class Provning:
    """A month of one office: weeks from Monday to Sunday, and what the whole month breaks."""

    kontor: Kontor
    veckor: list[list[Provad | None]]
    brott: list[Brott]

    @property
    def manadens(self) -> list[str]:
        """What the month breaks as a whole."""
        return [brott.mening for brott in self.brott if brott.datum is None]


def judge_offices(kontoren: QuerySet[Kontor], manad: date) -> list[Provning]:
    """Each office in the month; as many queries however many they are, beside those of the roster."""
    dagar = month_of(manad)
    return [_judge(kontor, dagar) for kontor in kontoren.with_hours(dagar[0], dagar[-1]).prefetch_related("regler")]


def judge_month(kontor: Kontor, manad: date) -> Provning:
    """One office in the month."""
    return judge_offices(Kontor.objects.filter(pk=kontor.pk), manad)[0]


def _judge(kontor: Kontor, dagar: list[date]) -> Provning:
    plan = Oppettidsplan.of(kontor)
    rows = [plan.day(datum) for datum in dagar]
    bemanning = staffing_of(kontor, dagar)
    breaches = [brott for rad in kontor.regler.all() for brott in make_rule(rad).breaches(rows, bemanning)]
    judged = [Provad(dag, [brott.mening for brott in breaches if brott.datum == dag.datum]) for dag in rows]
    places: list[Provad | None] = [None] * dagar[0].weekday() + judged + [None] * (6 - dagar[-1].weekday())
    return Provning(kontor, [places[start : start + 7] for start in range(0, len(places), 7)], breaches)
