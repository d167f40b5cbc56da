"""What the page Nu and the wall display tell: who waits, who is on a call, what is late. Read from what is open, kept some seconds.

Open things do not grow with the years, so each reading is a handful of counts; a hundred viewers cost as much as one.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arenden.models import Arende, Ateruppringning, Overlamning
from arenden.status import HOS_CENTER
from kontaktcenter.behorigheter import ROLLER, Behorighet
from kontaktcenter.models import Anvandare, Medlemskap
from kontaktcenter.tidsord import Etikett
from servicekontor.models import Kobiljett, Kontor
from statistik.nulage import visible_cases
from statistik.synlighet import Synlighet
from statistik.tabell import Kolumn, Rad, Tabell
from statistik.talslag import Talslag

SEKUNDER = 10
"""How old what is told may be."""
LANG_KO_MINUTER = 20
"""A visitor who has waited so long is a reason to look up."""
BRA = ("success", "check-circle")
SE_UPP = ("warning", "warning")
ILLA = ("danger", "warning-octagon")


@dataclass(frozen=True)
class Lagesruta:
    """One number with what it is of, how it stands in words, and whether the cases behind it can be listed (`bakom`)."""

    kod: str
    rubrik: str
    tal: int
    etikett: Etikett
    has_lista: bool = False


@dataclass(frozen=True)
class Kontorsko:
    """An office's queue: how many wait and are helped, and for how many minutes the first has waited."""

    namn: str
    vantar: int
    hos_oss: int
    langst: int


@dataclass(frozen=True)
class Lagesbild:
    """All that is told, and when it was read."""

    lasttid: datetime
    rutor: tuple[Lagesruta, ...]
    kontor: tuple[Kontorsko, ...]

    @property
    def tabell(self) -> Tabell:
        """The queues of the offices."""
        kolumner = [
            Kolumn(_("Kontor")),
            Kolumn(_("Väntar"), Talslag.ANTAL),
            Kolumn(_("Får hjälp"), Talslag.ANTAL),
            Kolumn(_("Längst väntan, minuter"), Talslag.ANTAL),
            Kolumn(_("Läge")),
        ]
        rader = [Rad((k.namn, k.vantar, k.hos_oss, k.langst, _queue_state(k))) for k in self.kontor]
        return Tabell("kontorskoer", _("Köerna på kontoren"), kolumner, rader, tom=_("Inget kontor har kö just nu."))


def situation(synligt: Synlighet) -> Lagesbild:
    """How it is now, at most SEKUNDER old: the same reading for all who see the same."""
    seen = f"{sorted(synligt.center)}{sorted(synligt.enheter)}{synligt.is_allt}"
    return cache.get_or_set(f"lagesbild:{hashlib.sha256(seen.encode()).hexdigest()[:32]}", lambda: read_situation(synligt), SEKUNDER)


def read_situation(synligt: Synlighet) -> Lagesbild:
    """How it is at this moment. Seven queries for who sees a center, four for who sees units."""
    nu = timezone.now()
    shared = (*_late_boxes(synligt), _call_backs(synligt, nu))
    if not synligt.center and not synligt.is_allt:
        return Lagesbild(nu, shared, ())
    return Lagesbild(nu, (_queue(synligt, nu), _presence(synligt), *shared), tuple(_office_queues(synligt, nu)))


def _queue(synligt: Synlighet, nu: datetime) -> Lagesruta:
    waiting = Arende.objects.filter(_at_centers("center", synligt), status__in=HOS_CENTER, agent__isnull=True)
    found = waiting.aggregate(antal=Count("pk"), forsta=Min("inkommen"))
    if not found["antal"]:
        return _box("ko", _("Väntar i centrets kö"), 0, _("Ingen väntar"), BRA, has_lista=True)
    since = nu - found["forsta"]
    text = _("Äldst: %(tid)s") % {"tid": _duration(since.total_seconds())}
    return _box("ko", _("Väntar i centrets kö"), found["antal"], text, SE_UPP if since.days >= 1 else BRA, has_lista=True)


