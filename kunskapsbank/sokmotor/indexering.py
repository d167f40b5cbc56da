"""Documents in and out of the index, in the caller's transaction: found by every process when it commits, by nobody before."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection, transaction

from kunskapsbank.analys import words
from kunskapsbank.models import Sokdokument
from kunskapsbank.sokmotor.termer import FLEST_TECKEN, SOKORD, TITEL, TYPORD, document_terms

OMGANG = 200
"""Documents that are written at a time."""

_WRITE_DOCUMENTS = """
INSERT INTO kunskapsbank_sokdokument (samling, nyckel, sprak, titelord, ord, termer, stod)
SELECT samling, nyckel, sprak, titelord, ord, '{}', 0
FROM unnest(%s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[]) AS nya (samling, nyckel, sprak, titelord, ord)
ORDER BY samling, nyckel
ON CONFLICT (samling, nyckel) DO UPDATE SET sprak = excluded.sprak, titelord = excluded.titelord, ord = excluded.ord
RETURNING samling, nyckel, id
"""
_REMOVE_TERMS = """
DELETE FROM kunskapsbank_sokterm USING (
    SELECT id, unnest(termer) AS term FROM kunskapsbank_sokdokument WHERE id = ANY(%s)
) AS gamla WHERE kunskapsbank_sokterm.term = gamla.term AND kunskapsbank_sokterm.dokument = gamla.id
"""
_WRITE_TERMS = """
WITH nya AS (SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::float8[]) AS rad (term, dokument, vikt)),
skrivna AS (INSERT INTO kunskapsbank_sokterm (term, dokument, vikt) SELECT term, dokument, vikt FROM nya ORDER BY term)
UPDATE kunskapsbank_sokdokument SET termer = mina.termer
FROM (SELECT dokument, array_agg(term) AS termer FROM nya GROUP BY dokument) AS mina
WHERE kunskapsbank_sokdokument.id = mina.dokument
"""


@dataclass(frozen=True)
class Dokument:
    """A text to be found: its collection, the key its owner knows it by, its fields (`titel`, `sokord`, others) and language."""

    samling: str
    nyckel: int
    falt: Mapping[str, str] = field(default_factory=dict)
    sprak: str = "sv"


def index_document(samling: str, nyckel: int, falt: Mapping[str, str], sprak: str = "sv") -> None:
    """Make a document findable, or findable by its new text. Must stand in the transaction that changes the text."""
    index_documents([Dokument(samling, nyckel, falt, sprak)])


@transaction.atomic
def index_documents(dokument: Iterable[Dokument]) -> int:
    """Make many documents findable, the last one of those with the same key; returns how many were given."""
    antal = 0
    stream = iter(dokument)
    while batch := list(itertools.islice(stream, OMGANG)):
        _write(list({(d.samling, d.nyckel): d for d in batch}.values()))
        antal += len(batch)
    return antal


@transaction.atomic
def remove_document(samling: str, *nycklar: int) -> int:
    """Let nobody find the documents any longer; returns how many there were."""
    rows = Sokdokument.objects.filter(samling=samling, nyckel__in=nycklar)
    ids = list(rows.select_for_update().order_by("nyckel").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(_REMOVE_TERMS, [ids])
    rows.filter(pk__in=ids).delete()
    return len(ids)


def find_other_typord(samling: str, typord: Mapping[int, str]) -> set[int]:
    """The keys of the indexed documents that are known by other words of case types than these."""
    rows = Sokdokument.objects.filter(samling=samling, nyckel__in=typord).values_list("nyckel", "titelord")
    return {nyckel for nyckel, titelord in rows if titelord.split("\n")[2:] != [*filter(None, [_line(typord[nyckel])])]}


def set_support(samling: str, stod: Mapping[int, float]) -> None:
    """Say how often documents have given the answer, 0 to 1 each; it decides between those that fit a question as well."""
    rows = Sokdokument.objects.filter(samling=samling, nyckel__in=stod)
    changed = [row for row in rows.only("pk", "nyckel", "stod") if row.stod != stod[row.nyckel]]
    for row in changed:
        row.stod = min(1.0, max(0.0, stod[row.nyckel]))
    Sokdokument.objects.bulk_update(changed, ["stod"], batch_size=500)


def _write(dokument: list[Dokument]) -> None:
    """Write one batch. The rows are locked in the order of their keys, so two who write the same wait and do not deadlock."""
    columns = zip(*((d.samling, d.nyckel, d.sprak, _title_words(d.falt), _all_words(d.falt)) for d in dokument), strict=True)
    with connection.cursor() as cursor:
        cursor.execute(_WRITE_DOCUMENTS, [list(column) for column in columns])
        ids = {(samling, nyckel): pk for samling, nyckel, pk in cursor.fetchall()}
        cursor.execute(_REMOVE_TERMS, [list(ids.values())])
        rows = [
            (term, ids[d.samling, d.nyckel], vikt)
            for d in dokument
            for term, vikt in document_terms(d.samling, {namn: _clean(text) for namn, text in d.falt.items()}, d.sprak).items()
        ]
        cursor.execute(_WRITE_TERMS, [list(column) for column in zip(*rows, strict=True)] if rows else [[], [], []])


def _title_words(falt: Mapping[str, str]) -> str:
    """The title, the callers' words and those of its case types on a line each, in lower case with the letters that they are spelt with."""
    return "\n".join(_line(falt.get(namn, "")) for namn in (TITEL, SOKORD, TYPORD)).rstrip("\n")


def _line(text: str) -> str:
    return " ".join(_clean(text).casefold().split())


def _all_words(falt: Mapping[str, str]) -> str:
    return " ".join(word for text in falt.values() for word in words(_clean(text)[:FLEST_TECKEN]))


def _clean(text: str) -> str:
    """The text without what PostgreSQL cannot store: NUL, and halves of surrogate pairs."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
