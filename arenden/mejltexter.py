"""The mails to citizens that a municipality can put in its own words, with the fields of each and an example."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from arenden.models import Arende
from kontaktcenter.models import Arendetyp
from kontaktcenter.oversattning import isolate
from kontaktcenter.tidsord import day
from kontaktcenter.utkorg.mallar import Mejlfalt, Mejlmall, register

NUMMER = Mejlfalt("nummer", _("ärendets nummer"), lambda v: v["arende"].nummer, may_be_subject=True)
TYP = Mejlfalt("arendetyp", _("ärendetypens namn på mottagarens språk"), lambda v: isolate(v["arende"].arendetyp.translated("namn")))
FOLJD_TYP = Mejlfalt("arendetyp", TYP.vad, lambda v: isolate(v["foljd_typ"].translated("namn")))
SVARSDAG = Mejlfalt("svarsdag", _("dagen då svaret senast kommer"), lambda v: day(v["arende"].svar_senast), may_be_subject=True)
LANK = Mejlfalt("lank", _("länken till sidan"), lambda v: v["lank"], is_required=True)
KOD = Mejlfalt("kod", _("koden som öppnar ärendet"), lambda v: v["foljkod"], is_required=True)
STOPP = Mejlfalt("sluta", _("länken som stoppar mejlen"), lambda v: v["stopp"], is_required=True)
SVAR = Mejlfalt("svar", _("svaret som agenten skrev"), lambda v: v["svar"], is_required=True)
FRAGA = Mejlfalt("fraga", _("frågan så som den ställdes"), lambda v: v["fraga"])


def make_exempel() -> Mapping[str, Any]:
    """What the example mails are about; nothing of it is stored."""
    bas, typ = settings.BAS_URL.rstrip("/"), Arendetyp(namn="Trasig gatubelysning")
    return {
        "arende": Arende(
            nummer="KC-2026-000123",
            arendetyp=typ,
            svar_senast=timezone.make_aware(datetime(2026, 12, 4, 16, 0)),
        ),
        "foljd_typ": typ,
        "lank": f"{bas}/folj/lank/exempel/",
        "stopp": f"{bas}/foljare/exempel/",
        "foljkod": "K7M2-9QXA-4T",
        "svar": "Biblioteket har öppet till klockan 19 i dag.",
        "fraga": "Hur länge har biblioteket öppet?",
    }


def register_mejltexter() -> None:
    """Let the mails to citizens be put in own words."""
    arendets = (
        ("mottaget", _("Kvitto: vi har tagit emot ärendet"), (NUMMER, TYP, SVARSDAG, LANK, KOD)),
        ("besvarat", _("Ärendet har fått svar"), (NUMMER, TYP, LANK)),
        ("meddelande", _("Vi har skrivit ett meddelande"), (NUMMER, TYP, LANK)),
        ("komplettering", _("Vi behöver veta mer"), (NUMMER, TYP, LANK)),
        ("ny_kod", _("Ny kod till ärendet"), (NUMMER, TYP, LANK, KOD)),
        ("ny_lank", _("Ny länk till ärendet"), (NUMMER, TYP, LANK)),
        ("sammanslaget", _("Ärendet hanteras tillsammans med ett annat"), (NUMMER, TYP, LANK)),
        ("isartaget", _("Ärendet hanteras för sig igen"), (NUMMER, TYP, LANK)),
        ("bekrafta_foljning", _("Vill du följa en felanmälan?"), (TYP, LANK)),
        ("foljt_besvarat", _("En felanmälan som du följer har fått svar"), (FOLJD_TYP, LANK, STOPP)),
        ("foljt_tillbakadraget", _("En felanmälan som du följer har dragits tillbaka"), (FOLJD_TYP, LANK, STOPP)),
        ("direkt_svar", _("Svaret på en fråga som besvarades direkt"), (FRAGA, SVAR)),
    )
    register(*(Mejlmall(kod, namn, falt, make_exempel) for kod, namn, falt in arendets))
