"""Which case types a question may be of: guessed while it is typed, from the names, search words and subjects of the types.

The index is made of words and lives in the process; a fingerprint of the tables, one cheap query, tells when it is stale, so
that any change counts at once, also one that was made past the admin.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from arenden.ordform import KORTAST_STAM, likeness, stem, trigrams, words
from kontaktcenter.models import Amne, Arendetyp

FLEST_ORD = 60
"""Words of a question that are looked at; what it is about stands in its beginning."""
VIKT_NAMN, VIKT_SOKORD, VIKT_AMNE, VIKT_HJALP = 3.0, 3.0, 1.5, 0.6
HALVA_ORD, LIKT_ORD = 0.4, 0.5
"""How much a part of a compound (at least), and a word spelt a little wrong, count of a whole word."""
LIKHET = 0.45
SVAGAST = 0.25
"""A guess with less than this much of the best one's points is left out."""
FLEST_MINNEN = 5_000
FRAMMANDE_CENTER = 0.6
"""How much a type of another center counts beside those of one's own."""

FINGERAVTRYCK = """
SELECT count(*), coalesce(sum(hashtext(rad)), 0) FROM (
    SELECT 't' || ctid || xmin AS rad FROM kontaktcenter_arendetyp UNION ALL
    SELECT 'a' || ctid || xmin FROM kontaktcenter_amne
) AS rader
"""


@dataclass(frozen=True)
class Typtext:
    """The words that a case type, or a subject without type, is found by."""

    namn: str
    amne: str
    overamne: str = ""
    sokord: tuple[str, ...] = ()
    hjalptext: str = ""
    arendetyp_id: int | None = None
    amne_id: int | None = None
    center_id: int | None = None
    center: str = ""

    @property
    def varde(self) -> str:
        """How the work place names it: the type's id, or "amne-" and the subject's."""
        return str(self.arendetyp_id) if self.arendetyp_id is not None else f"amne-{self.amne_id}"


@dataclass(frozen=True)
class Forslag:
    """One guess; `poang` orders guesses of the same question and means nothing else."""

    typ: Typtext
    poang: float


