"""What a text is found by: terms and how much each says of it (the part of BM25 that does not depend on the question).

Two channels: words of the whole text (stem, parts of compounds at half weight) and pieces of four letters of the title and the
callers' own words, which still meet when something is misspelt, inflected or written apart.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kunskapsbank.analys import Ord, analyse

ORD, GRAM = "o", "g"
"""The channels."""
K1, B = 1.2, 0.6
MEDELLANGD = {ORD: 130.0, GRAM: 60.0}
"""Terms of a usual document; fixed, so that no document's weights depend on another's."""
TITEL, SOKORD = "titel", "sokord"
"""Fields that the pieces of four letters are taken from."""
TYPORD = "typord"
"""The words that callers use for the case types that a document serves: less its own than those that were written for it."""
VIKT = {TITEL: 3.0, SOKORD: 3.0, TYPORD: 2.0, "kort_svar": 1.2}
"""How many times a word in the field counts; 1 in any other."""
DEL = 0.5
"""How much a part of a compound counts of a word."""
FLEST_TECKEN = 100_000
LANGD = {SOKORD: 0.25, TYPORD: 0.25}
"""How much callers' words count when a document is measured: many of them must not bury the article."""


@lru_cache(maxsize=200_000)
def term_id(samling: str, kanal: str, term: str) -> int:
    """The number that the index knows a term of a collection by."""
    digest = hashlib.blake2b(f"{samling}\0{kanal}\0{term}".encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def words_of(word: Ord, sprak: str) -> Iterable[tuple[str, float]]:
    """The terms of a word in the channel of words; beside the stem of another language also the word as it is written."""
    yield word.stam, 1.0
    if sprak != "sv" and word.form != word.stam:
        yield word.form, 0.7
    for part in word.delar:
        yield part, DEL


def document_terms(samling: str, falt: Mapping[str, str], sprak: str) -> dict[int, float]:
    """The terms of a document with their weights."""
    counts: dict[str, Counter[str]] = {ORD: Counter(), GRAM: Counter()}
    length = {ORD: 0.0, GRAM: 0.0}
    for namn, text in falt.items():
        weight = VIKT.get(namn, 1.0)
        for word in analyse(text[:FLEST_TECKEN], sprak):
            for term, share in words_of(word, sprak):
                counts[ORD][term] += weight * share
                length[ORD] += LANGD.get(namn, 1.0) * weight * share
            if namn in (TITEL, SOKORD):
                counts[GRAM].update(word.gram)
                length[GRAM] += LANGD.get(namn, 1.0) * len(word.gram)
    return {
        term_id(samling, kanal, term): impact(count, length[kanal], kanal)
        for kanal, found in counts.items()
        for term, count in found.items()
    }


def impact(count: float, length: float, kanal: str) -> float:
    """BM25 without the rarity of the term: how much `count` times says in a text so long."""
    return count * (K1 + 1) / (count + K1 * (1 - B + B * length / MEDELLANGD[kanal]))
