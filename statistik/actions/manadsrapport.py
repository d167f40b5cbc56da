"""Monthly reports: who wants them, and sending them on the first working day of the month."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.arbetstid import is_open
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.malvag import month_after
from statistik.manadsrapport.innehall import assemble
from statistik.manadsrapport.sattning import typeset
from statistik.models import Manadsrapport, Rapportprenumeration
from statistik.notiser import mail_report

SKICKAS_TILL_DAG = 10
"""A report that a server which stood still has not sent by this day of the month is not sent late; the page has it."""


def may_read(user: Anvandare, enhet: Enhet | None) -> bool:
    """Whether the report of the unit is for the user: who leads it, and the whole municipality's who leads anything."""
    return user.may(Behorighet.SE_STATISTIK, enhet)


@transaction.atomic
def subscribe(*, enhet: Enhet | None, by: Anvandare) -> Rapportprenumeration:
    """Send the report of a unit (None: the whole municipality) to the user each month. Asked for again nothing changes.

    Raises SaknarBehorighet for a unit that the user does not lead, Inmatningsfel for a user without an e-mail address.
    """
    if not may_read(by, enhet):
        raise SaknarBehorighet(_("Du leder inte den enheten."))
    if not by.email:
        raise Inmatningsfel(_("Du har ingen e-postadress. Be systemförvaltaren lägga in den."))
    return Rapportprenumeration.objects.get_or_create(anvandare=by, enhet=enhet)[0]


@transaction.atomic
def unsubscribe(*, enhet: Enhet | None, by: Anvandare) -> None:
    """Send it no more."""
    Rapportprenumeration.objects.filter(anvandare=by, enhet=enhet).delete()


def send_reports(nu: datetime | None = None) -> int:
    """Make and send last month's reports whose first working day of the month has begun; how many.

    Run every quarter of an hour; each report is a transaction of its own and is sent once. Who does not lead the unit any more,
    or whose account is ended, gets none and is forgotten.
    """
    nu = nu or timezone.now()
    if timezone.localdate(nu).day > SKICKAS_TILL_DAG:
        return 0
    manad = last_month(nu)
    wanted: dict[Enhet | None, list[Anvandare]] = defaultdict(list)
    for rad in Rapportprenumeration.objects.select_related("anvandare", "enhet__kalender"):
        if may_read(rad.anvandare, rad.enhet):
            wanted[rad.enhet].append(rad.anvandare)
        else:
            rad.delete()
    sent = set(Manadsrapport.objects.filter(manad=manad).values_list("enhet", flat=True))
    due = [enhet for enhet in wanted if (enhet and enhet.pk) not in sent and _is_begun(enhet, nu)]
    return sum(write_report(enhet, manad, wanted[enhet]) is not None for enhet in due)


@transaction.atomic
def write_report(enhet: Enhet | None, manad: date, to: Iterable[Anvandare]) -> Manadsrapport | None:
    """Keep the report and queue its mails; None when it was sent already."""
    rapport = Manadsrapport(enhet=enhet, manad=manad, pdf=typeset(assemble(enhet, manad)))
    Manadsrapport.objects.bulk_create([rapport], ignore_conflicts=True)
    written = Manadsrapport.objects.get(enhet=enhet, manad=manad)
    if written.skapad != rapport.skapad:
        return None
    mail_report(written, to)
    return written


def last_month(nu: datetime) -> date:
    """The first day of the month before."""
    this_month = timezone.localdate(nu).replace(day=1)
    return month_after(this_month, -1)


def _is_begun(enhet: Enhet | None, nu: datetime) -> bool:
    """Whether a working day goes on: of the whole municipality, at any of its contact centers."""
    places = [enhet] if enhet is not None else Enhet.objects.active().centers().select_related("kalender")
    return any(is_open(nu, place.kalender.as_kalender()) for place in places)
