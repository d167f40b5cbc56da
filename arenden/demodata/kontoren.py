"""The demo municipality's offices, visited by the same made-up people as the contact center is called by."""

from arenden.models import Person
from servicekontor.demodata.bokningar import Besokare

ANTAL_BESOKARE = 800


def read_besokare() -> list[Besokare]:
    """Those who visit the offices. Who has protected identity books nothing."""
    people = Person.objects.filter(is_skyddad=False).exclude(epost="").order_by("pk")[:ANTAL_BESOKARE]
    return [Besokare(person.namn, person.telefon, person.epost, person.sprak) for person in people]
