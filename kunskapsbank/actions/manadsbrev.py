"""The monthly letter: written once for each department, and mailed on the first working day of the month."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from kontaktcenter.arbetstid import is_open
from kontaktcenter.chefer import managers_of
from kontaktcenter.models import Enhet
from kunskapsbank.manadsbrev import assemble, month_before
from kunskapsbank.models import Artikelhandelse, Manadsbrev
from kunskapsbank.notiser.manadsbrev import mail_letter
from kunskapsbank.status import Handelsetyp

SKRIVS_TILL_DAG = 10
"""A letter that a server which stood still has not written by this day of the month is not sent late."""


def departments() -> list[Enhet]:
    """Those who get a letter."""
    slag = (Enhet.Slag.FORVALTNING, Enhet.Slag.BOLAG)
    return list(Enhet.objects.active().filter(slag__in=slag).select_related("kalender", "chef").order_by("namn"))


def send_letters(nu: datetime | None = None) -> int:
    """Write and mail last month's letters to the departments whose first working day of the month has begun; how many.

    Run every quarter of an hour; each letter is a transaction of its own and is written once.
    """
    nu = nu or timezone.now()
    today = timezone.localdate(nu)
    if today.day > SKRIVS_TILL_DAG:
        return 0
    manad = month_before(today.replace(day=1))
    written = set(Manadsbrev.objects.filter(manad=manad).values_list("enhet", flat=True))
    due = [enhet for enhet in departments() if enhet.pk not in written and is_open(nu, enhet.kalender.as_kalender())]
    return sum(write_letter(enhet, manad) is not None for enhet in due)


@transaction.atomic
def write_letter(forvaltning: Enhet, manad: date) -> Manadsbrev | None:
    """Write the letter and queue its mails; None when it has been written already."""
    brev = Manadsbrev(enhet=forvaltning, manad=manad, innehall=assemble(forvaltning, manad))
    Manadsbrev.objects.bulk_create([brev], ignore_conflicts=True)
    written = Manadsbrev.objects.get(enhet=forvaltning, manad=manad)
    if written.skapad != brev.skapad:
        return None
    if written.innehall:
        mail_letter(written, {forvaltning.epost, *(chef.email for chef in managers_of(forvaltning))})
        Artikelhandelse.objects.create(typ=Handelsetyp.MANADSBREV, enhet=forvaltning, data={"manad": manad.isoformat()})
    return written
