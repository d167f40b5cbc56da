"""Answered questions in and out of the search: with the contact when it is registered or erased, and by the clock for the rest."""

from collections.abc import Collection

from django.db import transaction

from arenden.fragesamling import SAMLING, as_dokument, searchable
from arenden.models import Fraga, Kontakt, Person
from kunskapsbank.models import Sokdokument
from kunskapsbank.sokmotor import index_document, index_documents, refresh_statistics, remove_document

BUNT = 500
FLEST = 20_000
"""Questions that one run makes findable, the newest first; the next run goes on."""


def index_fraga(fraga: Fraga) -> None:
    """Let agents find the question, if it is one that they may. In the transaction that makes it."""
    if searchable().filter(pk=fraga.pk).exists():
        found = as_dokument(fraga)
        index_document(found.samling, found.nyckel, found.falt)


def forget_fragor(kontakter: Collection[int]) -> None:
    """Let nobody find the questions of the contacts any longer. In the transaction that erases them."""
    rows = Fraga.objects.filter(kontakt__in=kontakter, utfall=Fraga.Utfall.BESVARAD_DIREKT)
    ids = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    if ids:
        remove_document(SAMLING, *ids)


def forget_fragor_of(person: Person) -> None:
    """Let nobody find what the person has asked: in the transaction that marks them as protected."""
    forget_fragor(list(Kontakt.objects.filter(person=person).values_list("pk", flat=True)))


def sync_fragor() -> tuple[int, int]:
    """Index what can be found and is not, remove what may not be found any longer; how many of each.

    For what came in past the one door (a demo, a base from before the search) and for types that have been put under secrecy.
    Small transactions; safe to stop anywhere and to run again.
    """
    removed, indexed = _remove_unsearchable(), _index_missing()
    if removed or indexed:
        refresh_statistics(SAMLING)
    return indexed, removed


def _remove_unsearchable() -> int:
    known = Sokdokument.objects.filter(samling=SAMLING).exclude(nyckel__in=searchable().values("pk"))
    ids = list(known.values_list("nyckel", flat=True))
    for start in range(0, len(ids), BUNT):
        remove_document(SAMLING, *ids[start : start + BUNT])
    return len(ids)


def _index_missing() -> int:
    known = Sokdokument.objects.filter(samling=SAMLING).values("nyckel")
    missing = list(searchable().exclude(pk__in=known).order_by("-pk").values_list("pk", flat=True)[:FLEST])
    for start in range(0, len(missing), BUNT):
        with transaction.atomic():
            # Read again under a lock, so that what is erased meanwhile is not put back.
            rows = searchable().filter(pk__in=missing[start : start + BUNT]).order_by("pk").select_for_update(of=("self",))
            index_documents([as_dokument(fraga) for fraga in rows])
    return len(missing)
