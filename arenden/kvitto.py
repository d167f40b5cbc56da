"""The receipt of a saved contact: what became of each question, and what is read aloud to the caller."""

import uuid
from dataclasses import dataclass

from arenden.foljkod import derive_code, format_code, matches
from arenden.models import Arende, Ateruppringning, Fraga, Kontakt
from kontaktcenter.models import Anvandare


@dataclass(frozen=True)
class Kvittorad:
    """One question of the contact. `foljkod` is empty for a case that existed before, or whose code has been renewed."""

    fraga: Fraga
    arende: Arende | None
    foljkod: str


@dataclass(frozen=True)
class Kontaktkvitto:
    """The contact with its rows, and the call that was promised."""

    kontakt: Kontakt
    rader: list[Kvittorad]
    ateruppringningar: list[Ateruppringning]

    @property
    def nya_arenden(self) -> list[Kvittorad]:
        """The rows with a case made by this contact."""
        return [rad for rad in self.rader if rad.arende is not None and not rad.fraga.is_om_arende]


def read_kvitto(nyckel: uuid.UUID, user: Anvandare) -> Kontaktkvitto | None:
    """The receipt of a contact that `user` has taken; None for another's."""
    kontakt = Kontakt.objects.filter(nyckel=nyckel, agent=user).first()
    if kontakt is None:
        return None
    fragor = kontakt.fragor.select_related("arende__ansvarig_enhet", "arendetyp", "kopplad_till").order_by("ordning")
    rader = [Kvittorad(fraga, fraga.arende, _code(kontakt, fraga)) for fraga in fragor]
    return Kontaktkvitto(kontakt, rader, list(kontakt.ateruppringningar.all()))


def _code(kontakt: Kontakt, fraga: Fraga) -> str:
    if fraga.arende is None or fraga.is_om_arende:
        return ""
    kod = derive_code(kontakt.nyckel, fraga.ordning)
    return format_code(kod) if matches(kod, fraga.arende.foljkod_hash) else ""
