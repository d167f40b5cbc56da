"""The code of the day in the QR picture at an office: whoever has read it stands there, or did so today."""

from datetime import date

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.safestring import SafeString, mark_safe

from servicekontor.models import Kontor

ANTAL_TECKEN = 12


def code_of(kontor: Kontor, datum: date | None = None) -> str:
    """The code that takes a number at the office on the date (default: today): 48 bits that only the server can make."""
    datum = datum or timezone.localdate()
    return salted_hmac("servicekontor.dagkod", f"{kontor.kod}:{datum.isoformat()}", algorithm="sha256").hexdigest()[:ANTAL_TECKEN]


def is_todays(kontor: Kontor, kod: str) -> bool:
    """Whether the code is the office's of today."""
    return constant_time_compare(code_of(kontor), kod)


def draw_qr(name: str, *args: str) -> SafeString:
    """A picture of the address of a page, to be read by a telephone; black on white in every colour scheme, or it is not read."""
    address = f"{settings.BAS_URL}{reverse(name, args=args)}"
    picture = segno.make_qr(address, error="m").svg_inline(scale=6, border=4, dark="#000", light="#fff", omitsize=True, svgclass="kc-qr")
    # Made by the program itself from an address of our own.
    return mark_safe(picture)
