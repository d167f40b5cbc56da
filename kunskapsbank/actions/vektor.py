"""The vectors of the articles in use: made in the background, away with what they were made from."""

import time
from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from kontaktcenter.ensam import run_alone
from kunskapsbank.actions.index import make_falt
from kunskapsbank.mening import Kodare, read_kodare
from kunskapsbank.models import Artikeltext, Revision, Vektor

BUNT = 16
"""Texts that are read at a time."""
FALT = ("titel", "kort_svar", "svar")
"""What the model reads of an article, in this order. The callers' own words are words, and the other channels know them."""


def lacking(kodare: Kodare) -> QuerySet[Artikeltext]:
    """The texts in use that have no vector of the model from what is published now."""
    made = Vektor.objects.filter(text=OuterRef("pk"), revision=OuterRef("publicerad"), modell=kodare.namn)
    return Artikeltext.objects.in_use().filter(~Exists(made))


def drop_stale() -> int:
    """Take away vectors of what is no longer in use or has changed since; how many."""
    current = Artikeltext.objects.in_use().filter(pk=OuterRef("text"), publicerad=OuterRef("revision"))
    return Vektor.objects.filter(~Exists(current)).delete()[0]


def fill(seconds: float = float("inf"), progress: Callable[[int], object] = lambda done: None) -> int:
    """Give texts that lack one a vector, for about so long; how many are left. 0 without a model.

    May be stopped at any moment and started again. One at a time does it: whoever comes while another is at it does nothing.
    """
    kodare = read_kodare()
    if kodare is None:
        return 0
    until = time.monotonic() + seconds
    with run_alone("kunskapsbank.vektorer") as is_alone:
        if not is_alone:
            return 0
        drop_stale()
        while batch := list(lacking(kodare).select_related("publicerad").order_by("pk")[:BUNT]):
            progress(_fill(kodare, [text.publicerad for text in batch]))
            if time.monotonic() >= until:
                break
        return lacking(kodare).count()


def _fill(kodare: Kodare, revisioner: list[Revision]) -> int:
    """Write vectors of these; what has been changed while the model read is left for the next turn."""
    read = kodare.read_texts([model_words(revision) for revision in revisioner])
    made = {
        revision.pk: Vektor(
            text_id=revision.text_id, revision=revision, modell=kodare.namn, dimension=kodare.dimension, varden=row.astype("<f2").tobytes()
        )
        for revision, row in zip(revisioner, read, strict=True)
    }
    with transaction.atomic():
        texts = Artikeltext.objects.select_for_update().filter(publicerad__in=made).order_by("pk")
        current = [made[text.publicerad_id] for text in texts]
        Vektor.objects.filter(text__in=[vektor.text_id for vektor in current]).delete()
        Vektor.objects.bulk_create(current)
    return len(current)


def model_words(revision: Revision) -> str:
    """What the model reads of a version. Never the internal note."""
    falt = make_falt(revision)
    return "\n".join(falt[namn] for namn in FALT if falt[namn])
