"""Why no roster exists: a smallest set of demands that cannot hold together, in words.

Smallest in the sense that taking any one of them away makes a roster possible (as far as the time allowed could tell); another set
with fewer may exist.
"""

import time
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _
from ortools.sat.python import cp_model

from servicekontor.bemanning import regler
from servicekontor.bemanning.modell import LASTA, Modell
from servicekontor.bemanning.varden import Problem, clock

Nyckel = tuple[str, str]
"""A rule's id, and which part of it: a person, or a place and day."""


@dataclass(frozen=True)
class Oforenlighet:
    """Demands that cannot hold together; `is_minst` when none of them can be left out."""

    krav: tuple[Nyckel, ...]
    meningar: tuple[str, ...]
    is_minst: bool


def explain(problem: Problem, *, sekunder: float = 20, fro: int = 1) -> Oforenlighet | None:
    """A smallest set of demands that contradict each other; None when the problem has a roster, or none was proved impossible in time."""
    return _Sokning(problem, sekunder, fro).run()


class _Sokning:
    def __init__(self, problem: Problem, sekunder: float, fro: int) -> None:
        self.problem, self.fro = problem, fro
        self.deadline = time.monotonic() + sekunder
        self.modell = Modell(problem, is_forklarande=True)

    def run(self) -> Oforenlighet | None:
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
        return Oforenlighet(tuple(sorted(core)), _sentences(self.problem, sorted(core)), is_least)

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


def _sentences(problem: Problem, keys: list[Nyckel]) -> tuple[str, ...]:
    """The demands in words, those of each rule together."""
    by_id = {regel.id: regel for regel in (*problem.regler, LASTA)}
    return tuple(dict.fromkeys(sentence for id_, part in keys for sentence in _words(problem, by_id[id_], part)))


def _words(problem: Problem, regel: regler.Regel, part: str) -> list[str]:
    if isinstance(regel, regler.Bemanning):
        plats, dag = part.split("|")
        return [_need(problem, behov) for behov in regel.behov if (behov.plats, behov.dag) == (plats, int(dag))]
    who = part.partition("|")[0]
    name = problem.person[who].namn if who in problem.person else problem.name(who)
    return [f"{name}: {regel.mening}"]


def _need(problem: Problem, behov: regler.Behov) -> str:
    words = {
        "plats": problem.name(behov.plats),
        "antal": behov.antal,
        "tid": f"{problem.day(behov.dag)} {clock(behov.fran)}–{clock(behov.till)}",
        "krav": ", ".join(sorted(behov.krav)),
    }
    text = _("%(plats)s behöver %(antal)d %(tid)s (%(krav)s).") if behov.krav else _("%(plats)s behöver %(antal)d %(tid)s.")
    return text % words