def _presence(synligt: Synlighet) -> Lagesruta:
    """Who may take contacts at the centers: on a call now, and who could take the next."""
    roller = [kod for kod, roll in ROLLER.items() if Behorighet.REGISTRERA_KONTAKT in roll.behorigheter]
    members = Medlemskap.objects.valid().filter(_at_centers("enhet", synligt), roll__in=roller)
    people = Anvandare.objects.filter(pk__in=members.values("anvandare"))
    present = [person.narvaro_nu for person in people.only("narvaro", "narvaro_till")]
    free = present.count(Anvandare.Narvaro.TILLGANGLIG)
    text = ngettext("%(antal)d ledig för nästa samtal", "%(antal)d lediga för nästa samtal", free) % {"antal": free}
    return _box("samtal", _("I samtal"), present.count(Anvandare.Narvaro.SAMTAL), text, BRA if free else SE_UPP)


def _late_boxes(synligt: Synlighet) -> tuple[Lagesruta, Lagesruta]:
    handed = Overlamning.objects.filter(lage=Overlamning.Lage.SKICKAD, arende__in=visible_cases(synligt))
    late = Count("pk", filter=Q(kvittens_senast__lt=timezone.now()))
    found = handed.aggregate(antal=Count("pk"), sena=late)
    text = _("%(antal)d väntar på att tas emot") % {"antal": found["antal"]}
    overdue = visible_cases(synligt).overdue().count()
    words = _("Fristen har passerat") if overdue else _("Alla är i tid")
    return (
        _box("ej-mottagna", _("Försenade överlämningar"), found["sena"], text, ILLA if found["sena"] else BRA, has_lista=True),
        _box("forsenade", _("Försenade ärenden"), overdue, words, ILLA if overdue else BRA, has_lista=True),
    )


def _call_backs(synligt: Synlighet, nu: datetime) -> Lagesruta:
    units = Q() if synligt.is_allt else Q(enhet__in=[*synligt.center, *synligt.enheter])
    due = Ateruppringning.objects.filter(units, utford__isnull=True, lovad_fran__lte=nu)
    found = due.aggregate(antal=Count("pk"), sena=Count("pk", filter=Q(lovad_till__lt=nu)))
    text = _("%(antal)d är försenade") % {"antal": found["sena"]} if found["sena"] else _("Ingen är försenad")
    return _box("ringa", _("Återuppringningar att göra nu"), found["antal"], text, ILLA if found["sena"] else BRA)


def _office_queues(synligt: Synlighet, nu: datetime) -> Iterable[Kontorsko]:
    offices = Kontor.objects.in_use(timezone.localdate(nu)).filter(_at_centers("enhet", synligt))
    tickets = Kobiljett.objects.filter(kontor__in=offices, datum=timezone.localdate(nu)).order_by()
    counted = tickets.values("kontor__namn").annotate(
        vantar=Count("pk", filter=Q(lage=Kobiljett.Lage.VANTAR)),
        hos_oss=Count("pk", filter=Q(lage__in=Kobiljett.VID_DISK)),
        forsta=Min("tagen", filter=Q(lage=Kobiljett.Lage.VANTAR)),
    )
    for row in counted.order_by("kontor__namn"):
        langst = int((nu - row["forsta"]).total_seconds() // 60) if row["forsta"] else 0
        yield Kontorsko(row["kontor__namn"], row["vantar"], row["hos_oss"], langst)


def _queue_state(ko: Kontorsko) -> Etikett:
    if not ko.vantar:
        return Etikett(_("Ingen väntar"), *BRA)
    return Etikett(_("Lång väntan"), *SE_UPP) if ko.langst >= LANG_KO_MINUTER else Etikett(_("Kön rör sig"), *BRA)


def _at_centers(falt: str, synligt: Synlighet) -> Q:
    return Q(**{f"{falt}__slag": "center"}) if synligt.is_allt else Q(**{f"{falt}__in": synligt.center})


def _box(kod: str, rubrik: str, tal: int, text: str, lage: tuple[str, str], *, has_lista: bool = False) -> Lagesruta:
    return Lagesruta(kod, rubrik, tal, Etikett(text, *lage), has_lista)


def _duration(sekunder: float) -> str:
    """How long in one unit: minutes, hours, days."""
    minuter = int(sekunder // 60)
    if minuter < 90:
        return ngettext("%(antal)d minut", "%(antal)d minuter", minuter) % {"antal": minuter}
    timmar = minuter // 60
    if timmar < 48:
        return ngettext("%(antal)d timme", "%(antal)d timmar", timmar) % {"antal": timmar}
    return ngettext("%(antal)d dygn", "%(antal)d dygn", timmar // 24) % {"antal": timmar // 24}
