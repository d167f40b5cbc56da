"""Questions answered at once, as the tests of their search make them."""

from typing import Any

from arenden.actions import register_kontakt
from arenden.indata import NyFraga
from arenden.models import Fraga, Kanal
from kontaktcenter.models import Anvandare
from tests.factories import make_arendetyp, make_center
from tests.factories_arenden import make_agent

FRAGAN = "Får jag elda löv i trädgården? Ring Anna Testsson på 070-174 06 05."
SVARET = "Ja, om det inte är eldningsförbud. Vi mejlar anna@testsson.example."


def make_besvarad(text: str = FRAGAN, svar: str = SVARET, *, agent: Anvandare | None = None, uppgifter: Any = None, **falt: Any) -> Fraga:
    """A question answered on the phone at the agent's center, of an open type unless said otherwise."""
    agent = agent or make_agent()
    falt.setdefault("arendetyp", make_arendetyp())
    fraga = NyFraga(text=text, utfall=Fraga.Utfall.BESVARAD_DIREKT, svar=svar, **falt)
    center = agent.centers[0] if agent.centers else make_center()
    done = register_kontakt(kanal=Kanal.TELEFON, center=center, by=agent, fragor=[fraga], uppgifter=uppgifter)
    return done.kontakt.fragor.get()
