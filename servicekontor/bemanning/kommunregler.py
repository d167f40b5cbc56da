"""The rules that a municipality's roster is made by, from what is known of its people, needs and calendar.

Laws: arbetstidslagen (1982:673) 5 § forty hours a week, 13 § daily rest, 14 § weekly rest, 15 § breaks. How each rule is taken stands in
`regelval`, and what a center has chosen otherwise in its `Schemaregel` rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from servicekontor.bemanning import regler
from servicekontor.bemanning.passlag import cut_needs
from servicekontor.bemanning.regelval import REGLER, Regelvalen, choose
from servicekontor.bemanning.varden import TOMT, Behov, Passlag, Person, Problem, Schemalage

VECKA_EXTRA = 4 * 60
"""How much longer than ordinary one week may be, when four weeks together are not."""
FYRA_VECKOR = 28
LANGSTA_RESA = 90
KVALLAR_PER_MANAD = 2


@dataclass(frozen=True)
class Underlag:
    """What a roster is made from. `behov` must be met, `onskad` should be; `restider` are minutes between places."""

    borjan: date
    dagar: int
    personer: tuple[Person, ...]
    lag: tuple[Passlag, ...]
    behov: tuple[Behov, ...]
    onskad: tuple[Behov, ...] = ()
    kvallskontor: tuple[str, ...] = ()
    restider: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)
    platser: Mapping[str, str] = field(default_factory=dict, hash=False)
    franvaro: tuple[tuple[str, int, int], ...] = ()
    onskningar: tuple[regler.Onskan, ...] = ()
    publicerat: Schemalage = TOMT
    lasta: Schemalage = TOMT
    regelval: Regelvalen = field(default_factory=dict, hash=False)


def make_problem(underlag: Underlag, lage: Schemalage = TOMT) -> Problem:
    """The problem with all its rules; `lage` is a roster to be checked against them, whose shifts may be of any length."""
    shifts = (*underlag.lag, *(lag for _person, lag in (*lage.pass_, *underlag.lasta.pass_, *underlag.publicerat.pass_)))
    edges = (*shifts, *underlag.behov, *underlag.onskad)
    behov, onskad = (tuple(cut_needs(rows, edges)) for rows in (underlag.behov, underlag.onskad))
    underlag = replace(underlag, behov=behov, onskad=onskad)
    rules = tuple(filter(None, (choose(underlag.regelval, _sort(regel)).apply(regel) for regel in _rules(underlag))))
    return Problem(underlag.borjan, underlag.dagar, underlag.personer, underlag.lag, rules, underlag.lasta, underlag.platser)


def _rules(underlag: Underlag) -> list[regler.Regel]:
    """Every rule of `regelval.REGLER`, before it is decided how each is taken."""
    ways = {"restider": underlag.restider}
    return [
        _make(regler.Bemanning, "bemanning", behov=underlag.behov),
        _make(regler.Forflyttning, "forflyttning", **ways),
        _make(regler.Dygnsvila, "dygnsvila"),
        _make(regler.Veckovila, "veckovila"),
        _make(regler.Arbetstid, "veckotid", granser=_weeks(underlag)),
        _make(regler.Arbetstid, "arbetstid", granser=_four_weeks(underlag)),
        _make(regler.Rast, "rast"),
        _make(regler.PassIRad, "dagar_i_rad", granser=tuple((person.id, 1, 5) for person in underlag.personer)),
        _make(regler.Kvallsoppet, "kvallsoppet", krav=_evenings(underlag)),
        _make(regler.Resa, "langsta_resa", hogst=LANGSTA_RESA, **ways),
        _make(regler.Franvaro, "franvaro", tider=underlag.franvaro),
        _make(regler.Bemanning, "onskad", behov=underlag.onskad),
        _make(regler.Overbemanning, "over", behov=_most_wanted(underlag)),
        *_rotations(underlag),
        _make(regler.Resa, "resa", **ways),
        _make(regler.Onskemal, "onskemal", onskningar=underlag.onskningar),
        _make(regler.Stabilitet, "stabilitet", publicerat=underlag.publicerat),
    ]


def _make(slag: type[regler.Regel], id_: str, **falt: Any) -> regler.Regel:
    return slag(id_, str(REGLER[id_].mening), **falt)


def _sort(regel: regler.Regel) -> str:
    """Which rule of the center's it is: all of one sort of sharing are taken alike."""
    return regel.id.partition(":")[0]


