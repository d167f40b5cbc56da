"""Which case types a question may be of: guessed while it is typed, from the names, search words and subjects of the types.

The index is made of words and lives in the process; a fingerprint of the tables, one cheap query, tells when it is stale, so
that any change counts at once, also one that was made past the admin.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection

from arenden.ordform import likeness, telling_words
from kontaktcenter.models import Amne, Arendetyp
from kunskapsbank.analys import Ord, analyse_word, grams, is_frame_word, words
from kunskapsbank.maskning import drop_whereabouts

FLEST_TECKEN, FLEST_ORD = 4_000, 60
"""Characters, and words that tell something, of a question that are looked at; what it is about stands in its beginning."""
VIKT_NAMN, VIKT_SOKORD, VIKT_AMNE, VIKT_HJALP = 2.5, 3.0, 1.0, 1.4
FRAS = 3.0
"""What each word of a saying adds when all of them are in the question."""
LED, LIKT_ORD = 0.6, 0.5
"""How much a part of a compound, and a word spelt a little wrong, count of a whole word."""
KORTAST_GISSAD = 5
"""Letters of a word that may be spelt wrong; shorter ones are alike by chance."""
LIKHET = 0.36
SVAGAST = 0.25
"""A guess with less than this much of the best one's points is left out."""
TVEKSAM, SAKER = 8.0, 11.0
"""Points of a guess that is no more than a stray word's, and of one that is taken though another has as many."""
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
    kod: str = ""

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
        self._sallsynt = {stam: math.log(1 + antal / len(rows)) for stam, rows in self._vikter.items()}
        self._minne: dict[str, dict[int, float]] = {}
        self._med_gram: dict[str, list[str]] = defaultdict(list)
        for stam in self._vikter:
            for gram in grams(stam):
                self._med_gram[gram].append(stam)

    def _add(self, number: int, typ: Typtext) -> None:
        for text, vikt in [(typ.namn, VIKT_NAMN), (f"{typ.amne} {typ.overamne}", VIKT_AMNE), (typ.hjalptext, VIKT_HJALP)]:
            self._add_words(number, telling_words(text), vikt)
        for fras in typ.sokord:
            found = telling_words(fras)
            self._add_words(number, found, VIKT_SOKORD / math.sqrt(max(1, len(found))))
            if len(found) > 1:
                self._fraser.append((frozenset(word.stam for word in found), number))

    def _add_words(self, number: int, words: Iterable[Ord], vikt: float) -> None:
        for word in words:
            for stam, part in ((word.stam, 1.0), *((led, LED) for led in word.delar)):
                rows = self._vikter[stam]
                rows[number] = max(rows.get(number, 0.0), vikt * part)

    def suggest(self, text: str, *, center_id: int | None = None, antal: int = 5) -> list[Forslag]:
        """The likeliest types, best first; fewer or none when the words say nothing."""
        return self._rank(self._words_of(text), center_id, antal)

    def _rank(self, found: Sequence[Ord], center_id: int | None, antal: int) -> list[Forslag]:
        """The likeliest types of some words."""
        points: dict[int, float] = defaultdict(float)
        for word in found:
            for number, poang in self._hits(word).items():
                points[number] += poang
        stems = {stam for word in found for stam in (word.stam, *word.delar)}
        for fras, number in self._fraser:
            if fras <= stems:
                points[number] += FRAS * len(fras)
        for number in points:
            if self.typer[number].center_id not in (None, center_id) and center_id is not None:
                points[number] *= FRAMMANDE_CENTER
        ranked = sorted(points.items(), key=lambda row: (-row[1], self.typer[row[0]].arendetyp_id is None, self.typer[row[0]].namn))
        least = ranked[0][1] * SVAGAST if ranked else 0
        return [Forslag(self.typer[number], poang) for number, poang in ranked[:antal] if poang >= least]

    def suggest_surely(self, text: str, *, center_id: int, allmanna: Sequence[str], antal: int = 5) -> list[Forslag]:
        """Like `suggest`, but only the center's general types, whose codes are `allmanna`, when no guess is better than chance."""
        found = self.suggest(text, center_id=center_id, antal=antal)
        if not found or self._is_sure(text, found[0], center_id):
            return found
        by_code = {typ.kod: typ for typ in self.typer if typ.center_id == center_id and typ.kod in allmanna}
        return [Forslag(by_code[kod], 0.0) for kod in allmanna if kod in by_code] or found

    def sure_type(self, text: str) -> int | None:
        """The id of the case type that the words surely mean; None when they may mean another, or a mere subject."""
        found = self.suggest(text, antal=1)
        return found[0].typ.arendetyp_id if found and self._is_sure(text, found[0], None) else None

    def _is_sure(self, text: str, best: Forslag, center_id: int | None) -> bool:
        """Whether the best guess says more than a stray word would, and more than the next type, also without the words around it."""
        core = [word for word in self._words_of(text) if not is_frame_word(word.form)]
        found = self._rank(core, center_id, 1 + len(self.typer)) if core else []
        if not found or found[0].typ != best.typ:
            return False
        poang = found[0].poang
        rivals = (guess.poang for guess in found[1:] if guess.typ.arendetyp_id is not None)
        return poang >= SAKER or (poang >= TVEKSAM and max(rivals, default=0.0) < poang)

    def complete(self, text: str, *, center_id: int, antal: int = 5) -> list[Forslag]:
        """What somebody may be writing the name of: names that begin so, names with words that begin so, then guesses."""
        begun = words(text)
        if not begun:
            return []
        named = [(rank, typ) for typ in self.typer if (rank := _name_rank(begun, words(typ.namn))) is not None]
        named.sort(key=lambda row: (row[0], row[1].center_id not in (None, center_id), row[1].arendetyp_id is None, row[1].namn))
        found = [Forslag(typ, 0.0) for _rank, typ in named[:antal]]
        known = {guess.typ for guess in found}
        guesses = self.suggest(text, center_id=center_id, antal=antal * 2)
        return [*found, *(guess for guess in guesses if guess.typ not in known)][:antal]

    def grouped(self, center_id: int) -> list[tuple[str, list[Typtext]]]:
        """All types under their subjects in the order of the alphabet; those of other centers last, under the center's name."""
        groups: dict[tuple[bool, str], list[Typtext]] = defaultdict(list)
        for typ in self.typer:
            is_other = typ.center_id not in (None, center_id)
            groups[is_other, typ.center if is_other else typ.amne or typ.namn].append(typ)
        return [(namn, sorted(rows, key=lambda t: (t.arendetyp_id is None, t.namn))) for (_other, namn), rows in sorted(groups.items())]

    def _words_of(self, text: str) -> list[Ord]:
        """Each telling word once, and pairs written apart that belong together ("bygg lov")."""
        found = telling_words(drop_whereabouts(text[:FLEST_TECKEN]))[:FLEST_ORD]
        pairs = (analyse_word(one.form + two.form) for one, two in zip(found, found[1:], strict=False))
        return list({word.stam: word for word in (*found, *(pair for pair in pairs if pair.stam in self._vikter))}.values())

    def _hits(self, word: Ord) -> dict[int, float]:
        """What the word says of each type. Remembered, for while somebody types only the last word is new."""
        if word.form not in self._minne:
            if len(self._minne) >= FLEST_MINNEN:
                self._minne.clear()
            self._minne[word.form] = self._find_hits(word)
        return self._minne[word.form]

    def _find_hits(self, word: Ord) -> dict[int, float]:
        """By the whole word or by its parts, whichever says more of the type; by how it is spelt when neither is known."""
        whole = self._points([word.stam], 1.0)
        parts = self._points(word.delar, LED)
        found = {number: max(whole.get(number, 0.0), parts.get(number, 0.0)) for number in {*whole, *parts}}
        return found or self._points(self._alike(word), LIKT_ORD)

    def _points(self, stems: Iterable[str], part: float) -> dict[int, float]:
        found: dict[int, float] = defaultdict(float)
        for stam in stems:
            for number, vikt in self._vikter.get(stam, {}).items():
                found[number] += vikt * self._sallsynt[stam] * part
        return found

    def _alike(self, word: Ord) -> list[str]:
        """The stem of the index that is spelt most like the word, if one is like it at all."""
        if len(word.form) < KORTAST_GISSAD:
            return []
        own = grams(word.stam)
        near = {stam for gram in own for stam in self._med_gram.get(gram, ())}
        best = max(near, key=lambda stam: (likeness(own, grams(stam)), stam), default="")
        return [best] if best and likeness(own, grams(best)) >= LIKHET else []


def _name_rank(begun: Sequence[str], name: Sequence[str]) -> int | None:
    """0 when the name begins as written, 1 when each written word begins a word of it, in order; None when it does neither."""
    if len(begun) <= len(name) and " ".join(name).startswith(" ".join(begun)):
        return 0
    rest = iter(name)
    return 1 if all(any(word.startswith(start) for word in rest) for start in begun) else None


@lru_cache(maxsize=1)
def _index(fingeravtryck: tuple[int, int]) -> Index:
    amnen = {row["pk"]: row for row in Amne.objects.values("pk", "namn", "foralder")}
    typer = Arendetyp.objects.active().values("pk", "kod", "namn", "amne", "center", "center__namn", "sokord", "hjalptext")
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
            kod=typ["kod"],
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
