"""Column generation: what no roster can be better than, and which choices the best ones are likely made of.

A roster falls apart into one row for each person once a price is set on what they share: needs, evenings. A linear program over whole
rows sets the prices, CP-SAT finds each person's best row at those prices, the rows found go into the program, and so on. The value at any
prices is a bound that holds (Lagrange's), mostly far better than the one that a search of the whole comes to.
"""

import math
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from ortools.linear_solver import pywraplp
from ortools.sat.python import cp_model

from servicekontor.bemanning.modell import Modell
from servicekontor.bemanning.varden import Passlag, Person, Problem, Schemalage

SKALA = 1000
"""Prices are whole thousandths, so that the bound is reckoned exactly."""
TROGHET = 0.6
"""How much of the best prices yet is kept when new ones are tried: without it they swing to and fro."""
MINSTA_TROGHET = 0.01
RADSEKUNDER = 2.0
"""The longest search for one row, in the solver's own seconds; one broken off still has its bound."""
FELMARGINAL = 1e-6
OANDLIGT = 1 << 60
MINST_VARV = 25
"""Turns without which the prices say nothing yet."""
NAST_INTILL = 0.5
"""So near the bound the program's own value need not come: every cost is whole."""

Val = tuple[str, Passlag]
"""A person and a shift."""


@dataclass(frozen=True)
class Villkor:
    """What several share: `minst` ≤ the choices and the other variables, each times its number, ≤ `mest`."""

    minst: int
    mest: int
    val: dict[Val, int]
    ovriga: dict[int, int]

    def value_at(self, pris: int) -> int:
        """What the limit is worth at a price."""
        return pris * (self.minst if pris > 0 else self.mest) if pris else 0

    def clip(self, pris: float) -> int:
        """The price in thousandths, of the sign that the limits allow."""
        whole = round(pris * SKALA)
        whole = max(0, whole) if self.mest > OANDLIGT else whole
        return min(0, whole) if self.minst < -OANDLIGT else whole


@dataclass(frozen=True)
class Rad:
    """One person's whole roster and what it costs by itself."""

    person: str
    pass_: frozenset[Passlag]
    kostnad: int


class Personmodell:
    """Finds the person's best row at given prices."""

    def __init__(self, problem: Problem, person: Person) -> None:
        """`problem` is the whole one."""
        self.person = person
        self.modell = Modell(problem.of_person(person))
        objective = self.modell.cp.proto.objective
        self.grund = dict(zip(objective.vars, objective.coeffs, strict=True))
        self.fast = round(objective.offset)

    def best_row(self, priser: dict[Val, int]) -> tuple[Rad | None, int]:
        """The best row found, and what none is better than: cost less prices, in thousandths."""
        costs = defaultdict(int, {index: SKALA * cost for index, cost in self.grund.items()})
        for val, var in self.modell.x.items():
            costs[var.index] -= priser.get(val, 0)
        self._set_objective({index: cost for index, cost in costs.items() if cost})
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = RADSEKUNDER
        status = solver.solve(self.modell.cp)
        bound = math.ceil(solver.best_objective_bound - FELMARGINAL) + SKALA * self.fast
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, bound
        return self._row(lambda var: solver.value(var), solver.response_proto.solution), bound

    def as_row(self, pass_: frozenset[Passlag]) -> Rad | None:
        """A row with these shifts; None when the person may not have them."""
        model = self.modell.cp.clone()
        for val, var in self.modell.x.items():
            model.add(model.get_bool_var_from_proto_index(var.index) == int(val[1] in pass_))
        self._set_objective(self.grund, model)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        status = solver.solve(model)
        return self._row(lambda var: solver.value(var), solver.response_proto.solution) if status == cp_model.OPTIMAL else None

    def _row(self, value: Callable[[Any], int], solution: Any) -> Rad:
        cost = self.fast + sum(cost * solution[index] for index, cost in self.grund.items())
        return Rad(self.person.id, frozenset(lag for (_who, lag), var in self.modell.x.items() if value(var)), cost)

    def _set_objective(self, costs: dict[int, int], model: cp_model.CpModel | None = None) -> None:
        objective = (model or self.modell.cp).proto.objective
        objective.vars.clear()
        objective.coeffs.clear()
        objective.vars.extend(list(costs))
        objective.coeffs.extend(list(costs.values()))
        objective.offset, objective.scaling_factor = 0, 0


