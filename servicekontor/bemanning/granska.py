"""Counts how a finished roster breaks the rules. Knows nothing of the solver, whose results the tests hold against this."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from servicekontor.bemanning import dagrader, regler
from servicekontor.bemanning.taggar import in_words
from servicekontor.bemanning.varden import DYGN, Passlag, Problem, Schemalage, clock


@dataclass(frozen=True)
class Brott:
    """One breach: of which rule, by how many units, and in words; whom, where and when it concerns, as far as it does."""

    regel: regler.Regel
    antal: int
    mening: str
    person: str = ""
    plats: str = ""
    dag: int | None = None

    @property
    def kostnad(self) -> int:
        """What it adds to the roster's value; nothing for a rule that must hold."""
        return (self.regel.vikt or 0) * self.antal


@dataclass(frozen=True)
class Granskning:
    """All breaches of a roster."""

    brott: tuple[Brott, ...]

    @cached_property
    def tvingande(self) -> tuple[Brott, ...]:
        """Those of rules that must hold."""
        return tuple(brott for brott in self.brott if brott.regel.is_tvingande)

    @cached_property
    def varde(self) -> int:
        """What the other breaches cost together: 0 is a roster that nobody could wish better."""
        return sum(brott.kostnad for brott in self.brott)


def count_breaches(problem: Problem, lage: Schemalage) -> Granskning:
    """Every breach of every rule of the problem."""
    return Granskning(tuple(brott for regel in problem.regler for brott in GRANSKARE[type(regel)](regel, problem, lage)))


