"""The search index follows what is in use: in the transaction of each change, and by the clock where validity begins and ends."""

from collections.abc import Collection, Iterable

from django.db import transaction

from kunskapsbank.markdown import plain
from kunskapsbank.models import Artikel, Artikeltext, Revision, Sokdokument, Vektor
from kunskapsbank.sokmotor import Dokument, index_documents, remove_document

SAMLING = "artikel"
"""The collection of the index whose keys are ids of Artikeltext."""
BUNT = 500


def sync_artiklar(artiklar: Iterable[Artikel | int]) -> None:
    """Let the index hold exactly those texts of the articles that are in use, as they read now. In the caller's transaction."""
    texter = Artikeltext.objects.filter(artikel__in=list(artiklar))
    sync_texter(texter.values_list("pk", flat=True))


def sync_texter(nycklar: Iterable[int]) -> None:
    """As `sync_artiklar`, by the ids of the texts."""
    wanted = set(nycklar)
    used = list(Artikeltext.objects.in_use().filter(pk__in=wanted).select_related("publicerad"))
    index_documents(Dokument(SAMLING, text.pk, make_falt(text.publicerad), text.sprak) for text in used)
    gone = wanted - {text.pk for text in used}
    if gone:
        remove_document(SAMLING, *gone)
    # What the model made of words that are published no longer must not be found by anybody; it makes new ones by the clock.
    Vektor.objects.filter(text__in=wanted).exclude(revision__in=[text.publicerad_id for text in used]).delete()


def make_falt(revision: Revision) -> dict[str, str]:
    """The fields that the search reads. Never the internal note."""
    steg = " ".join(f"{steg.get('rubrik', '')} {plain(steg.get('text', ''))}" for steg in revision.steg)
    return {
        "titel": revision.titel,
        "sokord": "\n".join(revision.sokord),
        "kort_svar": revision.kort_svar,
        "svar": f"{plain(revision.svar)} {steg}".strip(),
    }


def sync_validity() -> int:
    """Index what has begun to hold and remove what no longer does; how many texts changed. Safe to run at any time."""
    indexed = Sokdokument.objects.filter(samling=SAMLING).values("nyckel")
    begun = Artikeltext.objects.in_use().exclude(pk__in=indexed).values_list("artikel", flat=True)
    ended = Artikeltext.objects.filter(pk__in=indexed).exclude(pk__in=Artikeltext.objects.in_use().values("pk"))
    changed = {*begun, *ended.values_list("artikel", flat=True)}
    for batch in _batches(sorted(changed)):
        with transaction.atomic():
            list(Artikel.objects.select_for_update().filter(pk__in=batch).order_by("pk").values_list("pk"))
            sync_artiklar(batch)
    return len(changed)


def _batches(keys: Collection[int]) -> Iterable[list[int]]:
    rows = list(keys)
    return (rows[i : i + BUNT] for i in range(0, len(rows), BUNT))
