"""The documents that a question may mean, out of those the asker may read: one query, quick however the question looks."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from kunskapsbank.sokmotor.fraga import Fraga
from kunskapsbank.sokmotor.narhet import Narhet

FLEST = 30
"""Documents that are looked at closely."""
FLEST_NARA = 10
"""Documents that are looked at beside them because a model finds them near in meaning."""
OMGANG, OKAR = 20, 5
"""Near documents that are asked for at first, and how many times as many each time that they were not enough."""
TECKEN = 4_000
"""Characters of a document's text that are looked at closely."""

_LOOKUPS = """
WITH uppslag AS (
    SELECT * FROM unnest(%(term)s::bigint[], %(ord)s::float8[], %(gram)s::float8[], %(bit)s::bigint[]) AS rad (term, ord, gram, bit)
)"""
_SEARCH = (
    _LOOKUPS
    + """, poang AS MATERIALIZED (
    SELECT t.dokument, sum(t.vikt * u.ord) / %(hogst_ord)s AS ord, sum(t.vikt * u.gram) / %(hogst_gram)s AS gram, bit_or(u.bit) AS bits
    FROM uppslag AS u JOIN kunskapsbank_sokterm AS t ON t.term = u.term
    GROUP BY t.dokument
)
SELECT d.nyckel, d.titelord, left(d.ord, %(tecken)s), d.sprak, d.stod, p.ord, p.gram, p.bits
FROM (SELECT * FROM poang ORDER BY ord + gram DESC, dokument) AS p
CROSS JOIN LATERAL (
    SELECT * FROM kunskapsbank_sokdokument AS d WHERE d.id = p.dokument {villkor} OFFSET 0
) AS d
LIMIT %(antal)s
"""
)
_NEAR = (
    _LOOKUPS
    + """
SELECT d.nyckel, d.titelord, left(d.ord, %(tecken)s), d.sprak, d.stod, coalesce(p.ord, 0), coalesce(p.gram, 0), coalesce(p.bits, 0)
FROM (
    SELECT d.* FROM unnest(%(nycklar)s::bigint[]) WITH ORDINALITY AS nara (nyckel, plats) CROSS JOIN LATERAL (
        SELECT * FROM kunskapsbank_sokdokument AS d WHERE d.samling = %(samling)s AND d.nyckel = nara.nyckel {villkor} OFFSET 0
    ) AS d
    ORDER BY nara.plats LIMIT %(antal)s
) AS d LEFT JOIN LATERAL (
    SELECT sum(t.vikt * u.ord) / %(hogst_ord)s AS ord, sum(t.vikt * u.gram) / %(hogst_gram)s AS gram, bit_or(u.bit) AS bits
    FROM uppslag AS u JOIN kunskapsbank_sokterm AS t ON t.term = u.term AND t.dokument = d.id
) AS p ON true
"""
)
# The best are asked for one by one until there are enough: OFFSET 0 keeps the planner from first making a list of all that may be read.
_ALLOWED = "AND EXISTS (SELECT FROM ({tillatna}) AS tillatna (nyckel) WHERE tillatna.nyckel = d.nyckel)"


@dataclass(frozen=True)
class Kandidat:
    """A document, what it got in each channel (0 to 1), and which words of the question it has (a bit each)."""

    nyckel: int
    titelord: str
    text: str
    sprak: str
    stod: float
    ord: float
    gram: float
    bits: int


def candidates(fraga: Fraga, tillatna: QuerySet | None, antal: int = FLEST) -> list[Kandidat]:
    """The best documents by words and pieces of words; `tillatna` has one column, the keys that the asker may read (None: all)."""
    return _fetch(_SEARCH, fraga, tillatna, {"antal": antal})


def near_candidates(
    samling: str, fraga: Fraga, narhet: Narhet, tillatna: QuerySet | None, utom: Collection[int]
) -> list[Kandidat]:
    """The documents nearest in meaning that the asker may read, but for those `utom` that have been found already."""
    found: list[Kandidat] = []
    fran, till = 0, OMGANG
    while len(found) < FLEST_NARA and (near := narhet.nearest(fran, till)):
        wanted = {"samling": samling, "nycklar": [nyckel for nyckel in near if nyckel not in utom], "antal": FLEST_NARA - len(found)}
        found += _fetch(_NEAR, fraga, tillatna, wanted)
        fran, till = till, till * OKAR
    return found


def _fetch(fraga_sql: str, fraga: Fraga, tillatna: QuerySet | None, wanted: dict[str, Any]) -> list[Kandidat]:
    if not fraga.uppslag:
        return []
    villkor, params = "", dict(wanted)
    if tillatna is not None:
        try:
            sql, values = tillatna.order_by().query.sql_with_params()
        except EmptyResultSet:
            return []
        villkor = _ALLOWED.format(tillatna=_named(sql, len(values)))
        params |= {f"tillatna_{i}": value for i, value in enumerate(values)}
    rows = list(zip(*((u.term, u.ord, u.gram, u.bit) for u in fraga.uppslag), strict=True))
    params |= dict(zip(("term", "ord", "gram", "bit"), map(list, rows), strict=True))
    params |= {"hogst_ord": fraga.hogst_ord, "hogst_gram": fraga.hogst_gram, "tecken": TECKEN}
    with connection.cursor() as cursor:
        cursor.execute(fraga_sql.format(villkor=villkor), params)
        return [Kandidat(*row) for row in cursor.fetchall()]


def _named(sql: str, antal: int) -> str:
    """The query's positional parameters, named, so that they can stand beside others."""
    parts = sql.split("%s")
    assert len(parts) == antal + 1, "a query of allowed documents must not have %s in a literal"
    return "".join(part if i == antal else f"{part}%(tillatna_{i})s" for i, part in enumerate(parts))
