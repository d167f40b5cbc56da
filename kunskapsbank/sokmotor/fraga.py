"""What somebody searched for, as the engine sees it: words with their rarity and what they may be misspellings of, and terms to look up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from kunskapsbank.analys import Ord, analyse_word, grams, is_side_word, is_stop_word, words, written
from kunskapsbank.sokmotor.statistik import STOPPORD, Statistik
from kunskapsbank.sokmotor.termer import GRAM, ORD, term_id, words_of

LANGST = 4_000
"""Characters of a question that are looked at."""
FLEST_ORD = 40
"""Words of a question that are looked at, the rarest ones."""
FLEST_RADER = {ORD: 3_000, GRAM: 1_500}
"""Rows that are read from each channel: the rarest terms as far as they go, so that no question takes long."""
MINST_TERMER = 2
"""The rarest terms are looked up however many rows they have."""
IHOPSKRIVET = (3, 2)
"""Words written apart that are tried as one."""
KORTAST_IHOP = 6
KORTAST_STAVAD, TVA_FEL_FRAN = 4, 7
"""Letters from which a word may have one fault, and two."""
FLEST_RATTSTAVADE = 4
RATTSTAVAT = {1: 0.9, 2: 0.75}
"""How much the right spelling counts, by the number of faults."""
BISAK = 0.25
"""How much a word that only tells the story around a question counts of its rarity."""
HOGST = 2.2
"""The most that BM25 gives for one term, in times its rarity."""


@dataclass(frozen=True)
class Fragord:
    """A word of the question: its analyses, how rare it is, and what it may be a misspelling of (with how much that counts)."""

    form: str
    analyser: tuple[Ord, ...]
    tyngd: float
    andra: tuple[tuple[Ord, float], ...] = ()


@dataclass(frozen=True)
class Uppslag:
    """A term to look up: what a document gets for it in each channel, and which of the words it stands for (a bit each)."""

    term: int
    ord: float
    gram: float
    bit: int


@dataclass(frozen=True)
class Fraga:
    """A question ready to be put to the index. `hogst_*` is the most that a document could get in each channel."""

    ord: tuple[Fragord, ...]
    uppslag: tuple[Uppslag, ...]
    hogst_ord: float
    hogst_gram: float
    skrivna: frozenset[str]

    @cached_property
    def tyngd(self) -> float:
        """The rarity of all words together."""
        return sum(word.tyngd for word in self.ord) or 1.0


def parse(samling: str, text: str, known: Statistik, sprak: str = "sv") -> Fraga:
    """What `text` asks for in the collection that `known` counts; the language is the asker's, Swedish is always tried too."""
    forms = words(text[:LANGST])
    languages = tuple(dict.fromkeys((sprak, "sv")))
    ord_ = [_word(samling, form, languages, known) for form in dict.fromkeys(_join(samling, forms, known))]
    ord_ = sorted(ord_, key=lambda word: -word.tyngd)[:FLEST_ORD]
    by_word = _word_terms(samling, ord_, known)
    by_gram = _gram_terms(samling, forms, known)
    return Fraga(
        ord=tuple(ord_),
        uppslag=(
            *(Uppslag(term, by_word[term][0], 0.0, by_word[term][1]) for term in _affordable(by_word, FLEST_RADER[ORD], known)),
            *(Uppslag(term, 0.0, by_gram[term], 0) for term in _affordable(by_gram, FLEST_RADER[GRAM], known)),
        ),
        hogst_ord=HOGST * sum(word.tyngd for word in ord_) or 1.0,
        hogst_gram=HOGST * sum(by_gram.values()) or 1.0,
        skrivna=frozenset(written(text[:LANGST].casefold())),
    )


def _join(samling: str, forms: list[str], known: Statistik) -> Iterable[str]:
    """The words, and those written apart that the collection writes as one: "bygg lov" gives "bygglov"."""
    i = 0
    while i < len(forms):
        for antal in IHOPSKRIVET:
            joined = "".join(forms[i : i + antal])
            if i + antal <= len(forms) and may_be_one(forms[i : i + antal]) and _is_known(samling, joined, known):
                yield joined
                i += antal
                break
        else:
            yield forms[i]
            i += 1


