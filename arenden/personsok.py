"""Finding the person who calls: by telephone number, name, e-mail, case number or personnummer. Only whom the agent may see."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.db.models.functions import Upper
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.actions.person import has_epost, normalise_personnummer
from arenden.arendenummer import guess_nummer
from arenden.models import Arende, Person
from arenden.sokord import with_namn
from arenden.synliga_personer import visible_persons
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_telefon
from kontaktcenter.models import Anvandare

FLEST = 8
"""People shown at most; whoever gets more is asked to say more."""
KANDIDATER = 500
"""Names looked at closer; a name that more have needs more words, however many years of people there are."""
LANGST = 200
KORTAST_NAMN = 2
SIFFROR = set("0123456789")
PERSONNUMMERSKRIVNING = re.compile(r"(\d{2})?\d{6}[-+ \u2013]?\d{4}")
"""How a personnummer is written: nothing, or one sign, before its last four digits."""
NUMMERTECKEN = SIFFROR | set("+-()/ .\u00a0\u2013")


@dataclass(frozen=True)
class Personsokning:
    """How a search was understood and whom it found. `is_exakt`: it was by something that belongs to few, not by a name."""

    tolkning: str | Promise
    personer: list[Person] = field(default_factory=list)
    arende: Arende | None = None
    is_exakt: bool = True
    falt: str = ""
    """The field of a new person that the words belong in, when nobody was found."""

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than are shown."""
        return len(self.personer) >= FLEST


def search_persons(text: str, user: Anvandare) -> Personsokning:
    """Find people by what was typed, whatever it is. Raises Inmatningsfel for what cannot be searched for.

    A person with protected identity is found by telephone number, e-mail, personnummer or case number, never by name: the
    search must not tell that somebody of that name has it.
    """
    text = _clean(text)
    nummer = guess_nummer(text)
    if nummer:
        return _by_case_number(nummer, user)
    if "@" in text:
        found = Person.objects.filter(has_epost(text, Arende.objects.readable_by(user)))
        return Personsokning(gettext_lazy("e-postadress"), _visible(found, user), falt="epost")
    if set(text) <= NUMMERTECKEN and set(text) & SIFFROR:
        return _by_digits(text, user)
    return Personsokning(gettext_lazy("namn"), _by_name(text, user), is_exakt=False, falt="namn")


def _clean(text: str) -> str:
    text = " ".join(text.replace("\x00", " ").split())
    if len(text) < KORTAST_NAMN:
        raise Inmatningsfel(_("Skriv ett telefonnummer, ett namn, en e-postadress, ett ärendenummer eller ett personnummer."), falt="sok")
    if len(text) > LANGST:
        raise Inmatningsfel(_("Sökningen är för lång. Skriv högst %(max)d tecken.") % {"max": LANGST}, falt="sok")
    return text


def _visible(persons: QuerySet[Person], user: Anvandare) -> list[Person]:
    return list(visible_persons(user).filter(pk__in=persons.values("pk")).order_by("namn", "pk")[:FLEST])


def _by_case_number(nummer: str, user: Anvandare) -> Personsokning:
    """Who sent the case, for those who may read it: behind a case under secrecy stands nobody for the others."""
    arende = Arende.objects.readable_by(user).filter(nummer=nummer).select_related("inlamnare__person").first()
    inlamnare = getattr(arende, "inlamnare", None)
    person = inlamnare.person if inlamnare else None
    return Personsokning(gettext_lazy("ärendenummer"), [person] if person else [], arende=arende)


def _by_digits(text: str, user: Anvandare) -> Personsokning:
    """Ten digits may be a telephone number as well as a personnummer: both are looked for."""
    telefon, personnummer = read_digits(text)
    wanted = Q()
    if telefon:
        wanted |= Q(telefon=telefon)
    if personnummer:
        wanted |= Q(personnummer=personnummer)
    found = _visible(Person.objects.filter(wanted), user)
    # What may be a personnummer is put into no field unasked; what is written as no personnummer is, is none.
    if personnummer and (not telefon or PERSONNUMMERSKRIVNING.fullmatch(text)):
        return Personsokning(gettext_lazy("telefon- eller personnummer") if telefon else gettext_lazy("personnummer"), found)
    return Personsokning(gettext_lazy("telefonnummer"), found, falt="telefon")


def read_digits(text: str) -> tuple[str, str]:
    """Telephone number and personnummer that the digits may be, each normalised or empty. Raises Inmatningsfel when they are neither."""
    telefon, personnummer = _try(normalise_telefon, _with_plus(text)), _try(normalise_personnummer, text)
    if not telefon and not personnummer:
        raise Inmatningsfel(_("Numret går inte att ringa och är inget personnummer. Kontrollera siffrorna."), falt="sok")
    return telefon, personnummer


def _with_plus(text: str) -> str:
    """A number that begins with Sweden's country code, as some telephones show it without the plus."""
    digits = "".join(c for c in text if c in SIFFROR)
    return f"+{digits}" if digits.startswith("46") and not text.startswith("+") and len(digits) > 9 else text


def _try(normalise: Callable[[str], str], text: str) -> str:
    try:
        return normalise(text)
    except Inmatningsfel:
        return ""


def _by_name(text: str, user: Anvandare) -> list[Person]:
    """Names that have every word, with or without their dots and rings; when there are few, also names that sound like it (trigrams)."""
    open_ones = Person.objects.filter(is_skyddad=False)
    found = _visible(with_namn(open_ones, text)[:KANDIDATER], user)
    if len(found) < FLEST:
        alike = open_ones.annotate(versalt=Upper("namn")).filter(versalt__trigram_word_similar=text.upper())
        found += _visible(alike.exclude(pk__in=[p.pk for p in found])[:KANDIDATER], user)
    return found[:FLEST]
