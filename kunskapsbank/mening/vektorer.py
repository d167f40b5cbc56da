"""The vectors of all articles in use, in the memory of this process; they follow the table within a second."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from django.db.models import Count, Max

from kunskapsbank.mening.kodare import Kodare
from kunskapsbank.models import Vektor

FOLJER_EFTER = 1.0
"""Seconds that a process trusts what it has read, before it asks whether something has changed."""
LAGRAS_SOM = np.dtype("<f2")


@dataclass(frozen=True)
class Vektorer:
    """The rows of the table in the order of their ids, the keys of the texts, and a matrix with a row for each."""

    ids: np.ndarray
    nycklar: np.ndarray
    matris: np.ndarray

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, bytes]], dimension: int) -> "Vektorer":
        """From ids, keys and stored vectors."""
        numbers = np.frombuffer(b"".join(bytes(varden) for _id, _nyckel, varden in rows), LAGRAS_SOM)
        ids, nycklar = (np.array([row[column] for row in rows], np.int64) for column in (0, 1))
        return cls(ids, nycklar, numbers.astype(np.float32).reshape(len(rows), dimension))

    @cached_property
    def plats(self) -> dict[int, int]:
        """The row of each key."""
        return {int(nyckel): rad for rad, nyckel in enumerate(self.nycklar)}

    def follow(self, ids: Sequence[int], new: "Vektorer") -> "Vektorer":
        """Those that are still there, and new ones."""
        kept = np.isin(self.ids, np.array(ids, np.int64))
        return Vektorer(
            np.concatenate([self.ids[kept], new.ids]),
            np.concatenate([self.nycklar[kept], new.nycklar]),
            np.concatenate([self.matris[kept], new.matris]),
        )


class Vektornarhet:
    """How near each text is to one question."""

    def __init__(self, vektorer: Vektorer, fraga: np.ndarray, kodare: Kodare) -> None:
        """Compare the question with all of them: about a millisecond for 10,000."""
        self.spann, self.nara_fran = kodare.spann, kodare.nara_fran
        self._vektorer, self._likhet = vektorer, vektorer.matris @ fraga

    def of(self, nyckel: int) -> float | None:
        """How near the text is; None when it has no vector."""
        plats = self._vektorer.plats.get(nyckel)
        return None if plats is None else float(self._likhet[plats])

    def nearest(self, fran: int, till: int) -> Sequence[int]:
        """The keys from one place to another, the nearest first."""
        return self._vektorer.nycklar[self._ordning[fran:till]].tolist()

    @cached_property
    def _ordning(self) -> np.ndarray:
        return np.argsort(-self._likhet, kind="stable")


class Vektorbas:
    """What this process has read of the table."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._las = threading.Lock()
        self.forget()

    def forget(self) -> None:
        """Forget what has been read."""
        self._namn, self._stand, self._sedd, self._vektorer = "", (0, None), float("-inf"), None

    def current(self, kodare: Kodare) -> Vektorer | None:
        """The vectors as they stood a second ago or later; None when there are none. Whoever comes while they are read does not wait."""
        is_known = self._vektorer is not None and self._namn == kodare.namn
        if is_known and time.monotonic() - self._sedd < FOLJER_EFTER:
            return self._vektorer
        if not self._las.acquire(blocking=not is_known):
            return self._vektorer
        try:
            self._follow(kodare)
        finally:
            self._las.release()
        return self._vektorer if len(self._vektorer.ids) else None

    def _follow(self, kodare: Kodare) -> None:
        rows = Vektor.objects.filter(modell=kodare.namn)
        now, stand = time.monotonic(), tuple(rows.aggregate(antal=Count("pk"), sist=Max("pk")).values())
        if self._namn != kodare.namn or self._vektorer is None:
            self._vektorer = Vektorer.of([], kodare.dimension)
            self._stand = (0, None)
        if stand != self._stand:
            # Only one job at a time writes (actions/vektor.py), so that what comes later has a greater id.
            last = int(self._vektorer.ids.max(initial=0))
            new = list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", "text_id", "varden"))
            ids = list(rows.order_by("pk").values_list("pk", flat=True))
            self._vektorer = self._vektorer.follow(ids, Vektorer.of(new, kodare.dimension))
        self._namn, self._stand, self._sedd = kodare.namn, stand, now


bas = Vektorbas()
