"""Where a visitor of the demo municipality can go at a moment: the offices that are staffed then, and the bus where it stops."""

import tomllib
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import accumulate
from pathlib import Path

from servicekontor.models import Turmonster

KATALOG = Path(__file__).parent / "kontor.toml"
KVALLEN = time(18)
VARDAGAR = range(5)


@dataclass(frozen=True)
class _Pass:
    """Hours of an office on a weekday, in even weeks, odd weeks or both; with visitors of an ordinary day."""

    kod: str
    besok: int
    fran: time
    till: time
    veckor: frozenset[int]


def find_kontor(datum: date, klockslag: time, drawn: float) -> str:
    """The code of the office that a visitor comes to, busy ones more often; `drawn` is from 0 up to 1. Empty when none is open."""
    dagens = _passes()[datum.weekday()]
    jamn = datum.isocalendar().week % 2
    oppna = [p for p in dagens if p.fran <= klockslag < p.till and jamn in p.veckor]
    summor = list(accumulate(p.besok for p in oppna))
    return oppna[bisect(summor, drawn * summor[-1])].kod if oppna else ""


@cache
def _passes() -> dict[int, list[_Pass]]:
    """By weekday."""
    found: dict[int, list[_Pass]] = {dag: [] for dag in range(7)}
    for dag, oppet in _read():
        found[dag].append(oppet)
    return found


def _read() -> Iterator[tuple[int, _Pass]]:
    katalog = tomllib.loads(KATALOG.read_text())
    for rad in katalog["kontor"]:
        for dag in VARDAGAR:
            till = KVALLEN if dag in rad["kvall"] else time.fromisoformat(rad["till"])
            yield dag, _Pass(rad["kod"], rad["besok"], time.fromisoformat(rad["fran"]), till, frozenset({0, 1}))
    buss = katalog["buss"]
    for monster in katalog["monster"]:
        veckor = {Turmonster.Rytm.JAMNA: {0}, Turmonster.Rytm.UDDA: {1}}[monster["rytm"]]
        for _ort, fran, till in monster["stopp"]:
            tider = time.fromisoformat(fran), time.fromisoformat(till)
            yield monster["veckodag"], _Pass(buss["kod"], buss["besok"], *tider, frozenset(veckor))
