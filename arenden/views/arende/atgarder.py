"""What the page of a case offers: the moves that the state allows and the user may make, the likeliest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from arenden.akt import Post
from arenden.models import Arende, Remiss
from arenden.rattigheter import available
from arenden.status import HOS_CENTER, VILAR, Handling, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare

H = Handling
FLEST_KNAPPAR = 4
"""Buttons beside each other; the rest stand in a menu."""


@dataclass(frozen=True)
class Atgard:
    """One thing to do, as a link to its form. `is_dialog`: short enough to be done in a dialog on the page."""

    text: str | Promise
    url: str
    ikon: str
    is_dialog: bool = False
    tangent: str = ""


@dataclass(frozen=True)
class Val:
    """How a move is offered: what the button says, its door and icon."""

    text: str | Promise
    url_name: str
    ikon: str
    is_dialog: bool = False
    tangent: str = ""


VAL: dict[Handling, Val] = {
    H.ACCEPTERA: Val(_("Ta emot"), "arende_ta_emot", "handshake", True),
    H.TA: Val(_("Ta ärendet"), "arende_ta", "hand-grabbing", True),
    H.VACKA: Val(_("Väck ärendet"), "arende_vack", "alarm", True),
    H.BESVARA: Val(_("Besvara"), "arende_besvara", "paper-plane-tilt"),
    H.OVERLAMNA: Val(_("Lämna över"), "arende_lamna_over", "arrow-bend-up-right", tangent="Alt+O"),
    H.BEGAR_KOMPLETTERING: Val(_("Be om komplettering"), "arende_begar_komplettering", "chat-circle-dots"),
    H.ATERTA: Val(_("Ta tillbaka"), "arende_ta_tillbaka", "arrow-u-up-left", True),
    H.ATEROPPNA: Val(_("Öppna igen"), "arende_oppna_igen", "arrow-counter-clockwise", True),
    H.ANTECKNA: Val(_("Anteckna"), "arende_anteckna", "note-pencil", True),
    H.AVSLUTA: Val(_("Avsluta"), "arende_avsluta", "archive", True),
    H.ATERSAND: Val(_("Skicka tillbaka"), "arende_skicka_tillbaka", "arrow-u-up-left", True),
    H.REMITTERA: Val(_("Fråga en annan enhet"), "arende_fraga_enhet", "question"),
    H.VIDARESAND: Val(_("Skicka vidare"), "arende_skicka_vidare", "arrow-bend-up-right"),
    H.MEDDELA: Val(_("Skriv till medborgaren"), "arende_meddela", "envelope-simple"),
    H.KOMPLETTERA: Val(_("Lägg till från medborgaren"), "arende_komplettera", "chat-text"),
    H.TILLDELA: Val(_("Tilldela en kollega"), "arende_tilldela", "user-plus", True),
    H.PARKERA: Val(_("Låt vila"), "arende_parkera", "moon", True),
    H.ANDRA: Val(_("Ändra uppgifterna"), "arende_uppgifter", "pencil-simple"),
    H.BYT_ARENDETYP: Val(_("Byt ärendetyp"), "arende_byt_arendetyp", "tag"),
    H.DELA: Val(_("Dela upp"), "arende_dela", "arrows-split"),
    H.SLA_IHOP: Val(_("Slå ihop"), "arende_sla_ihop", "arrows-merge"),
    H.ANGRA_SAMMANSLAGNING: Val(_("Ångra sammanslagningen"), "arende_angra_sammanslagning", "arrows-split", True),
    H.NY_KOD: Val(_("Skicka ny kod"), "arende_ny_kod", "key", True),
    H.ANDRA_SEKRETESS: Val(_("Ändra sekretess"), "arende_sekretess", "lock-key", True),
    H.DRA_TILLBAKA: Val(_("Medborgaren drar tillbaka"), "arende_dra_tillbaka", "x-circle", True),
}
"""Every move of staff, the likeliest first."""


def offer(user: Anvandare, arende: Arende, *, is_readable: bool, remisser: Iterable[Post] = ()) -> list[Atgard]:
    """What `user` can do now, in the order to show it: questions to the own unit first, then the moves."""
    allowed = set(available(user, arende, is_readable=is_readable))
    if user.pk in (arende.agent_id, arende.handlaggare_id) and arende.status not in (Status.NY, Status.ATEROPPNAD):
        allowed -= {Handling.TA}
    if Handling.ACCEPTERA in allowed:
        # To accept is to take: two buttons for one thing would leave the hand-off unaccepted.
        allowed -= {Handling.TA}
    first = _likeliest(user, arende)
    moves = [h for h in (*first, *(h for h in VAL if h not in first)) if h in allowed]
    found = [*_questions(user, arende, remisser), *(_make(VAL[h], arende) for h in moves)]
    if Handling.ANTECKNA in allowed:
        found.append(Atgard(_("Koppla till ett annat ärende"), reverse("arende_relatera", args=[arende.nummer]), "link"))
    return found


def _likeliest(user: Anvandare, arende: Arende) -> list[Handling]:
    """What comes before the usual order in this state."""
    if arende.status in VILAR:
        return [Handling.VACKA]
    if arende.status == Status.BESVARAD:
        return [Handling.AVSLUTA]
    return [Handling.BESVARA] if arende.status in HOS_CENTER and arende.agent_id == user.pk else []


def _make(val: Val, arende: Arende) -> Atgard:
    return Atgard(val.text, reverse(val.url_name, args=[arende.nummer]), val.ikon, val.is_dialog, val.tangent)


def _questions(user: Anvandare, arende: Arende, remisser: Iterable[Post]) -> list[Atgard]:
    units = user.units_with(Behorighet.HANDLAGGA)
    own = [r for r in remisser if r.lage == Remiss.Lage.SKICKAD and r.till_id in units]
    found = []
    for remiss in own:
        url = reverse("arende_svara_enhet", args=[arende.nummer, remiss.id])
        found.append(Atgard(_("Svara på frågan till %(enhet)s") % {"enhet": remiss.till}, url, "lightbulb"))
    return found
