"""Erasure (gallring): what has been kept long enough goes, with person data, files and history copies. Events stay.

Retention per ärendetyp is the municipality's decision (arkivlagen 1990:782 10 §; GDPR article 5.1 e).
"""

from datetime import datetime, timedelta

import structlog
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from arenden.actions.foljning import purge_unconfirmed
from arenden.actions.formular import purge_formular
from arenden.actions.fragesok import forget_fragor
from arenden.actions.utkast import purge_utkast
from arenden.actions.vantefil import purge_vantefiler
from arenden.models import Arende, Bilaga, Kontakt, Person, Telefonmeddelande, Vantefil
from kontaktcenter.models import Utskick, Utskicksfil

logg = structlog.get_logger(__name__)
BUNT = 200
TEKNISKT = timedelta(days=90)
"""How long drafts, telephone messages and mails are kept."""
GAR_INTE_IVAG = (Utskick.Lage.MISSLYCKAT, Utskick.Lage.OKLART, Utskick.Lage.AVBRUTET)
"""Where a mail stays that is neither sent nor to be sent, until somebody settles it."""
ARENDE = "arende:"
"""How the reference of a mail begins that is about a case."""
ORDINARIE = timedelta(days=730)
"""How long the words of a contact that led to no case are kept; its figures stay in the events."""

DUE = """
SELECT a.id FROM arenden_arende a JOIN kontaktcenter_arendetyp t ON t.id = a.arendetyp_id
WHERE a.avslutad IS NOT NULL AND a.avslutad + make_interval(months => t.gallring_manader) <= %s
ORDER BY a.avslutad LIMIT %s
"""


def purge(nu: datetime | None = None) -> int:
    """Erase what has been kept long enough; the number of cases. Safe to stop anywhere and to run again."""
    nu = nu or timezone.now()
    purged = 0
    while ids := _due(nu):
        _purge_arenden(ids)
        purged += len(ids)
    _purge_contacts(nu - ORDINARIE)
    _purge_persons()
    _purge_utskick(nu - TEKNISKT)
    purge_utkast(nu - TEKNISKT)
    Telefonmeddelande.objects.filter(skapad__lt=nu - TEKNISKT).delete()
    purge_formular(nu)
    purge_vantefiler(nu)
    purge_unconfirmed(nu)
    logg.info("purged", arenden=purged)
    return purged


def _purge_utskick(before: datetime) -> None:
    """What was sent; and what was not and waits for nothing, unless it is about a case: that is erased with its case."""
    Utskick.objects.filter(skickat__lt=before).delete()
    unsent = Utskick.objects.filter(lage__in=GAR_INTE_IVAG, skapad__lt=before)
    unsent.exclude(referens__startswith=ARENDE).delete()
    Utskicksfil.objects.filter(utskick__isnull=True, skapad__lt=before).delete()


def _due(nu: datetime) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(DUE, [nu, BUNT])
        return [row[0] for row in cursor.fetchall()]


def _purge_arenden(ids: list[int]) -> None:
    """One bunch in one transaction. Files go after the commit: a file without a row is found and removed, never the reverse."""
    with transaction.atomic():
        files = [name for model in (Bilaga, Vantefil) for name in model.objects.filter(arende__in=ids).values_list("fil", flat=True)]
        Utskick.objects.filter(referens__in=[f"{ARENDE}{pk}" for pk in ids]).delete()
        with_them = Kontakt.objects.filter(fragor__arende__in=ids).exclude(fragor__arende__in=_living_beside(ids))
        _delete_contacts(list(with_them.values_list("pk", flat=True).distinct()))
        Arende.objects.filter(pk__in=ids).delete()
        # Last, since the deletion itself leaves a history row.
        Arende.history.filter(id__in=ids).delete()
        transaction.on_commit(lambda: [default_storage.delete(name) for name in files])


def _living_beside(ids: list[int]) -> list[int]:
    """Cases that stay and share a contact with one that goes."""
    return list(
        Arende.objects.filter(fragor__kontakt__fragor__arende__in=ids).exclude(pk__in=ids).values_list("pk", flat=True).distinct()
    )


def _purge_contacts(before: datetime) -> None:
    old = Kontakt.objects.filter(sparad__lt=before).exclude(fragor__arende__isnull=False)
    while ids := list(old.order_by("pk").values_list("pk", flat=True)[: BUNT * 5]):
        _delete_contacts(ids)


@transaction.atomic
def _delete_contacts(ids: list[int]) -> None:
    """Contacts with their questions, which nobody finds from then on."""
    forget_fragor(ids)
    Kontakt.objects.filter(pk__in=ids).delete()


def _purge_persons() -> None:
    """People whom nothing refers to any longer."""
    unused = Person.objects.filter(kontakter__isnull=True, inlamningar__isnull=True, ateruppringningar__isnull=True)
    while ids := list(unused.values_list("pk", flat=True)[: BUNT * 5]):
        Person.objects.filter(pk__in=ids).delete()
