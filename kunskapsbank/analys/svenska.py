"""Swedish words: their headword, their stem, and the parts of compounds, looked up in the dictionary and else guessed by rule."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import Stemmer

from kunskapsbank.analys.ordlista import SIST, ordlista
from kunskapsbank.analys.oregelbundna import OREGELBUNDNA, mend

MINNE = 100_000
KORTAST_STAM = 3
KORTAST_SAMMANSATT, LANGST_SAMMANSATT = 6, 40
KORTAST_LED = 3
TVA_BOKSTAVER = frozenset({"el", "it", "va", "id", "tv"})
"""First parts of two letters that are taken: others would be found in any word."""
LANGSTA_ANDELSE = 8
BESTAMD_FORM = frozenset("BCDEF")
"""Flags of the dictionary: takes -et, -t, -en, -n, so it is a noun of its own ("vatten"), whatever else it may be a form of ("vatt")…"""
SER_UT_SOM_FORM = ("ar", "or", "er", "an", "on", "ande", "ende")
"""… unless it ends as forms do: "bokar" is rather of boka than of bök, for folding makes them one."""
# What a part costs: the split with the least sum is taken, so few and well-known parts win.
ETT_LED, KORT_LED, LOST_LED = 1.0, 0.6, 0.4
_snowball = Stemmer.Stemmer("swedish")


@dataclass(frozen=True)
class Delning:
    """The parts of a compound: as they are written, and their stems."""

    led: tuple[str, ...] = ()
    stammar: tuple[str, ...] = ()


@lru_cache(maxsize=MINNE)
def lemma(form: str) -> str | None:
    """The headword that the folded word is a form of: itself if it is a noun, else the shortest; None if the dictionary has none."""
    headword = OREGELBUNDNA.get(form) or _look_up(form)
    return None if headword is None else mend(headword)


def _look_up(form: str) -> str | None:
    listan = ordlista()
    if not form.endswith(SER_UT_SOM_FORM) and not BESTAMD_FORM.isdisjoint(listan.ord.get(form, "")):
        return form
    found = {form} if form in listan.ord else set()
    for i in range(max(1, len(form) - LANGSTA_ANDELSE), len(form)):
        for andelse in listan.andelser.get(form[i:], ()):
            headword = form[:i] + andelse.bort
            if andelse.flagga in listan.ord.get(headword, "") and andelse.villkor.search(headword):
                found.add(headword)
    inflected = {word for word in found - {form} if len(word) >= KORTAST_STAM}
    return min(inflected or found, key=lambda word: (len(word), word), default=None)


@lru_cache(maxsize=MINNE)
def stem(form: str) -> str:
    """What all forms of a folded word have in common: that of its headword, of its last part, or as Snowball cuts it."""
    headword = lemma(form)
    if headword is None and (led := _led(form)) and (last := lemma(led[-1])):
        headword = form.removesuffix(led[-1]) + last
    if headword is None:
        return _snowball.stemWord(form)
    return headword[:-1] if len(headword) > KORTAST_STAM and headword[-1] in "ae" else headword


@lru_cache(maxsize=MINNE)
def split(form: str) -> Delning:
    """The parts of a folded compound; none when it is not one."""
    led = _led(form)
    return Delning(led, (*(_stem_of_first(part) for part in led[:-1]), stem(led[-1]))) if led else Delning()


def is_swedish(form: str) -> bool:
    """Whether the folded word is in the dictionary, in any form, or made of words that are."""
    return lemma(form) is not None or bool(_led(form))


@lru_cache(maxsize=MINNE)
def _led(form: str) -> tuple[str, ...]:
    """The cheapest way to write the word as parts, found from the end of the word to its beginning."""
    n = len(form)
    if not KORTAST_SAMMANSATT <= n <= LANGST_SAMMANSATT or not form.isalpha():
        return ()
    best: dict[int, tuple[float, tuple[str, ...]]] = {}
    for start in range(n - KORTAST_LED, -1, -1):
        ways = []
        if start and (cost := _cost_last(form[start:])) is not None:
            ways.append((cost, (form[start:],)))
        for end in best:
            if end - start >= 2 and (cost := _cost_first(form[start:end])) is not None:
                ways.append((cost + best[end][0], (form[start:end], *best[end][1])))
        if ways:
            best[start] = min(ways)
    led = best.get(0, (0.0, ()))[1]
    return led if all(one != other for one, other in pairwise(led)) else ()


@lru_cache(maxsize=MINNE)
def _cost_first(part: str) -> float | None:
    """What it costs to take this as a first or middle part; None when it cannot be one."""
    listan = ordlista()
    if len(part) == 2:
        return ETT_LED if part in TVA_BOKSTAVER else None
    short = KORT_LED if len(part) == KORTAST_LED else 0.0
    if part in listan.forled:
        return ETT_LED + short
    if len(part) > KORTAST_LED and (part in listan.ord or _word_of_first(part) is not None):
        return ETT_LED + LOST_LED
    return None


@lru_cache(maxsize=MINNE)
def _cost_last(part: str) -> float | None:
    """What it costs to take this as the last part; None when it cannot be one."""
    headword = lemma(part)
    if headword is None:
        return None
    listan = ordlista()
    if SIST in listan.ord.get(headword, "") or SIST in listan.ord.get(part, ""):
        return ETT_LED + (KORT_LED if len(headword) <= KORTAST_LED else 0.0)
    return ETT_LED + KORT_LED if len(headword) > 4 else None


def _word_of_first(part: str) -> str | None:
    """The word that a first part comes of, as Swedish makes them: "vårdnads" of vårdnad, "gatu" of gata, "skol" of skola."""
    listan = ordlista()
    if part[-1] == "s" and part[:-1] in listan.ord:
        return part[:-1]
    if part[-1] in "uoe" and f"{part[:-1]}a" in listan.ord:
        return f"{part[:-1]}a"
    if part[-1] == "e" and part[:-1] in listan.ord:
        return part[:-1]
    return f"{part}a" if f"{part}a" in listan.ord else None


def _stem_of_first(part: str) -> str:
    """The stem of the word that a first part comes of."""
    listan = ordlista()
    word = _word_of_first(part)
    is_itself = part in listan.ord and part in listan.forled
    return stem(part if word is None or is_itself else word)
