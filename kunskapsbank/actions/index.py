"""The search index follows what is in use: in the transaction of each change, and by the clock where validity begins and ends."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import Prefetch

from kontaktcenter.models import Arendetyp
from kunskapsbank.markdown import plain
from kunskapsbank.models import Artikel, Artikeltext, Revision, Sokdokument, Vektor
from kunskapsbank.sokmotor import TYPORD, Dokument, find_other_typord, index_documents, remove_document

SAMLING = "artikel"
"""The collection of the index whose keys are ids of Artikeltext."""
BUNT = 500
TYPORDENS_SPRAK = "sv"
"""The language that case types have their search words in."""


def sync_artiklar(artiklar: Iterable[Artikel | int]) -> None:
    """Let the index hold exactly those texts of the articles that are in use, as they read now. In the caller's transaction."""
    texter = Artikeltext.objects.filter(artikel__in=list(artiklar))
    sync_texter(texter.values_list("pk", flat=True))


def sync_texter(nycklar: Iterable[int]) -> None:
    """As `sync_artiklar`, by the ids of the texts."""
    wanted = set(nycklar)
    used = list(Artikeltext.objects.in_use().filter(pk__in=wanted).select_related("publicerad").prefetch_related(_types()))
    index_documents(Dokument(SAMLING, text.pk, make_falt(text.publicerad) | _typord(text), text.sprak) for text in used)
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


def _types() -> Prefetch:
    """The case types in use that an article serves, with the text."""
    return Prefetch("artikel__arendetyper", Arendetyp.objects.active().order_by("kod"))


def _typord(text: Artikeltext) -> dict[str, str]:
    """What callers say who ask for what the article is about, as those know who wrote its case types."""
    if text.sprak != TYPORDENS_SPRAK:
        return {}
    return {TYPORD: "\n".join(word for typ in text.artikel.arendetyper.all() for word in (typ.namn, *typ.sokord))}


def sync_validity() -> int:
    """Index what has begun to hold and remove what no longer does, and what has a case type whose words have changed.

    How many articles changed. Safe to run at any time.
    """
    indexed = Sokdokument.objects.filter(samling=SAMLING).values("nyckel")
    begun = Artikeltext.objects.in_use().exclude(pk__in=indexed).values_list("artikel", flat=True)
    ended = Artikeltext.objects.filter(pk__in=indexed).exclude(pk__in=Artikeltext.objects.in_use().values("pk"))
    changed = {*begun, *ended.values_list("artikel", flat=True), *_with_other_types()}
    for batch in _batches(sorted(changed)):
        with transaction.atomic():
            list(Artikel.objects.select_for_update().filter(pk__in=batch).order_by("pk").values_list("pk"))
            sync_artiklar(batch)
    return len(changed)


def _with_other_types() -> set[int]:
    """The articles that the index knows by other words of case types than they have now."""
    texts = Artikeltext.objects.in_use().filter(sprak=TYPORDENS_SPRAK).select_related("artikel").prefetch_related(_types())
    used = {text.pk: text for text in texts}
    return {used[pk].artikel_id for pk in find_other_typord(SAMLING, {pk: _typord(text)[TYPORD] for pk, text in used.items()})}


def _batches(keys: Collection[int]) -> Iterable[list[int]]:
    rows = list(keys)
    return (rows[i : i + BUNT] for i in range(0, len(rows), BUNT))
