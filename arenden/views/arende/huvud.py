"""The head of a case: who has it and since when, what was promised, how much working time is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.akt import Akt, Post
from arenden.etiketter import status_etikett
from arenden.models import Arende, Handelse, Overlamning
from arenden.status import Handelsetyp as H
from kontaktcenter.arbetstid import describe_remaining
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import Etikett, spoken_time

BYTER_HAND = frozenset(
    {H.ARENDE_SKAPAT, H.TAGET, H.TILLDELAT, H.OVERLAMNAT, H.ACCEPTERAT, H.ATERSANT, H.VIDARESANT, H.ATERTAGET, H.ATEROPPNAT, H.FLYTTAT}
)
"""Events after which somebody else has the case."""


@dataclass(frozen=True)
class Huvud:
    """What stands on top of the page."""

    etikett: Etikett
    hos: str
    agare: str
    arbetsdagar: int | None
    arbetstid_kvar: str
    is_frist_flyttad: bool
    ta_emot_senast: datetime | None


def make_huvud(arende: Arende, handelser: Sequence[Handelse], akt: Akt) -> Huvud:
    """The head of `arende` now."""
    is_running = arende.is_open and arende.klockan_stannad is None
    arbetsdagar, kvar = _remaining(arende) if is_running else (None, "")
    return Huvud(
        etikett=status_etikett(arende.status),
        hos=who_has_it(arende, handelser),
        agare=_join(arende.center and arende.center.namn, arende.agent),
        arbetsdagar=arbetsdagar,
        arbetstid_kvar=kvar,
        is_frist_flyttad=arende.svar_senast != arende.lovad_svar_senast,
        ta_emot_senast=_accept_by(akt.overlamningar),
    )


def who_has_it(arende: Arende, handelser: Sequence[Handelse]) -> str:
    """Unit, person and since when: "Bygglovsenheten, Eva Exempelsson, sedan i tisdags"."""
    person = arende.agent if arende.ansvarig_enhet_id == arende.center_id else arende.handlaggare
    moves = [h.tid for h in handelser if h.typ in BYTER_HAND or h.data.get("tog")]
    since: date = timezone.localdate(moves[-1] if moves else arende.registrerad)
    who = {"vem": _join(arende.ansvarig_enhet.namn, person), "dag": spoken_time(since, timezone.now())}
    return _("%(vem)s, sedan %(dag)s") % who


def _join(enhet: str | None, person: Anvandare | None) -> str:
    return ", ".join(str(part) for part in (enhet, person) if part)


def _remaining(arende: Arende) -> tuple[int, str]:
    left = describe_remaining(timezone.now(), arende.svar_senast, arende.center.kalender.as_kalender())
    if abs(left.arbetstid) < timedelta(minutes=1):
        return abs(left.arbetsdagar), ""
    text = _("%(tid)s arbetstid över tiden") if left.is_overdue else _("%(tid)s arbetstid kvar")
    return abs(left.arbetsdagar), text % {"tid": spoken_duration(abs(left.arbetstid))}


def spoken_duration(tid: timedelta) -> str:
    """Hours and minutes: "3 tim 20 min"."""
    hours, minutes = divmod(round(tid.total_seconds() / 60), 60)
    if not hours:
        return _("%(m)d min") % {"m": minutes}
    return _("%(h)d tim %(m)d min") % {"h": hours, "m": minutes} if minutes else _("%(h)d tim") % {"h": hours}


def _accept_by(overlamningar: Sequence[Post]) -> datetime | None:
    waiting = [o.senast for o in overlamningar if o.lage == Overlamning.Lage.SKICKAD]
    return waiting[-1] if waiting else None
