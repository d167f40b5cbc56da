"""The contact of a visit to a service office: opened from the reception, with place, time and visitor known."""

from django.db import transaction
from django.utils.translation import gettext as _

from arenden.actions.utkast import AnnansUtkast, RedanSparad, save_utkast
from arenden.models import Kanal, Kontakt, Utkast
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import SaknarBehorighet
from kontaktcenter.models import Anvandare
from servicekontor.models import Besok


@transaction.atomic
def open_visit_contact(*, besok: Besok, by: Anvandare) -> Utkast:
    """Open the visit's contact, or go on with it. Its key is the visit's, so the database lets a visit have one contact only.

    Raises SaknarBehorighet, RedanSparad when the contact has been saved, AnnansUtkast when a colleague has it open.
    """
    if not by.may(Behorighet.REGISTRERA_KONTAKT, besok.kontor.enhet_id):
        raise SaknarBehorighet(_("Du kan inte registrera kontakter på %(center)s.") % {"center": besok.kontor.enhet})
    if Kontakt.objects.filter(nyckel=besok.nyckel).exists():
        raise RedanSparad(_("Kontakten för besöket är redan sparad."))
    utkast = Utkast.objects.select_for_update().filter(pk=besok.nyckel).first()
    if utkast is None:
        utkast = save_utkast(nyckel=besok.nyckel, falt=_known(besok), by=by)
        utkast.skapad = besok.borjade
        utkast.save(update_fields=["skapad"])
    if utkast.agent_id != by.pk:
        raise AnnansUtkast(_("En kollega har redan öppnat kontakten för besöket."))
    return utkast


def _known(besok: Besok) -> dict[str, list[str]]:
    falt = {"kanal": [Kanal.BESOK.value], "sprak": [besok.sprak], "center": [str(besok.kontor.enhet_id)], "fragor": ["0"]}
    bokning = besok.kobiljett.bokning if besok.kobiljett else None
    # Whoever is protected says the name at the desk: it stands in no draft that lies open.
    if bokning is not None and not bokning.is_skyddad:
        falt |= {"namn": [bokning.namn], "telefon": [bokning.telefon], "epost": [bokning.epost]}
    return falt
