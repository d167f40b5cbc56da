"""Presence in words, colour and icon, the same in the menu, the directory and on the wall."""

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import Etikett, clock

Narvaro = Anvandare.Narvaro

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


def describe_narvaro(anvandare: Anvandare) -> Etikett:
    """What the person does now and until when: "I möte till 14.00". No query."""
    narvaro = Narvaro(anvandare.narvaro_nu)
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
