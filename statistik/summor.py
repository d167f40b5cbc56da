"""Figures of parts put together to the figure of the whole, without asking again."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from statistik.fragor import Siffra
from statistik.nyckeltal import NYCKELTAL
from statistik.nyckeltalsslag import Slag
from statistik.utveckling import add_up_times


def add_up(siffror: Sequence[Siffra], *, kod: str, start: date) -> Siffra:
    """One figure of several that share nothing. An index cannot be put together so: its interval needs the grades themselves."""
    figure = NYCKELTAL[kod]
    if figure.slag == Slag.TID:
        return add_up_times(siffror, kod=kod, start=start)
    whole = Siffra(kod, start, {}, sum(s.taljare for s in siffror), sum(s.namnare for s in siffror), antal=sum(s.antal for s in siffror))
    if figure.slag == Slag.ANTAL:
        return replace(whole, varde=float(whole.taljare))
    return replace(whole, varde=whole.taljare / whole.namnare * figure.faktor if whole.namnare else None)


def add_up_by(siffror: Iterable[Siffra], part_of: Callable[[Siffra], Hashable], start: date) -> dict[Hashable, dict[str, Siffra]]:
    """The figures of each part that `part_of` names, by part and code."""
    groups: dict[Hashable, dict[str, list[Siffra]]] = defaultdict(lambda: defaultdict(list))
    for siffra in siffror:
        groups[part_of(siffra)][siffra.kod].append(siffra)
    return {part: {kod: add_up(members, kod=kod, start=start) for kod, members in by_kod.items()} for part, by_kod in groups.items()}
