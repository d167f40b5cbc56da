"""How alike the words of a question and of a title are: the same, inflected, a part of one another, misspelt, or begun alike."""

from collections import defaultdict

from rapidfuzz.distance import OSA

from kunskapsbank.analys import Ord, analyse_word
from kunskapsbank.sokmotor.fraga import KORTAST_STAVAD, TVA_FEL_FRAN, Fraga, Fragord

SAMMA, BOJT = 1.0, 0.92
SAMMANSATT, BORJAR_LIKA = 0.85, 0.8
ETT_FEL, ETT_FEL_I_KORT, TVA_FEL = 0.9, 0.75, 0.75
LANG_NOG = 6
"""Letters from which one fault says little against a word."""
KORTAST_BORJAN = 4


class Likheter:
    """Which words of one question a word of a title is like. Remembers, for titles share their words; looks only where it may be."""

    def __init__(self, fraga: Fraga) -> None:
        """Lay out the words of the question by all that another word may share with them."""
        self.ord = fraga.ord
        self._minne: dict[str, tuple[tuple[int, float], ...]] = {}
        self._med: dict[str, set[int]] = defaultdict(set)
        self._felstavade = {number for number, word in enumerate(self.ord) if word.andra}
        for number, word in enumerate(self.ord):
            for analys in (*word.analyser, *(right for right, _share in word.andra)):
                for key in _keys(analys):
                    self._med[key].add(number)

    def __call__(self, form: str, sprak: str) -> tuple[tuple[int, float], ...]:
        """The numbers of the words that the folded word is like, each with how much, 0 to 1."""
        known = self._minne.get(form)
        if known is None:
            other = analyse_word(form, sprak)
            numbers = self._felstavade.union(*(self._med[key] for key in _keys(other) if key in self._med))
            likes = ((number, measure(self.ord[number], other)) for number in numbers)
            known = self._minne[form] = tuple((number, like) for number, like in likes if like)
        return known


def _keys(word: Ord) -> tuple[str, ...]:
    """What a word must share with another to be like it: its beginning (marked as such), its stem, or a part."""
    return (f"^{word.form[:KORTAST_BORJAN]}", word.stam, *word.delar)


def measure(word: Fragord, other: Ord) -> float:
    """How much a word of the question is like another, 0 to 1."""
    if other.form == word.form:
        return SAMMA
    best = max(_alike(own, other) for own in word.analyser)
    for right, share in word.andra:
        best = max(best, share * (SAMMA if right.form == other.form else _alike(right, other)))
    return best if best or not word.andra else _misspelt(word.form, other.form)


def _alike(own: Ord, other: Ord) -> float:
    if own.stam == other.stam:
        return BOJT
    best = 0.0
    if own.delar or other.delar:
        ours, theirs = set(own.delar) or {own.stam}, set(other.delar) or {other.stam}
        if shared := ours & theirs:
            best = SAMMANSATT * 2 * _letters(shared) / (_letters(ours) + _letters(theirs))
    same = _same_beginning(own.form, other.form)
    return max(best, BORJAR_LIKA * same / max(len(own.form), len(other.form))) if same >= KORTAST_BORJAN else best


def _letters(words: set[str]) -> int:
    return sum(map(len, words))


def _same_beginning(one: str, other: str) -> int:
    same = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        same += 1
    return same


def _misspelt(one: str, other: str) -> float:
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < KORTAST_STAVAD or abs(len(one) - len(other)) > 2:
        return 0.0
    faults = OSA.distance(one, other, score_cutoff=2)
    if faults == 1:
        return ETT_FEL if longest >= LANG_NOG else ETT_FEL_I_KORT
    return TVA_FEL if faults == 2 and longest >= TVA_FEL_FRAN else 0.0