class Index:
    """Stems to the types that have them, with how much they say of the type."""

    def __init__(self, typer: Iterable[Typtext]) -> None:
        """Build the index."""
        self.typer = list(typer)
        self._vikter: dict[str, dict[int, float]] = defaultdict(dict)
        self._fraser: list[tuple[frozenset[str], int]] = []
        for number, typ in enumerate(self.typer):
            self._add(number, typ)
        antal = max(1, len(self.typer))
        self._sallsynt = {s: math.log(1 + antal / len(rows)) for s, rows in self._vikter.items()}
        self._minne: dict[str, dict[int, float]] = {}
        self._med_trigram: dict[str, list[str]] = defaultdict(list)
        for s in self._vikter:
            for t in trigrams(s):
                self._med_trigram[t].append(s)

    def _add(self, number: int, typ: Typtext) -> None:
        parts = [(typ.namn, VIKT_NAMN), (f"{typ.amne} {typ.overamne}", VIKT_AMNE), (typ.hjalptext, VIKT_HJALP)]
        for text, vikt in [*parts, *((ord_, VIKT_SOKORD) for ord_ in typ.sokord)]:
            for s in {stem(word) for word in words(text)}:
                rows = self._vikter[s]
                rows[number] = max(rows.get(number, 0.0), vikt)
        for fras in typ.sokord:
            stems = frozenset(stem(word) for word in words(fras))
            if len(stems) > 1:
                self._fraser.append((stems, number))

    def suggest(self, text: str, *, center_id: int | None = None, antal: int = 5) -> list[Forslag]:
        """The likeliest types, best first; fewer or none when the words say nothing."""
        stems = self._stems_of(text)
        points: dict[int, float] = defaultdict(float)
        for s in stems:
            for number, poang in self._hits(s).items():
                points[number] += poang
        for fras, number in self._fraser:
            if fras <= stems:
                points[number] += VIKT_SOKORD * len(fras)
        for number in points:
            if self.typer[number].center_id not in (None, center_id) and center_id is not None:
                points[number] *= FRAMMANDE_CENTER
        ranked = sorted(points.items(), key=lambda row: (-row[1], self.typer[row[0]].namn))
        least = ranked[0][1] * SVAGAST if ranked else 0
        return [Forslag(self.typer[number], poang) for number, poang in ranked[:antal] if poang >= least]

    def grouped(self, center_id: int) -> list[tuple[str, list[Typtext]]]:
        """All types under their subjects in the order of the alphabet; those of other centers last, under the center's name."""
        groups: dict[tuple[bool, str], list[Typtext]] = defaultdict(list)
        for typ in self.typer:
            is_other = typ.center_id not in (None, center_id)
            groups[is_other, typ.center if is_other else typ.amne or typ.namn].append(typ)
        return [(namn, sorted(rows, key=lambda t: (t.arendetyp_id is None, t.namn))) for (_other, namn), rows in sorted(groups.items())]

    def _stems_of(self, text: str) -> set[str]:
        """The stems of the words, and of pairs written apart that belong together ("bygg lov")."""
        found = words(text)[:FLEST_ORD]
        stems = {stem(word) for word in found}
        joined = {stem(one + two) for one, two in zip(found, found[1:], strict=False)}
        return stems | {s for s in joined if s in self._vikter}

    def _hits(self, s: str) -> dict[int, float]:
        """What the stem says of each type. Remembered, for while somebody types only the last word is new."""
        if s not in self._minne:
            if len(self._minne) >= FLEST_MINNEN:
                self._minne.clear()
            found: dict[int, float] = {}
            for other, part in self._related(s).items():
                for number, vikt in self._vikter[other].items():
                    found[number] = max(found.get(number, 0.0), vikt * self._sallsynt[other] * part)
            self._minne[s] = found
        return self._minne[s]

    def _related(self, s: str) -> dict[str, float]:
        """The stems of the index that `s` means: itself, else compounds that share a part, else those spelt alike."""
        found = {s: 1.0} if s in self._vikter else {}
        for other in [o for o in self._vikter if (o in s or s in o) and o != s and _shares_part(s, o)]:
            found[other] = HALVA_ORD * (1 + min(len(s), len(other)) / max(len(s), len(other)))
        if not found and len(s) > KORTAST_STAM:
            own = trigrams(s)
            shared = Counter(other for t in own for other in self._med_trigram.get(t, ()))
            likely = [other for other, antal in shared.items() if antal >= len(own) * LIKHET]
            found = {other: LIKT_ORD for other in likely if likeness(own, trigrams(other)) >= LIKHET}
        return found


def _shares_part(one: str, other: str) -> bool:
    """Whether one of the words is a part of the other as Swedish puts words together: its beginning, or four letters anywhere."""
    short, long = sorted((one, other), key=len)
    return len(short) >= KORTAST_STAM and (long.startswith(short) or (len(short) > KORTAST_STAM and short in long))


@lru_cache(maxsize=1)
def _index(fingeravtryck: tuple[int, int]) -> Index:
    amnen = {row["pk"]: row for row in Amne.objects.values("pk", "namn", "foralder")}
    typer = Arendetyp.objects.active().values("pk", "namn", "amne", "center", "center__namn", "sokord", "hjalptext")
    found = [
        Typtext(
            namn=typ["namn"],
            amne=amnen[typ["amne"]]["namn"],
            overamne=amnen.get(amnen[typ["amne"]]["foralder"], {}).get("namn", ""),
            sokord=tuple(typ["sokord"]),
            hjalptext=typ["hjalptext"],
            arendetyp_id=typ["pk"],
            center_id=typ["center"],
            center=typ["center__namn"],
        )
        for typ in typer
    ]
    return Index([*found, *(Typtext(namn=row["namn"], amne="", amne_id=pk) for pk, row in amnen.items())])


def current_index() -> Index:
    """The index of the case types as they are now. One query, and two more when something has changed."""
    return _index(fingerprint())


def fingerprint() -> tuple[int, int]:
    """What differs as soon as a case type or subject has been changed, made or removed; one cheap query."""
    with connection.cursor() as cursor:
        cursor.execute(FINGERAVTRYCK)
        return cursor.fetchone()
