"""Finds a good roster, step by step: a quick proposal, a short search of the whole, prices that tell what the best rosters are made of
(see `kolumner`), the search of those choices alone, and then again and again the search of a part of it while the rest stands.
"""

import random
import threading
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from ortools.sat.python import cp_model

from servicekontor.bemanning.forslag import propose
from servicekontor.bemanning.grannskap import Grannskap
from servicekontor.bemanning.granska import count_breaches
from servicekontor.bemanning.kolumner import Kolumnsokning, Val
from servicekontor.bemanning.modell import Modell
from servicekontor.bemanning.varden import Problem, Schemalage

ARBETARE = 8
"""Threads of a search of the whole: more than the cores, because each looks in its own way."""
SAMTIDIGT = 2
"""Searches of parts, and of single rows, at the same time."""
HELHET, KOLUMNER, STOD = 0.06, 0.4, 0.08
"""The parts of the time that the search of the whole, the prices and each search among good rows' choices may take."""
NARHET = (0.0, 0.1, 0.5)
"""How much dearer a row may be, as a part of the gap, for its choices to be searched."""
DELANDEL, DELSEKUNDER = 0.08, 6.0
"""The longest search of one part: of the whole time, and in seconds."""
PAUS = 0.1

Klocka = Callable[[], float]


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
    klocka: Klocka = time.monotonic,
) -> Resultat:
    """The best roster within so many seconds of the clock. `utgang` is a roster to begin from, `fro` the seed.

    `lyssna` is called at every better roster or bound, from whichever thread found it; once `is_stopped` says so, the search ends
    within a second and what it has is the result. `klocka` tells seconds; a bench on a busy machine counts those of the processor.
    """
    return _Sokning(problem, _Tid(sekunder, klocka, is_stopped), fro, arbetare, lyssna).run(utgang)


class _Tid:
    """How long there is left, by whichever clock; none when somebody has asked for the end."""

    def __init__(self, sekunder: float, klocka: Klocka, is_stopped: Callable[[], bool]) -> None:
        self.sekunder, self.klocka, self.is_stopped = sekunder, klocka, is_stopped
        self.began = klocka()

    @property
    def used(self) -> float:
        return self.klocka() - self.began

    def part(self, share: float) -> Callable[[], float]:
        """From now on tells how much of that part of the time has gone: 1 or more when it is over."""
        began = self.used
        return lambda: float("inf") if self.is_past() else (self.used - began) / (share * self.sekunder)

    def is_past(self) -> bool:
        return self.used >= self.sekunder or self.is_stopped()


