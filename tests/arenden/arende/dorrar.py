"""The doors of a case as a table: who may pass, what the case must be like, what is sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.test import Client
from django.utils import timezone

from arenden.actions import answer, ask_opinion, close, merge, park
from arenden.models import Arende
from kontaktcenter.models import Anvandare
from tests.factories import make_anvandare, make_arendetyp, make_center, make_enhet
from tests.factories_arenden import make_arende, make_handlaggare, make_mottaget, make_overlamnat


class Scen:
    """Who plays; each is made when first asked for."""

    @cached_property
    def agent(self) -> Anvandare:
        """The center's agent."""
        return make_anvandare("kommunvagledare", make_center(), first_name="Karin", last_name="Testsson")

    @cached_property
    def officer(self) -> Anvandare:
        """The responsible unit's officer."""
        return make_handlaggare(first_name="Eva", last_name="Exempelsson")

    @cached_property
    def chef(self) -> Anvandare:
        """The responsible unit's manager."""
        return make_anvandare("chef", make_enhet(), first_name="Olle", last_name="Provberg")

    @cached_property
    def fragad(self) -> Anvandare:
        """Somebody at a unit that is asked."""
        return make_handlaggare(make_enhet("plan", namn="Planenheten"))

    @cached_property
    def outsider(self) -> Anvandare:
        """Somebody at a unit that has nothing to do with the case."""
        return make_handlaggare(make_enhet("park", namn="Parkenheten"))


def own(scen: Scen) -> Arende:
    """The center's, taken by the agent; there are officers to hand it to, and others to ask."""
    assert scen.officer and scen.fragad
    return make_arende(by=scen.agent)


def sent(scen: Scen) -> Arende:
    """Handed over, not accepted."""
    assert scen.officer
    return make_overlamnat(scen.agent)


def accepted(scen: Scen) -> Arende:
    """Accepted by the officer; another unit has been asked."""
    assert scen.fragad
    arende = make_mottaget(scen.officer, agent=scen.agent)
    ask_opinion(arende=arende, till=make_enhet("plan"), fraga="Stämmer planen?", arbetsdagar=3, by=scen.officer)
    return arende


def resting(scen: Scen) -> Arende:
    """Resting at the officer's."""
    arende = make_mottaget(scen.officer, agent=scen.agent)
    return park(arende=arende, till=timezone.localdate() + timedelta(days=7), by=scen.officer)


def closed(scen: Scen) -> Arende:
    """A case that the agent has closed without an answer."""
    return close(arende=own(scen), orsak=Arende.Avslutsorsak.INGEN_ATGARD, by=scen.agent)


def merged_away(scen: Scen) -> Arende:
    """Merged by the agent into another case that waits for its answer."""
    arende = own(scen)
    merge(arende=arende, med=make_arende(by=scen.agent), by=scen.agent)
    arende.refresh_from_db()
    return arende


def answered(scen: Scen) -> Arende:
    """Answered by the agent."""
    arende = own(scen)
    answer(arende=arende, text="Ja.", by=scen.agent)
    arende.refresh_from_db()
    return arende


@dataclass(frozen=True)
class Dorr:
    """One door: its address, who passes it, the case before, what is sent, and which of it is text."""

    namn: str
    vem: str
    make: Callable[[Scen], Arende]
    data: dict[str, Any] = field(default_factory=dict)
    text: str = ""
    fel_lage: Callable[[Scen], Arende] | None = None
    is_versionerad: bool = True

    def address(self, arende: Arende) -> str:
        """Where the door is."""
        if self.namn == "svara":
            return f"/arenden/{arende.nummer}/fragor/{arende.remisser.get().pk}/svara/"
        return f"/arenden/{arende.nummer}/{self.namn}/"

    def post(self, client: Client, arende: Arende, **data: Any) -> Any:
        """Send the form as its page does."""
        sent_data = {"version": arende.version, "sedd": 0, **self.filled(arende), **data}
        return client.post(self.address(arende), sent_data)

    def filled(self, arende: Arende) -> dict[str, Any]:
        """The table's values; a callable is asked now, when its row can exist."""
        return {k: v() if callable(v) else v for k, v in self.data.items()}


