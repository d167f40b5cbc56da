"""The mails about bookings that a municipality can put in its own words, with the fields of each and an example."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kontaktcenter.oversattning import isolate
from kontaktcenter.utkorg.mall import render_part
from kontaktcenter.utkorg.mallar import Mejlfalt, Mejlmall, register
from servicekontor.alternativ import Alternativ
from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Bokning, Kontor, Motestyp
from servicekontor.notiser.bokning import Erbjuden
from servicekontor.templatetags.medborgare_tid import klockan, motestid

MOTE = Mejlfalt("mote", _("mötets namn på mottagarens språk"), lambda v: isolate(v["bokning"].motestyp.translated("namn")))
TID = Mejlfalt("tid", _("dagen och klockslaget"), lambda v: motestid(v["bokning"].fran), is_required=True)
PLATS = Mejlfalt("plats", _("kontoret och adressen, eller bussens stopp"), lambda v: render_part("_plats", v), is_required=True)
LANK = Mejlfalt("lank", _("länken till bokningen"), lambda v: v["lank"], is_required=True)
NY_TID = Mejlfalt("ny_tid", _("var man bokar en ny tid"), lambda v: render_part("_ny_tid", v), is_required=True)
LEDIGA = Mejlfalt("lediga", _("lediga tider att välja i stället, med länkar"), lambda v: render_part("_lediga", v), is_required=True)
ORSAK = Mejlfalt("orsak", _("varför tiden inte kan hållas"), lambda v: v["orsak"], is_required=True)
SENAST = Mejlfalt("senast", _("klockslaget då tiden släpps"), lambda v: klockan(v["bokning"].hallen_till), is_required=True)
TIDIGARE = Mejlfalt("tidigare", _("den tidigare tiden som är ledig"), lambda v: motestid(v["tidigare"]), is_required=True)
SVARA = Mejlfalt("svara_senast", _("när erbjudandet slutar gälla"), lambda v: motestid(v["svara_senast"]), is_required=True)


def make_exempel() -> Mapping[str, Any]:
    """What the example mails are about; nothing of it is stored."""
    bas = settings.BAS_URL.rstrip("/")
    kontor = Kontor(namn="Servicekontoret i Exempelstad", adress="Stora Exempelgatan 1", ort="Exempelstad")
    other = Kontor(namn="Servicekontoret i Granby", adress="Bibliotekstorget 2", ort="Granby")
    begins, ends = datetime(2026, 12, 10, 9, 0, tzinfo=UTC), datetime(2026, 12, 10, 9, 45, tzinfo=UTC)
    fran = datetime(2026, 12, 3, 12, 30, tzinfo=UTC)
    return {
        "bokning": Bokning(
            motestyp=Motestyp(namn="Träffa en bygglovshandläggare"),
            kontor=kontor,
            fran=fran,
            hallen_till=datetime(2026, 12, 1, 10, 15, tzinfo=UTC),
        ),
        "lank": f"{bas}/bokning/exempel/",
        "orsak": "Kontoret är stängt den dagen på grund av en vattenläcka.",
        "lediga": [Erbjuden(Alternativ(other, Ledigtid(0, begins, ends, ()), None), f"{bas}/boka/bygglov/norra/?tid=exempel")],
        "tidigare": datetime(2026, 12, 2, 8, 0, tzinfo=UTC),
        "svara_senast": datetime(2026, 12, 1, 14, 45, tzinfo=UTC),
    }


def register_mejltexter() -> None:
    """Let the mails about bookings be put in own words."""
    motet = (MOTE, TID, PLATS)
    bokningens = (
        ("bokning_bekrafta", _("Bokning: bekräfta din tid"), (*motet, SENAST, LANK)),
        ("bokning_bokad", _("Bokning: din tid är bokad"), (*motet, LANK)),
        ("bokning_flyttad", _("Bokning: din tid är ändrad"), (*motet, LANK)),
        ("bokning_paminnelse", _("Bokning: påminnelse"), (*motet, LANK)),
        ("bokning_avbokad", _("Bokning: din tid är avbokad"), (*motet, NY_TID)),
        ("bokning_erbjudande", _("Bokning: en tidigare tid är ledig"), (*motet, TIDIGARE, SVARA, LANK)),
        ("bokning_forsenad", _("Bokning: din tid är senarelagd"), (*motet, ORSAK, LANK)),
        ("bokning_installd", _("Bokning: vi måste ställa in din tid"), (*motet, ORSAK, LEDIGA, NY_TID)),
    )
    register(*(Mejlmall(kod, namn, falt, make_exempel) for kod, namn, falt in bokningens))
