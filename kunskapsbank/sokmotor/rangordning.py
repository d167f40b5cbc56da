"""The documents that were found, looked at closely: how much of the question the title says, and how much of the title was asked for.

Points are comparable between questions: about 3 is a title word for word, under `SVAGAST` is nothing.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from kunskapsbank.analys import words, written
from kunskapsbank.sokmotor.fraga import Fraga
from kunskapsbank.sokmotor.kandidater import Kandidat
from kunskapsbank.sokmotor.likhet import SAMMA, Likheter
from kunskapsbank.sokmotor.statistik import Statistik

I_TEXTEN = 0.9
"""How much a word in the text counts of one in the title, where the text is asked for it."""

TRAFFAT = 0.5
"""Likeness from which a word is said to have been found."""


@dataclass(frozen=True)
class Vikter:
    """How much each sign counts; found on questions and passages of SweQUAD-MC (docs/sok.md)."""

    ord: float = 0.5
    gram: float = 0.5
    i_titeln: float = 1.5
    ordagrant: float = 0.5
    titelns: float = 0.8
    stavat: float = 0.6
    tackning: float = 0.5
    kort_titel: float = -0.3
    stod: float = 0.04


VIKTER = Vikter()


@dataclass(frozen=True)
class Rangordnad:
    """A document with its points and its signs, 0 to 1: how much of the question it has at all and in the title, and of the title the
    question. `ord` are the words that met.
    """

    kandidat: Kandidat
    tackning: float
    i_titeln: float
    titelns: float
    ord: tuple[str, ...]
    poang: float = 0.0


@dataclass(frozen=True)
class Titel:
    """The words of a title, folded, those that callers use instead, and all as they are spelt."""

    egna: tuple[str, ...]
    sokord: tuple[str, ...]
    skrivna: frozenset[str]


def rank(fraga: Fraga, found: list[Kandidat], known: Statistik, vikter: Vikter = VIKTER) -> list[Rangordnad]:
    """The documents, best first; those that are equal keep to their keys, so that the order never varies."""
    likes = Likheter(fraga)
    ranked = [_look_at(fraga, kandidat, likes, known, vikter) for kandidat in found]
    return sorted(ranked, key=lambda row: (-row.poang, row.kandidat.nyckel))


@lru_cache(maxsize=20_000)
def _title(titelord: str) -> Titel:
    titel, _, sokord = titelord.partition("\n")
    own = tuple(dict.fromkeys(words(titel)))
    return Titel(own, tuple(dict.fromkeys(form for form in words(sokord) if form not in own)), frozenset(written(titelord)))


def _look_at(fraga: Fraga, kandidat: Kandidat, likes: Likheter, known: Statistik, vikter: Vikter) -> Rangordnad:
    titel = _title(kandidat.titelord)
    best = [0.0] * len(fraga.ord)
    asked = weights = 0.0
    for form in titel.egna:
        rarity = known.rarity_of_word(form, kandidat.sprak)
        weights += rarity
        most = 0.0
        for number, like in likes(form, kandidat.sprak):
            best[number] = max(best[number], like)
            most = max(most, like)
        asked += most * rarity
    for form in titel.sokord:
        for number, like in likes(form, kandidat.sprak):
            best[number] = max(best[number], like)
    anywhere = [max(like, I_TEXTEN) if kandidat.bits >> number & 1 else like for number, like in enumerate(best)]
    row = Rangordnad(
        kandidat=kandidat,
        tackning=_share(fraga, anywhere),
        i_titeln=_share(fraga, best),
        titelns=asked / (weights or 1.0),
        ord=tuple(word.form for word, like in zip(fraga.ord, anywhere, strict=True) if like >= TRAFFAT),
    )
    poang = (
        vikter.ord * kandidat.ord
        + vikter.gram * kandidat.gram
        + vikter.i_titeln * row.i_titeln
        + vikter.ordagrant * _share(fraga, [float(like == SAMMA) for like in best])
        + vikter.titelns * row.titelns
        + vikter.stavat * len(fraga.skrivna & titel.skrivna) / (len(fraga.skrivna) or 1)
        + vikter.tackning * row.tackning
        + vikter.kort_titel / (1 + len(titel.egna))
        + vikter.stod * kandidat.stod
    )
    return replace(row, poang=poang)


def _share(fraga: Fraga, likes: list[float]) -> float:
    """How much of the question is met, each word by its rarity."""
    return sum(like * word.tyngd for word, like in zip(fraga.ord, likes, strict=True)) / fraga.tyngd
