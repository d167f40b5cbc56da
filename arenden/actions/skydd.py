"""A registrar who is told that somebody's details are protected marks the person, met by telephone only or not."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from arenden.actions.person import has_epost, record_mark
from arenden.models import Person
from arenden.personsok import read_digits
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, SaknarBehorighet
from kontaktcenter.kontaktuppgifter import normalise_epost
from kontaktcenter.models import Anvandare
from kontaktcenter.texter import clean_text

LANGST = 200


def may_mark(user: Anvandare) -> bool:
    """Whether `user` keeps a diary, and so receives what authorities write."""
    return user.may(Behorighet.FORA_DIARIUM)


@transaction.atomic
def mark_protected(*, uppgift: str, by: Anvandare) -> int:
    """Mark everybody who has that personnummer, telephone number or e-mail address; how many there are, marked before or now.

    Whoever in the municipality has met them: the letter comes to one registrar, and one mark too few may cost a life. So nobody
    is shown, and a name finds nobody. One mark too many harms nobody, as when a family shares a number (docs/behorigheter.md). Each
    new mark leaves an event. Raises SaknarBehorighet and Inmatningsfel.
    """
    if not may_mark(by):
        raise SaknarBehorighet(_("Bara registratorer märker personer här."))
    found = list(Person.objects.filter(_has(uppgift)).select_for_update().order_by("pk"))
    if not found:
        raise Inmatningsfel(
            _("Ingen som har varit i kontakt med kommunen har den uppgiften. Kontrollera den, eller pröva en annan."),
            falt="uppgift",
        )
    for person in found:
        if not person.is_skyddad:
            person.is_skyddad = True
            person.save(update_fields=["is_skyddad"])
            record_mark(person, by=by)
    return len(found)


def _has(uppgift: str) -> Q:
    text = clean_text(uppgift, falt="uppgift", max_length=LANGST)
    if "@" in text:
        return has_epost(normalise_epost(text, falt="uppgift"))
    try:
        telefon, personnummer = read_digits(text)
    except Inmatningsfel:
        raise Inmatningsfel(
            _("Skriv ett personnummer, ett telefonnummer eller en e-postadress. Namn går inte att söka på."), falt="uppgift"
        ) from None
    return (Q(telefon=telefon) if telefon else Q()) | (Q(personnummer=personnummer) if personnummer else Q())
