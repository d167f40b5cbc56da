"""The rows of both halves on their way into the database."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from operator import itemgetter

from django.db.backends.utils import CursorWrapper

from arenden.demodata.delning import Bunt
from arenden.demodata.tabeller import MOMENTETS_LANGD, Tabell, Tabeller

TID = itemgetter(slice(MOMENTETS_LANGD))
"""The moment that a line of a numbered table begins with. Written so, moments are in order as text."""


class Kopiering:
    """Hands what the halves have made to COPY."""

    def __init__(self, tabeller: Tabeller, cursor: CursorWrapper) -> None:
        """`cursor` is in the transaction that fills; until it ends, a time without a zone is in UTC, as in the simulation."""
        self.tabeller = list(tabeller)
        self.cursor = cursor
        self._ordning: Iterator[int] = count(1)
        cursor.execute("SET LOCAL timezone TO 'UTC'")

    def copy(self, buntar: list[Bunt]) -> None:
        """Write the bunches of the same days from all halves."""
        for nr, tabell in enumerate(self.tabeller):
            delar = [bunt.rader[nr] for bunt in buntar if nr in bunt.rader]
            if delar:
                rader = b"\n".join(delar)
                self._copy(tabell, self._number(rader) if tabell.is_numrerad else rader)

    def _copy(self, tabell: Tabell, rader: bytes) -> None:
        self.cursor.copy_expert(tabell.copy_sql, BytesIO(rader), size=1 << 20)

    def _number(self, rader: bytes) -> bytes:
        """The lines in order of time over the halves, each with an id. Of two at the same moment the one first made stays first."""
        i_ordning = sorted(rader.decode().split("\n"), key=TID)
        return "\n".join([f"{pk},{rad}" for rad, pk in zip(i_ordning, self._ordning, strict=False)]).encode()
