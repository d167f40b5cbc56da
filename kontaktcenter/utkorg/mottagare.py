"""Who a message goes to, and what may stand in its head: checked when it is queued, while somebody can mend it.

The channel is asked for here too: a municipality without an SMS service refuses an SMS when somebody asks for it, not later.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext_lazy as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.utkorg.models import Utskick

TILLATNA_HUVUDEN = {
    "In-Reply-To",
    "References",
    "Reply-To",
    "List-Id",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
    "Auto-Submitted",
}
STYRTECKEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
OTILLATET_I_ADRESS = re.compile(r"[^\x21-\x7e]")
OTILLATET_I_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def can_send(slag: str) -> bool:
    """Whether this installation sends that kind of message; ask before offering it to somebody."""
    return bool(settings.UTKORG_ADAPTRAR.get(slag))


def check_slag(slag: str) -> None:
    """Refuse a kind of message that this installation does not send."""
    if slag == Utskick.Slag.SMS and not can_send(slag):
        raise OtillatenHandling(_("Kommunen skickar inte SMS. Välj e-post i stället."))
    if not can_send(slag):
        raise OtillatenHandling(_("Kommunen har inte ställt in det sättet att skicka."))


def clean_mottagare(slag: str, mottagare: str) -> str:
    """Return the recipient as it is stored: an e-mail address, a phone number in E.164, or a webhook's address.

    Raises Inmatningsfel with a sentence for whoever typed it.
    """
    return {Utskick.Slag.EPOST: _clean_epost, Utskick.Slag.SMS: _clean_telefon, Utskick.Slag.WEBHOOK: _clean_webhook}[
        Utskick.Slag(slag)
    ](mottagare.strip())


def one_line(text: str, longest: int = 300) -> str:
    """Return the text on one line: whatever could begin a new header becomes a space. Cut after `longest` characters."""
    return " ".join(STYRTECKEN.sub(" ", OTILLATET_I_TEXT.sub(" ", text)).split())[:longest]


def clean_text(text: str) -> str:
    """Return the text without what PostgreSQL and mail cannot carry: zero bytes, other control characters, half characters."""
    return OTILLATET_I_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def clean_huvuden(huvuden: Mapping[str, str] | None) -> dict[str, str]:
    """Return the extra headers on one line each; a header that is not on the list is a programming error (ValueError)."""
    unknown = set(huvuden or {}) - TILLATNA_HUVUDEN
    if unknown:
        raise ValueError(f"headers not allowed: {sorted(unknown)}")
    return {name: one_line(value) for name, value in (huvuden or {}).items()}


def is_allowed_webhook(adress: str) -> bool:
    """Whether `adress` may be called: https, no credentials, and a host that the settings name.

    Outside production plain http to this machine is allowed, so that a receiver can be tried.
    """
    try:
        parts = urlsplit(adress)
        _port = parts.port
    except ValueError:
        return False
    if parts.username or parts.password or parts.hostname not in settings.WEBHOOK_VARDAR or OTILLATET_I_ADRESS.search(adress):
        return False
    is_local = parts.hostname in {"localhost", "127.0.0.1"} and not settings.IS_PRODUKTION
    return parts.scheme == "https" or (parts.scheme == "http" and is_local)


def _clean_epost(mottagare: str) -> str:
    try:
        MaxLengthValidator(Utskick._meta.get_field("mottagare").max_length)(mottagare)
        validate_email(mottagare)
    except ValidationError:
        raise Inmatningsfel(_("E-postadressen är inte giltig. Skriv den som namn@exempel.se."), falt="epost") from None
    return mottagare


def _clean_telefon(mottagare: str) -> str:
    try:
        number = phonenumbers.parse(mottagare, "SE")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise Inmatningsfel(_("Telefonnumret är inte giltigt. Skriv det som 070-123 45 67."), falt="telefon")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _clean_webhook(mottagare: str) -> str:
    if len(mottagare) > Utskick._meta.get_field("mottagare").max_length or not is_allowed_webhook(mottagare):
        mening = _("Adressen måste börja med https:// och tillhöra ett system som kommunen har godkänt.")
        raise Inmatningsfel(mening, falt="adress")
    return mottagare