def may_be_one(forms: list[str]) -> bool:
    """Whether the words may be one written apart: long enough, no number, and none of the words that stand between others."""
    joined = "".join(forms)
    return KORTAST_IHOP <= len(joined) and not joined.isdigit() and not any(is_stop_word(form) for form in forms)


def _is_known(samling: str, form: str, known: Statistik) -> bool:
    """Whether the collection has the word, in this form or, for what the dictionary knows, in another."""
    return form in known.ord or term_id(samling, ORD, analyse_word(form).stam) in known.per_term


def _word(samling: str, form: str, languages: tuple[str, ...], known: Statistik) -> Fragord:
    analyser = tuple(analyse_word(form, sprak) for sprak in languages)
    terms = [term_id(samling, ORD, analys.stam) for analys in analyser]
    found = [term for term in terms if term in known.per_term]
    andra = () if found else _spelt_right(form, known)
    tyngd = min((known.rarity(term) for term in found), default=0.0)
    if not found:
        tyngd = max((known.rarity(term_id(samling, ORD, other.stam)) * share for other, share in andra), default=known.rarity(0) / 2)
    is_stop = any(a.is_stop for a in analyser)
    is_aside = any(is_side_word(form, sprak) for sprak in languages)
    return Fragord(form, analyser, tyngd * (STOPPORD if is_stop else BISAK if is_aside else 1.0), andra)


def _spelt_right(form: str, known: Statistik) -> tuple[tuple[Ord, float], ...]:
    """The words of the collection that a word nobody uses may be a misspelling of, with how much each counts."""
    if len(form) < KORTAST_STAVAD or form.isdigit():
        return ()
    most = 2 if len(form) >= TVA_FEL_FRAN else 1
    for fault in range(1, most + 1):
        near = [word for length in range(len(form) - fault, len(form) + fault + 1) for word in known.words_by_length.get(length, ())]
        found = process.extract(form, near, scorer=OSA.distance, score_cutoff=fault, limit=FLEST_RATTSTAVADE)
        if found:
            return tuple((analyse_word(word), RATTSTAVAT[fault]) for word, _distance, _ in found)
    return ()


def _word_terms(samling: str, ord_: list[Fragord], known: Statistik) -> dict[int, tuple[float, int]]:
    """The terms of the words: how much each counts, and which words it stands for. A part of a compound stands for none."""
    found: dict[int, tuple[float, int]] = {}
    for number, word in enumerate(ord_):
        own: dict[int, tuple[float, int]] = {}
        for analys, share in (*((a, 1.0) for a in word.analyser), *word.andra):
            for term, part in words_of(analys, "sv"):
                pk = term_id(samling, ORD, term)
                weight = share * part * (STOPPORD if analys.is_stop else 1.0)
                own[pk] = max(own.get(pk, (0.0, 0)), (weight, (1 << number) if term == analys.stam else 0))
        for pk, (weight, bit) in own.items():
            before, bits = found.get(pk, (0.0, 0))
            found[pk] = (before + weight * known.rarity(pk), bits | bit)
    return found


def _gram_terms(samling: str, forms: list[str], known: Statistik) -> dict[int, float]:
    """The pieces of four letters of the words as they were written, with how much each counts."""
    found: dict[int, float] = defaultdict(float)
    for form in dict.fromkeys(forms[: 2 * FLEST_ORD]):
        for gram in grams(form):
            term = term_id(samling, GRAM, gram)
            found[term] += known.rarity(term)
    return found


def _affordable(terms: Mapping[int, object], rader: int, known: Statistik) -> list[int]:
    """The rarest of the terms, as many as have no more than so many rows together."""
    chosen: list[int] = []
    for term in sorted(terms, key=lambda term: known.per_term.get(term, 0)):
        rader -= known.per_term.get(term, 0)
        if rader < 0 and len(chosen) >= MINST_TERMER:
            break
        chosen.append(term)
    return chosen
