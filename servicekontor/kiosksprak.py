"""The languages of the screens that visitors use: those of the public pages, and North Sami.

Of the national minority languages (2009:600) Finnish is among the public pages already; of the others the law gives Sami and
Meänkieli a stronger standing (§ 6), and Sami is the one that no Finnish text helps with. Its words stand in locale/se, which holds
what these screens say and nothing more.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


@dataclass(frozen=True)
class Kiosksprak:
    """A language as those who speak it call it."""

    kod: str
    namn: str
    riktning: str = "ltr"


KIOSKSPRAK = (
    Kiosksprak("sv", "Svenska"),
    Kiosksprak("en", "English"),
    Kiosksprak("ar", "العربية", "rtl"),
    Kiosksprak("fi", "Suomi"),
    Kiosksprak("se", "Davvisámegiella"),
)
KODER = tuple(sprak.kod for sprak in KIOSKSPRAK)


def chosen(request: HttpRequest) -> str:
    """The language that the visitor has chosen on the screen; Swedish until then."""
    asked = request.POST.get("sprak") or request.GET.get("sprak") or ""
    return asked if asked in KODER else settings.LANGUAGE_CODE


@contextmanager
def spoken_in(sprak: str) -> Iterator[None]:
    """Let everything that is said inside be in the language; in Swedish where it is none of these."""
    with translation.override(sprak if sprak in KODER else settings.LANGUAGE_CODE):
        yield
