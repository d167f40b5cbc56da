"""The rows of both halves on their way into the database."""

from io import BytesIO
from operator import itemgetter

from django.db.backends.utils import CursorWrapper

from arenden.demodata.delning import Bunt
from arenden.demodata.tabeller import MOMENTETS_LANGD, Tabell, Tabeller

TID = itemgetter(slice(MOMENTETS_LANGD))
"""The moment that a line of a numbered table begins with. Written so, moments are in order as bytes."""


class Kopiering:
    """Hands what the halves have made to COPY."""

    def __init__(self, tabeller: Tabeller, cursor: CursorWrapper) -> None:
        """`cursor` is in the transaction that fills; until it ends, a time without a zone is in UTC, as in the simulation."""
        self.tabeller = list(tabeller)
        self.cursor = cursor
        cursor.execute("SET LOCAL timezone TO 'UTC'")

    def copy(self, buntar: list[Bunt]) -> None:
        """Write the bunches of the same days from all halves."""
        for nr, tabell in enumerate(self.tabeller):
            delar = [bunt.rader[nr] for bunt in buntar if nr in bunt.rader]
            if delar:
                rader = b"\n".join(delar)
                self._copy(tabell, _in_order(rader) if tabell.is_numrerad else rader)

    def _copy(self, tabell: Tabell, rader: bytes) -> None:
        self.cursor.copy_expert(tabell.copy_sql, BytesIO(rader), size=1 << 20)


def _in_order(rader: bytes) -> bytes:
    """The lines in order of time over the halves. Of two at the same moment the one first made stays first."""
    return b"\n".join(sorted(rader.split(b"\n"), key=TID))
