"""Words and attributes of the work place and the switchboard."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from arenden.actions.overlamning import Forhandsvisning
from arenden.actions.personuppgift import person_stamp
from arenden.etiketter import status_etikett
from arenden.forms.arbetsplats.fraga import TANGENTER, Avslut
from arenden.kvitto import Kontaktkvitto
from arenden.models import Arende, Kanal, Person
from arenden.narliggande import find_nearby
from arenden.rattigheter import may_end_skydd
from arenden.routing import Vagval, VemSvarar
from arenden.skyddsmarke import Skyddsgrund
from arenden.status import HOS_CENTER, Status
from kontaktcenter.models import Anvandare
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kontaktcenter.telefon import spoken_telefon
from kontaktcenter.templatetags.komponenter import felsammanfattning
from kontaktcenter.tidsord import Etikett, spoken_time

register = template.Library()


@dataclass(frozen=True)
class Anmalan:
    """A report close by, with the number by which the agent opens it."""

    nummer: str
    arende_id: int
    avstand: int
    anmald: datetime


KANALIKONER = {
    Kanal.TELEFON: "phone",
    Kanal.WEBB: "globe",
    Kanal.EPOST: "envelope-simple",
    Kanal.BREV: "mailbox",
    Kanal.BESOK: "person",
    Kanal.API: "plugs-connected",
}
VAGVAL = {
    VemSvarar.SVARAR: ("success", "chat-circle-text"),
    VemSvarar.VAGLEDER: ("success", "signpost"),
    VemSvarar.HANDLAGGER: ("info", "clipboard-text"),
    VemSvarar.LAMNAR_OVER: ("warning", "arrow-bend-up-right"),
}


@register.inclusion_tag("_komponenter/felsammanfattning.html")
def kontaktfel(flik: Any) -> dict[str, Any]:
    """The errors of all forms of an open contact, linked to their fields."""
    return felsammanfattning(*flik.forms)


@register.simple_tag
def arbetsplats_handling(name: str, flik: Any, target: str, *args: Any) -> SafeString:
    """Attributes of a button that posts the whole contact to a door: without script the page anew, with htmx the part `target`.

    `{% arbetsplats_handling "arbetsplats_person_valj" flik "#vem" %}`; further arguments go into the address.
    """
    url = reverse(name, args=[flik.nyckel, *args])
    return format_html('formaction="{0}" hx-post="{0}" hx-target="{1}" hx-swap="outerHTML"', url, target)


@register.simple_tag
def kartan() -> dict[str, Any]:
    """What a map needs: `{% kartan as karta %}`."""
    return settings.KARTA


@register.simple_tag
def redan_anmalda(flik: Any, part: Any) -> list[Anmalan]:
    """Open reports close to the question's pin that the agent may see: `{% redan_anmalda flik del as redan %}`."""
    try:
        lat, lon = (float(part.form[falt].data or "nan") for falt in ("lat", "lon"))
    except ValueError:
        return []
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        return []
    found = find_nearby(part.arendetyp, lat, lon)
    numbers = dict(Arende.objects.visible_to(flik.user).filter(pk__in=[n.arende_id for n in found]).values_list("pk", "nummer"))
    return [Anmalan(numbers[n.arende_id], n.arende_id, n.avstand, n.anmald) for n in found if n.arende_id in numbers]


@register.filter
def telefonnummer(e164: str) -> str:
    """A number as it is written in Sweden, a foreign one with its country code; what is no number is left as it is."""
    return spoken_telefon(e164)


@register.filter
def arendelage(arende: Arende) -> Etikett:
    """The label of the case's state."""
    return status_etikett(arende.status)


@register.simple_tag
def utfallstangenter() -> list[tuple[Avslut, str]]:
    """The outcomes of a question, each with its key."""
    return list(TANGENTER.items())


@register.filter
def kanalikon(kanal: str) -> str:
    """The icon of a channel."""
    return KANALIKONER[Kanal(kanal)]


@register.filter
def spraknamn(kod: str) -> str:
    """The name of a spoken language."""
    return str(SAMTALSSPRAK.get(kod, kod))


@register.filter
def personstampel(person: Person) -> str:
    """The mark of the details that the page shows."""
    return person_stamp(person)


@register.filter
def may_end(user: Anvandare) -> bool:
    """Whether `user` may take away a person's mark of protected identity."""
    return may_end_skydd(user)


@register.simple_tag
def skyddsgrunder() -> list[tuple[str, str]]:
    """Why the mark of protected identity may be taken away."""
    return Skyddsgrund.choices


@register.filter
def vagvalsord(vagval: Vagval) -> str:
    """What the agreement says, in the words of the agent's day."""
    if vagval.vem_svarar == VemSvarar.LAMNAR_OVER:
        return _("Lämna över till %(enhet)s") % {"enhet": vagval.mottagare}
    return vagval.vem_svarar.label


@register.filter
def vagvalsfarg(vagval: Vagval) -> str:
    """Its colour."""
    return VAGVAL[vagval.vem_svarar][0]


@register.filter
def vagvalsikon(vagval: Vagval) -> str:
    """Its icon."""
    return VAGVAL[vagval.vem_svarar][1]


@register.filter
def varfor_mottagaren(forhand: Forhandsvisning) -> str:
    """Why this unit."""
    if forhand.is_eget_val:
        return _("Du har valt enheten själv.")
    if forhand.vagval.is_avtalat and forhand.vagval.is_for_center:
        return _("Enheten ansvarar för ärendetypen.")
    if forhand.vagval.is_avtalat:
        return _("Det står i överenskommelsen.")
    return _("Enheten ansvarar för ärendetypen. Ingen överenskommelse finns.")


@register.filter
def var_ar_arendet(arende: Arende) -> str:
    """Where a case is and until when, as it can be said to the one who asks."""
    words = {"enhet": arende.ansvarig_enhet, "status": arende.get_status_display().lower()}
    if not arende.is_open:
        return _("Ärendet är %(status)s.") % words
    if arende.status == Status.VANTAR_MEDBORGARE:
        return _("%(enhet)s väntar på en komplettering. Tiden för svar står still tills den kommer.") % words
    words["tid"] = spoken_time(arende.svar_senast, timezone.now())
    if arende.is_overdue:
        return _("%(enhet)s har ärendet. Svaret skulle ha kommit %(tid)s: ärendet är försenat.") % words
    if arende.status == Status.OVERLAMNAD:
        return _("%(enhet)s har fått ärendet men inte tagit emot det än. Svar senast %(tid)s.") % words
    if arende.status in HOS_CENTER:
        return _("%(enhet)s har ärendet. Svar senast %(tid)s.") % words
    return _("%(enhet)s arbetar med ärendet. Svar senast %(tid)s.") % words


@register.filter
def kvittomening(kvitto: Kontaktkvitto) -> str:
    """What is read aloud when a contact is saved."""
    numbers = ", ".join(rad.nummer for rad in kvitto.nya_arenden if rad.nummer)
    return _("Kontakten är sparad. %(nummer)s") % {"nummer": numbers}
