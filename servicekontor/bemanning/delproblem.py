"""A part of a roster's problem that leaves demands out and adds none: when it has no roster, the whole has none either.

So a contradiction within one day is found in that day alone, where looking is quick.
"""

from dataclasses import replace

from servicekontor.bemanning import regler
from servicekontor.bemanning.varden import Passlag, Problem, Schemalage

EN_DAG = (regler.Rast, regler.Resa, regler.Franvaro)
"""What can forbid a shift whatever else the person works."""
FLERA_DAGAR = (*EN_DAG, regler.Dygnsvila, regler.Veckovila, regler.Rotation, regler.HogstAvTyp, regler.Helger, regler.ForbjudenFoljd)
"""And what can forbid it because of other shifts: never because there are too few."""


def days_of(problem: Problem, first: int, last: int) -> Problem:
    """What must hold of the days from `first` to `last`, with their shifts alone."""

    def is_inside(lag: Passlag) -> bool:
        return first <= lag.dag <= last

    rules = (_relax(regel, first, last) for regel in problem.regler if regel.is_tvingande)
    return replace(
        problem,
        lag=tuple(filter(is_inside, problem.lag)),
        regler=tuple(regel for regel in rules if regel is not None),
        lasta=Schemalage.of((who, lag) for who, lag in problem.lasta.pass_ if is_inside(lag)),
    )


def _relax(regel: regler.Regel, first: int, last: int) -> regler.Regel | None:
    match regel:
        case regler.Bemanning():
            return replace(regel, behov=tuple(behov for behov in regel.behov if first <= behov.dag <= last))
        case _ if first == last:
            return regel if isinstance(regel, EN_DAG) else None
        case regler.Arbetstid():
            rows = tuple((who, a, b, 0, most) for who, a, b, _least, most in regel.granser if a <= last and first <= b)
            return replace(regel, granser=rows)
        case regler.PassIRad():
            return replace(regel, granser=tuple((who, 1, most) for who, _least, most in regel.granser))
    return regel if isinstance(regel, FLERA_DAGAR) else None
