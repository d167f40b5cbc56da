"""The Swedish dictionary: its words, how they are inflected, and how they stand first in compounds.

Read from the files of the package `hunspell-sv` (the word list of Hunspell, LGPL 3), folded, and inverted: an ending tells which
headwords may have it. Only nouns, verbs and adjectives in lower case are used; names are left to stand as they are written.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from kunskapsbank.analys.text import fold

PAKET = "hunspell-sv"
FORST, I_MITTEN, SIST, BARA_I_SAMMANSATTNING, FORBJUDET = "X", "U", "Y", "Z", "%"
"""Flags of the dictionary: may stand first, in the middle, last in a compound; is no word by itself; is wrong."""


@dataclass(frozen=True)
class Andelse:
    """One way to inflect: headwords with `flagga` that fit `villkor` lose `bort` and get the ending."""

    flagga: str
    bort: str
    villkor: re.Pattern[str]


@dataclass(frozen=True)
class Ordlista:
    """Folded headwords with their flags, folded first parts of compounds, and the ways to inflect by ending."""

    ord: dict[str, str]
    forled: frozenset[str]
    andelser: dict[str, tuple[Andelse, ...]]


@cache
def ordlista() -> Ordlista:
    """The dictionary, read once in each process (about two seconds)."""
    regler = list(_rules(_path(".aff")))
    andelser: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    forledsregler: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
    for flagga, bort, till, villkor, foljd in regler:
        if BARA_I_SAMMANSATTNING in foljd or FORST in foljd:
            forledsregler[flagga].append((bort, till, re.compile(f"{villkor}$")))
        elif till:
            andelser[fold(till)].add((flagga, fold(bort), fold(villkor)))
    inverted = {
        till: tuple(Andelse(flagga, bort, re.compile(f"{villkor}$")) for flagga, bort, villkor in sorted(satt))
        for till, satt in andelser.items()
    }
    return _read_words(forledsregler, inverted)


def _read_words(forledsregler: dict[str, list[tuple[str, str, re.Pattern[str]]]], andelser: dict[str, tuple[Andelse, ...]]) -> Ordlista:
    ord_: dict[str, str] = {}
    forled = set()
    for word, flags in _entries(_path(".dic")):
        folded = fold.__wrapped__(word)
        if FORST in flags or I_MITTEN in flags:
            forled.add(folded)
        for flag in flags:
            for bort, till, villkor in forledsregler.get(flag, ()):
                if word.endswith(bort) and villkor.search(word):
                    forled.add(fold.__wrapped__(word.removesuffix(bort) + till).rstrip("-"))
        if BARA_I_SAMMANSATTNING not in flags:
            ord_[folded] = ord_.get(folded, "") + flags
    return Ordlista(ord_, frozenset(forled), andelser)


def _entries(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            word, _, flags = row.rstrip().partition("/")
            flags = flags.split(maxsplit=1)[0] if flags else ""
            if len(word) > 1 and word.isalpha() and word.islower() and FORBJUDET not in flags:
                yield word, flags


def _rules(path: Path) -> Iterator[tuple[str, str, str, str, str]]:
    """Each rule of inflection: flag, what is taken off, what is put on, on what, and the flags of what comes of it."""
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            columns = row.split()
            if len(columns) >= 5 and columns[0] == "SFX":
                _, flagga, bort, till, villkor = columns[:5]
                till, _, foljd = till.partition("/")
                yield flagga, bort.replace("0", ""), till.replace("0", ""), villkor, foljd


def _path(suffix: str) -> Path:
    """Where the package laid the file."""
    for fil in metadata.files(PAKET) or ():
        if fil.name == f"sv_SE{suffix}":
            return Path(str(fil.locate())).resolve()
    raise FileNotFoundError(f"{PAKET} has no sv_SE{suffix}")
