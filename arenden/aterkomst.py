"""Who comes again: whether a contact is about what the same person was in touch about within seven days before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from arenden.fakta import BESVARAD_DIREKT, Fakta, earlier

INOM_DAGAR = 7
"""Calendar days."""


@dataclass(frozen=True)
class TidigareFraga:
    """A question of an earlier contact of the person. `nyckel` is what its facts are divided by, `ordning` which contact came later."""

    dag: date
    ordning: int
    amne: int | None
    arende: int | None
    utfall: str
    nyckel: dict[str, int | str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Aterkomst:
    """Whether the person has come again, and what that makes of the answers that were given then."""

    is_aterkommande: bool = False
    bakat: tuple[Fakta, ...] = ()


def find_return(tidigare: Sequence[TidigareFraga], *, dag: date, amnen: Sequence[int | None], arenden: Sequence[int | None]) -> Aterkomst:
    """What a contact on `dag` about these subjects and cases is to the person's earlier questions.

    A question that was answered at once is answered no longer when the next contact on its subject comes within the days: the
    next one alone says so, and so it is said once.
    """
    near = [fraga for fraga in tidigare if (dag - fraga.dag).days <= INOM_DAGAR]
    subjects = {amne for amne in amnen if amne is not None}
    cases = {arende for arende in arenden if arende is not None}
    bakat = []
    for amne in sorted(subjects):
        same = [fraga for fraga in near if fraga.amne == amne]
        latest = max((fraga.ordning for fraga in same), default=None)
        bakat += [
            earlier("fragor_ater", dag=fraga.dag, nyckel=fraga.nyckel)
            for fraga in same
            if fraga.ordning == latest and fraga.utfall == BESVARAD_DIREKT
        ]
    return Aterkomst(any(fraga.amne in subjects or fraga.arende in cases for fraga in near), tuple(bakat))
