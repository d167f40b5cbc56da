"""The receipt of a saved contact: what became of each question, and what is read aloud to the caller."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from arenden.foljkod import current_code, format_code
from arenden.models import Arende, Ateruppringning, Fraga, Kontakt
from kontaktcenter.models import Anvandare

KODEN_VISAS = timedelta(minutes=10)
"""How long after saving the code may be read aloud: it opens the whole case, so the receipt's address must not keep it."""


@dataclass(frozen=True)
class Kvittorad:
    """One question of the contact. `foljkod` is empty when there is no code to read aloud (any more)."""

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
    rader = [Kvittorad(fraga, fraga.arende, _code(kontakt, fraga, user)) for fraga in fragor]
    return Kontaktkvitto(kontakt, rader, list(kontakt.ateruppringningar.all()))


def _code(kontakt: Kontakt, fraga: Fraga, user: Anvandare) -> str:
    """The code while the call may still go on; none for a case that existed before, that `user` may not read, or that has a new code."""
    if fraga.arende is None or fraga.is_om_arende or timezone.now() - kontakt.sparad > KODEN_VISAS:
        return ""
    if not fraga.arende.is_readable_by(user):
        return ""
    return format_code(current_code(kontakt.nyckel, fraga.ordning, fraga.arende.foljkod_hash))
