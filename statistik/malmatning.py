"""What was measured of targets: their figures month by month, and how they stand to the path."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from arenden.models import Kanal
from statistik.fragor import Siffra, figures
from statistik.malvag import Malvag, follow
from statistik.models import Mal, Malmatning
from statistik.nyckeltalsslag import Battre, Slag
from statistik.period import Granularitet, Period
from statistik.summor import add_up
from statistik.synlighet import Synlighet, covered, read_units
from statistik.tabell import Diagram, Kolumn, Rad, Tabell
from statistik.talslag import Talslag, talslag_of

Delar = tuple[str, ...]


@dataclass(frozen=True)
class Lopp:
    """A target on its way, with everything in the unit that people read (`talslag`)."""

    rad: Mal
    talslag: Talslag
    vag: Malvag

    def say(self, number: float | None) -> str:
        """A number as it is written with its unit."""
        return self.talslag.text(None if number is None else self.talslag.value_of(float(number)))

    @property
    def nu(self) -> str:
        """What was measured last."""
        return self.say(self.vag.senaste.utfall) if self.vag.senaste else self.say(None)

    @property
    def planerat(self) -> str:
        """What it was to be then."""
        return self.say(self.vag.senaste.planerat) if self.vag.senaste else self.say(None)

    @property
    def start(self) -> str:
        """Where it began."""
        return self.say(float(self.rad.start))

    @property
    def mal(self) -> str:
        """Where it is to end."""
        return self.say(float(self.rad.mal))

    @property
    def kanal(self) -> str:
        """The channel in words; "" for all."""
        return str(Kanal(self.rad.kanal).label) if self.rad.kanal else ""

    @property
    def table(self) -> Tabell:
        """The path month by month beside what was measured."""
        value = self.talslag.value_of
        rows = [
            Rad((format_date(m.start, "F Y"), value(m.planerat), None if m.utfall is None else value(m.utfall))) for m in self.vag.manader
        ]
        columns = [Kolumn(_("Månad")), Kolumn(_("Planen"), self.talslag, is_ritad=True), Kolumn(_("Mätt"), self.talslag, is_ritad=True)]
        return Tabell("vag", _("Vägen till målet"), columns, rows, Diagram.LINJE, forklaring=_("En månad mäts när den är slut."))


@dataclass(frozen=True)
class _Strackning:
    fran: date
    till: date
    start: float
    mal: float
    is_upp: bool


def talslag_of_mal(rad: Mal) -> Talslag:
    """The unit that its values are written in."""
    return Talslag.ANDEL if rad.matning == Malmatning.ANDEL else talslag_of(rad.figure)


def is_upp(rad: Mal) -> bool:
    """Whether higher is better: what the figure says, else where the target lies."""
    return rad.figure.battre == Battre.UPP if rad.figure.battre != Battre.INGEN else rad.mal >= rad.start


def measure(
    rader: Sequence[Mal], *, synligt: Synlighet, idag: date, read: Callable[..., list[Siffra]] = figures
) -> list[Lopp]:
    """Each target with its path. `read` is asked for the figures. At most six queries, however many there are."""
    by_parts: dict[Delar, list[Mal]] = defaultdict(list)
    for rad in rader:
        by_parts[_parts_of(rad)].append(rad)
    measured: dict[int, dict[date, float]] = {}
    for delar, members in by_parts.items():
        koder = sorted({rad.nyckeltal for rad in members})
        first = min(rad.fran for rad in members)
        period = Period(first, max(first, idag))
        told = read(koder, period=period, synligt=synligt, granularitet=Granularitet.MANAD, uppdelning=delar)
        for rad in members:
            measured[rad.pk] = _months(rad, told, synligt)
    return [Lopp(rad, talslag_of_mal(rad), follow(_path_of(rad), measured[rad.pk], idag)) for rad in rader]


def _parts_of(rad: Mal) -> Delar:
    """By what its figure is read. Those that cannot be put together from units are read by center."""
    is_exact = rad.figure.slag == Slag.INDEX or "enhet" not in rad.figure.delar
    return (*(("center",) if is_exact else ("center", "enhet")), *(("kanal",) if rad.kanal else ()))


def _path_of(rad: Mal) -> _Strackning:
    return _Strackning(rad.fran, rad.till, float(rad.start), float(rad.mal), is_upp(rad))


def _months(rad: Mal, told: Iterable[Siffra], synligt: Synlighet) -> dict[date, float]:
    del_ = "center" if rad.enhet.is_center else "enhet"
    units = {rad.enhet_id} if rad.enhet.is_center else covered(rad.enhet_id, read_units(synligt))
    months: dict[date, list[Siffra]] = defaultdict(list)
    for siffra in told:
        if siffra.kod == rad.nyckeltal and siffra.nyckel[del_] in units and siffra.nyckel.get("kanal", "") == rad.kanal:
            months[siffra.start].append(siffra)
    talslag = talslag_of_mal(rad)
    whole = {start: m[0] if len(m) == 1 else add_up(m, kod=rad.nyckeltal, start=start) for start, m in months.items()}
    values = {start: _value(rad, siffra) for start, siffra in whole.items()}
    return {start: talslag.number(value) for start, value in values.items() if value is not None}


def _value(rad: Mal, siffra: Siffra) -> float | None:
    return {Malmatning.P90: siffra.p90, Malmatning.ANDEL: siffra.andel}.get(rad.matning, siffra.varde)
