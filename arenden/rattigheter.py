"""Who may do what to a case: the center that owns it, the unit that holds it, the unit that was asked."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from arenden.aktor import Aktor, By
from arenden.models import Arende, Overlamning
from arenden.status import Handling, Status, is_allowed
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet, Sekretess

AGARENS = frozenset(
    {Handling.OVERLAMNA, Handling.ATERTA, Handling.ATEROPPNA, Handling.DELA, Handling.SLA_IHOP, Handling.ANGRA_SAMMANSLAGNING}
)
"""Moves of the owning center."""
MOTTAGARENS = frozenset({Handling.ACCEPTERA, Handling.ATERSAND, Handling.VIDARESAND})
"""Moves of the unit that a hand-off went to."""
BADAS = frozenset({Handling.ANTECKNA, Handling.MEDDELA, Handling.KOMPLETTERA, Handling.NY_KOD})
"""Moves of both the owner and the holder. All other moves are the holder's."""
AVSLUTANDE = frozenset({Handling.AVSLUTA, Handling.DRA_TILLBAKA})
"""Moves that end a case without an answer, or after it."""
LASANDES = AVSLUTANDE | {
    Handling.BESVARA,
    Handling.MEDDELA,
    Handling.BEGAR_KOMPLETTERING,
    Handling.ANDRA,
    Handling.DELA,
    Handling.SLA_IHOP,
    Handling.ANGRA_SAMMANSLAGNING,
}
"""Moves that ask, besides the right to them, for the right to read what they are about (OSL 2009:400)."""
MEDBORGARENS = frozenset({Handling.KOMPLETTERA, Handling.DRA_TILLBAKA, Handling.ATEROPPNA})
"""Moves of the citizen who follows the case."""


def _owns(user: Anvandare, arende: Arende) -> bool:
    return user.may(Behorighet.REGISTRERA_KONTAKT, arende.center_id)


def _holds(user: Anvandare, arende: Arende) -> bool:
    if arende.ansvarig_enhet_id == arende.center_id:
        return _owns(user, arende)
    return user.may(Behorighet.HANDLAGGA, arende.ansvarig_enhet_id)


def _may_end(user: Anvandare, handling: Handling, arende: Arende) -> bool:
    """Whoever has the case ends it, and the owning center what is answered."""
    is_answered = handling == Handling.AVSLUTA and arende.status == Status.BESVARAD
    return _holds(user, arende) or (is_answered and _owns(user, arende))


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


def may_end_skydd(user: Anvandare) -> bool:
    """Whether `user` may take away the mark of protected identity from a person whose details are the user's to change.

    Anybody who hears of protection sets the mark, since one too many harms nobody. One too few may cost a life: taking it away,
    after a look in the population register, is for whoever answers for the secrecy of a center's cases and takes contacts there.
    """
    both = _secrecy_units(user) & set(user.units_with(Behorighet.REGISTRERA_KONTAKT))
    return Enhet.objects.centers().filter(pk__in=both).exists()


def _has_right(by: By, handling: Handling, arende: Arende) -> bool:
    """Whether `by` holds the right that the move asks for at the unit that it is a move of."""
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


def _reads(by: By, arende: Arende) -> bool:
    return not isinstance(by, Anvandare) or arende.is_readable_by(by)


def may(by: By, handling: Handling, arende: Arende) -> bool:
    """Whether `by` has the right to `handling` on the case; the state of the case is another question."""
    return _has_right(by, handling, arende) and (handling not in LASANDES or _reads(by, arende))


def find_hinder(arende: Arende, handlingar: Collection[Handling]) -> dict[Handling, str]:
    """Of moves that the state allows, those that the case's past refuses, each with the sentence that says why.

    What a unit has accepted, also when it has sent it on, is not the center's to take or to end: somebody works with it, and
    the center would read what they have written. Two queries at most.
    """
    found = {}
    unit = _unit_that_keeps(arende) if {Handling.ATERTA, Handling.SLA_IHOP} & set(handlingar) else None
    if unit is not None:
        found[Handling.ATERTA] = _("Ärendet har skickats vidare till en annan enhet. Bara centrets egen överlämning kan tas tillbaka.")
        found[Handling.SLA_IHOP] = _(
            "%(enhet)s har hand om ärendet. Be enheten skicka tillbaka det först, eller slå ihop det andra ärendet med det här i stället."
        ) % {"enhet": unit}
    if Handling.ANGRA_SAMMANSLAGNING in handlingar and not arende.sammanslaget_med_id:
        found[Handling.ANGRA_SAMMANSLAGNING] = _("Ärendet är inte ihopslaget med något annat.")
    elif Handling.ANGRA_SAMMANSLAGNING in handlingar and not arende.sammanslaget_med.is_open:
        found[Handling.ANGRA_SAMMANSLAGNING] = _("Det andra ärendet är besvarat, och svaret har gått till båda. Då går det inte att ångra.")
    if arende.sammanslaget_med_id:
        found[Handling.ATEROPPNA] = _("Ärendet är ihopslaget med ett annat. Öppna det ärendet i stället.")
    if Handling.NY_KOD in handlingar and not arende.inlamnare.epost:
        found[Handling.NY_KOD] = _("Ärendet har ingen e-postadress att skicka koden till.")
    return {handling: found[handling] for handling in handlingar if handling in found}


def _unit_that_keeps(arende: Arende) -> Enhet | None:
    """The unit that has the case by a hand-off that is not the center's own or that somebody has accepted."""
    if arende.ansvarig_enhet_id == arende.center_id:
        return None
    sent = arende.overlamningar.filter(lage=Overlamning.Lage.SKICKAD).select_related("fran_enhet").first()
    is_centers = sent is not None and sent.fran_enhet.in_force() == arende.center
    return None if is_centers else arende.ansvarig_enhet


def available(user: Anvandare, arende: Arende, *, is_readable: bool) -> list[Handling]:
    """The moves that nothing refuses now, in the order of `Handling`: what the page draws. `is_readable`: the user may read it."""
    moves = [h for h in Handling if is_allowed(h, arende.status) and (is_readable or h not in LASANDES) and _has_right(user, h, arende)]
    hinder = find_hinder(arende, moves)
    return [h for h in moves if h not in hinder]


def check(by: By, handling: Handling, arende: Arende) -> None:
    """Refuse a move without right (SaknarBehorighet), or one that the case's state or past does not allow (OtillatenHandling)."""
    check_state(by, handling, arende)
    hinder = find_hinder(arende, [handling])
    if hinder:
        raise OtillatenHandling(hinder[handling])


def _why_not(handling: Handling, arende: Arende) -> str:
    if handling == Handling.BESVARA and arende.status == Status.BESVARAD:
        return _("Ärendet är redan besvarat. Läs svaret. Vill du säga något mer kan du skriva till medborgaren.")
    values = {"handling": handling.label, "status": arende.get_status_display()}
    return _("Det går inte att göra ”%(handling)s” när ärendet är ”%(status)s”.") % values


def check_state(by: By, handling: Handling, arende: Arende) -> None:
    """Refuse as `check` does, but for what has happened to the case before: for the case that another is merged into."""
    if not _has_right(by, handling, arende):
        raise SaknarBehorighet(_("Du har inte behörighet att göra det i det här ärendet."))
    if handling in LASANDES and not _reads(by, arende):
        raise SaknarBehorighet(_("Innehållet i ärendet är sekretessbelagt för dig."))
    if not is_allowed(handling, arende.status):
        raise OtillatenHandling(_why_not(handling, arende))
