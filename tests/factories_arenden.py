"""Contacts and cases for tests, made through the same door as real ones."""

from typing import Any

from arenden.actions import Kvitto, accept, hand_over, register_kontakt
from arenden.aktor import Aktor, By
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal
from kontaktcenter.models import Anvandare, Arendetyp, Enhet
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet

ANNA = Uppgiftslamnare(namn="Anna Testsson", telefon="070-174 06 05", epost="anna@testsson.example")


def make_agent(enhet: Enhet | None = None, **falt: Any) -> Anvandare:
    """A front-desk agent at the center."""
    return make_anvandare("kommunvagledare", enhet, **falt)


def make_handlaggare(enhet: Enhet | None = None, **falt: Any) -> Anvandare:
    """An officer at a department's unit."""
    return make_anvandare("handlaggare", enhet or make_enhet(), **falt)


def make_kvitto(
    *,
    by: By = Aktor.MEDBORGAREN,
    arendetyp: Arendetyp | None = None,
    uppgifter: Uppgiftslamnare | None = ANNA,
    text: str = "Får jag bygga en carport?",
    **falt: Any,
) -> Kvitto:
    """The receipt of a case registered by the web form (or by an agent), owned by the center."""
    fraga = NyFraga(text=text, utfall=Fraga.Utfall.ARENDE, arendetyp=arendetyp or make_arendetyp(), **falt)
    registrering = register_kontakt(
        kanal=Kanal.WEBB if by is Aktor.MEDBORGAREN else Kanal.TELEFON, center=make_center(), by=by, fragor=[fraga], uppgifter=uppgifter
    )
    return registrering.kvitton[0]


def make_arende(**falt: Any) -> Arende:
    """The case of `make_kvitto`, which takes the same arguments."""
    return make_kvitto(**falt).arende


def make_overlamnat(agent: Anvandare | None = None, **falt: Any) -> Arende:
    """A case that an agent has handed over to the responsible unit, where somebody works; not accepted yet."""
    if not Anvandare.objects.filter(medlemskap__roll="handlaggare").exists():
        make_handlaggare()
    agent = agent or make_agent()
    arende = make_arende(by=agent, **falt)
    hand_over(arende=arende, by=agent)
    arende.refresh_from_db()
    return arende


def make_mottaget(handlaggare: Anvandare | None = None, **falt: Any) -> Arende:
    """A case that the responsible unit's officer has accepted."""
    handlaggare = handlaggare or make_handlaggare()
    arende = make_overlamnat(**falt)
    accept(arende=arende, by=handlaggare)
    arende.refresh_from_db()
    return arende
