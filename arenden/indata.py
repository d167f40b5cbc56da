"""What the doors hand to `register_kontakt`: plain values, the same for form, phone, mail, letter, visit and API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files import File

from arenden.models import Arende, Fraga
from kontaktcenter.models import Amne, Anvandare, Arendetyp, Enhet

ALDST_DAGAR = 366
"""How many days before it is registered a contact may have reached us: a deadline counted from longer ago is a mistake."""


@dataclass(frozen=True)
class Plats:
    """Where something is: words, a position (WGS 84, decimal degrees), or both."""

    text: str = ""
    lat: float | None = None
    lon: float | None = None

    def __bool__(self) -> bool:
        """Whether anything is said."""
        return bool(self.text.strip()) or self.lat is not None


@dataclass(frozen=True)
class Uppgiftslamnare:
    """The person as the door was told. Telephone and personnummer in any writing: the action normalises and checks them."""

    namn: str = ""
    telefon: str = ""
    epost: str = ""
    personnummer: str = ""
    adress: str = ""
    person_id: int | None = None
    is_skyddad: bool = False
    wants_mejl: bool = True


@dataclass(frozen=True)
class UpphortSkydd:
    """That protected identity has ended: the ground (`Skyddsgrund`), and the number of the case where the check is documented."""

    grund: str
    beslut: str = ""


@dataclass(frozen=True)
class LovadAteruppringning:
    """A promise to call back between two moments; `enhet` calls (default: the center)."""

    fran: datetime
    till: datetime
    telefon: str = ""
    enhet: Enhet | None = None
    ansvarig: Anvandare | None = None


@dataclass(frozen=True)
class NyFraga:
    """One question of a contact and what becomes of it.

    `arende` names the existing case that the question is about. With utfall ARENDE and no `arende`, a case is created;
    `lamna_over` hands it over at once to `mottagare`, or to the unit that the agreement names. `artiklar` are the ids of the
    articles that gave the answer.
    """

    text: str
    utfall: Fraga.Utfall
    arendetyp: Arendetyp | None = None
    amne: Amne | None = None
    svar: str = ""
    uppgifter: Mapping[str, Any] = field(default_factory=dict)
    plats: Plats = field(default_factory=Plats)
    arende: Arende | None = None
    lamna_over: bool = False
    mottagare: Enhet | None = None
    meddelande: str = ""
    kopplad_till: Anvandare | None = None
    hanvisad_till: str = ""
    ateruppringning: LovadAteruppringning | None = None
    bilagor: Sequence[File] = ()
    artiklar: Sequence[int] = ()
