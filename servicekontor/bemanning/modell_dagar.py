"""What the rules about rows of days, follow-ups and weekends forbid, told to the solver."""

from typing import TYPE_CHECKING, Any

from servicekontor.bemanning import regler

if TYPE_CHECKING:
    from servicekontor.bemanning.modell import Modell


def forbjuden_foljd(modell: "Modell", regel: regler.ForbjudenFoljd) -> None:
    """After a kind of shift none of those that may not follow it."""
    for (person, dag), today in modell.tider.items():
        tomorrow = modell.tider.get((person, dag + 1), {})
        for tid, var in today.items():
            forbidden = [other for nasta, other in tomorrow.items() if (tid[3], nasta[3]) in regel.par]
            if forbidden:
                modell.require(modell.cp.add(var + sum(forbidden) <= 1), regel, person)


def hogst_av_typ(modell: "Modell", regel: regler.HogstAvTyp) -> None:
    """At most so many of a kind."""
    for person, typ, most in regel.granser:
        rows = (lag for dag in range(modell.problem.dagar) for lag in modell.per_dag.get((person, dag), ()))
        modell.require(modell.cp.add(sum(var for lag, var in rows if lag.typ == typ) <= most), regel, person)


def pass_i_rad(modell: "Modell", regel: regler.PassIRad) -> None:
    """Rows of work neither too long nor too short; a row at the period's edge may go on outside it."""
    for person, least, most in regel.granser:
        works = _days(modell, person)
        for first in range(len(works) - most):
            modell.require(modell.cp.add(sum(works[first : first + most + 1]) <= most), regel, person)
        _no_short_rows(modell, regel, person, works, least, is_work=True)


def lediga_i_rad(modell: "Modell", regel: regler.LedigaIRad) -> None:
    """Rows of days off not too short; a row at the period's edge may go on outside it."""
    for person, least in regel.granser:
        _no_short_rows(modell, regel, person, _days(modell, person), least, is_work=False)


def helger(modell: "Modell", regel: regler.Helger) -> None:
    """At most so many weekends with work."""
    for person, most in regel.granser:
        weekends = []
        for saturday in range(5, modell.problem.dagar, 7):
            weekend = modell.cp.new_bool_var("")
            for work in _days(modell, person)[saturday : saturday + 2]:
                modell.cp.add(weekend >= work)
            weekends.append(weekend)
        modell.require(modell.cp.add(sum(weekends) <= most), regel, person)


def _days(modell: "Modell", person: str) -> list[Any]:
    return [modell.arbetar.get((person, dag), 0) for dag in range(modell.problem.dagar)]


def _no_short_rows(modell: "Modell", regel: regler.Regel, person: str, works: list[Any], least: int, *, is_work: bool) -> None:
    """No row of `length` days of the kind between two days of the other, for any length below `least`."""
    for length in range(1, least):
        for before in range(len(works) - length - 1):
            row = works[before + 1 : before + 1 + length]
            ends = works[before] + works[before + 1 + length]
            short = sum(row) - ends <= length - 1 if is_work else ends - sum(row) <= 1
            if short is not True:
                modell.require(modell.cp.add(short), regel, person)
