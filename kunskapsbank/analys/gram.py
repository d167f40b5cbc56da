"""Words as overlapping pieces of four letters: what still meets when a word is misspelt, inflected or part of a compound."""

from functools import lru_cache

LANGD = 4
KANT = "_"


@lru_cache(maxsize=50_000)
def grams(form: str) -> tuple[str, ...]:
    """The pieces of a folded word, its edges marked: "bygg" gives "_byg", "bygg", "ygg_"."""
    marked = f"{KANT}{form}{KANT}"
    return tuple(marked[i : i + LANGD] for i in range(max(1, len(marked) - LANGD + 1)))
