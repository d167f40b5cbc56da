"""Who may do what to a case: the center that owns it, the unit that holds it, the unit that was asked."""

from django.utils.translation import gettext as _

from arenden.aktor import Aktor, By
from arenden.models import Arende
from arenden.status import Handling, Status, is_allowed
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Sekretess

AGARENS = frozenset({Handling.OVERLAMNA, Handling.ATERTA, Handling.ATEROPPNA, Handling.DELA, Handling.SLA_IHOP})
"""Moves of the owning center."""
MOTTAGARENS = frozenset({Handling.ACCEPTERA, Handling.ATERSAND, Handling.VIDARESAND})
"""Moves of the unit that a hand-off went to."""
BADAS = frozenset({Handling.ANTECKNA, Handling.MEDDELA, Handling.KOMPLETTERA, Handling.NY_KOD})
"""Moves of both the owner and the holder. All other moves are the holder's."""
AVSLUTANDE = frozenset({Handling.AVSLUTA, Handling.DRA_TILLBAKA})
"""Moves that end a case without an answer, or after it."""
MEDBORGARENS = frozenset({Handling.KOMPLETTERA, Handling.DRA_TILLBAKA, Handling.ATEROPPNA})
"""Moves of the citizen who follows the case."""


def _owns(user: Anvandare, arende: Arende) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT, arende.center_id)


def _holds(user: Anvandare, arende: Arende) -> bool:
    if arende.ansvarig_enhet_id == arende.center_id:
        return _owns(user, arende)
    return user.may(Behorighet.HANDLAGGA, arende.ansvarig_enhet_id)


def _may_end(user: Anvandare, handling: Handling, arende: Arende) -> bool:
    """Whoever has the case ends it, and the owning center what is answered; never one who may not read it."""
    is_answered = handling == Handling.AVSLUTA and arende.status == Status.BESVARAD
    return (_holds(user, arende) or (is_answered and _owns(user, arende))) and arende.is_readable_by(user)


def _decides_secrecy(user: Anvandare, arende: Arende) -> bool:
    """The registrar, and the manager, of the unit that has the case or of the center that owns it (OSL 2009:400).

    What is under secrecy can only be lowered, so it takes what `may_lower` asks for.
    """
    if arende.sekretess == Sekretess.SEKRETESS:
        return may_lower(user, arende)
    return bool({arende.ansvarig_enhet_id, arende.center_id} & _secrecy_units(user))


def may_lower(user: Anvandare, arende: Arende) -> bool:
    """Whether `user` may open the case to more: only where it lies now, and only by one who can read what is opened."""
    return arende.ansvarig_enhet_id in _secrecy_units(user) and arende.is_readable_by(user)


def decidable_sekretess(user: Anvandare, arende: Arende) -> list[Sekretess]:
    """What `user`, who decides on the case's secrecy, may change it to: always something stricter, something more open if `may_lower`."""
    others = [s for s in Sekretess if s != arende.sekretess]
    if may_lower(user, arende):
        return others
    return [s for s in others if Sekretess.strictest(s, arende.sekretess) == s]


def _secrecy_units(user: Anvandare) -> set[int]:
    is_chef = user.units_with(Behorighet.FORDELA) & user.units_with(Behorighet.LASA_HEMLIGT)
    return set(user.units_with(Behorighet.FORA_DIARIUM) | is_chef)


def may(by: By, handling: Handling, arende: Arende) -> bool:
    """Whether `by` has the right to `handling` on the case; the state of the case is another question."""
    if by is Aktor.SYSTEMET:
        return True
    if by is Aktor.MEDBORGAREN:
        return handling in MEDBORGARENS
    if handling in AGARENS:
        return _owns(by, arende)
    if handling in MOTTAGARENS:
        return arende.ansvarig_enhet_id != arende.center_id and _holds(by, arende)
    if handling in AVSLUTANDE:
        return _may_end(by, handling, arende)
    if handling == Handling.ANDRA_SEKRETESS:
        return _decides_secrecy(by, arende)
    if handling in BADAS:
        return _owns(by, arende) or _holds(by, arende)
    return _holds(by, arende)


def available(user: Anvandare, arende: Arende) -> list[Handling]:
    """The moves that the state allows and the user may make, in the order of `Handling`: what the page draws."""
    return [h for h in Handling if is_allowed(h, arende.status) and may(user, h, arende)]


def check(by: By, handling: Handling, arende: Arende) -> None:
    """Refuse a move without right (SaknarBehorighet) or one that the state does not allow (OtillatenHandling)."""
    if not may(by, handling, arende):
        raise SaknarBehorighet(_("Du har inte behörighet att göra det i det här ärendet."))
    if not is_allowed(handling, arende.status):
        raise OtillatenHandling(
            _("Det går inte att göra ”%(handling)s” när ärendet är ”%(status)s”.")
            % {"handling": handling.label, "status": arende.get_status_display()}
        )


