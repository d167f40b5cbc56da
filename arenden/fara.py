"""Words of danger: whether a text tells of somebody who may come to harm. How people say it is data, `fara.toml`."""

import tomllib
from bisect import bisect_left
from functools import lru_cache
from pathlib import Path

from kunskapsbank.analys import fold, words

TABELL = Path(__file__).with_name("fara.toml")
LANGST = 4_000
"""Characters of a text that are looked at."""


def is_danger(text: str) -> bool:
    """Whether the text has all words of a line of the table, in whichever language: who asks may write in another than the page's."""
    found = sorted(set(words(text[:LANGST])))
    return any(all(any(_has(found, word) for word in either) for either in line) for line in _table())


def _has(found: list[str], word: str) -> bool:
    """Whether the word is among the sorted ones; of one with a star, one that begins so."""
    start = word.removesuffix("*")
    at = bisect_left(found, start)
    return at < len(found) and (found[at].startswith(start) if start != word else found[at] == word)


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The lines of all languages: of each word, what may stand in its place."""
    lines = (line for rows in tomllib.loads(TABELL.read_text("utf-8")).values() for line in rows)
    return tuple(tuple(tuple(fold(word) for word in either.split("|")) for either in line.split()) for line in lines)
