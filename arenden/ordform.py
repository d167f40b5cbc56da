"""Swedish words made comparable: folded letters, light stems, trigrams. Pure functions, quick enough for each key stroke."""

import re
import unicodedata
from functools import lru_cache

ORD = re.compile(r"[^\W_]+")
KORTAST_STAM = 3
# Words that say nothing of what a question is about, folded.
STOPPORD = frozenset(
    """
    a aldrig all alla allt an and andra ar annan annat att av bara behover blir bli blivit bra da dag dar de deg dem den denna deras
    dess det detta dig din dina ditt dom efter eller en er era ert ett fa far fatt finns for fore fraga fragor fran ga gar gjort gor
    gora gott ha hade han har hej hela hemma henne hennes hit hon honom hos hur i igen in ingen inget inte ja jag jo kan kanske ket
    kom komma kommer kunna lite maste med mellan men mer mig min mina mitt mot mycket nagon nagot nagra nar nej ni nog nu nya nytt
    och ocksa om os oss pa redan sa sade samma se sedan sig sin sina sitt ska skall skulle som sta ta tack till tror under upp ut
    utan va vad var vara varfor varit vart vem vet veta vi vid vilka vilken vilket vill
    """.split()
)
# Longest first: inflections of nouns, adjectives and verbs.
ANDELSER = (
    "heterna", "ningarna", "arnas", "ernas", "ornas", "heten", "heter", "ningar", "ningen", "andets", "arna", "erna", "orna",
    "aste", "ande", "ende", "anden", "ades", "ning", "are", "ast", "het", "ade", "ans", "ens", "ets", "aren", "at", "ad", "ar",
    "er", "or", "an", "en", "et", "es", "as", "na", "te", "de", "a", "e", "n", "s", "t",
)  # fmt: skip


def fold(text: str) -> str:
    """The text in lower case with å and ä as a, ö as o, é as e: as people write who have no Swedish keyboard."""
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    """The folded words of a text in order, without those that say nothing."""
    return [word for word in ORD.findall(fold(text)) if len(word) > 1 and word not in STOPPORD]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The folded word without its inflection, as far as simple rules reach: "lamporna" and "lampan" give "lamp"."""
    for andelse in ANDELSER:
        if word.endswith(andelse) and len(word) - len(andelse) >= max(KORTAST_STAM, len(andelse)):
            return word.removesuffix(andelse)
    return word


@lru_cache(maxsize=20_000)
def trigrams(word: str) -> frozenset[str]:
    """The letters three by three with the edges marked, to compare words that are spelt a little wrong."""
    padded = f"  {word} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two sets of trigrams are, 0 to 1."""
    return len(one & other) / len(one | other)
