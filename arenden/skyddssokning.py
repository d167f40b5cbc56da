"""Everywhere that a telephone number, an e-mail address or a personnummer stands: whose mark it leads to, and where no mark reaches."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from arenden.actions.person import has_epost, has_telefon
from arenden.models import Ateruppringning, Foljare, Person, Telefonmeddelande
from arenden.personsok import read_digits
from arenden.skyddade import is_number_of_protected, with_skydd
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_epost
from kontaktcenter.texter import clean_text
from servicekontor.models import Bokning

LANGST = 200


@dataclass(frozen=True)
class Uppgift:
    """A detail that belongs to few. Ten digits may be a telephone number as well as a personnummer."""

    telefon: str = ""
    epost: str = ""
    personnummer: str = ""

    def find_persons(self) -> set[int]:
        """The ids of all who have it: their own, given for a case, for a promised call, in a message or for a booked meeting."""
        return {pk for way in self._ways() for pk in Person.objects.filter(way).values_list("pk", flat=True)}

    def _ways(self) -> Iterator[Q]:
        if self.personnummer:
            yield Q(personnummer=self.personnummer)
        if self.telefon:
            yield has_telefon(self.telefon)
            yield Q(pk__in=Ateruppringning.objects.filter(telefon=self.telefon, person__isnull=False).values("person"))
            yield Q(pk__in=_messages(self.telefon).filter(kontakt__person__isnull=False).values("kontakt__person"))
        if self.epost:
            yield has_epost(self.epost)
        # A booking names no person: who it is for is known by the other detail that was given for it.
        for telefon, epost in self.find_bookings().values_list("telefon", "epost").distinct():
            if telefon and telefon != self.telefon:
                yield has_telefon(telefon)
            if epost and epost.lower() != self.epost.lower():
                yield has_epost(epost)

    def find_bookings(self) -> QuerySet[Bokning]:
        """The meetings that were booked with it."""
        return Bokning.objects.of_contact(telefon=self.telefon, epost=self.epost).order_by()

    def count_followings(self) -> int:
        """How many fault reports of others are followed with the address. The follower alone sees it, in the mails that were asked for."""
        return Foljare.objects.filter(epost__iexact=self.epost).count() if self.epost else 0

    def count_calls_in_clear(self) -> int:
        """How many promised calls, not made yet, and telephone messages show the number, since it is nobody's who is marked."""
        if not self.telefon:
            return 0
        calls = with_skydd(Ateruppringning.objects.filter(telefon=self.telefon, utford__isnull=True))
        messages = _messages(self.telefon).annotate(is_skyddad=is_number_of_protected("fran_telefon"))
        messages = messages.exclude(kontakt__person__is_skyddad=True)
        return calls.filter(is_skyddad=False).count() + messages.filter(is_skyddad=False).count()


def read_uppgift(text: str) -> Uppgift:
    """What was typed. Raises Inmatningsfel for what is none of the three: a name finds nobody."""
    text = clean_text(text, falt="uppgift", max_length=LANGST)
    if "@" in text:
        return Uppgift(epost=normalise_epost(text, falt="uppgift"))
    try:
        telefon, personnummer = read_digits(text)
    except Inmatningsfel:
        raise Inmatningsfel(
            _("Skriv ett personnummer, ett telefonnummer eller en e-postadress. Namn går inte att söka på."), falt="uppgift"
        ) from None
    return Uppgift(telefon=telefon, personnummer=personnummer)


def _messages(telefon: str) -> QuerySet[Telefonmeddelande]:
    return Telefonmeddelande.objects.filter(fran_telefon=telefon)
