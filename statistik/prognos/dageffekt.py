"""Special days: holidays, the days around them, and known events change a day's whole level.

Before the methods see a series its special days are divided by what such days have done so far; the forecast is multiplied
by it again. A day on which hardly anything came is left out instead. What has been seen seldom is believed little, and what
could be chance not at all, so that a calendar that does not fit the series does no harm.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np

from statistik.prognos.serie import Serie, Tal

FOLJD = timedelta(days=1)
NASTAN_STANGT = 0.25
"""Below this share of an ordinary day the half-hours say nothing about other days."""
TVIVEL = 1.0
"""A kind of day that has been seen so many times is believed by half."""
SLUMP = 1.5
"""Standard deviations of ordinary days, by so many seen, below which a change could be chance."""
STORSTA = 20.0
"""No day is believed to bring more than so many times an ordinary one, nor less than its inverse."""


@dataclass(frozen=True)
class Handelse:
    """A known event that raises or lowers the days `fran`–`till`: `slag` joins it to earlier ones; `andring` is a manager's own
    estimate (0.3: 30 % more), used as long as no earlier one of the kind has been seen."""

    slag: str
    fran: date
    till: date
    andring: float | None = None


@dataclass(frozen=True)
class Kalender:
    """What days are special: `helgdagar(year)` names the holidays and eves; `handelser` are the known events."""

    helgdagar: Callable[[int], Mapping[date, str]] = lambda year: {}
    handelser: tuple[Handelse, ...] = ()
    _sedda: dict[date, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def kinds(self, dag: date) -> tuple[str, ...]:
        """What the day is, most precise first: its own kind, then the wider one that it borrows from. Empty for ordinary days."""
        if dag not in self._sedda:
            self._sedda[dag] = self._find_kinds(dag)
        return self._sedda[dag]

    def _find_kinds(self, dag: date) -> tuple[str, ...]:
        if name := self._holiday(dag):
            return (f"helgdag:{name}:{dag.weekday() > 4}", f"helgdag:{dag.weekday() > 4}")
        for handelse in self.handelser:
            if handelse.fran <= dag <= handelse.till:
                return (f"handelse:{handelse.slag}:{(dag - handelse.fran).days}", f"handelse:{handelse.slag}")
        before, after = self._holiday(dag + FOLJD), self._holiday(dag - FOLJD)
        if dag.weekday() > 4 or not (before or after):
            return ()
        if self._is_free(dag + FOLJD) and self._is_free(dag - FOLJD):
            return ("klamdag",)
        return (f"fore:{before}", "fore") if before else (f"efter:{after}", "efter")

    def estimate(self, dag: date) -> float | None:
        """A manager's own estimate of the day as a factor."""
        found = [h.andring for h in self.handelser if h.fran <= dag <= h.till and h.andring is not None]
        return 1 + found[0] if found else None

    def _holiday(self, dag: date) -> str:
        return self.helgdagar(dag.year).get(dag, "")

    def _is_free(self, dag: date) -> bool:
        return dag.weekday() > 4 or bool(self._holiday(dag))


@dataclass(frozen=True)
class Dageffekter:
    """What each kind of day does, as factors of an ordinary day."""

    kalender: Kalender
    faktorer: Mapping[str, float]

    def factor(self, dag: date) -> float:
        """What the day does: 1 for an ordinary one."""
        kinds = self.kalender.kinds(dag)
        known = next((self.faktorer[kind] for kind in kinds if kind in self.faktorer), None)
        return known if known is not None else self.kalender.estimate(dag) or 1.0

    def factors(self, forsta: date, dagar: int) -> Tal:
        """For so many days from a date on."""
        return np.array([self.factor(forsta + timedelta(days=n)) for n in range(dagar)])

    def cleaned(self, serie: Serie) -> Serie:
        """The series as if no day had been special; those that are nearly closed are unknown."""
        factor = self.factors(serie.forsta, len(serie))
        factor[factor < NASTAN_STANGT] = np.nan
        return serie.replaced(serie.antal / factor[:, None])


def learn(serie: Serie, kalender: Kalender) -> Dageffekter:
    """What the special days of the series did, against ordinary days of the same weekday in the weeks around them."""
    kinds = {n: found for n in range(len(serie)) if (found := kalender.kinds(serie.dag(n)))}
    ratio, spread = _ratios(serie, kinds.keys())
    seen: dict[str, list[float]] = defaultdict(list)
    for n, found in kinds.items():
        if not np.isnan(ratio[n]):
            for kind in found:
                seen[kind].append(float(np.log(np.clip(ratio[n], 1 / STORSTA, STORSTA))))
    wide = {kind: _believed(logs, 0.0, spread) for kind, logs in seen.items()}
    own = {kind: _believed(seen[kind], wide[found[-1]], spread) for found in kinds.values() for kind in found if kind in seen}
    return Dageffekter(kalender, {kind: float(np.exp(log)) for kind, log in own.items()})


def _believed(logs: list[float], wider: float, spread: float) -> float:
    """The mean drawn towards what is wider known; nought when such a mean could be chance."""
    if abs(np.mean(logs)) < SLUMP * spread / np.sqrt(len(logs)):
        return 0.0
    return float((sum(logs) + TVIVEL * wider) / (len(logs) + TVIVEL))


def _ratios(serie: Serie, special: Iterable[int]) -> tuple[Tal, float]:
    """Each day's total over the usual one of its weekday three weeks around, and how much ordinary days spread (log)."""
    known = ~np.isnan(serie.antal)
    total = np.where(known.any(axis=1), np.nansum(serie.antal, axis=1), np.nan)
    ordinary = total.copy()
    ordinary[list(special)] = np.nan
    padded = np.concatenate([np.full(21, np.nan), ordinary, np.full(21, np.nan)])
    around = np.array([padded[21 + shift : 21 + shift + len(total)] for shift in (-21, -14, -7, 7, 14, 21)])
    empty = np.isnan(around).all(axis=0)
    usual = np.where(empty, np.nan, np.nanmedian(np.where(empty, 0, around), axis=0))
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(usual > 0, total / usual, np.nan)
        logs = np.log(ordinary / usual)
    logs = logs[np.isfinite(logs)]
    return ratio, float(1.4826 * np.median(np.abs(logs))) if len(logs) else np.inf
