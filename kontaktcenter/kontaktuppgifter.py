"""How somebody is reached: telephone number, e-mail address and language as they are kept."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.telefon import refusal, to_e164
from kontaktcenter.texter import clean_text

PUBLIK_DOMAN = re.compile(r"\.(?!localhost$)[^\W\d_][\w-]*$", re.IGNORECASE)
"""A domain that ends in a name: neither an IP address nor the own host, to which no citizen's mail goes."""


def normalise_telefon(text: str, *, falt: str = "telefon") -> str:
    """The number in E.164; a number without country code is Swedish. Empty stays empty. Raises Inmatningsfel."""
    text = clean_text(text, falt=falt, is_required=False, max_length=40)
    if not text:
        return ""
    number = to_e164(text)
    if not number:
        raise Inmatningsfel(refusal(), falt=falt)
    return number


def normalise_epost(text: str, *, falt: str = "epost") -> str:
    """The e-mail address with its domain in lower case. Empty stays empty. Raises Inmatningsfel."""
    text = clean_text(text, falt=falt, is_required=False, max_length=254)
    if not text:
        return ""
    local, _at, domain = text.rpartition("@")
    try:
        EmailValidator(allowlist=[])(text)
        if not PUBLIK_DOMAN.search(domain):
            raise ValidationError("domain")
    except ValidationError as error:
        raise Inmatningsfel(_("E-postadressen är inte rätt skriven. Den ska se ut som namn@exempel.se."), falt=falt) from error
    return f"{local}@{domain.lower()}"


def normalise_sprak(kod: str) -> str:
    """A language code as given, or Swedish when it is not a plausible code."""
    return kod if kod and len(kod) <= 10 and kod.replace("-", "").isalnum() else settings.LANGUAGE_CODE
