"""Finds a good roster: CP-SAT on the whole, then again and again on a part of it while the rest stands (large-neighbourhood search).

How good a roster can be at best is told by the first search only; for this kind of problem that bound is often weak.
"""

import random
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.modell import Modell
from servicekontor.bemanning.varden import Problem, Schemalage

ARBETARE = 8
"""Threads of one search: more than the cores, because each looks in its own way."""
HELHET = 0.35
"""The part of the time that the search of the whole may take."""
DELSEKUNDER = 6.0
"""The longest search of one part."""
PAUS = 0.2


@dataclass(frozen=True)
class Framsteg:
    """How far a search has come: the best value yet (None before the first roster) and what no roster can be better than."""

    sekunder: float
    varde: int | None
    grans: int

    @property
    def gap(self) -> float | None:
        """The distance from value to bound as a part of the value."""
        return None if self.varde is None else (self.varde - self.grans) / max(1, abs(self.varde))


@dataclass(frozen=True)
class Resultat:
    """The outcome. `lage` is None when no roster was found; `is_olosligt` when it is proved that there is none."""

    lage: Schemalage | None
    framsteg: Framsteg
    is_olosligt: bool = False

    @property
    def is_bast(self) -> bool:
        """Whether it is proved that none is better."""
        return self.lage is not None and self.framsteg.varde == self.framsteg.grans


Lyssnare = Callable[[Framsteg], None]


def solve(
    problem: Problem,
    *,
    sekunder: float,
    fro: int = 1,
    arbetare: int = ARBETARE,
    utgang: Schemalage | None = None,
    lyssna: Lyssnare = lambda _framsteg: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Resultat:
    """The best roster within so many seconds (of the wall clock). `utgang` is a roster to begin from, `fro` the seed.

    `lyssna` is called at every better roster or bound, from whichever thread found it; once `is_stopped` says so, the search ends
    within a second and what it has is the result.
    """
    return _Sokning(problem, sekunder, fro, arbetare, lyssna, is_stopped).run(utgang)


class _Sokning:
    def __init__(
        self, problem: Problem, sekunder: float, fro: int, arbetare: int, lyssna: Lyssnare, is_stopped: Callable[[], bool]
    ) -> None:
        self.began = time.monotonic()
        self.deadline = self.began + sekunder
        self.sekunder, self.fro, self.arbetare = sekunder, fro, arbetare
        self.lyssna, self.is_stopped = lyssna, is_stopped
        self.slump = random.Random(fro)
        self.modell = Modell(problem)
        self.problem = problem
        self.variables = list(self.modell.x.items())
        self.grans, self.varde = 0, None
        self.values: list[int] | None = None

    def run(self, utgang: Schemalage | None) -> Resultat:
        if utgang is not None:
            for key, var in self.variables:
                self.modell.cp.add_hint(var, key in utgang.pass_)
        status = self._search(self.modell.cp, max(0.1, self.sekunder * HELHET), is_whole=True)
        if status == cp_model.INFEASIBLE:
            return Resultat(None, self._progress(), is_olosligt=True)
        if self.values is None:
            status = self._search(self.modell.cp, self._left(), is_whole=True)
        if self.values is None:
            return Resultat(None, self._progress(), is_olosligt=status == cp_model.INFEASIBLE)
        self._improve()
        return self._checked(Schemalage.of(key for (key, _var), value in zip(self.variables, self.values, strict=True) if value))

    def _checked(self, lage: Schemalage) -> Resultat:
        """The result with the value that the independent check gives, which refuses a roster that breaks what must hold."""
        check = count_breaches(self.problem, lage)
        if check.tvingande:
            raise AssertionError(f"the solver broke {check.tvingande[0].regel.id}")
        self.varde = check.varde
        return Resultat(lage, self._progress())

    def _improve(self) -> None:
        """Free one part at a time; parts grow while searching them ends early, and shrink when it does not."""
        share = 0.2
        while self._left() > PAUS and not self.is_stopped() and self.varde != self.grans:
            free = self._neighbourhood(share)
            part = self.modell.cp.clone()
            for index, (key, var) in enumerate(self.variables):
                here = part.get_bool_var_from_proto_index(var.index)
                if key in free:
                    part.add_hint(here, self.values[index])
                else:
                    part.add(here == self.values[index])
            status = self._search(part, min(DELSEKUNDER, self._left()), is_whole=False)
            share = min(0.9, share * 1.15) if status == cp_model.OPTIMAL else max(0.05, share * 0.9)

    def _neighbourhood(self, share: float) -> set[Any]:
        """Which choices are free: some persons' whole period, or everybody's in a stretch of days, or both in part."""
        kind = self.slump.randrange(3)
        people = [person.id for person in self.problem.personer]
        days = self.problem.dagar
        length = days
        if kind == 0:
            people = self.slump.sample(people, max(2, round(len(people) * share)) if len(people) > 1 else 1)
        elif kind == 1:
            length = max(3, round(days * share))
        else:
            people = self.slump.sample(people, max(1, round(len(people) * min(1.0, share * 2))))
            length = max(5, round(days * min(1.0, share * 2)))
        first = self.slump.randrange(max(1, days - length + 1))
        chosen = set(people)
        return {key for key, _var in self.variables if key[0] in chosen and first <= key[1].dag < first + length}

    def _search(self, model: cp_model.CpModel, sekunder: float, *, is_whole: bool) -> int:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = min(sekunder, max(0.1, self._left()))
        solver.parameters.num_workers = self.arbetare
        solver.parameters.random_seed = self.fro + (0 if is_whole else self.slump.randrange(10**6))
        if is_whole:
            solver.best_bound_callback = self._note_bound
        with _Vakt(solver, self.is_stopped):
            status = solver.solve(model, _Fynd(self))
        if is_whole and status == cp_model.OPTIMAL:
            self._note_bound(solver.best_objective_bound)
        return status

    def _note_bound(self, bound: float) -> None:
        # A bound below the whole number is as good as that number: every cost is whole.
        lifted = max(self.grans, int(-(-bound // 1)) if bound % 1 > 1e-6 else round(bound))
        if lifted > self.grans:
            self.grans = lifted
            self.lyssna(self._progress())

    def note(self, varde: int, values: list[int]) -> None:
        """A roster was found: keep it when it is better, or as good and another (so that the search moves)."""
        if self.varde is None or varde <= self.varde:
            is_better = self.varde is None or varde < self.varde
            self.varde, self.values = varde, values
            if is_better:
                self.lyssna(self._progress())

    def _progress(self) -> Framsteg:
        return Framsteg(time.monotonic() - self.began, self.varde, self.grans)

    def _left(self) -> float:
        return self.deadline - time.monotonic()


class _Fynd(cp_model.CpSolverSolutionCallback):
    """Hands each better roster to the search."""

    def __init__(self, sokning: _Sokning) -> None:
        super().__init__()
        self.sokning = sokning

    def on_solution_callback(self) -> None:
        self.sokning.note(round(self.objective_value), [int(self.value(var)) for _key, var in self.sokning.variables])


class _Vakt:
    """Stops a solver once somebody asks for it."""

    def __init__(self, solver: cp_model.CpSolver, is_stopped: Callable[[], bool]) -> None:
        self.solver, self.is_stopped = solver, is_stopped
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.over.wait(PAUS):
            if self.is_stopped():
                self.solver.stop_search()
