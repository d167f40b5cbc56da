"""The words of the demo cases: the catalogue's examples, each time with other streets, names, days and sums."""

import re
from dataclasses import dataclass
from functools import lru_cache

from arenden.demodata import fraser
from arenden.demodata.katalogfiler import Katalog
from arenden.demodata.slump import Slump
from arenden.demodata.varld import Typvarde

MITT = (60.13, 16.23)
"""Where on the map the made-up places lie: around a point in the woods of Bergslagen."""
UTBREDNING = 0.045
FALT = re.compile(r"\{(\w+)\}")
GATA_MED_NUMMER = re.compile(r"\b(?:Exempel|Prov|Påhitts)(?:gatan|vägen|gränd|stigen|backen|torget|allén)(?: \d+)?\b")


@dataclass(frozen=True, slots=True)
class Fragetext:
    """A question as a citizen puts it, where it is about a place, and which example answers it."""

    text: str
    plats: str
    lat: float | None
    lon: float | None
    svar: str


@lru_cache(maxsize=4096)
def _falt_i(mall: str) -> tuple[str, ...]:
    return tuple(FALT.findall(mall))


class Texter:
    """Writes questions, answers, notes and messages."""

    def __init__(self, katalog: Katalog, slump: Slump) -> None:
        """Draw from the catalogue's lists of words."""
        self.slump = slump
        self.ovrigt = katalog.ovrigt
        self.falt = {
            "fornamn": lambda: slump.one_of(self.ovrigt["fornamn"]),
            "gata": self._gata,
            "gata2": self._gata,
            "nr": lambda: str(1 + int(slump.random() * 90)),
            "antal": lambda: str(2 + int(slump.random() * 7)),
            "veckodag": lambda: slump.one_of(fraser.VECKODAGAR),
            "manad": lambda: slump.one_of(fraser.MANADER),
            "klockslag": lambda: str(8 + int(slump.random() * 12)),
            "belopp": lambda: str(100 + int(slump.random() * 9000)),
            "referens": lambda: str(100_000 + int(slump.random() * 900_000)),
        }

    def _gata(self) -> str:
        return self.slump.one_of(self.ovrigt["gator"])

    def fill(self, mallar: tuple[str, ...], **kanda: str) -> str:
        """One of the phrases with its blanks filled in; `kanda` are the blanks whose words are given."""
        mall = self.slump.one_of(mallar)
        falt = _falt_i(mall)
        return mall.format_map({f: kanda.get(f) or self.falt[f]() for f in falt}) if falt else mall

    def of_list(self, lista: str) -> str:
        """One of the catalogue's small texts."""
        return self.slump.one_of(self.ovrigt[lista])

    def question(self, typ: Typvarde) -> Fragetext:
        """A question of the case type, with a place when it needs one."""
        slump = self.slump
        exempel = slump.one_of(typ.exempel)
        gata, nr = self._gata(), self.falt["nr"]()
        delar = [GATA_MED_NUMMER.sub(lambda _traff: f"{gata} {nr}", exempel["fraga"])]
        is_placed = typ.rad.requires_plats
        if is_placed and delar[0] == exempel["fraga"]:
            delar.append(self.fill(fraser.PLATSER, gata=gata, nr=nr))
        if delar == [exempel["fraga"]]:
            delar.append(self.fill(fraser.OMSTANDIGHETER))
        while slump.is_drawn(0.4) and len(delar) < 5:
            delar.append(self.fill(fraser.OMSTANDIGHETER))
        if slump.is_drawn(0.3):
            delar.insert(0, self.fill(fraser.INLEDNINGAR))
        if slump.is_drawn(0.3):
            delar.append(self.fill(fraser.AVSLUTNINGAR))
        has_point = is_placed and slump.is_drawn(0.7)
        return Fragetext(
            text=" ".join(delar),
            plats=f"{gata} {nr}" if is_placed else "",
            lat=round(slump.gauss(MITT[0], UTBREDNING / 2), 6) if has_point else None,
            lon=round(slump.gauss(MITT[1], UTBREDNING), 6) if has_point else None,
            svar=exempel["svar"],
        )

    def answer(self, svar: str) -> str:
        """An answer as it is sent: greeting, substance, closing words."""
        return f"{self.of_list('svar_inledningar')}\n\n{svar}\n\n{self.of_list('svar_avslutningar')}"
