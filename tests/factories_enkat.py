"""Surveys for tests: contacts and cases that were answered, and askings made through the real door."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from arenden.actions import answer, register_kontakt
from arenden.indata import NyFraga, Uppgiftslamnare
from arenden.models import Arende, Fraga, Kanal, Kontakt
from kontaktcenter.arbetstid import next_open
from kontaktcenter.models import Anvandare, Utskick
from statistik.actions import enkatfraga
from statistik.models import Enkatforfragan, Enkatsvar, Enkatvag
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import ANNA, make_agent, make_arende


def make_besvarad_kontakt(agent: Anvandare | None = None, uppgifter: Uppgiftslamnare | None = ANNA, **fraga: Any) -> Kontakt:
    """A call that was answered at once."""
    falt = {
        "text": "När öppnar badet?",
        "utfall": Fraga.Utfall.BESVARAD_DIREKT,
        "arendetyp": make_arendetyp(),
        "svar": "Klockan nio.",
        **fraga,
    }
    agent = agent or make_agent()
    return register_kontakt(kanal=Kanal.TELEFON, center=make_center(), by=agent, fragor=[NyFraga(**falt)], uppgifter=uppgifter).kontakt


def make_besvarat_arende(agent: Anvandare | None = None, **falt: Any) -> Arende:
    """A case that its agent has answered."""
    agent = agent or make_agent()
    arende = make_arende(by=agent, **falt)
    answer(arende=arende, text="Ja, en carport får du bygga.", by=agent)
    arende.refresh_from_db()
    return arende


def at_noon(dagar: int = 0) -> datetime:
    """The noon of tomorrow, or so many days later, or else when the center opens after it: everything of today has had its half-hour."""
    tomorrow = timezone.localtime() + timedelta(days=1 + dagar)
    return next_open(tomorrow.replace(hour=12, minute=0), make_center().kalender.as_kalender())


def ask(dagar: int = 0) -> int:
    """Run the job; how many were asked."""
    return enkatfraga.ask_citizens(at_noon(dagar))


def secret_of(forfragan: Enkatforfragan) -> str:
    """What stands in the link that was sent."""
    text = Utskick.objects.get(nyckel=f"enkat:{forfragan.pk}").text
    return re.search(r"/enkat/([\w-]+)/", text)[1]


def make_forfragan(**falt: Any) -> Enkatforfragan:
    """A call was answered, and the citizen asked."""
    make_besvarad_kontakt(**falt)
    assert ask() == 1
    return Enkatforfragan.objects.latest("pk")


def make_svar(**falt: Any) -> Enkatsvar:
    """An answer by a link, all fives."""
    falt = {"dag": timezone.localdate(), "vag": Enkatvag.EPOST, "bemotande": 5, "enkelhet": 5, "tydlighet": 5, "fick_svar": True, **falt}
    return Enkatsvar.objects.create(**falt)
