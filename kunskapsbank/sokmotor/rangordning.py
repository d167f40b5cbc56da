"""The documents that were found, looked at closely: how much of the question the title says, and how much of the title was asked for.

Points are comparable between questions: about 3 is a title word for word, under `SVAGAST` is nothing.
"""

from dataclasses import dataclass, replace
from operator import mul
from typing import NamedTuple

from kunskapsbank.sokmotor.fraga import Fraga
from kunskapsbank.sokmotor.kandidater import Kandidat
from kunskapsbank.sokmotor.likhet import SAMMA, Likheter
from kunskapsbank.sokmotor.narhet import Narhet
from kunskapsbank.sokmotor.statistik import Statistik
from kunskapsbank.sokmotor.textlikhet import compare_texts
from kunskapsbank.sokmotor.titel import read_title

I_TEXTEN = 0.9
"""How much a word in the text counts of one in the title, where the text is asked for it."""

I_TYPORDEN = 0.85
"""… and a word of its case types."""
TITELN_SAGER_ALLT = 0.9
"""How much of a question a title must say for the texts not to matter."""
NARMAST = 3
TRAFFAT = 0.5
"""Likeness from which a word is said to have been found."""


class Tecken(NamedTuple):
    """The signs that a document answers a question, each 0 to 1; or how much each of them counts."""

    ord: float
    """What it got for its words"""
    gram: float
    """… and for pieces of the title's words."""
    i_titeln: float
    """How much of the question the title says,"""
    ordagrant: float
    """… in the same form,"""
    stavat: float
    """… spelt with the same letters,"""
    tackning: float
    """… or the text does."""
    texten: float
    """What the whole text says beside the others that were found, when no title says it all."""
    av_titeln: float
    """How much of the title was asked for."""
    stod: float
    """How often it has given the answer."""
    mening: float = 0.0
    """How much farther in meaning than the nearest, 0 to -1, when no title says it all and there is a model: it only takes away, so that
    points mean the same with and without it."""


VIKTER = Tecken(
    ord=0.5, gram=0.3, i_titeln=2.5, ordagrant=0.6, stavat=0.8, tackning=2.0, texten=3.0, av_titeln=1.3, stod=0.03, mening=5.0
)
"""Found on questions and passages of SweQUAD-MC (docs/sok.md). Support may decide between equals, no more."""


@dataclass(frozen=True)
class Rangordnad:
    """A document with its signs, its points, and the words of the question that it has."""

    kandidat: Kandidat
    tecken: Tecken
    ord: tuple[str, ...]
    poang: float = 0.0
    is_nara: bool = False
    """Whether it is so near in meaning that it answers without the words."""


def look_at(fraga: Fraga, found: list[Kandidat], known: Statistik) -> list[Rangordnad]:
    """The documents with the signs that their titles and words give."""
    likes = Likheter(fraga)
    return [_look_at(fraga, kandidat, likes, known) for kandidat in found]


def is_said_by_title(ranked: list[Rangordnad]) -> bool:
    """Whether a title says nearly all of the question, so that neither texts nor meaning matter."""
    return any(row.tecken.i_titeln >= TITELN_SAGER_ALLT for row in ranked)


def weigh_texts(fraga: Fraga, ranked: list[Rangordnad]) -> list[Rangordnad]:
    """The documents with what their texts say beside one another."""
    texts = compare_texts(fraga, [row.kandidat for row in ranked]) if ranked else []
    return [replace(row, tecken=row.tecken._replace(texten=text)) for row, text in zip(ranked, texts, strict=True)]


def weigh_meaning(ranked: list[Rangordnad], narhet: Narhet) -> list[Rangordnad]:
    """The documents with how near they are in meaning. One that the model has not read yet counts as one of the nearest: a new article
    must not be buried."""
    near = [narhet.of(row.kandidat.nyckel) for row in ranked]
    nearest = sorted((value for value in near if value is not None), reverse=True)[:NARMAST] or [0.0]
    signs = [max(-1.0, ((nearest[-1] if value is None else value) - nearest[0]) / narhet.spann) for value in near]
    return [
        replace(row, tecken=row.tecken._replace(mening=sign), is_nara=value is not None and value >= narhet.nara_fran)
        for row, sign, value in zip(ranked, signs, near, strict=True)
    ]


def put_in_order(ranked: list[Rangordnad], vikter: Tecken = VIKTER) -> list[Rangordnad]:
    """The documents, best first; those that are equal keep to their keys, so that the order never varies."""
    ranked = [replace(row, poang=sum(map(mul, vikter, row.tecken))) for row in ranked]
    return sorted(ranked, key=lambda row: (-row.poang, row.kandidat.nyckel))


def _look_at(fraga: Fraga, kandidat: Kandidat, likes: Likheter, known: Statistik) -> Rangordnad:
    titel = read_title(kandidat.titelord)
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
    for forms, share in ((titel.sokord, 1.0), (titel.typord, I_TYPORDEN)):
        for number, like in (pair for form in forms for pair in likes(form, kandidat.sprak)):
            best[number] = max(best[number], share * like)
    anywhere = [max(like, I_TEXTEN) if kandidat.bits >> number & 1 else like for number, like in enumerate(best)]
    tecken = Tecken(
        ord=kandidat.ord,
        gram=kandidat.gram,
        i_titeln=_share(fraga, best),
        ordagrant=_share(fraga, [float(like == SAMMA) for like in best]),
        stavat=len(fraga.skrivna & titel.skrivna) / (len(fraga.skrivna) or 1),
        tackning=_share(fraga, anywhere),
        texten=0.0,
        av_titeln=asked / (weights or 1.0),
        stod=kandidat.stod,
    )
    met = tuple(word.form for word, like in zip(fraga.ord, anywhere, strict=True) if like >= TRAFFAT)
    return Rangordnad(kandidat, tecken, met)


def _share(fraga: Fraga, likes: list[float]) -> float:
    """How much of the question is met, each word by its rarity."""
    return sum(like * word.tyngd for word, like in zip(fraga.ord, likes, strict=True)) / fraga.tyngd
