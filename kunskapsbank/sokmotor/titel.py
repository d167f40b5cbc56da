"""The title of a document and the words that callers use instead."""

from dataclasses import dataclass
from functools import lru_cache

from kunskapsbank.analys import words, written


@dataclass(frozen=True)
class Titel:
    """The words of a title, folded, those that callers use instead, and all as they are spelt."""

    egna: tuple[str, ...]
    sokord: tuple[str, ...]
    skrivna: frozenset[str]


@lru_cache(maxsize=20_000)
def read_title(titelord: str) -> Titel:
    """From what the index keeps: the title and the callers' words on a line each."""
    titel, _, sokord = titelord.partition("\n")
    own = tuple(dict.fromkeys(words(titel)))
    return Titel(own, tuple(dict.fromkeys(form for form in words(sokord) if form not in own)), frozenset(written(titelord)))