def plan() -> int:
    """The unit that may be chosen."""
    return make_enhet("plan", namn="Planenheten").pk


def annan_typ() -> int:
    """Another case type of the center."""
    return make_arendetyp("annan", namn="Annan fråga", svarsfrist=9).pk


def annat_arende() -> int:
    """Another case of the center."""
    return make_arende().pk


DORRAR = [
    Dorr("ta", "agent", own, fel_lage=answered),
    Dorr("tilldela", "agent", own, {"till": lambda: Anvandare.objects.get(first_name="Karin").pk}, fel_lage=answered),
    Dorr("parkera", "agent", own, {"till": (timezone.localdate() + timedelta(days=3)).isoformat()}, fel_lage=answered),
    Dorr("vack", "officer", resting, fel_lage=accepted),
    Dorr("begar-komplettering", "officer", accepted, {"text": "Vilken fastighet?", "steg": "skicka"}, "text", fel_lage=resting),
    Dorr("lamna-over", "agent", own, {"meddelande": "Ring före tio."}, fel_lage=answered),
    Dorr("ta-emot", "officer", sent, fel_lage=accepted),
    Dorr("skicka-tillbaka", "officer", accepted, {"orsak": "Fel enhet."}, "orsak", fel_lage=resting),
    Dorr("skicka-vidare", "officer", accepted, {"orsak": "Gäller planen.", "till": plan}, "orsak", fel_lage=resting),
    Dorr("ta-tillbaka", "agent", sent, fel_lage=accepted),
    Dorr("fraga-enhet", "agent", own, {"till": plan, "fraga": "Vad säger planen?", "arbetsdagar": 3}, "fraga", fel_lage=answered),
    Dorr("svara", "fragad", accepted, {"svar": "Planen tillåter det."}, "svar", is_versionerad=False),
    Dorr("besvara", "officer", accepted, {"text": "Ja, det går bra.", "steg": "skicka"}, "text", fel_lage=sent),
    Dorr("meddela", "agent", own, {"text": "Vi tittar på det.", "steg": "skicka"}, "text"),
    Dorr("anteckna", "agent", own, {"text": "Ringde, inget svar."}, "text", is_versionerad=False),
    Dorr("komplettera", "agent", own, {"text": "Det gäller hus 3."}, "text", fel_lage=answered, is_versionerad=False),
    Dorr("avsluta", "agent", own, {"orsak": "ingen_atgard"}, fel_lage=closed),
    Dorr("oppna-igen", "agent", answered, {"orsak": "Felet finns kvar."}, "orsak", fel_lage=own),
    Dorr("dra-tillbaka", "agent", own, fel_lage=answered, is_versionerad=False),
    Dorr("dela", "agent", own, {"text": "Och parkeringen?", "arendetyp": annan_typ}, "text", fel_lage=sent),
    Dorr("sla-ihop", "agent", own, {"annat": annat_arende, "steg": "gor", "jamforda": "on"}, fel_lage=answered),
    Dorr("angra-sammanslagning", "agent", merged_away, fel_lage=own),
    Dorr("relatera", "agent", own, {"annat": annat_arende, "steg": "gor"}, is_versionerad=False),
    Dorr("byt-arendetyp", "agent", own, {"arendetyp": annan_typ, "steg": "byt"}, fel_lage=answered),
    Dorr("uppgifter", "agent", own, {"plats_text": "Torget 1"}, fel_lage=answered),
    Dorr("sekretess", "chef", accepted, {"sekretess": "sekretess", "orsak": "Uppgifter om hälsa."}, "orsak"),
    Dorr("ny-kod", "agent", own, is_versionerad=False),
]
"""Every door of a case."""
