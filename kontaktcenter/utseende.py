"""What every page knows of the municipality and of how the visitor wants to see it."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

FARGSCHEMA_COOKIE = "fargschema"
# "auto" follows the visitor's own system.
FARGSCHEMAN = {"auto": _("Som i min enhet"), "light": _("Ljust"), "dark": _("Mörkt")}


def fargschema(request: HttpRequest) -> str:
    """Return the colour scheme that the visitor chose: `light`, `dark`, or `auto` when nothing valid was chosen."""
    chosen = request.COOKIES.get(FARGSCHEMA_COOKIE, "auto")
    return chosen if chosen in FARGSCHEMAN else "auto"


def sprakval() -> list[dict[str, Any]]:
    """Return the languages of the public pages, each named in its own tongue, with its direction."""
    active = get_language()
    infos = [get_language_info(code) for code, _name in settings.LANGUAGES]
    return [
        {
            "kod": info["code"],
            "namn": info["name_local"].capitalize(),
            "riktning": "rtl" if info["bidi"] else "ltr",
            "is_active": info["code"] == active,
        }
        for info in infos
    ]


def utseende(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the municipality's name and logo, the colour scheme and the languages to choose from."""
    return {
        "kommun": settings.KOMMUN,
        "fargschema": fargschema(request),
        "fargscheman": FARGSCHEMAN,
        "sprakval": sprakval(),
        "sida_adress": request.get_full_path(),
    }
