"""Policies: who reaches an address, who is told that it is not for them, and who is told nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.urltabell.varld import ROLLER, Varld

INNE = "inne"
LOGGA_IN = "logga in"
"""Led to the log-in page."""
NYCKEL = "401"
FORBJUDET = "403"
FINNS_INTE = "404"
HEMLIGHET = "hemlighet"
"""Shown nothing, in whatever words, by one who lacks the code, the link or the browser that the page belongs to."""

AGENTER = {"agent", "annan_agent"}
HANDLAGGARE = {"handlaggare", "annan_handlaggare", "chef"}
ANSTALLDA = set(ROLLER) - {"anonym"}


@dataclass(frozen=True)
class Policy:
    """`inne` reach the page; of the other employees `ser` know that the thing exists (403) and the rest do not (404)."""

    inne: frozenset[str]
    ser: frozenset[str] = frozenset()
    anonym: str = LOGGA_IN
    alla: str = ""

    def expected(self, roll: str) -> str:
        """What happens to one who tries."""
        if self.alla or roll in self.inne:
            return self.alla or INNE
        if roll == "anonym":
            return self.anonym
        return FORBJUDET if roll in self.ser else FINNS_INTE


def only(inne: set[str], ser: set[str] = ANSTALLDA, **other: str) -> Policy:
    """A policy; unless said otherwise everybody else is forbidden rather than kept in the dark."""
    return Policy(frozenset(inne), frozenset(ser), **other)


SER_ARENDET = {"agent", "handlaggare", "chef", "registrator"}
"""The case is theirs to know of: owner, holder, the holder's manager and registrar."""

PUBLIK = only(set(ROLLER))
KRAVER_HEMLIGHET = only(set(), alla=HEMLIGHET)
FINNS_EJ = only(set(), alla=FINNS_INTE)
PERSONAL = only(ANSTALLDA)
CENTER = only(AGENTER)
LISTA = only(AGENTER | HANDLAGGARE)
"""Whoever has lists of another kind is led to them."""
UPPRINGARE = only(AGENTER | HANDLAGGARE)
EGET_UTKAST = only({"agent"}, ser=ANSTALLDA - AGENTER)
EGET_KONTOR = only({"agent"}, ser=ANSTALLDA - AGENTER)
"""The reception of an office that the agent's center staffs."""
EGEN_UPPRINGNING = only({"agent"}, ser={"registrator", "redaktor", "forvaltare"})
EGET_MEDDELANDE = only({"handlaggare"}, ser=set())
ENHETENS_NOTIS = only({"handlaggare", "chef"}, ser=set())
LASARE = only(SER_ARENDET, ser=set())
HALLARE = only({"handlaggare", "chef"}, ser=SER_ARENDET)
AGARE = only({"agent"}, ser=SER_ARENDET)
BADA = only({"agent", "handlaggare", "chef"}, ser=SER_ARENDET)
BESLUTAR_SEKRETESS = only({"chef", "registrator"}, ser=SER_ARENDET)
FORVALTARE = only({"forvaltare"})
GRANSKAR_LOGGEN = only({"forvaltare", "registrator"})
DIARIEFORARE = only({"registrator"})
EGEN_GRANSKNING = only({"registrator"}, ser=ANSTALLDA - {"forvaltare"})
NODKONTO = only(set())
API_PERSONAL = only(ANSTALLDA, anonym=NYCKEL)
API_EGET_CENTER = only({"agent"}, anonym=NYCKEL)
API_CENTER = only(AGENTER, anonym=NYCKEL)
API_LASARE = only(SER_ARENDET, ser=set(), anonym=NYCKEL)
API_EGEN_UPPRINGNING = only({"agent"}, ser=set(), anonym=NYCKEL)
API_HALLARE = only({"handlaggare", "chef"}, ser=SER_ARENDET, anonym=NYCKEL)
API_AGARE = only({"agent"}, ser=SER_ARENDET, anonym=NYCKEL)
API_BESLUTAR_SEKRETESS = only({"chef", "registrator"}, ser=SER_ARENDET, anonym=NYCKEL)
API_EGEN_PERSON = only({"agent"}, ser=ANSTALLDA - AGENTER, anonym=NYCKEL)
API_EGET_MEDDELANDE = only({"handlaggare"}, ser=set(), anonym=NYCKEL)
API_ENHETENS_NOTIS = only({"handlaggare", "chef"}, ser=set(), anonym=NYCKEL)
API_BADA = only({"agent", "handlaggare", "chef"}, ser=SER_ARENDET, anonym=NYCKEL)


@dataclass(frozen=True)
class Rad:
    """One address: its name, what it answers to, under which policy, and how its arguments are found."""

    namn: str
    metoder: tuple[str, ...]
    policy: Policy
    args: Callable[[Varld], dict[str, Any]]


def nothing(varld: Varld) -> dict[str, Any]:
    """No arguments."""
    return {}


def rader(policy: Policy, text: str, args: Callable[[Varld], dict[str, Any]] = nothing) -> Iterator[Rad]:
    """Rows of one policy, one a line: the name, then its methods (GET when none is named)."""
    for line in filter(str.strip, text.splitlines()):
        namn, *metoder = line.split()
        yield Rad(namn, tuple(metoder) or ("GET",), policy, args)
