"""Erasure: who was asked when they may be asked again, and the words of answers after a set time. The figures stay."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from kontaktcenter.actions.grund import check_administers
from kontaktcenter.models import Anvandare
from statistik.enkatlank import VILA
from statistik.models import Enkatforfragan, Enkatsvar

GLOMD = {
    "person": None,
    "adress_hash": "",
    "vilar": None,
    "handelse": None,
    "arende": None,
    "kontakt": None,
    "anvandare": None,
    "hemlighet_hash": None,
}
"""What tells who was asked, and about what."""


def purge_surveys(nu: datetime | None = None) -> tuple[int, int]:
    """Forget who was asked more than thirty days ago, unless they want never to be asked again, and old words; how many of each."""
    nu = nu or timezone.now()
    asked = Enkatforfragan.objects.filter(skapad__lt=nu - VILA)
    citizens = asked.filter(vilar__endswith__lte=nu).update(**GLOMD)
    # Who never wants to be asked is remembered by person and address alone.
    asked.filter(vilar__upper_inf=True).update(handelse=None, arende=None, kontakt=None, hemlighet_hash=None)
    officers = asked.filter(omgang__isnull=False, anvandare__isnull=False).update(anvandare=None, hemlighet_hash=None)
    words = Enkatsvar.objects.exclude(fritext="").filter(dag__lt=timezone.localdate(nu) - timedelta(days=settings.ENKATTEXT_DAGAR))
    return citizens + officers, words.update(fritext="")


@transaction.atomic
def erase_words(*, svar: Enkatsvar, by: Anvandare) -> None:
    """Take away what somebody wrote in an answer, before its time: it names a person all the same. The grades stay.

    Raises SaknarBehorighet for one who does not administer the system.
    """
    check_administers(by)
    locked = Enkatsvar.objects.select_for_update().get(pk=svar.pk)
    locked.fritext = ""
    locked.save(update_fields=["fritext"])
