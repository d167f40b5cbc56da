"""Breaches of the rules that look only at which days a person works and of which kind: rows of days, follow-ups, weekends."""

from collections.abc import Iterator
from itertools import groupby

from servicekontor.bemanning import regler
from servicekontor.bemanning.varden import Problem, Schemalage

Dagbrott = tuple[str, int, int]
"""Person, day, units."""


def breaches(regel: regler.Regel, problem: Problem, lage: Schemalage) -> Iterator[Dagbrott]:
    """Every breach of one such rule."""
    match regel:
        case regler.ForbjudenFoljd():
            yield from _follow(regel, problem, lage)
        case regler.HogstAvTyp():
            yield from _kinds(regel, lage)
        case regler.PassIRad():
            yield from _worked_rows(regel, problem, lage)
        case regler.LedigaIRad():
            yield from _free_rows(regel, problem, lage)
        case regler.Helger():
            yield from _weekends(regel, lage)


def _follow(regel: regler.ForbjudenFoljd, problem: Problem, lage: Schemalage) -> Iterator[Dagbrott]:
    for person in problem.personer:
        rows = lage.of_person(person.id)
        for before in rows:
            for after in rows:
                if after.dag == before.dag + 1 and (before.typ, after.typ) in regel.par:
                    yield person.id, after.dag, 1


def _kinds(regel: regler.HogstAvTyp, lage: Schemalage) -> Iterator[Dagbrott]:
    for person, typ, most in regel.granser:
        count = sum(lag.typ == typ for lag in lage.of_person(person))
        if count > most:
            yield person, 0, count - most


def _worked_rows(regel: regler.PassIRad, problem: Problem, lage: Schemalage) -> Iterator[Dagbrott]:
    for person, least, most in regel.granser:
        for is_work, first, length in _rows(problem, lage, person):
            touches_edge = first == 0 or first + length == problem.dagar
            if is_work and length > most:
                yield person, first, length - most
            if is_work and length < least and not touches_edge:
                yield person, first, least - length


def _free_rows(regel: regler.LedigaIRad, problem: Problem, lage: Schemalage) -> Iterator[Dagbrott]:
    for person, least in regel.granser:
        for is_work, first, length in _rows(problem, lage, person):
            if not is_work and length < least and first > 0 and first + length < problem.dagar:
                yield person, first, least - length


def _weekends(regel: regler.Helger, lage: Schemalage) -> Iterator[Dagbrott]:
    for person, most in regel.granser:
        worked = {lag.dag // 7 for lag in lage.of_person(person) if lag.dag >= 0 and lag.dag % 7 >= 5}
        if len(worked) > most:
            yield person, 0, len(worked) - most


def _rows(problem: Problem, lage: Schemalage, person: str) -> Iterator[tuple[bool, int, int]]:
    """Days of the same kind in a row: whether worked, the first, how many."""
    worked = {lag.dag for lag in lage.of_person(person)}
    for is_work, days in groupby(range(problem.dagar), key=worked.__contains__):
        row = list(days)
        yield is_work, row[0], len(row)
