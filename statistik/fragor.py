"""The one door to the facts: pages, exports, reports, goals and the forecast read figures here. Two queries at most, whatever is asked."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from statistik.fordelning import ANTAL_BITAR, MASK, quantile
from statistik.konfidens import Intervall, confidence_of_mean
from statistik.korn import Korn, choose_korn
from statistik.matt import ANTAL, DELAR, IDN
from statistik.models import Halvtimmesvarde
from statistik.nyckeltal import NYCKELTAL
from statistik.nyckeltalsslag import Kalla, Nyckeltal, Slag
from statistik.period import Granularitet, Period
from statistik.synlighet import Synlighet

FLEST_UPPDELNINGAR = 3
MINST_BETYG = 5
"""An index of fewer answers is told to nobody, the staff included: grades of a few can be led back to who gave and who got them."""
Varde = int | str
START = {
    Granularitet.DAG: "start",
    Granularitet.VECKA: "date_trunc('week', start)::date",
    Granularitet.MANAD: "date_trunc('month', start)::date",
    Granularitet.TOTAL: "%(fran)s::date",
}
MED_FORETRADARE = """enhet IN (
    WITH RECURSIVE funna(id) AS (
        SELECT unnest(%(u_enhet)s::bigint[]) UNION SELECT e.id FROM kontaktcenter_enhet e JOIN funna ON e.ersatt_av_id = funna.id
    ) SELECT id FROM funna)"""
"""The units asked for and all that they have replaced."""


@dataclass(frozen=True)
class Siffra:
    """One figure of one part of a period and one combination of a breakdown.

    `varde` is the number, the share (0 to 1), the ratio, the index or the median in seconds; None of nothing. `antal` is how many
    things it is of. `intervall` is the 95 % confidence interval of an index, `svarsfrekvens` the share of those asked who answered.
    `fordelning` is the number by class (`fordelning.share_within`). `is_dold`: hidden because it is of so few.
    """

    kod: str
    start: date
    nyckel: Mapping[str, Varde]
    taljare: int = 0
    namnare: int = 0
    varde: float | None = None
    antal: int = 0
    p90: float | None = None
    intervall: Intervall | None = None
    svarsfrekvens: float | None = None
    fordelning: Mapping[int, int] = field(default_factory=dict, repr=False)
    is_dold: bool = False

    @property
    def andel(self) -> float | None:
        """Numerator ÷ denominator: of a distribution the share within the promised time; None of nothing."""
        return self.taljare / self.namnare if self.namnare else None

    def hide(self) -> "Siffra":
        """The same figure without anything that it says."""
        return Siffra(self.kod, self.start, self.nyckel, is_dold=True)


def figures(
    koder: Sequence[str],
    *,
    period: Period,
    synligt: Synlighet,
    granularitet: Granularitet = Granularitet.TOTAL,
    uppdelning: Sequence[str] = (),
    urval: Mapping[str, Collection[Varde]] | None = None,
) -> list[Siffra]:
    """The figures of `koder` for each part of the period and each combination of `uppdelning`, in order of code, part and key.

    `urval` keeps what has one of the values in each part named; units bring those that they have replaced. What nothing is told
    of is left out, except that without a breakdown a figure of the whole period always comes. Raises Inmatningsfel for a figure,
    breakdown or value that there is not.
    """
    wanted = [_find(kod, uppdelning, urval or {}) for kod in koder]
    if len(uppdelning) > FLEST_UPPDELNINGAR:
        raise Inmatningsfel(_("Välj högst %(max)d uppdelningar på en gång.") % {"max": FLEST_UPPDELNINGAR}, falt="uppdelning")
    fraga = _Fraga(period, Granularitet(granularitet), tuple(dict.fromkeys(uppdelning)), urval or {}, synligt)
    sums, times = fraga.sums(wanted), fraga.times(wanted)
    keys = sorted({*sums, *times}, key=lambda key: (key[0], *map(str, key[1:])))
    if not keys and not uppdelning and fraga.granularitet == Granularitet.TOTAL:
        keys = [(period.fran,)]
    made = (_make(n, fraga.uppdelning, key, sums.get(key, {}), times.get(key, {})) for n in wanted for key in keys)
    return [siffra for siffra in made if siffra.antal or siffra.taljare or not uppdelning]


def series(*, kanal: str, center: int, fran: datetime, till: datetime) -> list[tuple[datetime, int]]:
    """How many contacts arrived in each half-hour from `fran` (with time zone) until before `till`; those with none are left out."""
    rows = Halvtimmesvarde.objects.filter(center=center, kanal=kanal, start__gte=fran, start__lt=till).order_by("start")
    counted: dict[datetime, int] = defaultdict(int)
    for start, inkomna in rows.values_list("start", "inkomna"):
        counted[start] += inkomna
    return list(counted.items())


@dataclass(frozen=True)
class _Fraga:
    """Which rows are read, and how they are put together."""

    period: Period
    granularitet: Granularitet
    uppdelning: tuple[str, ...]
    urval: Mapping[str, Collection[Varde]]
    synligt: Synlighet

    def sums(self, wanted: Sequence[Nyckeltal]) -> dict[tuple[Any, ...], dict[str, int]]:
        """The sum of every column that the figures need, by part and key. One query."""
        needed = {namn for n in (*wanted, *filter(None, map(_rate_of, wanted))) for namn in (*n.taljare, *n.namnare, n.kvadrat)}
        columns = [namn for namn in ANTAL if namn in needed]
        if not columns:
            return {}
        summed = ", ".join(f"coalesce(sum({namn}), 0)::bigint" for namn in columns)
        found = self._read(f"SELECT {self._key}, {summed} FROM statistik_dagsvarde WHERE {self._where} GROUP BY {self._group}")
        return {row[: -len(columns)]: dict(zip(columns, row[-len(columns) :], strict=True)) for row in found}

    def times(self, wanted: Sequence[Nyckeltal]) -> Mapping[tuple[Any, ...], Mapping[str, Mapping[int, int]]]:
        """The number by class of every distribution that the figures need, by part and key. One query."""
        names = sorted({n.tid for n in wanted if n.tid})
        if not names:
            return {}
        # As they are: to add them here costs less than to take them apart there and send one row for each class.
        sql = (
            f"SELECT {self._key}, {', '.join(names)} FROM statistik_dagsvarde WHERE {self._where} AND num_nonnulls({', '.join(names)}) > 0"
        )
        times: dict[tuple[Any, ...], dict[str, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
        for row in self._read(sql):
            found = times[row[: -len(names)]]
            for namn, packad in zip(names, row[-len(names) :], strict=True):
                for element in packad or ():
                    found[namn][element >> ANTAL_BITAR] += element & MASK
        return times

    def _read(self, sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql, self._params)
            return cursor.fetchall()

    @property
    def _key(self) -> str:
        return ", ".join((f"{START[self.granularitet]} AS del", *self.uppdelning))

    @property
    def _group(self) -> str:
        return ", ".join(("del", *self.uppdelning))

    @property
    def _korn(self) -> tuple[Korn, Korn]:
        seen = () if self.synligt.is_allt else ("center", "enhet") if self.synligt.enheter else ("center",)
        return choose_korn({*self.uppdelning, *self.urval, *seen})

    @property
    def _months(self) -> tuple[date, date]:
        """The first day of the whole months in the period, and the day after the last: they are read as months, the rest as days."""
        first, after = self.period.fran, self.period.till + timedelta(days=1)
        fran = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        till = after.replace(day=1)
        is_whole = self.granularitet in (Granularitet.MANAD, Granularitet.TOTAL) and fran < till
        return (fran, till) if is_whole else (first, first)

    @property
    def _where(self) -> str:
        spans = (
            "(korn = %(manad)s AND start >= %(m_fran)s AND start < %(m_till)s"
            " OR korn = %(dag)s AND start >= %(fran)s AND start < %(m_fran)s"
            " OR korn = %(dag)s AND start >= %(m_till)s AND start <= %(till)s)"
        )
        seen = "" if self.synligt.is_allt else "AND (center = ANY(%(center)s) OR enhet = ANY(%(enheter)s))"
        chosen = "".join(f" AND {MED_FORETRADARE if namn == 'enhet' else f'{namn} = ANY(%(u_{namn})s)'}" for namn in self.urval)
        return f"{spans} {seen} {chosen}"

    @property
    def _params(self) -> dict[str, Any]:
        dag, manad = self._korn
        m_fran, m_till = self._months
        # What belongs to no center is told to whoever sees a whole one.
        centers = [*self.synligt.center, *([0] if self.synligt.center else [])]
        return {
            "dag": dag.nummer,
            "manad": manad.nummer,
            "fran": self.period.fran,
            "till": self.period.till,
            "m_fran": m_fran,
            "m_till": m_till,
            "center": centers,
            "enheter": list(self.synligt.enheter),
            **{f"u_{namn}": _values(namn, varden) for namn, varden in self.urval.items()},
        }


def _find(kod: str, uppdelning: Sequence[str], urval: Mapping[str, Collection[Varde]]) -> Nyckeltal:
    nyckeltal = NYCKELTAL.get(kod)
    if nyckeltal is None or nyckeltal.kalla != Kalla.DAGSVARDEN:
        raise Inmatningsfel(_("Det nyckeltalet finns inte. Välj ett i listan."), falt="nyckeltal")
    for namn in (*uppdelning, *urval):
        if namn not in DELAR:
            raise Inmatningsfel(_("Den uppdelningen finns inte. Välj en i listan."), falt="uppdelning")
        if namn not in nyckeltal.delar:
            sentence = _("%(nyckeltal)s går inte att dela upp så. Välj en annan uppdelning eller ett annat nyckeltal.")
            raise Inmatningsfel(sentence % {"nyckeltal": nyckeltal.namn}, falt="uppdelning")
    return nyckeltal


def _values(namn: str, varden: Collection[Varde]) -> list[Varde]:
    if namn not in IDN:
        return [str(varde) for varde in varden]
    try:
        ids = {int(varde) for varde in varden}
    except ValueError:
        raise Inmatningsfel(_("Urvalet går inte att förstå. Välj i listorna."), falt=namn) from None
    return sorted(ids)


def _make(n: Nyckeltal, uppdelning: Sequence[str], key: tuple[Any, ...], sums: Mapping[str, int], times: Mapping[str, Any]) -> Siffra:
    taljare = sum(tecken * sums.get(namn, 0) for namn, tecken in n.taljare.items())
    namnare = sum(tecken * sums.get(namn, 0) for namn, tecken in n.namnare.items())
    siffra = Siffra(n.kod, key[0], dict(zip(uppdelning, key[1:], strict=True)), taljare, namnare)
    if n.slag == Slag.TID:
        fordelning = times.get(n.tid, {})
        antal = sum(fordelning.values())
        return replace(siffra, varde=quantile(fordelning, 0.5), p90=quantile(fordelning, 0.9), antal=antal, fordelning=fordelning)
    if n.slag == Slag.ANTAL:
        return replace(siffra, varde=float(taljare), antal=taljare)
    if n.slag == Slag.INDEX:
        return _index(n, siffra, sums)
    varde = taljare / namnare * n.faktor if namnare else None
    return replace(siffra, varde=varde, antal=namnare if n.slag == Slag.ANDEL else taljare)


def _rate_of(n: Nyckeltal) -> Nyckeltal | None:
    """The response rate that an index is always told with, if it is of those who were asked."""
    return NYCKELTAL.get(n.svarsfrekvens)


def _index(n: Nyckeltal, siffra: Siffra, sums: Mapping[str, int]) -> Siffra:
    """The mean with its interval and response rate; told of nobody where those who graded are few."""
    if 0 < siffra.namnare < MINST_BETYG:
        return siffra.hide()
    varde = siffra.taljare / siffra.namnare * n.faktor if siffra.namnare else None
    intervall = confidence_of_mean(siffra.namnare, siffra.taljare * n.faktor, sums.get(n.kvadrat, 0) * n.faktor**2)
    rate = _rate_of(n)
    asked = sum(sums.get(namn, 0) for namn in rate.namnare) if rate else 0
    svarsfrekvens = sum(sums.get(namn, 0) for namn in rate.taljare) / asked if rate and asked else None
    return replace(siffra, varde=varde, antal=siffra.namnare, intervall=intervall, svarsfrekvens=svarsfrekvens)
