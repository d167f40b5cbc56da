"""Whom an employee may see."""

from django.db.models import Exists, OuterRef, QuerySet

from arenden.models import Arende, Inlamnare, Kontakt, Person
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare


def visible_persons(user: Anvandare) -> QuerySet[Person]:
    """The people whom `user` may see: who have been in contact with one of the own centers, or sent a case that `user` may read."""
    met = Kontakt.objects.filter(person=OuterRef("pk"), center__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))
    sent = Inlamnare.objects.filter(person=OuterRef("pk"), arende__in=Arende.objects.readable_by(user))
    return Person.objects.filter(Exists(met) | Exists(sent))
