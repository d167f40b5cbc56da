"""What citizens are told of an office at a moment: open or not, until when, where the mobile one stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kontaktcenter.tidsord import Etikett, clock, spoken_time
from servicekontor.models import Kontor, Turstopp
from servicekontor.oppettider import Oppettidsplan, moments
from servicekontor.status import Stopplage


@dataclass(frozen=True)
class Lage:
    """Whether one can come now, and a sentence that says until when, or from when."""

    is_oppet: bool
    mening: str
    nasta: Turstopp | None = None
    """Where the mobile office stands or stops next."""

    @property
    def etikett(self) -> Etikett:
        """As a label."""
        return Etikett(self.mening, *(("success", "door-open") if self.is_oppet else ("neutral", "door")))


def describe(kontor: Kontor, plan: Oppettidsplan, stopp: Sequence[Turstopp], nu: datetime) -> Lage:
    """The state of an office; `stopp` are the coming ones of a mobile office, in the order of time."""
    local = nu.astimezone(ZoneInfo(settings.TIME_ZONE))
    if kontor.sista_dag is not None and local.date() > kontor.sista_dag:
        return Lage(False, _("Kontoret finns inte längre."))
    return _mobile(stopp, nu) if kontor.slag == Kontor.Slag.MOBILT else _fixed(plan, local)


def _fixed(plan: Oppettidsplan, local: datetime) -> Lage:
    coming = plan.next_open(local)
    if coming is not None and coming[0] <= local:
        return Lage(True, _("Öppet nu, till klockan %(tid)s.") % {"tid": clock(coming[1])})
    for intervall in plan.day(local.date()).obemannat:
        begin, end = moments(local.date(), intervall, local.tzinfo)
        if begin <= local < end:
            return Lage(True, _("Öppet utan personal, till klockan %(tid)s.") % {"tid": clock(end)})
    if coming is None:
        return Lage(False, _("Stängt tills vidare."))
    return Lage(False, _("Stängt nu. Öppnar %(tid)s.") % {"tid": spoken_time(coming[0], local)})


def _mobile(stopp: Sequence[Turstopp], nu: datetime) -> Lage:
    held = next((rad for rad in stopp if rad.lage != Stopplage.INSTALLT), None)
    if held is None:
        return Lage(False, _("Inga stopp är planerade just nu."))
    if held.begins <= nu:
        return Lage(True, _("Öppet nu, till klockan %(tid)s.") % {"tid": clock(held.ends)}, held)
    return Lage(False, _("Stannar nästa gång %(tid)s.") % {"tid": spoken_time(held.begins, nu)}, held)


def intervals(tider: Sequence[tuple[time, time]]) -> list[str]:
    """Stretches of a date as people write them in the active language: 09.00–12.00."""
    pattern = pgettext("klockformat", "H.i")
    return [f"{time_format(fran, pattern)}–{time_format(till, pattern)}" for fran, till in tider]


@dataclass(frozen=True)
class Dagrad:
    """A date in the table of hours."""

    datum: date
    bemannat: list[str]
    obemannat: list[str]
    lokalen: list[str]
    orsak: str
    is_today: bool


def describe_days(plan: Oppettidsplan, dagar: Sequence[date], today: date) -> list[Dagrad]:
    """The hours of each date, in words."""
    rows = [plan.day(datum) for datum in dagar]
    return [
        Dagrad(dag.datum, intervals(dag.bemannat), intervals(dag.obemannat), intervals(dag.lokalen), dag.orsak, dag.datum == today)
        for dag in rows
    ]


def differing_days(plan: Oppettidsplan, fran: date, till: date, today: date) -> list[Dagrad]:
    """The dates from `fran` up to and with `till` that have hours of their own."""
    return describe_days(plan, sorted({datum for datum, _slag in plan.undantag if fran <= datum <= till}), today)
