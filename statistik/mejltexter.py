"""The survey's mails to citizens that a municipality can put in its own words, with their fields and an example."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.tidsord import day
from kontaktcenter.utkorg.mallar import Mejlfalt, Mejlmall, register

LANK = Mejlfalt("lank", _("länken till enkäten"), lambda v: v["lank"], is_required=True)
SENAST = Mejlfalt("svara_senast", _("sista dagen att svara"), lambda v: day(v["giltig_till"]))


def make_exempel() -> Mapping[str, Any]:
    """What the example mails are about; nothing of it is stored."""
    sist = timezone.make_aware(datetime(2026, 12, 10, 12, 0))
    return {"lank": f"{settings.BAS_URL.rstrip('/')}/enkat/exempel/", "giltig_till": sist}


def register_mejltexter() -> None:
    """Let them be put in own words."""
    register(
        Mejlmall("enkat", _("Enkät: hur gick det?"), (LANK, SENAST), make_exempel),
        Mejlmall("enkat_sms", _("Enkät: sms"), (LANK,), make_exempel),
    )
