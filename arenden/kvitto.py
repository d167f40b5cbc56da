"""The receipt of a saved contact: what became of each question, and what is read aloud to the caller."""

import uuid
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from arenden.foljkod import current_code, format_code
from arenden.models import Arende, Ateruppringning, Fraga, Kontakt
from kontaktcenter.models import Anvandare

LASES_UPP = timedelta(minutes=10)
"""How long after saving number and code may be read aloud, for the call may still go on: the receipt's address must not keep them."""


@dataclass(frozen=True)
class Kvittorad:
    """One question of the contact. `nummer` and `foljkod` are empty when there is none to read aloud (any more)."""

    fraga: Fraga
    arende: Arende | None
    nummer: str = ""
    foljkod: str = ""
    is_synligt: bool = False
    """Whether the case has a page for the agent."""


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
    seen = set(Arende.objects.visible_to(user).filter(fragor__kontakt=kontakt).values_list("pk", flat=True))
    rader = [_make_row(kontakt, fraga, fraga.arende, user, seen) if fraga.arende else Kvittorad(fraga, None) for fraga in fragor]
    return Kontaktkvitto(kontakt, rader, list(kontakt.ateruppringningar.all()))


def _make_row(kontakt: Kontakt, fraga: Fraga, arende: Arende, user: Anvandare, seen: set[int]) -> Kvittorad:
    """The number while the call may still go on, afterwards for those who may read the case: whose it is is secret too (OSL 2009:400).

    The code only while the call goes on; none for a case that existed before, that `user` may not read, or that has a new code.
    """
    is_samtal = timezone.now() - kontakt.sparad <= LASES_UPP
    is_readable = arende.pk in seen and arende.is_readable_by(user)
    has_code = is_samtal and is_readable and not fraga.is_om_arende
    return Kvittorad(
        fraga,
        arende,
        nummer=arende.nummer if is_samtal or is_readable else "",
        foljkod=format_code(current_code(kontakt.nyckel, fraga.ordning, arende.foljkod_hash)) if has_code else "",
        is_synligt=arende.pk in seen,
    )
