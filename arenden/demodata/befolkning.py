"""The citizens: made up from their number alone, so that nobody needs to be remembered."""

from typing import NamedTuple

from arenden.demodata.delning import HALVOR
from arenden.demodata.katalogfiler import Katalog
from arenden.demodata.namn import INVANARNAS_MEJLDOMAN, PRIVATA_NUMMER, as_address, published_personnummer
from arenden.demodata.slump import Lottning, Slump
from arenden.demodata.tabeller import Tabeller
from arenden.demodata.tid import Tid

SPRAK = Lottning([("sv", 88), ("en", 5), ("ar", 4), ("fi", 3)])
MED_TELEFON = 1_000
"""At most so many people have a telephone number: the series for fiction are short, and a number belongs to one home."""
FRAMLINGAR = 0.15
"""Share of people who left a telephone number or nothing at all, but no mail address."""
SKYDDADE = 0.002
BLANDNING = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


class Personvarde(NamedTuple):
    """One citizen's details."""

    id: int
    namn: str
    telefon: str
    epost: str
    personnummer: str | None
    adress: str
    sprak: str
    is_skyddad: bool


def personnummer_per_upplaga(upplagor: int) -> list[list[str]]:
    """The published numbers dealt out: equally many for each edition, those of one place for the same person's."""
    alla = list(published_personnummer())
    return [alla[nr::upplagor][: len(alla) // upplagor] for nr in range(upplagor)]


class Befolkning:
    """Those who have contacted the municipality. A person's row is written when the first row that names it is."""

    def __init__(self, katalog: Katalog, tabeller: Tabeller, slump: Slump, *, halva: int, vantade: int, fro: int, upplagor: int) -> None:
        """Nobody has come yet; about `vantade` people are expected in both halves and all editions."""
        self.fornamn = [(namn, as_address(namn)) for namn in katalog.ovrigt["fornamn"]]
        self.efternamn = [(namn, as_address(namn)) for namn in katalog.ovrigt["efternamn"]]
        self.gator = katalog.ovrigt["gator"]
        self.tabell = tabeller.person
        self.slump = slump
        self.fro = fro
        self.nummer = PRIVATA_NUMMER
        # Odd, so that it falls on the numbers of both halves.
        self.telefon_var = max(3, vantade // MED_TELEFON) | 1
        self.personnummer = personnummer_per_upplaga(upplagor)[0][halva::HALVOR]
        self.halva = halva
        self.upplagor = upplagor
        self.med_personnummer: list[int] = []
        self.personnummer_av: dict[int, str] = {}
        self.skapade: list[Tid] = []
        self.is_skriven = bytearray()
        self.sprak: list[str] = []

    def __len__(self) -> int:
        return len(self.skapade)

    def new_person(self, nu: Tid, *, with_personnummer: bool = False) -> Personvarde:
        """Somebody who has not been in touch before."""
        pk = self.tabell.next_id()
        self.skapade.append(nu)
        self.is_skriven.append(0)
        self.sprak.append(SPRAK.draw(self.slump))
        if with_personnummer:
            self.personnummer_av[pk] = self.personnummer[len(self.med_personnummer)]
            self.med_personnummer.append(pk)
        return self.person(pk)

    def any_person(self) -> Personvarde:
        """Somebody who has been in touch before."""
        return self.person(1 + (self.halva + HALVOR * int(self.slump.random() * len(self))) * self.upplagor)

    def person_with_personnummer(self, nu: Tid) -> Personvarde:
        """Somebody whose personnummer is known: mostly somebody new, as long as there are test numbers left."""
        known = len(self.med_personnummer)
        if known < len(self.personnummer) and (not known or self.slump.is_drawn(0.7)):
            return self.new_person(nu, with_personnummer=True)
        return self.person(self.slump.one_of(self.med_personnummer))

    def person(self, pk: int) -> Personvarde:
        """The person with that number; always the same details."""
        nr = self._nr(pk)
        bits = self._bits(nr)
        fornamn, forled = self.fornamn[bits % len(self.fornamn)]
        efternamn, efterled = self.efternamn[(bits >> 10) % len(self.efternamn)]
        if (bits >> 20) % 5 == 0:
            efternamn = f"{self.efternamn[(bits >> 24) % len(self.efternamn)][0]} {efternamn}"
        has_epost = (bits >> 32) % 1000 >= FRAMLINGAR * 1000
        return Personvarde(
            id=pk,
            namn=f"{fornamn} {efternamn}",
            telefon=self.nummer[(nr // self.telefon_var) % len(self.nummer)] if nr % self.telefon_var == 0 else "",
            epost=f"{forled}.{efterled}{pk}@{INVANARNAS_MEJLDOMAN}" if has_epost else "",
            personnummer=self.personnummer_av.get(pk),
            adress=f"{self.gator[(bits >> 40) % len(self.gator)]} {1 + (bits >> 48) % 90}",
            sprak=self.sprak[self._plats(pk)],
            is_skyddad=(bits >> 52) % 1000 < SKYDDADE * 1000,
        )

    def write(self, person: Personvarde) -> int:
        """See to it that the person has a row; the person's id."""
        plats = self._plats(person.id)
        if not self.is_skriven[plats]:
            self.is_skriven[plats] = 1
            self.tabell.add(
                self.tabell.row(
                    id=person.id,
                    namn=person.namn,
                    telefon=person.telefon,
                    epost=person.epost,
                    personnummer=person.personnummer,
                    adress=person.adress,
                    sprak=person.sprak,
                    is_skyddad=person.is_skyddad,
                    skapad=self.skapade[plats],
                )
            )
        return person.id

    def _plats(self, pk: int) -> int:
        """Where the person stands among those of this half."""
        return (self._nr(pk) - 1) // HALVOR

    def _nr(self, pk: int) -> int:
        """The person's number among those of both halves, from 1."""
        return (pk - 1) // self.upplagor + 1

    def _bits(self, nr: int) -> int:
        """Sixty-four bits that look drawn, the same for the same person and seed."""
        x = (nr * BLANDNING + self.fro) & MASK
        x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
        return x ^ (x >> 31)