def _weeks(underlag: Underlag) -> tuple[tuple[str, int, int, int, int], ...]:
    mondays = range(0, underlag.dagar, 7)
    return tuple((p.id, monday, monday + 6, 0, p.veckominuter + VECKA_EXTRA) for p in underlag.personer for monday in mondays)


def _four_weeks(underlag: Underlag) -> tuple[tuple[str, int, int, int, int], ...]:
    rows = []
    for first in range(0, underlag.dagar, FYRA_VECKOR):
        last = min(first + FYRA_VECKOR, underlag.dagar) - 1
        rows += [(person.id, first, last, 0, person.veckominuter * (last - first + 1) // 7) for person in underlag.personer]
    return tuple(rows)


def _evenings(underlag: Underlag) -> tuple[tuple[str, tuple[int, ...], int, int], ...]:
    """For each office and whole month of the period: two evenings, or as many as it is open."""
    rule = regler.Kvallsoppet("", "")
    rows = []
    for _month, group in groupby(range(underlag.dagar), key=lambda dag: _date(underlag, dag).strftime("%Y-%m")):
        days = list(group)
        if _date(underlag, days[0]).day > 1 or _date(underlag, days[-1] + 1).day > 1:
            continue
        for plats in underlag.kvallskontor:
            open_late = {lag.dag for lag in underlag.lag if lag.plats == plats and rule.takes(lag)}.intersection(days)
            rows.append((plats, tuple(sorted(open_late)), min(KVALLAR_PER_MANAD, len(open_late)), 1))
    return tuple(row for row in rows if row[2])


def _most_wanted(underlag: Underlag) -> tuple[Behov, ...]:
    """For each place and time the most that anything asks for."""
    most: dict[tuple[str, int, int, int], int] = {}
    for behov in (*underlag.behov, *underlag.onskad):
        key = (behov.plats, behov.dag, behov.fran, behov.till)
        most[key] = max(most.get(key, 0), behov.antal)
    return tuple(Behov(*key, antal) for key, antal in most.items())


def _rotations(underlag: Underlag) -> list[regler.Regel]:
    places = sorted({lag.plats for lag in underlag.lag})
    kinds = [("kvall", _("Kvällarna delas lika.")), ("helg", _("Helgerna delas lika."))]
    kinds += [(f"plats:{plats}", _("Passen på %(plats)s går runt.") % {"plats": underlag.platser.get(plats, plats)}) for plats in places]
    rules = [regler.Rotation(f"rotation:{kind}", sentence, grupp=kind) for kind, sentence in kinds]
    shares = [replace(rule, tak=_shares(underlag, rule)) for rule in rules]
    return [rule for rule in shares if rule.tak]


def _shares(underlag: Underlag, rule: regler.Rotation) -> tuple[tuple[str, int], ...]:
    """Each person's fair part of the shifts of a kind, by working time, among those who can take any; rounded up."""
    travel = regler.Resa("", "", None, LANGSTA_RESA, underlag.restider)
    able = [p for p in underlag.personer if any(rule.takes(p, lag) and not travel.units(p, lag) for lag in underlag.lag)]
    together = sum(person.veckominuter for person in able)
    total = _fewest(underlag, rule)
    return tuple((person.id, -(-total * person.veckominuter // together)) for person in able) if together and total else ()


def _fewest(underlag: Underlag, rule: regler.Rotation) -> int:
    """How many shifts of the kind the needs take at least: at each place and day the most people wanted at once."""
    nobody = Person("", "")
    kind = {(lag.plats, lag.dag, lag.till) for lag in underlag.lag if rule.takes(nobody, lag)}
    latest: dict[tuple[str, int], int] = {}
    for plats, dag, till in kind:
        latest[plats, dag] = max(latest.get((plats, dag), 0), till)
    wanted: dict[tuple[str, int], int] = {}
    for behov in (*underlag.behov, *underlag.onskad):
        place = (behov.plats, behov.dag)
        is_late = rule.grupp != "kvall" or behov.till > 17 * 60
        if place in latest and is_late:
            wanted[place] = max(wanted.get(place, 0), behov.antal)
    return sum(wanted.values())


def _date(underlag: Underlag, dag: int) -> date:
    return underlag.borjan + timedelta(days=dag)
