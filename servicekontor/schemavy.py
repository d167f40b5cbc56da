"""One week of a roster as a calendar: a row for each office or each person, a column for each day, with what is wrong in its place."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from servicekontor.bemanning.granska import Brott, Granskning
from servicekontor.bemanning.varden import DYGN, clock
from servicekontor.models import Arbetspass
from servicekontor.schemaunderlag import Schemaunderlag


@dataclass(frozen=True)
class Ruta:
    """One cell. `luckor` are breaches that must not be, `tecken` what else the day says (opening hours, away, a wish)."""

    datum: date
    rader: tuple[Arbetspass, ...]
    luckor: tuple[Brott, ...]
    tecken: tuple[str, ...]
    is_oppen: bool = True


@dataclass(frozen=True)
class Schemarad:
    """One row: an office (`kontor` is its id) or a person (`medarbetare`)."""

    namn: str
    rutor: tuple[Ruta, ...]
    kontor: int | None = None
    medarbetare: int | None = None
    timmar: str = ""


@dataclass(frozen=True)
class Schemavecka:
    """The week: its dates, its rows, and everything that is wrong in it."""

    nummer: int
    datum: tuple[date, ...]
    rader: tuple[Schemarad, ...]
    tvingande: tuple[Brott, ...]
    ovrigt: tuple[Brott, ...]


def make_week(underlag: Schemaunderlag, check: Granskning, vecka: int, *, by_person: bool) -> Schemavecka:
    """The week number `vecka` of the roster, from 1."""
    first = (vecka - 1) * 7
    days = range(first, first + 7)
    datum = tuple(underlag.schema.borjan + timedelta(days=dag) for dag in days)
    rows = _by_person(underlag, check, days) if by_person else _by_office(underlag, check, days)
    here = [brott for brott in check.brott if brott.dag is None or brott.dag in days]
    must = tuple(brott for brott in here if brott.regel.is_tvingande)
    return Schemavecka(vecka, datum, tuple(rows), must, tuple(brott for brott in here if not brott.regel.is_tvingande))


def _by_office(underlag: Schemaunderlag, check: Granskning, days: range) -> list[Schemarad]:
    shifts = _group(underlag, lambda rad: rad.kontor.kod)
    wrong = _breaches(check, lambda brott: "" if brott.person else brott.plats)
    rows = []
    for kod, kontor in underlag.kontor.items():
        hours = {dag: underlag.oppet.get((kod, dag), ()) for dag in days}
        cells = [
            _cell(
                underlag, dag, shifts[kod, dag], wrong[kod, dag], tuple(f"{clock(a)}–{clock(b)}" for a, b in hours[dag]), bool(hours[dag])
            )
            for dag in days
        ]
        rows.append(Schemarad(kontor.namn, tuple(cells), kontor=kontor.pk))
    return rows


def _by_person(underlag: Schemaunderlag, check: Granskning, days: range) -> list[Schemarad]:
    shifts = _group(underlag, lambda rad: str(rad.medarbetare_id))
    wrong = _breaches(check, lambda brott: brott.person)
    signs = _signs(underlag)
    rows = []
    for pk, person in underlag.personer.items():
        cells = [_cell(underlag, dag, shifts[str(pk), dag], wrong[str(pk), dag], tuple(signs[str(pk), dag])) for dag in days]
        minutes = sum(underlag.as_lag(rad).minuter for cell in cells for rad in cell.rader)
        rows.append(Schemarad(str(person), tuple(cells), medarbetare=pk, timmar=f"{round(minutes / 60)} / {person.veckominuter // 60}"))
    return rows


def _cell(
    underlag: Schemaunderlag, dag: int, rows: Sequence[Arbetspass], wrong: Sequence[Brott], signs: tuple[str, ...], is_open: bool = True
) -> Ruta:
    return Ruta(underlag.schema.borjan + timedelta(days=dag), tuple(rows), tuple(wrong), signs, is_open)


def _group(underlag: Schemaunderlag, key: Any) -> Mapping[tuple[str, int], list[Arbetspass]]:
    found: dict[tuple[str, int], list[Arbetspass]] = defaultdict(list)
    for rad in underlag.pass_rader:
        found[key(rad), underlag.day(rad.datum)].append(rad)
    return found


def _breaches(check: Granskning, key: Any) -> Mapping[tuple[str, int], list[Brott]]:
    found: dict[tuple[str, int], list[Brott]] = defaultdict(list)
    for brott in check.tvingande:
        if brott.dag is not None and key(brott):
            found[key(brott), brott.dag].append(brott)
    return found


def _signs(underlag: Schemaunderlag) -> Mapping[tuple[str, int], list[str]]:
    """What each person's days say: away, or a wish."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for person, begin, end in underlag.underlag.franvaro:
        for dag in range(max(0, begin // DYGN), min(underlag.schema.veckor * 7 - 1, (end - 1) // DYGN) + 1):
            found[person, dag].append("borta")
    for wish in underlag.underlag.onskningar:
        found[wish.person, wish.dag].append("vill" if wish.vill else "ledig")
    return found
