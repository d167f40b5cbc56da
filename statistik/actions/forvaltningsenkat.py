"""The survey to the departments: twice a year to everybody who handles cases outside the contact center."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from kontaktcenter.arbetstid import is_open
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Enhet, Medlemskap
from statistik.enkatlank import hash_secret, new_secret
from statistik.models import Enkatforfragan, Enkatomgang, Enkatslag, Enkatvag
from statistik.notiser import send_survey

MANADER = (4, 10)
"""April and October."""
OPPEN = timedelta(days=28)
"""How long a round can be answered."""
SKICKAS = timedelta(days=14)
"""Within how many days of its opening it is sent: a server that stood still asks nobody with little time left."""


def send_round(nu: datetime | None = None) -> int:
    """Ask the officers of the units whose working day has begun, if a round is open; how many.

    Run every quarter of an hour. Each officer is a transaction of its own and is asked once in a round, whoever else runs.
    """
    nu = nu or timezone.now()
    idag = timezone.localdate(nu)
    oppnar = idag.replace(day=1)
    if idag.month not in MANADER or idag > oppnar + SKICKAS:
        return 0
    omgang, _is_new = Enkatomgang.objects.get_or_create(oppnar=oppnar, defaults={"stanger": oppnar + OPPEN})
    return sum(ask_officer(medlemskap=medlemskap, omgang=omgang, nu=nu) for medlemskap in _waiting(omgang, nu))


@transaction.atomic
def ask_officer(*, medlemskap: Medlemskap, omgang: Enkatomgang, nu: datetime) -> bool:
    """Ask one officer; whether nobody had done so."""
    hemlighet = new_secret()
    forfragan = Enkatforfragan(
        dag=timezone.localdate(nu),
        slag=Enkatslag.FORVALTNING,
        vag=Enkatvag.EPOST,
        enhet=medlemskap.enhet_id,
        skapad=nu,
        omgang=omgang,
        anvandare=medlemskap.anvandare,
        hemlighet_hash=hash_secret(hemlighet),
        giltig_till=_end_of(omgang.stanger),
    )
    Enkatforfragan.objects.bulk_create([forfragan], ignore_conflicts=True)
    written = Enkatforfragan.objects.filter(hemlighet_hash=forfragan.hemlighet_hash).first()
    if written is not None:
        send_survey(written, adress=medlemskap.anvandare.email, hemlighet=hemlighet)
    return written is not None


def _waiting(omgang: Enkatomgang, nu: datetime) -> list[Medlemskap]:
    """One membership of each officer who has not been asked and whose unit works now."""
    units = Enhet.objects.active().difference(Enhet.objects.centers()).values_list("pk", flat=True)
    rows = Medlemskap.objects.valid().with_permission(Behorighet.HANDLAGGA, list(units)).select_related("anvandare", "enhet__kalender")
    asked = set(omgang.forfragningar.values_list("anvandare", flat=True))
    waiting: dict[int, Medlemskap] = {}
    for row in rows.filter(anvandare__is_active=True).exclude(anvandare__email="").order_by("pk"):
        if row.anvandare_id not in asked and is_open(nu, row.enhet.kalender.as_kalender()):
            waiting.setdefault(row.anvandare_id, row)
    return list(waiting.values())


def _end_of(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time(23, 59, 59)))
