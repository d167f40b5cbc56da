"""Text to words: lower case, without soft hyphens, folded, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

LANGSTA_ORD = 60
"""Letters of a word that are looked at; no Swedish word of the dictionary is as long."""
# Soft hyphen, zero-width characters and marks that combine belong to the word that they stand in.
_INUTI = "\u00ad\u034f\u200b-\u200d\u2060\ufeff\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
ORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INUTI}])*")
# Letters that no decomposition takes apart; tatweel only stretches, and the last two are written either way.
_VANLIGA = str.maketrans("åäöé", "aaoe")
_UTBYTE = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "đ": "d", "ł": "l", "ı": "i", "ـ": None, "ى": "ي", "ة": "ه"})
# With its dots the word means one thing; folded it would be another word altogether: "tömt" is no "tomt".
_ENTYDIGA = {"tömt": "tomd"}


@dataclass(frozen=True)
class Plats:
    """A word of a text, folded, and where it stands: `text[start:end]` is how it was written."""

    form: str
    start: int
    end: int


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word in lower case with å and ä as a, ö as o, é as e: as people write who have no Swedish keyboard."""
    letters = word.casefold()
    if letters.isascii():
        return letters
    letters = unicodedata.normalize("NFC", letters)
    if letters in _ENTYDIGA:
        return _ENTYDIGA[letters]
    if (letters := letters.translate(_VANLIGA)).isascii():
        return letters
    letters = unicodedata.normalize("NFKD", letters)
    return "".join(c for c in letters if unicodedata.category(c) not in {"Mn", "Cf", "Me"}).translate(_UTBYTE)


def places(text: str) -> Iterator[Plats]:
    """The words of a text in order."""
    for found in ORD.finditer(text):
        if form := fold(found.group()[:LANGSTA_ORD]):
            yield Plats(form, found.start(), found.end())


def words(text: str) -> list[str]:
    """The folded words of a text in order."""
    return [form for word in ORD.findall(text) if (form := fold(word[:LANGSTA_ORD]))]


def written(text: str) -> list[str]:
    """The words of a text in order, spelt as they are."""
    return ORD.findall(text)
