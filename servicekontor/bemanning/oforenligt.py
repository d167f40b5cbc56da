"""Why no roster exists: a smallest set of demands that cannot hold together, in words.

Smallest in the sense that taking any one of them away makes a roster possible (as far as the time allowed could tell); another set
with fewer may exist. Looked for where it is quickest found: by counting the people of each day and the hours of each week, then by the
solver in each day, in each week and in the whole.
"""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from ortools.sat.python import cp_model

from servicekontor.bemanning.dagrakning import Personbrist, find_crowding
from servicekontor.bemanning.delproblem import days_of
from servicekontor.bemanning.modell import Modell
from servicekontor.bemanning.oforenligt_ord import Nyckel, tell, tell_crowding, tell_shortage
from servicekontor.bemanning.regler import Bemanning
from servicekontor.bemanning.timrakning import Timbrist, find_shortage
from servicekontor.bemanning.varden import Behov, Problem

DAGSEKUNDER, VECKODEL = 0.3, 0.3
"""How long one day, and one week as a part of the time that is left, may take."""


@dataclass(frozen=True)
class Oforenlighet:
    """Demands that cannot hold together; `is_minst` when none of them can be left out."""

    krav: tuple[Nyckel, ...]
    meningar: tuple[str, ...]
    is_minst: bool


def explain(problem: Problem, *, sekunder: float = 20, fro: int = 1) -> Oforenlighet | None:
    """A smallest set of demands that contradict each other; None when the problem has a roster, or none was proved impossible in time.

    Counting is always done, and takes a moment: with no time at all it is what is done.
    """
    deadline = time.monotonic() + sekunder
    return next(filter(None, _look(problem, deadline, fro)), None)


def _look(problem: Problem, deadline: float, fro: int) -> Iterator[Oforenlighet | None]:
    """What each step finds, from the quickest to the widest."""

    def left() -> float:
        return deadline - time.monotonic()

    crowding = find_crowding(problem)
    yield _of_crowding(problem, crowding) if crowding else None
    shortage = find_shortage(problem)
    yield _of_shortage(problem, shortage) if shortage else None
    for dag in range(problem.dagar):
        yield _Sokning(days_of(problem, dag, dag), min(DAGSEKUNDER, left()), fro).run()
    for monday in range(0, problem.dagar, 7):
        yield _Sokning(days_of(problem, monday, monday + 6), VECKODEL * left(), fro).run()
    yield _Sokning(problem, left(), fro).run()


def _of_crowding(problem: Problem, brist: Personbrist) -> Oforenlighet:
    return Oforenlighet(tuple(sorted({*_demands(problem, brist.behov), *brist.hinder})), tell_crowding(problem, brist), is_minst=True)


def _of_shortage(problem: Problem, brist: Timbrist) -> Oforenlighet:
    needs = _demands(problem, brist.behov)
    limits = {(brist.regel.id, f"{person.id}|{brist.forsta}") for person in brist.personer}
    return Oforenlighet(tuple(sorted(needs | limits)), tell_shortage(problem, brist), is_minst=True)


def _demands(problem: Problem, behov: tuple[Behov, ...]) -> set[Nyckel]:
    rules = [regel for regel in problem.regler if isinstance(regel, Bemanning)]
    return {(regel.id, f"{row.plats}|{row.dag}") for regel in rules for row in behov if row in regel.behov}


class _Sokning:
    def __init__(self, problem: Problem, sekunder: float, fro: int) -> None:
        self.problem, self.fro = problem, fro
        self.deadline = time.monotonic() + sekunder

    @cached_property
    def modell(self) -> Modell:
        """Built when there is time to look."""
        return Modell(self.problem, is_forklarande=True)

    def run(self) -> Oforenlighet | None:
        if self._left() <= 0:
            return None
        core = self._core(set(self.modell.antaganden))
        if core is None:
            return None
        core = self._without_rules(core)
        is_least = True
        for key in sorted(core):
            if key not in core:
                continue
            smaller = self._core(core - {key})
            if smaller is not None:
                core = smaller
            elif self._left() <= 0:
                is_least = False
                break
        keys = sorted(core)
        unsure = () if is_least else (_("Tiden räckte inte för att pröva om något av det kan strykas."),)
        return Oforenlighet(tuple(keys), (*tell(self.problem, keys), *unsure), is_least)

    def _without_rules(self, core: set[Nyckel]) -> set[Nyckel]:
        """Leave out whole rules first: few rules say more than few parts."""
        for regel in sorted({regel for regel, _part in core}):
            smaller = self._core({key for key in core if key[0] != regel})
            core = core if smaller is None else smaller
        return core

    def _core(self, keys: Collection[Nyckel]) -> set[Nyckel] | None:
        """Those of the demands that are enough to contradict each other; None when they do not, or it is not known."""
        if self._left() <= 0:
            return None
        self.modell.cp.clear_assumptions()
        self.modell.cp.add_assumptions([self.modell.antaganden[key] for key in sorted(keys)])
        solver = cp_model.CpSolver()
        # One worker: the parallel search does not tell which assumptions it needed.
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self.fro
        solver.parameters.max_time_in_seconds = self._left()
        if solver.solve(self.modell.cp) != cp_model.INFEASIBLE:
            return None
        used = set(solver.sufficient_assumptions_for_infeasibility())
        return {key for key in keys if self.modell.antaganden[key].index in used}

    def _left(self) -> float:
        return self.deadline - time.monotonic()
