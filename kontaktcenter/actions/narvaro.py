"""Presence: what the switchboard's directory says of an employee."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.models import Anvandare

LANGSTA_TEXT = Anvandare._meta.get_field("narvaro_text").max_length


def set_narvaro(*, anvandare: Anvandare, narvaro: str, till: datetime | None = None, text: str = "", by: Anvandare) -> None:
    """Set what the directory shows of `anvandare`, until `till` if given.

    One's own presence, and, since the switchboard is told by telephone who is ill or away, anybody's for those who take
    contacts and for administrators. Raises SaknarBehorighet or Inmatningsfel.
    """
    if by != anvandare and not (by.may(Behorighet.REGISTRERA_KONTAKT) or by.is_staff):
        raise SaknarBehorighet(_("Du kan bara ändra din egen närvaro."))
    if narvaro not in Anvandare.Narvaro.values:
        raise Inmatningsfel(_("Den närvaron finns inte. Välj en i listan."), falt="narvaro")
    if till is not None and till <= timezone.now():
        raise Inmatningsfel(_("Välj en tid som inte har passerat."), falt="till")
    text = " ".join(text.split())
    if len(text) > LANGSTA_TEXT or not text.isprintable():
        raise Inmatningsfel(_("Skriv högst %(antal)d vanliga tecken i kommentaren.") % {"antal": LANGSTA_TEXT}, falt="text")
    # Presence is left out of the history on purpose, so the row is written without one.
    Anvandare.objects.filter(pk=anvandare.pk).update(narvaro=narvaro, narvaro_till=till, narvaro_text=text)
