"""The title of a document and the words that callers use instead."""

from dataclasses import dataclass
from functools import lru_cache

from kunskapsbank.analys import words, written


@dataclass(frozen=True)
class Titel:
    """The words of a title, folded, those that callers use instead, those of its case types, and the first two as they are spelt."""

    egna: tuple[str, ...]
    sokord: tuple[str, ...]
    typord: tuple[str, ...]
    skrivna: frozenset[str]


@lru_cache(maxsize=20_000)
def read_title(titelord: str) -> Titel:
    """From what the index keeps: the title, the callers' words and those of the case types on a line each."""
    titel, sokord, typord, *_ = [*titelord.split("\n"), "", ""]
    own = tuple(dict.fromkeys(words(titel)))
    others = tuple(dict.fromkeys(form for form in words(sokord) if form not in own))
    types = tuple(dict.fromkeys(form for form in words(typord) if form not in own and form not in others))
    return Titel(own, others, types, frozenset(written(f"{titel} {sokord}")))
