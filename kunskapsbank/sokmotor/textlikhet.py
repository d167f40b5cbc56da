"""The texts of the documents that were found, weighed against each other: words and pieces of words, each rare among them or not.

What is rare in the whole collection says little when all that were found are about it; what only one of them says, says much.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from kunskapsbank.analys import Ord, analyse_word
from kunskapsbank.sokmotor.fraga import Fraga
from kunskapsbank.sokmotor.kandidater import Kandidat
from kunskapsbank.sokmotor.statistik import STOPPORD
from kunskapsbank.sokmotor.termer import DEL, K1, B


def compare_texts(fraga: Fraga, found: list[Kandidat]) -> list[float]:
    """How well each document's text answers beside the others, 0 to 1: half for its words, half for pieces of words."""
    right = [analys for word in fraga.ord for analys in (word.analyser[0], *(other for other, _share in word.andra))]
    by_word = _bm25(_terms(right), found, _word_terms)
    by_gram = _bm25(_grams(right), found, _gram_terms)
    return [(one + other) / 2 for one, other in zip(by_word, by_gram, strict=True)]


def _terms(words: list[Ord]) -> dict[str, float]:
    asked: dict[str, float] = defaultdict(float)
    for word in words:
        for term, share in _word_terms(word):
            asked[term] += share * (STOPPORD if word.is_stop else 1.0)
    return asked


def _grams(words: list[Ord]) -> dict[str, float]:
    asked: dict[str, float] = defaultdict(float)
    for word in words:
        for gram in word.gram:
            asked[gram] += STOPPORD if word.is_stop else 1.0
    return asked


def _word_terms(word: Ord) -> Iterable[tuple[str, float]]:
    yield word.stam, 1.0
    for part in word.delar:
        yield part, DEL


def _gram_terms(word: Ord) -> Iterable[tuple[str, float]]:
    return ((gram, 1.0) for gram in word.gram)


def _bm25(asked: dict[str, float], found: list[Kandidat], terms_of: Callable[[Ord], Iterable[tuple[str, float]]]) -> list[float]:
    memory: dict[str, tuple[tuple[str, float], ...]] = {}
    counts: list[dict[str, float]] = []
    for kandidat in found:
        own: dict[str, float] = defaultdict(float)
        for form, antal in _forms(kandidat.text).items():
            hits = memory.get(form)
            if hits is None:
                word = analyse_word(form, kandidat.sprak)
                hits = memory[form] = tuple((term, share) for term, share in terms_of(word) if term in asked)
            for term, share in hits:
                own[term] += antal * share
        counts.append(own)
    n = len(found)
    having = Counter(term for own in counts for term in own)
    rarity = {term: weight * math.log(1 + (n - having[term] + 0.5) / (having[term] + 0.5)) for term, weight in asked.items()}
    lengths = [len(kandidat.text) for kandidat in found]
    mean = sum(lengths) / n or 1.0
    points = [
        sum(rarity[term] * count * (K1 + 1) / (count + K1 * (1 - B + B * length / mean)) for term, count in own.items())
        for own, length in zip(counts, lengths, strict=True)
    ]
    most = max(points) or 1.0
    return [point / most for point in points]


@lru_cache(maxsize=5_000)
def _forms(text: str) -> dict[str, int]:
    return Counter(text.split())
