"""The words of the demo cases: the catalogue's examples, each time with other streets, names, days and sums."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from arenden.demodata import fraser
from arenden.demodata.katalogfiler import Katalog, Rad
from arenden.demodata.slump import Slump
from arenden.status import Atersandningsskal

if TYPE_CHECKING:
    from arenden.demodata.varld import Typvarde

MITT = (60.13, 16.23)
"""Where on the map the made-up places lie: around a point in the woods of Bergslagen."""
UTBREDNING = 0.045
FORRAD = 5_000
FALT = re.compile(r"\{(\w+)\}")
GATA_MED_NUMMER = re.compile(r"\b(?:Exempel|Prov|Påhitts)(?:gatan|vägen|gränd|stigen|backen|torget|allén)(?: \d+)?\b")


class Fragetext(NamedTuple):
    """A question as a citizen puts it, where it is about a place, and which example answers it."""

    text: str
    plats: str
    lat: float | None
    lon: float | None
    svar: str


@dataclass(frozen=True, slots=True)
class Exempel:
    """An example of the catalogue: a question with its answer, and where a street stands in the question."""

    delar: tuple[str, ...]
    svar: str

    @classmethod
    def read(cls, rad: Rad) -> "Exempel":
        """The example as the catalogue has it."""
        return cls(tuple(GATA_MED_NUMMER.split(rad["fraga"])), rad["svar"])

    @property
    def has_gata(self) -> bool:
        """Whether the question names a street."""
        return len(self.delar) > 1

    def text_at(self, plats: str) -> str:
        """The question, about that place."""
        return plats.join(self.delar)


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
        self.inledningar = self._forrad(fraser.INLEDNINGAR)
        self.omstandigheter = self._forrad(fraser.OMSTANDIGHETER)
        self.avslutningar = self._forrad(fraser.AVSLUTNINGAR)

    def _gata(self) -> str:
        return self.slump.one_of(self.ovrigt["gator"])

    def _forrad(self, mallar: tuple[str, ...]) -> list[str]:
        """Phrases filled in beforehand: enough of them that texts made of two or three are seldom alike."""
        return [self.fill(mallar) for _ in range(FORRAD)]

    def fill(self, mallar: tuple[str, ...], **kanda: str) -> str:
        """One of the phrases with its blanks filled in; `kanda` are the blanks whose words are given."""
        mall = self.slump.one_of(mallar)
        falt = _falt_i(mall)
        return mall.format_map({f: kanda.get(f) or self.falt[f]() for f in falt}) if falt else mall

    def of_list(self, lista: str) -> str:
        """One of the catalogue's small texts."""
        return self.slump.one_of(self.ovrigt[lista])

    def reason_to_send_back(self) -> tuple[str, str]:
        """Why a hand-off is sent back: the code, and one of the catalogue's sentences for it."""
        return self.slump.one_of([(skal, text) for skal in Atersandningsskal.values for text in self.ovrigt[f"aterlamningsskal_{skal}"]])

    def question(self, typ: "Typvarde") -> Fragetext:
        """A question of the case type, with a place when it needs one."""
        slump = self.slump
        exempel = slump.one_of(typ.exempel)
        is_placed = typ.rad.requires_plats
        plats = f"{self._gata()} {1 + int(slump.random() * 90)}" if is_placed or exempel.has_gata else ""
        delar = [exempel.text_at(plats)]
        if is_placed and not exempel.has_gata:
            delar.append(self.fill(fraser.PLATSER, gata=plats.rpartition(" ")[0], nr=plats.rpartition(" ")[2]))
        elif not exempel.has_gata:
            delar.append(slump.one_of(self.omstandigheter))
        while slump.is_drawn(0.4) and len(delar) < 5:
            delar.append(slump.one_of(self.omstandigheter))
        if slump.is_drawn(0.3):
            delar.insert(0, slump.one_of(self.inledningar))
        if slump.is_drawn(0.3):
            delar.append(slump.one_of(self.avslutningar))
        has_point = is_placed and slump.is_drawn(0.7)
        return Fragetext(
            text=" ".join(delar),
            plats=plats if is_placed else "",
            lat=round(slump.gauss(MITT[0], UTBREDNING / 2), 6) if has_point else None,
            lon=round(slump.gauss(MITT[1], UTBREDNING), 6) if has_point else None,
            svar=exempel.svar,
        )

    def answer(self, svar: str) -> str:
        """An answer as it is sent: greeting, substance, closing words."""
        return f"{self.of_list('svar_inledningar')}\n\n{svar}\n\n{self.of_list('svar_avslutningar')}"
