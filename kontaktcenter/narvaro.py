"""Presence in words, colour and icon, the same in the menu, the directory and on the wall."""

from collections.abc import Collection

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kontaktcenter.arbetstid import Kalender, is_open
from kontaktcenter.models import Anvandare, Arbetstidskalender, Enhet, Medlemskap
from kontaktcenter.models.kalender import kalender_from
from kontaktcenter.tidsord import Etikett, clock

Narvaro = Anvandare.Narvaro
NABARA = (Narvaro.TILLGANGLIG, Narvaro.HEMMA)
"""Whoever can be called."""

FARG_OCH_IKON = {
    Narvaro.TILLGANGLIG: ("success", "check-circle"),
    Narvaro.SAMTAL: ("warning", "phone-call"),
    Narvaro.MOTE: ("warning", "users-three"),
    Narvaro.RAST: ("warning", "coffee"),
    Narvaro.HEMMA: ("success", "house-line"),
    Narvaro.LEDIG: ("neutral", "umbrella"),
    Narvaro.SJUK: ("neutral", "thermometer"),
    Narvaro.GATT: ("neutral", "door-open"),
}


def narvaro_of(anvandare: Anvandare, kalendrar: Collection[Kalender] = ()) -> Narvaro:
    """What the person does now. While all `kalendrar`, those of their units, are closed, nobody can be called but who says until when."""
    narvaro, nu = Narvaro(anvandare.narvaro_nu), timezone.now()
    is_told = anvandare.narvaro_till is not None and anvandare.narvaro_till > nu
    if narvaro not in NABARA or is_told or not kalendrar or any(is_open(nu, kalender) for kalender in kalendrar):
        return narvaro
    return Narvaro.GATT


def with_kalendrar(anvandare: QuerySet[Anvandare]) -> QuerySet[Anvandare]:
    """Read, in the same query, when the units are open where each works now: see `kalendrar_of`."""
    enheter = Medlemskap.objects.valid().filter(anvandare=OuterRef(OuterRef(OuterRef("pk")))).values("enhet")
    kalendrar = Arbetstidskalender.objects.filter(Exists(Enhet.objects.filter(kalender=OuterRef("pk"), pk__in=enheter)))
    return anvandare.annotate(kalendervarden=ArraySubquery(kalendrar.as_json()))


def kalendrar_of(anvandare: Anvandare) -> list[Kalender]:
    """When the units are open where the person works now: one query, none when read by `with_kalendrar`."""
    if not hasattr(anvandare, "kalendervarden"):
        anvandare = with_kalendrar(Anvandare.objects.filter(pk=anvandare.pk)).get()
    return [kalender_from(varde) for varde in anvandare.kalendervarden]


def describe_narvaro(anvandare: Anvandare, kalendrar: Collection[Kalender] = ()) -> Etikett:
    """`narvaro_of` in words, and until when: "I möte till 14.00". No query."""
    narvaro = narvaro_of(anvandare, kalendrar)
    farg, ikon = FARG_OCH_IKON[narvaro]
    till = anvandare.narvaro_till
    if till is None or till <= timezone.now():
        return Etikett(str(narvaro.label), farg, ikon)
    return Etikett(_("%(narvaro)s till %(tid)s") % {"narvaro": narvaro.label, "tid": _spoken_end(anvandare)}, farg, ikon)


def _spoken_end(anvandare: Anvandare) -> str:
    local = timezone.localtime(anvandare.narvaro_till)
    if local.date() == timezone.localdate():
        return clock(local)
    return format_date(local, pgettext("datumformat", "j F"))
