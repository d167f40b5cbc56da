"""How an answer or question that no mail tells of reaches the citizen: whoever writes says it, so that nobody waits for written words."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from arenden.models import Inlamnare, Kanal, Person

KONTAKTVAGAR = ("telefon", "epost", "adress")


class Svarsvag(TextChoices):
    """The ways besides the mail."""

    SAGT = "sagt", _("Jag har redan berättat svaret, i telefon eller på plats")
    RING = "ring", _("Vi ringer: skapa en återuppringning")
    BREV = "brev", _("Jag skickar svaret i brev")
    SIDAN = "sidan", _("Medborgaren läser svaret på ärendets sida, utan att få veta att det har kommit")


FRAGANS_ORD = {
    Svarsvag.SAGT: _("Jag har redan ställt frågan, i telefon eller på plats"),
    Svarsvag.BREV: _("Jag skickar frågan i brev"),
    Svarsvag.SIDAN: _("Medborgaren läser frågan på ärendets sida, utan att få veta att den har kommit"),
}
"""What the ways are called when it is a question that is to reach the citizen, where that is another thing."""


def has_kontaktvag(*kallor: Inlamnare | Person | Mapping[str, str] | None) -> bool:
    """Whether any of what is known of the citizen holds a telephone number, a mail or an address to reach them by."""
    return any(_value(kalla, vag).strip() for kalla in kallor for vag in KONTAKTVAGAR)


def _value(kalla: Inlamnare | Person | Mapping[str, str] | None, vag: str) -> str:
    return (kalla.get(vag) if isinstance(kalla, Mapping) else getattr(kalla, vag, "")) or ""


def is_mailed(inlamnare: Inlamnare) -> bool:
    """Whether a mail tells the citizen what happens in the case."""
    return bool(inlamnare.epost) and inlamnare.wants_mejl


def telefon_of(inlamnare: Inlamnare) -> str:
    """The number to call about the case: the one given for it, else the person's; "" when there is none."""
    return inlamnare.telefon or (inlamnare.person.telefon if inlamnare.person else "")


def adress_of(inlamnare: Inlamnare) -> str:
    """Where a letter about the case is sent: the address given for it, else the person's; "" when there is none."""
    return inlamnare.adress or (inlamnare.person.adress if inlamnare.person else "")


def find_svarsvagar(inlamnare: Inlamnare) -> list[Svarsvag]:
    """The ways of which one must be chosen; none when a mail goes out, or when the case is anonymous and nobody can be told.

    Reading the page unasked is a way only for one who has said no to mails, or came by the web and holds the code.
    """
    if is_mailed(inlamnare) or inlamnare.is_anonym:
        return []
    reads_page = bool(inlamnare.epost) or inlamnare.arende.kanal == Kanal.WEBB
    excluded = set() if telefon_of(inlamnare) else {Svarsvag.RING}
    return [vag for vag in Svarsvag if vag not in excluded | (set() if reads_page else {Svarsvag.SIDAN})]
