"""The words of a search over cases as PostgreSQL asks for them: in all their forms, and names with or without their dots and rings.

The stored vectors are made by PostgreSQL's own Swedish, which knows "lampor" but not "lampan". The dictionary of the knowledge
base knows the stem of both, so each word is asked for as PostgreSQL cuts it or by its stem and whatever follows.
"""

import re
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.db.models.functions import Upper

from arenden.models import Person
from kunskapsbank.analys import fold, is_stop_word, lemma, split, stem

FLEST_ORD = 20
KORTAST_BORJAN = 4
"""Letters of a stem that may be the beginning of any word; a shorter one begins too many."""
KORTAST_FORLED = 3
ANDELSER = ("", "a", "an", "ans", "ar", "arna", "e", "en", "ens", "er", "erna", "et", "ets", "n", "or", "orna", "t")
"""How a shorter stem may go on."""
DELAR = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')
ORD = re.compile(r"[^\W_]+")
UTSLANGT_E = re.compile(r"[^aeiouyåäö]e[lnr]$")
LIKA_BOKSTAVER = {"A": "AÅÄÁÀÂÃÆ", "E": "EÉÈÊË", "I": "IÍÌÎÏ", "O": "OÖÓÒÔÕØ", "U": "UÜÚÙÛ", "Y": "YÝŸ", "N": "NÑ", "C": "CÇ"}


def words_query(fraga: str, *, with_heads: bool = False) -> SearchQuery:
    """Every word of the search, in any form; "in quotes" as it stands, -word for what must not be there.

    `with_heads` also takes the last part of a compound for the whole: who writes "gatlampa" may have called it a lamp.
    """
    parts = []
    for utan, citat, ord_ in DELAR.findall(fraga)[:FLEST_ORD]:
        if citat:
            found = [[SearchQuery(citat, config="swedish", search_type="phrase")]]
        else:
            found = [_forms(word, with_heads=with_heads) for word in ORD.findall(ord_)]
        # None of the forms is what neither is: "not" cannot be said of several at once.
        parts += [~query for queries in found for query in queries] if utan else [reduce(or_, queries) for queries in found]
    return reduce(and_, parts, SearchQuery("", config="swedish"))


def _forms(word: str, *, with_heads: bool) -> list[SearchQuery]:
    """The word as PostgreSQL cuts it, or by its stem. Words that say nothing stay words that say nothing."""
    word = word.lower()
    queries = [SearchQuery(word, config="swedish")]
    if word.isalpha() and not is_stop_word(fold(word)):
        lexemes = _beginnings(word)
        if with_heads and (head := _head(word)):
            lexemes += _beginnings(head)
        queries += [SearchQuery(" | ".join(lexemes), config="swedish", search_type="raw")] if lexemes else []
    return queries


def _beginnings(word: str) -> list[str]:
    """What forms of the word begin with, as terms of a raw query: letters only, so that nothing in them is a sign to PostgreSQL."""
    stam = _with_accents(stem(fold(word)), word)
    if not stam.isalpha():
        return []
    if len(stam) < KORTAST_BORJAN:
        return [f"{stam}{andelse}" for andelse in ANDELSER] if len(stam) == KORTAST_BORJAN - 1 else []
    short = f"{stam[:-2]}{stam[-1]}" if UTSLANGT_E.search(stam) and len(stam) > KORTAST_BORJAN else ""
    return [f"{form}:*" for form in (stam, short) if form]


def _with_accents(stam: str, word: str) -> str:
    """The folded stem spelt as the word is, as far as they go together."""
    if len(fold(word)) != len(word):
        return stam
    return "".join(word[i] if i < len(word) and fold(word[i]) == letter else letter for i, letter in enumerate(stam))


def _head(word: str) -> str:
    """The last part of a compound as it is written, else the longest word that it ends with; empty when there is none."""
    form = fold(word)
    if led := split(form).led:
        return word[-len(led[-1]) :] if len(led[-1]) >= KORTAST_BORJAN else ""
    ends = (word[start:] for start in range(KORTAST_FORLED, len(word) - KORTAST_BORJAN))
    return next((end for end in ends if lemma(fold(end))), "")


def with_namn(persons: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those whose name has every word of the text, whether or not its å, ä, ö and é are written. Uses the index of names."""
    found = persons.annotate(versalt=Upper("namn"))
    for word in text.split()[:FLEST_ORD]:
        found = found.filter(versalt__regex="".join(_any_accent(letter) for letter in word))
    return found


def _any_accent(letter: str) -> str:
    if not letter.isalnum():
        return rf"\{letter}"
    folded = fold(letter).upper()
    alike = LIKA_BOKSTAVER.get(folded, "")
    return f"[{alike}]" if alike else letter.upper()
