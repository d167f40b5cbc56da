"""Whose name and number are hidden, also where no person is named: the number itself may be that of somebody protected."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from arenden.models import Ateruppringning, Inlamnare, Person


def is_number_of_protected(falt: str) -> Q:
    """Whether the telephone number in the field `falt` of the outer row is that of somebody protected, their own or given for a case."""
    number = OuterRef(falt)
    own = Person.objects.filter(is_skyddad=True, telefon=number).exclude(telefon="")
    given = Inlamnare.objects.filter(person__is_skyddad=True, telefon=number).exclude(telefon="")
    return Exists(own) | Exists(given)


def with_skydd(rows: QuerySet[Ateruppringning]) -> QuerySet[Ateruppringning]:
    """Promised calls with `is_skyddad`: whether whoever is to be called, or whose number it is, is protected."""
    caller = Exists(Person.objects.filter(is_skyddad=True, pk=OuterRef("person")))
    return rows.annotate(is_skyddad=caller | is_number_of_protected("telefon"))
