"""The rules of offices judged for a month, as the hours are planned now, with the published roster where there is one."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kontaktcenter.arbetstid import Intervall
from servicekontor.kontorsregler import Bemanning, Brott, make_rule, month_of
from servicekontor.models import Kontor, Turstopp
from servicekontor.models.schema import Publiceratpass, Publicering
from servicekontor.oppettider import Oppetdag, Oppettidsplan


@dataclass(frozen=True)
class Provad:
    """A date of the calendar, with the sentences of what it breaks, and of a mobile office its stops."""

    dag: Oppetdag
    brott: list[str]
    stopp: list[Turstopp]


@dataclass(frozen=True)
class Provning:
    """A month of one office: weeks from Monday to Sunday (None before the first and after the last), and what the whole month breaks."""

    kontor: Kontor
    veckor: list[list[Provad | None]]
    brott: list[Brott]

    @property
    def manadens(self) -> list[str]:
        """What the month breaks as a whole."""
        return [brott.mening for brott in self.brott if brott.datum is None]


def judge_offices(kontoren: QuerySet[Kontor], manad: date) -> list[Provning]:
    """Each office in the month; as many queries however many they are."""
    dagar = month_of(manad)
    offices = list(kontoren.with_hours(dagar[0], dagar[-1]).prefetch_related("regler"))
    staffing, stops = read_staffing(offices, dagar), _stops(offices, dagar)
    return [_judge(kontor, dagar, staffing[kontor.pk], stops[kontor.pk]) for kontor in offices]


def judge_month(kontor: Kontor, manad: date) -> Provning:
    """One office in the month."""
    return judge_offices(Kontor.objects.filter(pk=kontor.pk), manad)[0]


def read_staffing(kontoren: Collection[Kontor], dagar: list[date]) -> dict[int, dict[date, list[Intervall]]]:
    """The shifts at each office by the latest publishing of each roster, for the dates that one has been published for; two queries."""
    published = Publicering.objects.filter(schema__center__in={kontor.enhet_id for kontor in kontoren}, schema__borjan__lte=dagar[-1])
    latest = list(published.select_related("schema").order_by("schema_id", "-nummer").distinct("schema_id"))
    judged = {(rad.schema.center_id, datum) for rad in latest for datum in dagar if rad.schema.borjan <= datum <= rad.schema.slut}
    staffing: dict[int, dict[date, list[Intervall]]] = {
        kontor.pk: {datum: [] for datum in dagar if (kontor.enhet_id, datum) in judged} for kontor in kontoren
    }
    shifts = Publiceratpass.objects.filter(publicering__in=latest, kontor__in=kontoren, datum__range=(dagar[0], dagar[-1]))
    for kontor, datum, fran, till in shifts.values_list("kontor", "datum", "fran", "till"):
        staffing[kontor].setdefault(datum, []).append((fran, till))
    return staffing


def _stops(kontoren: Collection[Kontor], dagar: list[date]) -> dict[int, dict[date, list[Turstopp]]]:
    """Where the mobile ones of the offices stop on each date."""
    found: dict[int, dict[date, list[Turstopp]]] = defaultdict(lambda: defaultdict(list))
    mobile = [kontor.pk for kontor in kontoren if kontor.slag == Kontor.Slag.MOBILT]
    if mobile:
        for rad in Turstopp.objects.held().between(dagar[0], dagar[-1]).filter(tur__fordon__kontor__in=mobile):
            found[rad.kontor.pk][rad.tur.datum].append(rad)
    return found


def _judge(kontor: Kontor, dagar: list[date], bemanning: Bemanning, stopp: Mapping[date, list[Turstopp]]) -> Provning:
    plan = Oppettidsplan.of(kontor)
    rows = [plan.day(datum) for datum in dagar]
    breaches = [brott for rad in kontor.regler.all() for brott in make_rule(rad).breaches(rows, bemanning)]
    judged = [Provad(dag, [brott.mening for brott in breaches if brott.datum == dag.datum], stopp.get(dag.datum, [])) for dag in rows]
    places: list[Provad | None] = [None] * dagar[0].weekday() + judged + [None] * (6 - dagar[-1].weekday())
    return Provning(kontor, [places[start : start + 7] for start in range(0, len(places), 7)], breaches)
