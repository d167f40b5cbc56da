"""The label of each state: text, icon and colour, the same on every page for staff."""

from arenden.status import Status
from kontaktcenter.tidsord import Etikett

UTSEENDE: dict[str, tuple[str, str]] = {
    Status.NY: ("info", "sparkle"),
    Status.PAGAR: ("accent", "hourglass-medium"),
    Status.OVERLAMNAD: ("info", "arrow-bend-up-right"),
    Status.HOS_FORVALTNING: ("accent", "buildings"),
    Status.VANTAR_MEDBORGARE: ("warning", "chat-circle-dots"),
    Status.VILANDE: ("neutral", "moon"),
    Status.BESVARAD: ("success", "check-circle"),
    Status.AVSLUTAD: ("neutral", "archive"),
    Status.ATEROPPNAD: ("warning", "arrow-counter-clockwise"),
}


def status_etikett(status: str) -> Etikett:
    """The label of a state."""
    farg, ikon = UTSEENDE[status]
    return Etikett(str(Status(status).label), farg, ikon)