class Huvudprogram:
    """The linear program: of each person's rows one, or parts of several, so that what is shared holds at the least cost."""

    def __init__(self, modell: Modell) -> None:
        """`modell` is that of the whole."""
        self.villkor = _shared(modell)
        proto = modell.cp.proto
        self.kostnader = dict(zip(proto.objective.vars, proto.objective.coeffs, strict=True))
        self.lp = pywraplp.Solver.CreateSolver("GLOP")
        self.mal = self.lp.Objective()
        self.mal.SetMinimization()
        self.rader: dict[Rad, Any] = {}
        self.gemensamma = [self._constraint(rad) for rad in self.villkor]
        self.en_rad = {person.id: self.lp.Constraint(1, 1) for person in modell.problem.personer}
        self.per_val: dict[Val, list[tuple[int, int]]] = defaultdict(list)
        self.per_ovrig: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, rad in enumerate(self.villkor):
            for val, times in rad.val.items():
                self.per_val[val].append((number, times))
            for index, times in rad.ovriga.items():
                self.per_ovrig[index].append((number, times))
        self.granser = {index: tuple(proto.variables[index].domain)[:2] for index in self.per_ovrig}
        self._add_others()

    def add(self, rad: Rad) -> bool:
        """Put in a row; False when it is there already."""
        if rad in self.rader:
            return False
        self.rader[rad] = var = self.lp.NumVar(0, 1, "")
        self.mal.SetCoefficient(var, rad.kostnad)
        self.en_rad[rad.person].SetCoefficient(var, 1)
        times: dict[int, int] = defaultdict(int)
        for lag in rad.pass_:
            for number, count in self.per_val.get((rad.person, lag), ()):
                times[number] += count
        for number, count in times.items():
            self.gemensamma[number].SetCoefficient(var, count)
        return True

    def solve(self) -> float | None:
        """The least cost; None when the rows that are there cannot hold what is shared."""
        return self.mal.Value() if self.lp.Solve() == pywraplp.Solver.OPTIMAL else None

    def prices(self) -> list[float]:
        """Of what is shared, at the program's solution."""
        return [constraint.dual_value() for constraint in self.gemensamma]

    def price_of(self, priser: list[int]) -> dict[Val, int]:
        """What each choice is worth at these prices."""
        return {val: sum(times * priser[number] for number, times in rows) for val, rows in self.per_val.items()}

    def bound_at(self, priser: list[int]) -> int:
        """The part of the bound, in thousandths, that is not any person's."""
        bound = sum(rad.value_at(pris) for rad, pris in zip(self.villkor, priser, strict=True))
        for index, rows in self.per_ovrig.items():
            cost = SKALA * self.kostnader.get(index, 0) - sum(times * priser[number] for number, times in rows)
            least, most = self.granser[index]
            bound += cost * (least if cost > 0 else most)
        return bound

    def near(self, most: float) -> set[Val]:
        """The choices of the rows that the solution uses, or that would make it at most so much dearer."""
        rows = (rad for rad, var in self.rader.items() if var.solution_value() > FELMARGINAL or var.reduced_cost() <= most)
        return {(rad.person, lag) for rad in rows for lag in rad.pass_}

    def _constraint(self, rad: Villkor) -> Any:
        endless = self.lp.infinity()
        least = -endless if rad.minst < -OANDLIGT else rad.minst
        return self.lp.Constraint(least, endless if rad.mest > OANDLIGT else rad.mest)

    def _add_others(self) -> None:
        for index, rows in self.per_ovrig.items():
            var = self.lp.NumVar(*self.granser[index], "")
            self.mal.SetCoefficient(var, self.kostnader.get(index, 0))
            for number, times in rows:
                self.gemensamma[number].SetCoefficient(var, times)


def _shared(modell: Modell) -> list[Villkor]:
    chosen = {var.index: val for val, var in modell.x.items()}
    found = []
    for place in modell.gemensamma:
        constraint = modell.cp.proto.constraints[place]
        if not constraint.has_linear():
            continue
        terms = list(zip(constraint.linear.vars, constraint.linear.coeffs, strict=True))
        least, most = tuple(constraint.linear.domain)[:2]
        choices = {chosen[index]: times for index, times in terms if index in chosen}
        found.append(Villkor(least, most, choices, {index: times for index, times in terms if index not in chosen}))
    return found


class Kolumnsokning:
    """Goes on from a roster until the bound is as good as it gets, or the time is over."""

    def __init__(self, modell: Modell, *, arbetare: int, spent: Callable[[], float], note_bound: Callable[[int], None]) -> None:
        """`note_bound` hears every better bound; `spent` tells which part of its time has gone, and is asked between the persons."""
        self.modell, self.arbetare = modell, arbetare
        self.spent, self.note_bound = spent, note_bound
        self.program = Huvudprogram(modell)
        self.bast: int | None = None
        self.bast_priser: list[float] | None = None
        self.troghet = TROGHET

    def run(self, utgang: Schemalage) -> bool:
        """Whether the linear program came to a solution: then `near` tells which choices good rosters are made of.

        When getting ready, or the first turn, took so long that there is no time for enough of them, nothing more is tried.
        """
        problem = self.modell.problem
        self.personer = [Personmodell(problem, person) for person in problem.personer]
        for person in self.personer:
            rad = person.as_row(frozenset(utgang.of_person(person.person.id)))
            if rad is not None:
                self.program.add(rad)
        with ThreadPoolExecutor(self.arbetare) as pool:
            while self.spent() < 1 and (value := self.program.solve()) is not None:
                is_young = len(self.program.rader) <= 2 * len(self.personer)
                if is_young and self.spent() > 1 / MINST_VARV:
                    return False
                if not self._turn(value, pool):
                    break
        return self.program.solve() is not None

    def near(self, most: float) -> set[Val]:
        """The choices of the rows that the solution uses, or that would make it at most so much dearer."""
        return self.program.near(most)

    def _turn(self, value: float, pool: ThreadPoolExecutor) -> bool:
        """New prices, and the best rows at them; False when there is nothing more to find, or the time is over."""
        duals = self.program.prices()
        kept = self.troghet if self.bast_priser is not None else 0.0
        tried = [kept * old + (1 - kept) * new for old, new in zip(self.bast_priser or duals, duals, strict=True)]
        priser = [rad.clip(pris) for rad, pris in zip(self.program.villkor, tried, strict=True)]
        worth = self.program.price_of(priser)
        found = list(pool.map(lambda person: None if self.spent() >= 1 else person.best_row(worth), self.personer))
        new = [self.program.add(rad) for rad, _bound in filter(None, found) if rad is not None]
        if None in found:
            return False
        bound = self.program.bound_at(priser) + sum(bound for _rad, bound in found)
        if self.bast is None or bound > self.bast:
            self.bast, self.bast_priser = bound, tried
            self.note_bound(-(-bound // SKALA))
        if not any(new):
            self.troghet = self.troghet / 2 if self.troghet > MINSTA_TROGHET else 0.0
        return (any(new) or kept > 0) and value - self.bast / SKALA > NAST_INTILL
