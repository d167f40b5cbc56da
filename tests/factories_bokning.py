"""Factories of bookings: each makes the least that is valid, with fixed values."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from kontaktcenter.models import Anvandare
from servicekontor.models import Belaggning, Bokning, Kontor, Motestyp, Mottagningstid, Resurs
from servicekontor.status import Bokningslage
from tests.factories import make_enhet
from tests.factories_kontor import make_kontor, make_oppettid, make_resurs

ZON = ZoneInfo("Europe/Stockholm")
MANDAG = date(2026, 5, 4)
"""A Monday in an even week, no holiday."""


def at(klockslag: str, datum: date = MANDAG) -> datetime:
    """A local time on the Monday."""
    return datetime.combine(datum, time.fromisoformat(klockslag), ZON)


def make_motestyp(kod: str = "bygglov", **falt: Any) -> Motestyp:
    """Half an hour at a desk with the building permits unit, booked two hours before at the latest."""
    if "enhet" not in falt:
        falt["enhet"] = make_enhet()
    return Motestyp.objects.create(kod=kod, **{"namn": "Prata om bygglov", **falt})


def make_mottagningstid(
    motestyp: Motestyp | None = None,
    kontor: Kontor | None = None,
    *,
    resurser: Sequence[Resurs] = (),
    handlaggare: Sequence[Anvandare] = (),
    **falt: Any,
) -> Mottagningstid:
    """Mondays 9–12 at one desk of an office that is open then, from the beginning of 2026."""
    if kontor is None:
        kontor = make_kontor()
        make_oppettid(kontor)
    hours = {"veckodag": 0, "fran": time(9), "till": time(12), "galler_fran": date(2026, 1, 1)}
    row = Mottagningstid.objects.create(motestyp=motestyp or make_motestyp(), kontor=kontor, **{**hours, **falt})
    row.resurser.set(resurser or [make_resurs(kontor)])
    row.handlaggare.set(handlaggare)
    return row


def make_bokning(mottagningstid: Mottagningstid, fran: datetime, **falt: Any) -> Bokning:
    """A confirmed booking of the first desk, and of the first officer if any."""
    motestyp = mottagningstid.motestyp
    new = {
        "resurs": mottagningstid.resurser.first(),
        "handlaggare": mottagningstid.handlaggare.first(),
        "lage": Bokningslage.BEKRAFTAD,
        "namn": "Bo Testsson",
        "epost": "bo@exempel.se",
        "telefon": "+46701740605",
        **falt,
    }
    till = fran + timedelta(minutes=motestyp.minuter)
    bokning = Bokning.objects.create(motestyp=motestyp, kontor=mottagningstid.kontor, fran=fran, till=till, **new)
    tid = (fran, till + timedelta(minutes=motestyp.buffert))
    Belaggning.objects.create(
        resurs=bokning.resurs, handlaggare=bokning.handlaggare, tid=tid, bokning=bokning, haller_till=bokning.hallen_till
    )
    return bokning
