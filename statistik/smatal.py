"""Small numbers: where figures leave the staff pages, nobody is to be recognised in them."""

from collections import defaultdict
from collections.abc import Iterable

from statistik.fragor import MINST_BETYG, Siffra
from statistik.nyckeltal import NYCKELTAL
from statistik.nyckeltalsslag import Slag

MINST = MINST_BETYG
"""The fewest that are told."""


def suppress(siffror: Iterable[Siffra]) -> list[Siffra]:
    """The figures with small numbers hidden (`is_dold`, no value at all), in the same order.

    Hidden is a figure of one to four, and a share where so few did, or so few did not. Where a breakdown would have a single
    hidden row, the smallest of the others is hidden with it, so that the sum gives nothing away. Nothing at all is no secret.
    """
    rows = list(siffror)
    hidden = {n for n, siffra in enumerate(rows) if _is_small(siffra)}
    groups: dict[object, list[int]] = defaultdict(list)
    for n, siffra in enumerate(rows):
        groups[siffra.kod, siffra.start].append(n)
    for members in groups.values():
        if len(members) > 1 and len(hidden.intersection(members)) == 1:
            others = [n for n in members if n not in hidden and rows[n].antal]
            hidden.update(sorted(others, key=lambda n: rows[n].antal)[:1])
    return [siffra.hide() if n in hidden else siffra for n, siffra in enumerate(rows)]


def _is_small(siffra: Siffra) -> bool:
    is_share = NYCKELTAL[siffra.kod].slag in (Slag.ANDEL, Slag.TID)
    told = [siffra.antal, *([siffra.taljare, siffra.namnare - siffra.taljare] if is_share and siffra.namnare else [])]
    return any(0 < antal < MINST for antal in told)
