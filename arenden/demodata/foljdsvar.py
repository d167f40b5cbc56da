"""Answers to the follow-up questions of a case type, in the form in which `kontaktcenter.uppgifter.clean_svar` keeps them."""

import json
import re
from collections.abc import Callable
from typing import Any

from arenden.demodata import fraser
from arenden.demodata.namn import MOBILSERIE
from arenden.demodata.slump import Slump
from arenden.demodata.texter import Texter
from arenden.demodata.tid import DAG, DYGN, Tid
from arenden.demodata.varld import Typvarde
from kontaktcenter.models import Foljdfraga

Slag = Foljdfraga.Slag
as_json = json.JSONEncoder(ensure_ascii=False).encode

ORD = {
    "basta-tid": ("Förmiddagar", "Efter klockan {klockslag}", "När som helst på dagen", "Helst före lunch"),
    "tolk": ("Nej", "Arabiska", "Somaliska", "Finska", "Teckenspråk"),
    "fastighet": ("Provby 3:{nr}", "Exempelsta 12:{nr}", "Mallkvarteret {nr}"),
    "skola": ("Exempelskolan", "Provbackens förskola", "Mallängsskolan", "Förskolan Skissen"),
    "arskurs": ("Årskurs {antal}", "Förskoleklass"),
    "period": ("{manad}", "Hela {manad}"),
    "verksamhet": ("Exempelgården", "Provgruppen", "Mallhemmet"),
    "felmeddelande": ("Något gick fel, försök igen senare", "Fel {referens}", "Sidan kunde inte visas"),
    "organisationsnummer": ("Har det inte till hands",),
    "arendenummer": ("Vet inte", "Har inget nummer"),
    "barnets-namn": ("{fornamn}",),
    "registreringsnummer": ("Vet inte", "Syns inte på platsen"),
    "stolpnummer": ("{referens}", "Finns ingen skylt"),
    "vaning": ("{antal} trappor",),
}
"""What people answer to a short question, by its key; the rest get a reference number or a place."""
OVRIGA_ORD = ("{referens}", "{gata} {nr}", "Vet inte", "Se beskrivningen")
TALEN = {"alder": (5, 90), "fodelsear": (1940, 2018), "belopp": (150, 12_000), "matarstallning": (100, 2_400), "stallning": (100, 2_400)}
OVRIGA_TAL = (1, 12)
FORRAD = 100
"""Sets of answers to each case type."""
DAGAR = {Slag.DATUM: (-20, 60), Slag.DATUM_FORE: (-20, 0), Slag.DATUM_EFTER: (0, 60)}
"""How many days from the day of the answers a day lies that is answered, at least and at most."""
DAGAR_BORT = re.compile(r"\{([+-]\d+)\}")
"""What stands for a date until the answers are given: how many days before or after that day it is."""
OBESVARADE = 0.35
"""Share of questions that need no answer and get none."""
GLOMDA = 0.15
"""Share of required questions that an agent has not asked yet; a form lets nobody past them."""


class Foljdsvar:
    """Answers the questions of a case type."""

    def __init__(self, texter: Texter, slump: Slump) -> None:
        """Draw answers by kind of question."""
        self.texter = texter
        self.slump = slump
        self.forrad: dict[tuple[int, bool], list[str]] = {}
        self.svar: dict[str, Callable[[Foljdfraga], Any]] = {
            Slag.TEXT: lambda fraga: texter.fill(ORD.get(fraga.nyckel, OVRIGA_ORD)),
            Slag.LANGTEXT: lambda _fraga: texter.fill(fraser.OMSTANDIGHETER),
            Slag.VAL: lambda fraga: slump.one_of(fraga.alternativ)["varde"],
            Slag.FLERVAL: self._choices,
            **{slag: lambda _fraga, dagar=dagar: f"{{{slump.randint(*dagar):+}}}" for slag, dagar in DAGAR.items()},
            Slag.TAL: lambda fraga: slump.randint(*TALEN.get(fraga.nyckel, OVRIGA_TAL)),
            Slag.JA_NEJ: lambda _fraga: slump.is_drawn(0.4),
            Slag.TELEFON: lambda _fraga: slump.one_of(MOBILSERIE),
            Slag.EPOST: lambda _fraga: f"kontakt{slump.randint(1, 999)}@invanare.example",
        }

    def answers(self, typ: Typvarde, nu: Tid, *, is_complete: bool) -> str:
        """The answers as JSON; `is_complete` as in a form, where what is required is answered. Files are attachments.

        They are given again, each time with other dates: there are only so many ways to tick a few boxes.
        """
        forrad = self.forrad.setdefault((typ.id, is_complete), [])
        if len(forrad) < FORRAD:
            forrad.append(self._make(typ, is_complete))
            svar = forrad[-1]
        else:
            svar = self.slump.one_of(forrad)
        return DAGAR_BORT.sub(lambda dagar: DAG[nu // DYGN + int(dagar[1])], svar)

    def _make(self, typ: Typvarde, is_complete: bool) -> str:
        found = {
            fraga.nyckel: self.svar[fraga.slag](fraga)
            for fraga in typ.fragor
            if fraga.slag != Slag.FIL and not self.slump.is_drawn(self._share_unanswered(fraga, is_complete))
        }
        return as_json(found) if found else "{}"

    def _share_unanswered(self, fraga: Foljdfraga, is_complete: bool) -> float:
        if not fraga.is_required:
            return OBESVARADE
        return 0.0 if is_complete else GLOMDA

    def _choices(self, fraga: Foljdfraga) -> list[str]:
        varden = [a["varde"] for a in fraga.alternativ]
        return [v for v in varden if self.slump.is_drawn(0.4)] or varden[:1]
