"""Whom a shift can be swapped with, and for what: only what breaks no rule that must hold, for either of the two and for both offices."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.bemanning.regler import Bemanning
from servicekontor.bemanning.varden import Behov, Passlag, Problem, Schemalage
from servicekontor.models import Arbetspass, Medarbetare
from servicekontor.passbyten import as_published, open_swaps
from servicekontor.schemaunderlag import Schemaunderlag

Handbyte = tuple[Passlag, str, str]
"""A shift, who has it, and who takes it."""


@dataclass(frozen=True)
class Bytesval:
    """A colleague, whether that one can take the shift as it is, and the shifts that can be had in return for it."""

    till: Medarbetare
    kan_ta: bool
    i_gengald: tuple[Arbetspass, ...]


def find_choices(underlag: Schemaunderlag, arbetspass: Arbetspass, *, today: date) -> list[Bytesval]:
    """Everybody who can take the shift, alone or for one of the own in return that begins after `today`; in order of name."""
    coming = [rad for rad in as_published(underlag.schema, underlag.pass_rader) if rad.datum > today]
    asked = {pk for row in open_swaps(rad.pk for rad in coming).values_list("arbetspass", "i_gengald") for pk in row}
    by_person = defaultdict(list)
    for rad in coming:
        if rad.pk not in asked:
            by_person[rad.medarbetare_id].append(rad)
    prov, lag, giver = _Prov(underlag), underlag.as_lag(arbetspass), str(arbetspass.medarbetare_id)
    found = []
    for pk, medarbetare in underlag.personer.items():
        if pk == arbetspass.medarbetare_id or not medarbetare.is_active:
            continue
        given = (lag, giver, str(pk))
        own = tuple(rad for rad in by_person[pk] if prov.holds([given, (underlag.as_lag(rad), str(pk), giver)]))
        found.append(Bytesval(medarbetare, prov.holds([given]), own))
    return [val for val in found if val.kan_ta or val.i_gengald]


class _Prov:
    """Tries shifts in other hands against the rules of the persons concerned, and the needs of the days concerned: no more can change."""

    def __init__(self, underlag: Schemaunderlag) -> None:
        self.lage = underlag.lage
        whole = make_problem(underlag.underlag, self.lage)
        self.brutet: dict[str, set[tuple[str, str]]] = {}
        self.problem = replace(whole, regler=tuple(regel for regel in whole.regler if regel.is_tvingande))

    def holds(self, byten: Iterable[Handbyte]) -> bool:
        """Whether no rule that must hold is broken by it."""
        rows = list(byten)
        people = {who for _lag, fran, till in rows for who in (fran, till)}
        return self._keeps_needs(rows) and all(self._may_work(who, rows) for who in people)

    def _may_work(self, who: str, rows: list[Handbyte]) -> bool:
        own = Schemalage.of((who, lag) for lag in self.lage.of_person(who))
        if who not in self.brutet:
            self.brutet[who] = _told(self.per_person[who], own)
        return _told(self.per_person[who], _after(own, rows, only=who)) <= self.brutet[who]

    def _keeps_needs(self, rows: list[Handbyte]) -> bool:
        days = {(lag.plats, lag.dag) for lag, _fran, _till in rows}
        if not any(day in needs for needs in self.behov.values() for day in days):
            return True
        rules = tuple(
            replace(regel, behov=tuple(behov for day in sorted(days) for behov in self.behov[regel.id].get(day, ())))
            for regel in self.problem.regler
            if isinstance(regel, Bemanning)
        )
        there = Schemalage.of(row for day in days for row in self.lage.per_dag.get(day, ()))
        problem = replace(self.problem, regler=rules)
        return _told(problem, _after(there, rows)) <= _told(problem, there)

    @cached_property
    def per_person(self) -> dict[str, Problem]:
        """The part of the rules that is about each person alone."""
        return {person.id: self.problem.of_person(person) for person in self.problem.personer}

    @cached_property
    def behov(self) -> dict[str, dict[tuple[str, int], list[Behov]]]:
        """For each rule of needs, those of each place and day that ask for more than a number: only they see who comes."""
        found: dict[str, dict[tuple[str, int], list[Behov]]] = {}
        for regel in self.problem.regler:
            if isinstance(regel, Bemanning):
                found[regel.id] = defaultdict(list)
                for behov in regel.behov:
                    if behov.krav:
                        found[regel.id][behov.plats, behov.dag].append(behov)
        return found


def _after(lage: Schemalage, rows: Iterable[Handbyte], *, only: str = "") -> Schemalage:
    """The roster once the shifts have changed hands; of one person's alone, when `only` names that one."""
    pairs = set(lage.pass_)
    for lag, fran, till in rows:
        pairs.discard((fran, lag))
        if only in ("", till):
            pairs.add((till, lag))
    return Schemalage.of(pairs)


def _told(problem: Problem, lage: Schemalage) -> set[tuple[str, str]]:
    """What a roster breaks, as rule and sentence: a change is allowed that tells of nothing new."""
    return {(brott.regel.id, brott.mening) for brott in count_breaches(problem, lage).brott}
