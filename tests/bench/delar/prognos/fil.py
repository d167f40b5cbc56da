"""A file with one row per slot: its start with time zone, and how many came in it."""

import csv
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np

from statistik.prognos.serie import Serie

SVENSK = ZoneInfo("Europe/Stockholm")
VISAS = 5
"""So many complaints of a kind are told one by one."""


@dataclass
class Inlast:
    """What the file held. `is_swedish`: the clock is Sweden's, and so are the holidays."""

    serie: Serie
    rader: int
    is_swedish: bool
    anmarkningar: list[str] = field(default_factory=list)


def read_file(path: Path) -> Inlast:
    """Raises OSError when it cannot be read, ValueError with a Swedish sentence when nothing in it can be used."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("Filen är inte text i UTF-8.") from None
    return read_text(text)


def read_text(text: str) -> Inlast:
    """What can be used of the rows; what cannot is told. Raises ValueError when that is all."""
    separator = next((tecken for tecken in ";\t," if tecken in text), ",")
    seen: dict[datetime, tuple[int, float]] = {}
    complaints: list[str] = []
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=separator), start=1):
        if not any(cell.strip() for cell in row) or (number == 1 and _is_header(row)):
            continue
        try:
            start, antal = _parse(row)
        except ValueError as fel:
            complaints.append(f"Rad {number} hoppas över: {fel}")
            continue
        if start in seen:
            complaints.append(f"Rad {number} hoppas över: samma tid står redan på rad {seen[start][0]}.")
        else:
            seen[start] = number, antal
    if not seen:
        raise ValueError(" ".join(["Ingen rad i filen har både en tid med tidszon och ett antal.", *complaints[:1]]))
    return _to_serie({start: antal for start, (_, antal) in seen.items()}, _shorten(complaints))


def _is_header(row: Sequence[str]) -> bool:
    return not any(character.isdigit() for character in row[0])


def _parse(row: Sequence[str]) -> tuple[datetime, float]:
    if len(row) < 2:
        raise ValueError("där ska stå en tid och ett antal.")
    try:
        start = datetime.fromisoformat(row[0].strip())
    except ValueError:
        raise ValueError(f"”{row[0].strip()[:40]}” är ingen tid som 2026-11-23T08:00:00+01:00.") from None
    if start.utcoffset() is None:
        raise ValueError("tiden saknar tidszon, till exempel +01:00.")
    try:
        antal = float(row[1].strip().replace(",", "."))
    except ValueError:
        antal = math.nan
    if not math.isfinite(antal) or antal < 0:
        raise ValueError(f"”{row[1].strip()[:40]}” är inget antal.")
    return start, antal


def _to_serie(rows: dict[datetime, float], complaints: list[str]) -> Inlast:
    """Times are read by the clock of their own zone. UTC is read as Swedish time too: the week's pattern tells which is right."""
    as_is = _grid(rows)
    is_utc = all(not start.utcoffset() for start in rows)
    is_swedish = all(start.utcoffset() == start.astimezone(SVENSK).utcoffset() for start in rows)
    if is_utc and not is_swedish:
        swedish = _grid({start.astimezone(SVENSK): antal for start, antal in rows.items()})
        if _restless(swedish) < _restless(as_is):
            as_is, is_swedish = swedish, True
    clock = "svensk tid, med svenska helgdagar" if is_swedish else "som de står, utan helgdagar"
    notes = [*complaints, f"Tiderna läses {clock}.", *_gaps(as_is)]
    return Inlast(as_is, len(rows), is_swedish, notes)


def _grid(rows: dict[datetime, float]) -> Serie:
    """Shorter slots are added up to half-hours first: the hour that autumn gives twice is two."""
    half_hours: dict[datetime, float] = {}
    for start, antal in rows.items():
        own = start.replace(minute=start.minute // 30 * 30, second=0, microsecond=0)
        half_hours[own] = half_hours.get(own, 0) + antal
    starts = list(half_hours)
    if max(starts) - min(starts) > timedelta(days=40 * 366):
        raise ValueError("Tiderna i filen ligger mer än 40 år isär.")
    return Serie.from_slots([s.date() for s in starts], [s.hour * 2 + s.minute // 30 for s in starts], list(half_hours.values()))


def _restless(serie: Serie) -> float:
    """How unlike the weeks are; a half-hour that is not there brings nothing."""
    antal = np.nan_to_num(serie.antal)
    return float(np.abs(antal[7:] - antal[:-7]).sum())


def _gaps(serie: Serie) -> list[str]:
    """A half-hour of the week that is never there is closed; one that is there in some weeks only is unknown in the others."""
    known = ~np.isnan(serie.antal)
    usual = np.array([known[serie.veckodagar == dag].any(axis=0) for dag in range(7)])
    missing = int((usual[serie.veckodagar] & ~known).sum())
    if not missing:
        return []
    return [f"{missing} halvtimmar som annars finns saknas i filen. De räknas som okända, inte som noll."]


def _shorten(complaints: list[str]) -> list[str]:
    more = len(complaints) - VISAS
    return complaints if more <= 0 else [*complaints[:VISAS], f"Ytterligare {more} rader hoppas över."]
