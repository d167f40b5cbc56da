"""The demo municipality's offices, visited by the same made-up people as the contact center is called by."""

from datetime import datetime

from arenden.models import Person
from servicekontor.demodata.bokningar import Besokare
from servicekontor.demodata.laddning import fill_servicekontor

ANTAL_BESOKARE = 800


def fill_kontoren(*, fro: int, nu: datetime, schemasekunder: float | None) -> None:
    """Fill the offices; see `fill_servicekontor`. Who has protected identity books nothing."""
    people = Person.objects.filter(is_skyddad=False).exclude(epost="").order_by("pk")[:ANTAL_BESOKARE]
    besokare = [Besokare(person.namn, person.telefon, person.epost, person.sprak) for person in people]
    fill_servicekontor(fro=fro, nu=nu, besokare=besokare, schemasekunder=schemasekunder)
