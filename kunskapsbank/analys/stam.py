"""Stems per language: Swedish by its dictionary, others by Snowball, the rest as they are written."""

from functools import lru_cache

import Stemmer

from kunskapsbank.analys import svenska

_SNOWBALL = {"en": "english", "fi": "finnish", "ar": "arabic", "da": "danish", "no": "norwegian", "de": "german", "es": "spanish"}
SPRAK_MED_STAM = frozenset({"sv", *_SNOWBALL})


@lru_cache(maxsize=20_000)
def stem(form: str, sprak: str = "sv") -> str:
    """What all forms of a folded word have in common in the language."""
    if sprak == "sv":
        return svenska.stem(form)
    algoritm = _SNOWBALL.get(sprak)
    return Stemmer.Stemmer(algoritm).stemWord(form) if algoritm else form
