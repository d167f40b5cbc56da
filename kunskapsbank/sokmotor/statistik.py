"""How common terms are, and which words a collection has: counted by a job now and then, read whole by each process.

What is newer than the count is found all the same; only its rarity is guessed (as rare as can be) and it is not yet offered as the
right spelling of something else. A collection with few documents is counted at each search.
"""

import math
import time
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db import connection, transaction
from django.utils import timezone

from kunskapsbank.analys import is_stop_word, stem
from kunskapsbank.models import Sokdokument, Sokstatistik
from kunskapsbank.sokmotor.termer import ORD, term_id

FA = 100
"""Documents up to which a collection is counted at each search, so that the smallest is exact at once."""
LASES_OM_EFTER = 30.0
"""Seconds that a process trusts what it has read, before it asks whether there is a newer count."""
FARRE_AN_ETT = 0.5
STOPPORD = 0.25
"""How much a word that says nothing counts of its rarity."""
_COUNT = """
SELECT term, count(*)::int FROM kunskapsbank_sokdokument, unnest(termer) AS term WHERE samling = %s GROUP BY term
"""
_WORDS = """
SELECT ord FROM (
    SELECT unnest(string_to_array(ord, ' ')) AS ord FROM kunskapsbank_sokdokument WHERE samling = %s
) AS alla WHERE length(ord) BETWEEN %s AND %s GROUP BY ord HAVING count(*) >= %s
"""
KORTAST, LANGST = 4, 40
"""Letters of a word that is offered as the right spelling of something else."""
STOR_SAMLING = 20_000
"""Documents from which a word must stand in two to be offered as the right spelling."""


@dataclass
class Statistik:
    """How many documents have each term, and the words there are."""

    samling: str
    antal: int
    per_term: dict[int, int]
    ord: frozenset[str]
    tid: datetime | None = None
    _ordens: dict[str, float] = field(default_factory=dict)

    def rarity(self, term: int) -> float:
        """The rarity of a term as BM25 has it; a term that is not known is as rare as can be."""
        antal = min(self.antal, self.per_term.get(term, 0) or FARRE_AN_ETT)
        return math.log(1 + (self.antal - antal + 0.5) / (antal + 0.5))

    def rarity_of_word(self, form: str, sprak: str) -> float:
        """How much a folded word of a title says, in any of its forms."""
        known = self._ordens.get(form)
        if known is None:
            share = STOPPORD if is_stop_word(form, sprak) else 1.0
            known = self._ordens[form] = share * self.rarity(term_id(self.samling, ORD, stem(form, sprak)))
        return known

    @cached_property
    def words_by_length(self) -> dict[int, list[str]]:
        """The words of each length."""
        found: dict[int, list[str]] = defaultdict(list)
        for word in self.ord:
            found[len(word)].append(word)
        return found


_lasta: dict[str, tuple[float, Statistik]] = {}


def current(samling: str) -> Statistik:
    """What is known of the collection. The first search after many documents came in counts them (about a second)."""
    now = time.monotonic()
    read_at, known = _lasta.get(samling, (0.0, None))
    if known is not None and now - read_at < LASES_OM_EFTER:
        return known
    read = _read(samling, known) if known is not None else None
    if read is None:
        _lasta.pop(samling, None)
        documents = list(Sokdokument.objects.filter(samling=samling).values_list("termer", "ord")[: FA + 1])
        if len(documents) <= FA:
            return _count_few(samling, documents)
        read = _read(samling, None)
    if read is None:
        refresh_statistics(samling)
        read = _read(samling, None)
    if read is None:
        return _count(samling, minst=1)
    _lasta[samling] = (now, read)
    return read


def forget() -> None:
    """Forget what this process has read."""
    _lasta.clear()


def _read(samling: str, known: Statistik | None) -> Statistik | None:
    rows = Sokstatistik.objects.filter(samling=samling)
    tid = rows.values_list("tid", flat=True).first()
    if tid is None or known is not None and known.tid == tid:
        return known if tid is not None else None
    row = rows.get()
    termer, antal = array("q", bytes(row.termer)), array("i", bytes(row.antal_per_term))
    return Statistik(samling, row.antal, dict(zip(termer, antal, strict=True)), frozenset(row.ord.split()), tid)


def _count_few(samling: str, documents: list[tuple[list[int], str]]) -> Statistik:
    """Count a small collection here, from the terms and words of its documents: one query instead of three."""
    per_term = Counter(term for termer, _ord in documents for term in termer)
    words = frozenset(word for _termer, ord_ in documents for word in ord_.split(" ") if KORTAST <= len(word) <= LANGST)
    return Statistik(samling, len(documents), per_term, words)


def _count(samling: str, *, minst: int) -> Statistik:
    """Count the collection where it stands; `minst` documents must have a word for it to be offered as a right spelling."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [samling])
        per_term = dict(cursor.fetchall())
        cursor.execute(_WORDS, [samling, KORTAST, LANGST, minst])
        ord_ = frozenset(word for (word,) in cursor.fetchall())
    return Statistik(samling, Sokdokument.objects.filter(samling=samling).count(), per_term, ord_)


@transaction.atomic
def refresh_statistics(samling: str) -> int:
    """Count a collection anew for all processes; returns how many documents it has. About a second for 10,000 articles."""
    antal = Sokdokument.objects.filter(samling=samling).count()
    if antal <= FA:
        Sokstatistik.objects.filter(samling=samling).delete()
        return antal
    counted = _count(samling, minst=2 if antal > STOR_SAMLING else 1)
    Sokstatistik.objects.update_or_create(
        samling=samling,
        defaults={
            "antal": counted.antal,
            "termer": array("q", counted.per_term.keys()).tobytes(),
            "antal_per_term": array("i", counted.per_term.values()).tobytes(),
            "ord": "\n".join(sorted(counted.ord)),
            "tid": timezone.now(),
        },
    )
    return antal


def refresh_all_statistics() -> None:
    """Count every collection anew."""
    for samling in Sokdokument.objects.order_by("samling").values_list("samling", flat=True).distinct():
        refresh_statistics(samling)
