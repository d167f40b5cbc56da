"""The mark of protected identity follows to the bookings at the service offices, which know of no people."""

from django.db.models import Q
from django.db.models.functions import Upper

from arenden.aktor import By, user_or_none
from arenden.models import Inlamnare, Person
from servicekontor.actions.bokningsskydd import mark_bookings, unmark_bookings
from servicekontor.models import Bokning


def follow_mark(person: Person, *, by: By) -> None:
    """Mark the bookings with the person's numbers and addresses, own or given for a case, or unmark them, as the person is now."""
    ways = [(person.telefon, person.epost), *Inlamnare.objects.filter(person=person).values_list("telefon", "epost")]
    bokningar = Bokning.objects.of_contacts(telefoner={telefon for telefon, _ in ways}, eposter={epost for _, epost in ways})
    follow = mark_bookings if person.is_skyddad else unmark_bookings
    follow(bokningar=bokningar, by=user_or_none(by))


def follow_marks() -> int:
    """Mark the bookings with a number or an address that somebody protected has told since; how many they were."""
    same = Q()
    for told in (Person.objects.filter(is_skyddad=True), Inlamnare.objects.filter(person__is_skyddad=True)):
        same |= Q(telefon__in=told.exclude(telefon="").values("telefon"))
        same |= Q(upper_epost__in=told.exclude(epost="").values(upper=Upper("epost")))
    unmarked = Bokning.objects.filter(is_skyddad=False).annotate(upper_epost=Upper("epost")).filter(same)
    ids = list(unmarked.values_list("pk", flat=True))
    return mark_bookings(bokningar=Bokning.objects.filter(pk__in=ids), by=None) if ids else 0
