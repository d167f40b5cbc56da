"""Solves one problem and tells when its first roster came; `./kc bench schema FIL.txt --sekunder N` solves files."""

import argparse
import math
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import django

from servicekontor.bemanning.kommunregler import make_problem
from servicekontor.bemanning.losare import Framsteg, Resultat, solve
from servicekontor.bemanning.varden import Problem
from tests.bench.delar.schema.format import read_file
from tests.bench.delar.schema.stor import make_underlag

KARNOR = 2
STOR = "stor"
"""Instead of a file: the size that must be solved."""


@dataclass(frozen=True)
class Korning:
    """One search: its outcome, and after how many seconds the first roster came (infinitely many when none did)."""

    resultat: Resultat
    forsta: float


def two_cores() -> float:
    """Seconds that two cores of their own would have taken: half of what all threads have used of a processor."""
    return time.process_time() / KARNOR


def run(problem: Problem, sekunder: float, *, fro: int = 1, arbetare: int = 8, klocka: Callable[[], float] = time.monotonic) -> Korning:
    """Search so long."""
    heard: list[Framsteg] = []
    result = solve(problem, sekunder=sekunder, fro=fro, arbetare=arbetare, lyssna=heard.append, klocka=klocka)
    return Korning(result, min((framsteg.sekunder for framsteg in heard if framsteg.varde is not None), default=math.inf))


def is_asked(arguments: list[str]) -> bool:
    """Whether the arguments name files for this part."""
    return arguments[:1] == ["schema"] and any(argument == STOR or argument.endswith(".txt") for argument in arguments)


def main(arguments: list[str]) -> int:
    """Solve the files named; 1 when one cannot be read."""
    parser = argparse.ArgumentParser(prog="./kc bench schema", description="Löser schemaprov från schedulingbenchmarks.org.")
    parser.add_argument(
        "fil", nargs="+", type=Path, help=f"filer från schedulingbenchmarks.org, eller ”{STOR}”: tolv kontor, buss, 40 personer"
    )
    parser.add_argument("--sekunder", type=float, default=60)
    parser.add_argument("--fro", type=int, nargs="+", default=[1], help="ett eller flera frön: resultaten skiljer sig")
    parser.add_argument("--arbetare", type=int, default=8)
    parser.add_argument("--processor", action="store_true", help="räkna processorns sekunder, delade på två kärnor, inte väggklockans")
    options = parser.parse_args(arguments)
    # The breaches are told in words, which are looked up in the translations of all apps.
    django.setup()
    try:
        for line in _lines(options):
            print(line, flush=True)
    except (OSError, ValueError, IndexError) as fel:
        print(f"Filen går inte att läsa: {fel}", file=sys.stderr)
        return 1
    return 0


def _lines(options: argparse.Namespace) -> Iterator[str]:
    for fil in options.fil:
        problem = make_problem(make_underlag()) if str(fil) == STOR else read_file(fil)
        for fro in options.fro:
            klocka = two_cores if options.processor else time.monotonic
            korning = run(problem, options.sekunder, fro=fro, arbetare=options.arbetare, klocka=klocka)
            found = korning.resultat.framsteg
            value = "inget schema" if found.varde is None else f"värde {found.varde}"
            yield f"{fil.name:<20} frö {fro:<4} {value}  gräns {found.grans}  tid {found.sekunder:.1f} s  första {korning.forsta:.1f} s"
