"""Erasure in the knowledge base: the words that people searched for and asked die after 90 days; what is counted stays."""

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from kunskapsbank.actions.gruppering import VANTANDE
from kunskapsbank.actions.luckgrund import index_lucka
from kunskapsbank.models import Inlasning, Kunskapslucka, Lucksignal, Omdome, Sokning
from kunskapsbank.sokmotor import refresh_statistics, remove_document

logg = structlog.get_logger(__name__)
ORD_DOR = timedelta(days=90)
"""How long masked words are kept (Gallring.EFTER_90_DAGAR)."""
FILER_DOR = timedelta(days=90)
"""How long a file that was read in can be undone."""
OBEKRAFTAT_DOR = timedelta(days=30)
"""How long a file waits that nobody confirms."""
BUNT = 1_000


def purge_words(nu: datetime | None = None) -> int:
    """Erase the words that are old enough, in the search index too; how many rows. Safe to stop anywhere and to run again."""
    nu = nu or timezone.now()
    before = nu - ORD_DOR
    purged = _purge_signals(before)
    purged += _in_bunches(Sokning, before, "fraga")
    purged += _in_bunches(Omdome, before, "saknas")
    _purge_files(nu)
    refresh_statistics(VANTANDE)
    logg.info("kunskapsbank_purged", rader=purged)
    return purged


def _purge_signals(before: datetime) -> int:
    purged = 0
    while rows := list(Lucksignal.objects.filter(tid__lt=before).exclude(text="").values_list("pk", "lucka")[:BUNT]):
        keys = [pk for pk, _lucka in rows]
        with transaction.atomic():
            Lucksignal.objects.filter(pk__in=keys).update(text="")
            remove_document(VANTANDE, *keys)
            for lucka in Kunskapslucka.objects.filter(pk__in={lucka for _pk, lucka in rows if lucka}):
                index_lucka(lucka)
        purged += len(rows)
    return purged


def _in_bunches(model: type[Sokning] | type[Omdome], before: datetime, falt: str) -> int:
    purged = 0
    while keys := list(model.objects.filter(tid__lt=before).exclude(**{falt: ""}).values_list("pk", flat=True)[:BUNT]):
        purged += model.objects.filter(pk__in=keys).update(**{falt: ""})
    return purged


def _purge_files(nu: datetime) -> None:
    """Files go with their readings; what they have changed stays."""
    waiting = Inlasning.objects.filter(lage__in=(Inlasning.Lage.GRANSKAS, Inlasning.Lage.MISSLYCKAD), skapad__lt=nu - OBEKRAFTAT_DOR)
    done = Inlasning.objects.filter(lage__in=(Inlasning.Lage.KLAR, Inlasning.Lage.ANGRAD), skapad__lt=nu - FILER_DOR)
    for inlasning in [*waiting, *done]:
        name, storage = inlasning.fil.name, inlasning.fil.storage
        inlasning.delete()
        storage.delete(name)
