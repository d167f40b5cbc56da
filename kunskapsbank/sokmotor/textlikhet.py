"""The texts of the documents that were found, weighed against each other: words and pieces of words, each rare among them or not.

What is rare in the whole collection says little when all that were found are about it; what only one of them says, says much.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from kunskapsbank.analys import Ord, analyse_word
from kunskapsbank.analys.gram import KANT
from kunskapsbank.sokmotor.fraga import Fraga
from kunskapsbank.sokmotor.kandidater import Kandidat
from kunskapsbank.sokmotor.statistik import STOPPORD
from kunskapsbank.sokmotor.termer import DEL, K1, B


def compare_texts(fraga: Fraga, found: list[Kandidat]) -> list[float]:
    """How well each document's text answers beside the others, 0 to 1: half for its words, half for pieces of words."""
    right = [analys for word in fraga.ord for analys in (word.analyser[0], *(other for other, _share in word.andra))]
    lengths = [len(kandidat.text) for kandidat in found]
    terms, grams = _terms(right), _grams(right)
    by_word = _bm25(terms, [_only(_words_in(kandidat.text, kandidat.sprak), terms) for kandidat in found], lengths)
    by_gram = _bm25(grams, [_grams_in(kandidat.text, grams) for kandidat in found], lengths)
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


@lru_cache(maxsize=5_000)
def _words_in(text: str, sprak: str) -> dict[str, float]:
    """How many times a text has each term of the channel of words."""
    counts: dict[str, float] = defaultdict(float)
    for form, antal in Counter(text.split()).items():
        for term, share in _word_terms(analyse_word(form, sprak)):
            counts[term] += antal * share
    return counts


def _only(counts: dict[str, float], asked: dict[str, float]) -> dict[str, float]:
    return {term: counts[term] for term in asked if term in counts}


def _grams_in(text: str, asked: dict[str, float]) -> dict[str, float]:
    """How many times a text has each of the pieces, looked for in the text as it stands: far quicker than taking every word apart."""
    marked = f"{KANT}{text.replace(' ', 2 * KANT)}{KANT}"
    return {gram: antal for gram in asked if (antal := marked.count(gram))}


def _bm25(asked: dict[str, float], counts: list[dict[str, float]], lengths: list[int]) -> list[float]:
    n = len(counts)
    having = Counter(term for own in counts for term in own)
    rarity = {term: weight * math.log(1 + (n - having[term] + 0.5) / (having[term] + 0.5)) for term, weight in asked.items()}
    mean = sum(lengths) / n or 1.0
    points = [
        sum(rarity[term] * count * (K1 + 1) / (count + K1 * (1 - B + B * length / mean)) for term, count in own.items())
        for own, length in zip(counts, lengths, strict=True)
    ]
    most = max(points) or 1.0
    return [point / most for point in points]
