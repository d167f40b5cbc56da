"""A flow drawn as bands between columns of bars, as wide as what goes there. It is for the eye; a table beside it has the numbers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

BREDD, HOJD = 960, 460
STAPEL = 14
"""How wide a bar is."""
LUFT = 10
"""Between two bars of a column."""
Steg = Sequence[tuple[tuple[str, str], int]]
"""How much goes from one name to another."""


@dataclass(frozen=True)
class Stapel:
    """A bar with its name. `is_sist`: it stands in the last column, where names stand before it."""

    namn: str
    antal: int
    x: float
    y: float
    hojd: float
    is_sist: bool

    @property
    def text_x(self) -> float:
        """Where its name begins, or ends in the last column."""
        return self.x - 6 if self.is_sist else self.x + STAPEL + 6

    @property
    def text_y(self) -> float:
        """The middle of the bar."""
        return self.y + self.hojd / 2


@dataclass(frozen=True)
class Band:
    """A band between two bars, as the line in its middle and its width."""

    vag: str
    bredd: float


@dataclass(frozen=True)
class Flodesbild:
    """All that is drawn, in a field of BREDD × HOJD."""

    staplar: tuple[Stapel, ...]
    band: tuple[Band, ...]
    bredd: int = BREDD
    hojd: int = HOJD
    stapelbredd: int = STAPEL


def draw_flow(stegen: Sequence[Steg]) -> Flodesbild:
    """The picture of what goes from each column to the next; empty when nothing does."""
    columns = [_weigh(stegen[0], 0), *(_weigh(steg, 1) for steg in stegen)]
    total = max((sum(column.values()) for column in columns), default=0)
    if not total:
        return Flodesbild((), ())
    room = HOJD - LUFT * max(len(column) - 1 for column in columns)
    scale = room / total
    bars = [_stack(column, number, len(columns), scale) for number, column in enumerate(columns)]
    bands = [band for number, steg in enumerate(stegen) for band in _bands(steg, bars[number], bars[number + 1], scale)]
    return Flodesbild(tuple(bar for column in bars for bar in column.values()), tuple(bands))


def _weigh(steg: Steg, at: int) -> Counter[str]:
    weights: Counter[str] = Counter()
    for namn, antal in steg:
        if antal:
            weights[namn[at]] += antal
    return weights


def _stack(column: Counter[str], number: int, columns: int, scale: float) -> dict[str, Stapel]:
    x, y, bars = (BREDD - STAPEL) * number / (columns - 1), 0.0, {}
    for namn, antal in column.most_common():
        height = antal * scale
        bars[namn] = Stapel(namn, antal, round(x, 1), round(y, 1), round(max(height, 1), 1), number == columns - 1)
        y += height + LUFT
    return bars


def _bands(steg: Steg, left: dict[str, Stapel], right: dict[str, Stapel], scale: float) -> list[Band]:
    out_at = {namn: bar.y for namn, bar in left.items()}
    in_at = {namn: bar.y for namn, bar in right.items()}
    merged: Counter[tuple[str, str]] = Counter()
    for namn, antal in steg:
        merged[namn] += antal
    bands = []
    for (fran, till), antal in sorted(merged.items(), key=lambda row: (left[row[0][0]].y, right[row[0][1]].y) if row[1] else (0, 0)):
        if not antal:
            continue
        width = antal * scale
        start, end = out_at[fran] + width / 2, in_at[till] + width / 2
        out_at[fran] += width
        in_at[till] += width
        x1, x2 = left[fran].x + STAPEL, right[till].x
        middle = (x1 + x2) / 2
        way = f"M{x1:.1f} {start:.1f}C{middle:.1f} {start:.1f} {middle:.1f} {end:.1f} {x2:.1f} {end:.1f}"
        bands.append(Band(way, round(max(width, 0.5), 1)))
    return bands
