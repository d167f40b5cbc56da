"""Reads the text format of schedulingbenchmarks.org into a problem of the product's own rules."""

from collections import defaultdict
from datetime import date
from pathlib import Path

from servicekontor.bemanning import regler
from servicekontor.bemanning.varden import Behov, Passlag, Person, Problem

MANDAG = date(2026, 1, 5)
"""Every instance begins on a Monday; which one does not matter."""


def read_problem(text: str) -> Problem:
    """The problem that a file holds; ValueError when it is no such file."""
    parts = _sections(text)
    if not {"HORIZON", "SHIFTS", "STAFF", "COVER"} <= set(parts):
        raise ValueError("det är inget schemaprov från schedulingbenchmarks.org")
    days = int(parts["HORIZON"][0][0])
    staff = parts["STAFF"]
    lengths = {row[0]: int(row[1]) for row in parts["SHIFTS"]}
    lag = tuple(Passlag(dag, 0, minutes, typ=typ) for dag in range(days) for typ, minutes in lengths.items())
    rules = (*_follow(parts), *_staff(staff, days), *_days_off(parts), *_requests(parts), *_cover(parts, lengths))
    return Problem(MANDAG, days, tuple(Person(row[0], row[0]) for row in staff), lag, rules)


def read_file(path: Path) -> Problem:
    """As `read_problem`, from a file."""
    return read_problem(path.read_text(encoding="utf-8-sig"))


def _sections(text: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("SECTION_"):
            rows = found.setdefault(line.removeprefix("SECTION_"), [])
        elif line and not line.startswith("#"):
            rows.append([cell.strip() for cell in line.split(",")])
    return found


def _follow(parts: dict[str, list[list[str]]]) -> list[regler.Regel]:
    pairs = {(row[0], other) for row in parts["SHIFTS"] for other in row[2].split("|") if other} if parts["SHIFTS"] else set()
    return [regler.ForbjudenFoljd("foljd", "Passet får inte följa på det förra.", par=frozenset(pairs))]


def _staff(staff: list[list[str]], days: int) -> list[regler.Regel]:
    kinds = [(row[0], *limit.split("=")) for row in staff for limit in row[1].split("|") if limit]
    return [
        regler.HogstAvTyp("typer", "Högst så många pass av slaget.", granser=tuple((who, typ, int(most)) for who, typ, most in kinds)),
        regler.Arbetstid("tid", "Arbetstiden.", granser=tuple((row[0], 0, days - 1, int(row[3]), int(row[2])) for row in staff)),
        regler.PassIRad("rad", "Arbetsdagar i rad.", granser=tuple((row[0], int(row[5]), int(row[4])) for row in staff)),
        regler.LedigaIRad("ledigt", "Lediga dagar i rad.", granser=tuple((row[0], int(row[6])) for row in staff)),
        regler.Helger("helger", "Helger med arbete.", granser=tuple((row[0], int(row[7])) for row in staff)),
    ]


def _days_off(parts: dict[str, list[list[str]]]) -> list[regler.Regel]:
    wishes = [regler.Onskan(row[0], int(day), False) for row in parts.get("DAYS_OFF", ()) for day in row[1:] if day]
    return [regler.Onskemal("lediga", "Lediga dagar.", onskningar=tuple(wishes))]


def _requests(parts: dict[str, list[list[str]]]) -> list[regler.Regel]:
    rows = [(row, wants) for wants in (True, False) for row in parts.get(f"SHIFT_{'ON' if wants else 'OFF'}_REQUESTS", ())]
    wishes = tuple(regler.Onskan(row[0], int(row[1]), wants, int(row[3]), row[2]) for row, wants in rows)
    return [regler.Onskemal("onskemal", "Önskade pass.", 1, wishes)]


def _cover(parts: dict[str, list[list[str]]], lengths: dict[str, int]) -> list[regler.Regel]:
    under: dict[int, list[Behov]] = defaultdict(list)
    over: dict[int, list[Behov]] = defaultdict(list)
    for day, typ, wanted, weight_under, weight_over in parts["COVER"]:
        behov = Behov("", int(day), 0, lengths[typ], int(wanted), typ=typ)
        under[int(weight_under)].append(behov)
        over[int(weight_over)].append(behov)
    return [
        *(regler.Bemanning(f"under{weight}", "Bemanningen.", weight, tuple(rows)) for weight, rows in under.items()),
        *(regler.Overbemanning(f"over{weight}", "Inte för många.", weight, tuple(rows)) for weight, rows in over.items()),
    ]