def _bemanning(regel: regler.Bemanning, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for behov in regel.behov:
        missing = behov.antal - _present(problem, lage, behov)
        if missing > 0:
            when = f"{problem.day(behov.dag)} {clock(behov.fran)}–{clock(behov.till)}"
            words = {"plats": problem.name(behov.plats), "antal": missing, "tid": when, "krav": in_words(behov.krav)}
            text = _("%(plats)s saknar %(antal)d %(tid)s (%(krav)s).") if behov.krav else _("%(plats)s saknar %(antal)d %(tid)s.")
            yield Brott(regel, missing, text % words, plats=behov.plats, dag=behov.dag)


def _overbemanning(regel: regler.Overbemanning, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for behov in regel.behov:
        extra = _present(problem, lage, behov) - behov.antal
        if extra > 0:
            words = {"plats": problem.name(behov.plats), "antal": extra, "dag": problem.day(behov.dag)}
            yield Brott(regel, extra, _("%(plats)s har %(antal)d för många %(dag)s.") % words, plats=behov.plats, dag=behov.dag)


def _present(problem: Problem, lage: Schemalage, behov: regler.Behov) -> int:
    rows = lage.per_dag.get((behov.plats, behov.dag), ())
    return sum(person in problem.person and behov.is_met_by(problem.person[person], lag) for person, lag in rows)


def _forflyttning(regel: regler.Forflyttning, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, before, after in _pairs(problem, lage):
        if after.start < before.slut:
            yield _of(regel, problem, person, after, _("%(namn)s har två pass samtidigt %(dag)s."))
        elif after.start - before.slut < regel.minutes(before.plats, after.plats) and after.dag == before.dag:
            yield _of(regel, problem, person, after, _("%(namn)s hinner inte resa mellan sina pass %(dag)s."))


def _dygnsvila(regel: regler.Dygnsvila, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, before, after in _pairs(problem, lage):
        if after.dag > before.dag and after.start - before.slut < regel.minuter:
            rest = (after.start - before.slut) / 60
            text = _("%(namn)s får bara %(timmar)s timmars dygnsvila före %(dag)s.")
            yield _of(regel, problem, person, after, text, timmar=f"{rest:.1f}".replace(".", ","))


def _veckovila(regel: regler.Veckovila, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person in problem.personer:
        rows = lage.of_person(person.id)
        for monday in range(0, problem.dagar, 7):
            begin, end = monday * DYGN, (monday + 7) * DYGN
            free, longest = begin, 0
            for lag in (lag for lag in rows if lag.slut > begin and lag.start < end):
                longest, free = max(longest, lag.start - free), max(free, lag.slut)
            if max(longest, end - free) < regel.minuter:
                words = {"namn": person.namn, "dag": problem.day(monday)}
                yield Brott(regel, 1, _("%(namn)s saknar veckovila i veckan från %(dag)s.") % words, person=person.id, dag=monday)


def _arbetstid(regel: regler.Arbetstid, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, first, last, least, most in regel.granser:
        minutes = sum(lag.minuter for lag in lage.of_person(person) if first <= lag.dag <= last)
        outside = max(least - minutes, minutes - most, 0)
        if outside:
            words = {"namn": problem.person[person].namn, "timmar": round(minutes / 60), "dag": problem.day(first)}
            text = _("%(namn)s arbetar %(timmar)d timmar i perioden från %(dag)s; gränsen är %(minst)d–%(hogst)d.")
            text %= {**words, "minst": round(least / 60), "hogst": round(most / 60)}
            yield Brott(regel, -(-outside // 60), text, person=person, dag=first)


def _rast(regel: regler.Rast, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, lag in _shifts(problem, lage):
        if lag.till - lag.fran > regel.efter and lag.rast < regel.minst:
            yield _of(regel, problem, person, lag, _("%(namn)s har ingen rast i passet %(dag)s."))


def _kvallsoppet(regel: regler.Kvallsoppet, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for plats, days, wanted, people in regel.krav:
        rows = (lage.per_dag.get((plats, day), ()) for day in days)
        missing = wanted - sum(sum(regel.takes(lag) for _person, lag in row) >= people for row in rows)
        if missing > 0:
            words = {"plats": problem.name(plats), "antal": missing, "dag": problem.day(days[0] if days else 0)}
            text = _("%(plats)s saknar %(antal)d kvällar i månaden från %(dag)s.") % words
            yield Brott(regel, missing, text, plats=plats, dag=days[0] if days else 0)


def _rotation(regel: regler.Rotation, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, most in regel.tak:
        who = problem.person[person]
        extra = sum(0 <= lag.dag and regel.takes(who, lag) for lag in lage.of_person(person)) - most
        if extra > 0:
            text = _("%(namn)s har %(antal)d fler än sin del: %(regel)s") % {"namn": who.namn, "antal": extra, "regel": regel.mening}
            yield Brott(regel, extra, text, person=person)


def _resa(regel: regler.Resa, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, lag in _shifts(problem, lage):
        units = regel.units(problem.person[person], lag)
        if units:
            yield _of(regel, problem, person, lag, _("%(namn)s har lång väg till %(plats)s %(dag)s."), antal=units)


def _franvaro(regel: regler.Franvaro, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, begin, end in regel.tider:
        for lag in lage.of_person(person):
            if lag.start < end and begin < lag.slut:
                yield _of(regel, problem, person, lag, _("%(namn)s är frånvarande %(dag)s."))


def _onskemal(regel: regler.Onskemal, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for wish in regel.onskningar:
        if any(wish.touches(lag) for lag in lage.of_person(wish.person)) != wish.vill:
            text = _("%(namn)s önskade arbeta %(dag)s.") if wish.vill else _("%(namn)s önskade vara ledig %(dag)s.")
            words = {"namn": problem.person[wish.person].namn, "dag": problem.day(wish.dag)}
            yield Brott(regel, wish.styrka, text % words, person=wish.person, dag=wish.dag)


def _stabilitet(regel: regler.Stabilitet, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, lag in sorted(regel.publicerat.pass_ - lage.pass_):
        if person in problem.person:
            yield _of(regel, problem, person, lag, _("%(namn)s förlorar ett publicerat pass %(dag)s."))


def _shifts(problem: Problem, lage: Schemalage) -> Iterator[tuple[str, Passlag]]:
    """The shifts of the period, of persons that the problem knows."""
    return ((person, lag) for person, lag in sorted(lage.pass_) if lag.dag >= 0 and person in problem.person)


def _pairs(problem: Problem, lage: Schemalage) -> Iterator[tuple[str, Passlag, Passlag]]:
    """Each person's shifts, one and the next."""
    for person in problem.personer:
        for before, after in pairwise(lage.of_person(person.id)):
            if after.dag >= 0:
                yield person.id, before, after


def _of(regel: regler.Regel, problem: Problem, person: str, lag: Passlag, text: str, antal: int = 1, **words: Any) -> Brott:
    known = {"namn": problem.person[person].namn, "dag": problem.day(lag.dag), "plats": problem.name(lag.plats)}
    return Brott(regel, antal, text % {**known, **words}, person=person, plats=lag.plats, dag=lag.dag)


def _dagrader(regel: regler.Regel, problem: Problem, lage: Schemalage) -> Iterator[Brott]:
    for person, day, antal in dagrader.breaches(regel, problem, lage):
        text = _("%(namn)s, %(dag)s: %(regel)s") % {"namn": problem.person[person].namn, "dag": problem.day(day), "regel": regel.mening}
        yield Brott(regel, antal, text, person=person, dag=day)


Granskare = Callable[[Any, Problem, Schemalage], Iterator[Brott]]
GRANSKARE: dict[type[regler.Regel], Granskare] = {
    regler.Bemanning: _bemanning,
    regler.Overbemanning: _overbemanning,
    regler.Forflyttning: _forflyttning,
    regler.Dygnsvila: _dygnsvila,
    regler.Veckovila: _veckovila,
    regler.Arbetstid: _arbetstid,
    regler.Rast: _rast,
    regler.Kvallsoppet: _kvallsoppet,
    regler.Rotation: _rotation,
    regler.Resa: _resa,
    regler.Franvaro: _franvaro,
    regler.Onskemal: _onskemal,
    regler.Stabilitet: _stabilitet,
    regler.ForbjudenFoljd: _dagrader,
    regler.HogstAvTyp: _dagrader,
    regler.PassIRad: _dagrader,
    regler.LedigaIRad: _dagrader,
    regler.Helger: _dagrader,
}
