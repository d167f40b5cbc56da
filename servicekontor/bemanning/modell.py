"""The roster as a CP-SAT model: one yes-or-no for each person and possible shift, and for each rule what it forbids or costs.

The search takes at most one shift a day for a person. With `is_forklarande` every constraint of a rule hangs on an assumption, so
that `oforenligt` can ask which rules cannot hold together.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from ortools.sat.python import cp_model

from servicekontor.bemanning import modell_dagar, regler
from servicekontor.bemanning.varden import DYGN, Behov, Passlag, Problem, Schemalage

LASTA = regler.Regel("lasta", "De låsta passen står kvar.")
Ja = Any
"""A variable that is 0 or 1, or the sum of such."""


def total(terms: list[Any]) -> Any:
    """Their sum; Python's own is slow on long ones."""
    return cp_model.LinearExpr.sum(terms) if terms else 0


class Modell:
    """The model of one problem, and how its variables are read back as a roster."""

    def __init__(self, problem: Problem, *, is_forklarande: bool = False) -> None:
        """Build it whole."""
        self.problem = problem
        self.cp = cp_model.CpModel()
        self.is_forklarande = is_forklarande
        self.antaganden: dict[tuple[str, str], Any] = {}
        self.kostnader: list[tuple[int, Any]] = []
        self.x: dict[tuple[str, Passlag], Any] = {}
        self.per_dag: dict[tuple[str, int], list[tuple[Passlag, Any]]] = defaultdict(list)
        self.per_plats: dict[tuple[str, int], list[tuple[str, Passlag, Any]]] = defaultdict(list)
        self.tider: dict[tuple[str, int], dict[tuple[int, int, int, str], Ja]] = {}
        self.arbetar: dict[tuple[str, int], Ja] = {}
        self.gemensamma: list[int] = []
        """Which constraints come of rules about several people together, by their place in the model."""
        self._add_shifts()
        for regel in problem.regler:
            if regel.is_tvingande or not is_forklarande:
                first = len(self.cp.proto.constraints)
                BYGGARE[type(regel)](self, regel)
                if regel.is_gemensam:
                    self.gemensamma += range(first, len(self.cp.proto.constraints))
        if not is_forklarande:
            self.cp.minimize(total([cost * var for cost, var in self.kostnader]))

    def _add_shifts(self) -> None:
        for person in self.problem.personer:
            for lag in self._choices(person):
                var = self.cp.new_bool_var("")
                self.x[person.id, lag] = var
                self.per_dag[person.id, lag.dag].append((lag, var))
                self.per_plats[lag.plats, lag.dag].append((person.id, lag, var))
                if (person.id, lag) in self.problem.lasta.pass_:
                    self.require(self.cp.add(var == 1), LASTA, person.id)
        for (person_id, dag), rows in self.per_dag.items():
            self.tider[person_id, dag] = self._by_time(rows)
            self.arbetar[person_id, dag] = self._as_bool([var for _lag, var in rows])

    def _choices(self, person: regler.Person) -> Iterable[Passlag]:
        """The shifts that the person can be given; where a rule would forbid each of them anyway, none is made."""
        locked = {lag for who, lag in self.problem.lasta.pass_ if who == person.id}
        shut = () if self.is_forklarande else self._shut_out()
        choices = [lag for lag in self.problem.lag if not any(is_shut(person, lag) for is_shut in shut)]
        return [*choices, *sorted(locked.difference(choices))]

    def _shut_out(self) -> list[Callable[[regler.Person, Passlag], bool]]:
        found: list[Callable[[regler.Person, Passlag], bool]] = []
        for regel in self.problem.regler:
            match regel:
                case regler.Resa(vikt=None):
                    found.append(lambda person, lag, regel=regel: regel.units(person, lag) > 0)
                case regler.Rast(vikt=None):
                    found.append(lambda person, lag, regel=regel: lag.till - lag.fran > regel.efter and lag.rast < regel.minst)
        return found

    def _by_time(self, rows: list[tuple[Passlag, Any]]) -> dict[tuple[int, int, int, str], Ja]:
        groups: dict[tuple[int, int, int, str], list[Any]] = defaultdict(list)
        for lag, var in rows:
            groups[lag.tid].append(var)
        return {tid: self._as_bool(group) for tid, group in groups.items()}

    def _as_bool(self, rows: list[Any]) -> Ja:
        """One variable that says whether any is chosen, of which at most one can be."""
        if len(rows) == 1:
            return rows[0]
        found = self.cp.new_bool_var("")
        self.cp.add(total(rows) == found)
        return found

    def require(self, constraint: Any, regel: regler.Regel, part: str) -> None:
        """Let a constraint hold; when explaining, only while the assumption of its rule and part does."""
        if self.is_forklarande:
            constraint.only_enforce_if(self._assumption(regel, part))

    def _assumption(self, regel: regler.Regel, part: str) -> Any:
        if (regel.id, part) not in self.antaganden:
            self.antaganden[regel.id, part] = self.cp.new_bool_var("")
        return self.antaganden[regel.id, part]

    def limit(self, amount: Any, most: int, regel: regler.Regel, part: str, *, unit: int = 1, largest: int) -> None:
        """`amount` is at most `most`; with a weight, each unit begun above costs."""
        if regel.vikt is None:
            # What nobody can do anything about is a number: then the demand itself is what cannot hold.
            held = self.cp.add(amount <= most) if not isinstance(amount, int) else self.cp.add_bool_or([amount <= most])
            self.require(held, regel, part)
        elif largest > most:
            above = self.cp.new_int_var(0, -(-(largest - most) // unit), "")
            self.cp.add(amount - unit * above <= most)
            self.kostnader.append((regel.vikt, above))

    def present(self, behov: Behov) -> Ja:
        """How many who count are there for the whole of a need."""
        rows = self.per_plats.get((behov.plats, behov.dag), ())
        return total([var for person, lag, var in rows if behov.is_met_by(self.problem.person[person], lag)])

    def lage(self, value: Callable[[Any], int]) -> Schemalage:
        """The roster that a solution holds."""
        return Schemalage.of(key for key, var in self.x.items() if value(var))


def _bemanning(modell: Modell, regel: regler.Bemanning) -> None:
    for behov in regel.behov:
        part = f"{behov.plats}|{behov.dag}"
        modell.limit(-modell.present(behov), -behov.antal, regel, part, largest=0)


def _overbemanning(modell: Modell, regel: regler.Overbemanning) -> None:
    for behov in regel.behov:
        rows = modell.per_plats.get((behov.plats, behov.dag), ())
        modell.limit(modell.present(behov), behov.antal, regel, f"{behov.plats}|{behov.dag}", largest=len(rows))


def _forflyttning(_modell: Modell, _regel: regler.Forflyttning) -> None:
    """One shift a day holds it already."""


def _dygnsvila(modell: Modell, regel: regler.Dygnsvila) -> None:
    for (person, dag), today in modell.tider.items():
        tomorrow = modell.tider.get((person, dag + 1), {})
        for tid, var in today.items():
            close = [other for nasta, other in tomorrow.items() if DYGN + nasta[0] - tid[1] < regel.minuter]
            if close:
                modell.require(modell.cp.add(var + sum(close) <= 1), regel, person)


def _veckovila(modell: Modell, regel: regler.Veckovila) -> None:
    """A rest of that length begins at the week's beginning or at the end of a shift: one of those must be followed by nothing."""
    for person in modell.problem.personer:
        for monday in range(0, modell.problem.dagar, 7):
            begin, end = monday * DYGN, (monday + 7) * DYGN
            rows = [
                (dag * DYGN + fran, dag * DYGN + till, var)
                for dag in range(monday - 1, monday + 7)
                for (fran, till, _rast, _typ), var in modell.tider.get((person.id, dag), {}).items()
            ]
            starts = sorted({begin, *(slut for _start, slut, _var in rows if begin < slut <= end - regel.minuter)})
            rests = [modell.cp.new_bool_var("") for _start in starts]
            for free, rest in zip(starts, rests, strict=True):
                hit = [var for start, slut, var in rows if start < free + regel.minuter and free < slut]
                modell.cp.add_bool_and(~var for var in hit).only_enforce_if(rest)
            modell.require(modell.cp.add_bool_or(rests), regel, person.id)


def _arbetstid(modell: Modell, regel: regler.Arbetstid) -> None:
    for person, first, last, least, most in regel.granser:
        terms = []
        largest = 0
        for dag in range(first, last + 1):
            times = modell.tider.get((person, dag), {})
            terms += [(till - fran - rast) * var for (fran, till, rast, _typ), var in times.items()]
            largest += max((till - fran - rast for fran, till, rast, _typ in times), default=0)
        minutes = total(terms)
        modell.limit(minutes, most, regel, f"{person}|{first}", unit=60, largest=largest)
        if least > 0:
            modell.limit(-minutes, -least, regel, f"{person}|{first}", unit=60, largest=0)


def _rast(modell: Modell, regel: regler.Rast) -> None:
    _forbid(modell, regel, lambda _person, lag: int(lag.till - lag.fran > regel.efter and lag.rast < regel.minst))


def _resa(modell: Modell, regel: regler.Resa) -> None:
    _forbid(modell, regel, lambda person, lag: regel.units(modell.problem.person[person], lag))


def _forbid(modell: Modell, regel: regler.Regel, units: Callable[[str, Passlag], int]) -> None:
    """Each shift that the rule speaks of costs so many units, or is forbidden."""
    for (person, lag), var in modell.x.items():
        antal = units(person, lag) if lag.dag >= 0 else 0
        if antal and regel.vikt is None:
            modell.require(modell.cp.add(var == 0), regel, person)
        elif antal:
            modell.kostnader.append((regel.vikt * antal, var))


def _kvallsoppet(modell: Modell, regel: regler.Kvallsoppet) -> None:
    for plats, days, wanted, people in regel.krav:
        evenings = []
        for dag in days:
            there = [var for _person, lag, var in modell.per_plats.get((plats, dag), ()) if regel.takes(lag)]
            evening = modell.cp.new_bool_var("")
            modell.cp.add(total(there) >= people * evening)
            evenings.append(evening)
        modell.limit(-total(evenings), -wanted, regel, plats, largest=0)


def _rotation(modell: Modell, regel: regler.Rotation) -> None:
    terms: dict[str, list[Any]] = defaultdict(list)
    for (person, lag), var in modell.x.items():
        if lag.dag >= 0 and regel.takes(modell.problem.person[person], lag):
            terms[person].append(var)
    for person, most in regel.tak:
        largest = min(len(terms[person]), modell.problem.dagar)
        modell.limit(total(terms[person]), most, regel, person, largest=largest)


def _franvaro(modell: Modell, regel: regler.Franvaro) -> None:
    for person, begin, end in regel.tider:
        for dag in range(begin // DYGN - 1, min(end // DYGN, modell.problem.dagar) + 1):
            for lag, var in modell.per_dag.get((person, dag), ()):
                if lag.start < end and begin < lag.slut:
                    modell.require(modell.cp.add(var == 0), regel, person)


def _onskemal(modell: Modell, regel: regler.Onskemal) -> None:
    for wish in regel.onskningar:
        touched = total([var for lag, var in modell.per_dag.get((wish.person, wish.dag), ()) if wish.touches(lag)])
        broken = 1 - touched if wish.vill else touched
        if regel.vikt is None:
            modell.require(modell.cp.add(broken == 0), regel, wish.person)
        else:
            modell.kostnader.append((regel.vikt * wish.styrka, broken))


def _stabilitet(modell: Modell, regel: regler.Stabilitet) -> None:
    for key in sorted(regel.publicerat.pass_):
        if key[1].dag < 0 or key[0] not in modell.problem.person:
            continue
        kept = modell.x.get(key, 0)
        if regel.vikt is None:
            modell.require(modell.cp.add(kept == 1), regel, key[0])
        else:
            modell.kostnader.append((regel.vikt, 1 - kept))


BYGGARE: dict[type[regler.Regel], Callable[[Modell, Any], None]] = {
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
    regler.ForbjudenFoljd: modell_dagar.forbjuden_foljd,
    regler.HogstAvTyp: modell_dagar.hogst_av_typ,
    regler.PassIRad: modell_dagar.pass_i_rad,
    regler.LedigaIRad: modell_dagar.lediga_i_rad,
    regler.Helger: modell_dagar.helger,
}