class _Sokning:
    def __init__(self, problem: Problem, tid: _Tid, fro: int, arbetare: int, lyssna: Lyssnare) -> None:
        self.problem, self.tid, self.fro, self.arbetare, self.lyssna = problem, tid, fro, arbetare, lyssna
        self.samtidigt = min(SAMTIDIGT, arbetare)
        self.slump = random.Random(fro)
        self.las = threading.Lock()
        self.grans, self.varde = 0, None
        self.lage: Schemalage | None = None

    def run(self, utgang: Schemalage | None) -> Resultat:
        self._begin(utgang)
        self.modell = Modell(self.problem)
        status = self._search_whole(HELHET)
        if self.lage is None and status != cp_model.INFEASIBLE:
            status = self._search_whole(1.0)
        if self.lage is None:
            return Resultat(None, self._progress(), is_olosligt=status == cp_model.INFEASIBLE)
        if not self._is_over():
            self._improve(self._price())
        return self._checked(self.lage)

    def _begin(self, utgang: Schemalage | None) -> None:
        """What is there already, and a proposal: the better of them, of those that break nothing that must hold."""
        known = {(person.id, lag) for person in self.problem.personer for lag in self.problem.lag} | self.problem.lasta.pass_
        for lage in (utgang, propose(self.problem, fro=self.fro)):
            if lage is not None and self.problem.lasta.pass_ <= lage.pass_ <= known:
                check = count_breaches(self.problem, lage)
                if not check.tvingande:
                    self.note(check.varde, lage)

    def _checked(self, lage: Schemalage) -> Resultat:
        """The result with the value that the independent check gives, which refuses a roster that breaks what must hold."""
        check = count_breaches(self.problem, lage)
        if check.tvingande:
            raise AssertionError(f"the solver broke {check.tvingande[0].regel.id}")
        self.varde = check.varde
        return Resultat(lage, self._progress())

    def _search_whole(self, share: float) -> int:
        """The whole at once: soon done when the problem is small, and the only way to prove that there is no roster."""
        model = self.modell.cp.clone()
        self._hint(model, self.modell.x)
        status = self._search(model, self.tid.part(share), self.arbetare, self._note_bound)
        if status == cp_model.OPTIMAL:
            self.note_bound(self.varde)
        return status

    def _price(self) -> set[Val]:
        """The bound by column generation, and then the search of those choices alone that good rows are made of.

        A row that would make the program dearer by more than the gap is in no better roster; the nearest are the likeliest, and first.
        """
        kolumner = Kolumnsokning(self.modell, arbetare=self.samtidigt, spent=self.tid.part(KOLUMNER), note_bound=self.note_bound)
        if not kolumner.run(self.lage):
            return set()
        for share in NARHET:
            if not self._is_over():
                near = kolumner.near(share * (self.varde - self.grans))
                self._search(self._part(near | self.lage.pass_), self.tid.part(STOD), self.arbetare)
        return kolumner.near(self.varde - self.grans)

    def _improve(self, kanda: set[Val]) -> None:
        """Free one part at a time, several at once, until the time is over or no better roster can be."""
        grannskap = Grannskap(self.problem, self.slump, self.modell.x.keys(), kanda)
        with ThreadPoolExecutor(self.samtidigt) as pool:
            for work in [pool.submit(self._improve_parts, grannskap) for _turn in range(self.samtidigt)]:
                work.result()

    def _improve_parts(self, grannskap: Grannskap) -> None:
        share = min(DELANDEL, DELSEKUNDER / self.tid.sekunder)
        while not self._is_over():
            with self.las:
                part, lage = grannskap.draw(), self.lage
            model = self._part(part.val | lage.pass_, {val for val in lage.pass_ if not part.is_loose(val)})
            status = self._search(model, self.tid.part(share), 1)
            with self.las:
                grannskap.learn(part.slag, is_finished=status == cp_model.OPTIMAL)

    def _part(self, allowed: Collection[Val], standing: Collection[Val] = ()) -> cp_model.CpModel:
        """The model in which only some choices can be made, and some must be."""
        model = self.modell.cp.clone()
        for val, var in self.modell.x.items():
            if val not in allowed:
                model.proto.variables[var.index].domain[1] = 0
            elif val in standing:
                model.proto.variables[var.index].domain[0] = 1
        self._hint(model, (val for val in self.modell.x if val in allowed and val not in standing))
        return model

    def _hint(self, model: cp_model.CpModel, choices: Iterable[Val]) -> None:
        if self.lage is not None:
            for val in choices:
                model.add_hint(model.get_bool_var_from_proto_index(self.modell.x[val].index), val in self.lage.pass_)

    def _search(
        self, model: cp_model.CpModel, spent: Callable[[], float], arbetare: int, hear: Callable[[float], None] | None = None
    ) -> int:
        """The solver's status; what it finds is heard by `note`, a bound of the whole by `hear`."""
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = arbetare
        with self.las:
            solver.parameters.random_seed = self.slump.randrange(10**6)
        if hear is not None:
            solver.best_bound_callback = hear
        with _Vakt(solver, lambda: spent() >= 1 or self._is_over()):
            return solver.solve(model, _Fynd(self))

    def _note_bound(self, bound: float) -> None:
        # A bound below the whole number is as good as that number: every cost is whole.
        self.note_bound(int(-(-bound // 1)) if bound % 1 > 1e-6 else round(bound))

    def note_bound(self, grans: int) -> None:
        """What no roster can be better than."""
        with self.las:
            is_better, self.grans = grans > self.grans, max(self.grans, grans)
        if is_better:
            self.lyssna(self._progress())

    def note(self, varde: int, lage: Schemalage) -> None:
        """A roster was found: keep it when it is better, or as good and another (so that the search moves)."""
        with self.las:
            is_better = self.varde is None or varde < self.varde
            if is_better or varde == self.varde:
                self.varde, self.lage = varde, lage
        if is_better:
            self.lyssna(self._progress())

    def _progress(self) -> Framsteg:
        return Framsteg(self.tid.used, self.varde, self.grans)

    def _is_over(self) -> bool:
        return self.tid.is_past() or (self.varde is not None and self.varde <= self.grans)


class _Fynd(cp_model.CpSolverSolutionCallback):
    """Hands each better roster to the search."""

    def __init__(self, sokning: _Sokning) -> None:
        super().__init__()
        self.sokning = sokning

    def on_solution_callback(self) -> None:
        value = round(self.objective_value)
        if self.sokning.varde is None or value <= self.sokning.varde:
            self.sokning.note(value, self.sokning.modell.lage(self.value))


class _Vakt:
    """Stops a solver once it is to end."""

    def __init__(self, solver: cp_model.CpSolver, is_over: Callable[[], bool]) -> None:
        self.solver, self.is_over = solver, is_over
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_error: object) -> None:
        self.over.set()
        self.thread.join()

    def _watch(self) -> None:
        while not self.over.wait(PAUS):
            if self.is_over():
                self.solver.stop_search()
