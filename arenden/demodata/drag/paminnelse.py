"""Deadlines that are watched and their reminders, as `arenden.bevakningar` and `arenden.actions.paminnelse`."""

from arenden.actions.paminnelse import DAGAR_TILL_CHEF, DAGAR_TILL_ENHET, NOTIS_PER_STEG
from arenden.aktor import Aktor
from arenden.demodata.arbetsplan import Arbetsplan
from arenden.demodata.drag.grund import notify_enhet, notify_person, plain, plan_at, record
from arenden.demodata.spel import Arendelage, Spel, Vakt
from arenden.demodata.tid import MINUT, Tid
from arenden.demodata.varld import Enhetsvarde
from arenden.models import Bevakning, Notis
from arenden.status import Handelsetyp

Steg, Slag = Bevakning.Steg, Bevakning.Slag
SVEP = MINUT
"""How often the sweep looks."""


def watch(
    s: Spel,
    a: Arendelage,
    slag: Slag,
    nu: Tid,
    forfaller: Tid,
    plan: Arbetsplan,
    *,
    objekt_id: int = 0,
    enhet: Enhetsvarde | None = None,
) -> None:
    """Watch a deadline from now, or move the watch and begin its reminders anew."""
    unwatch(a, slag, objekt_id)
    vakt = Vakt(plain(slag), objekt_id, enhet, forfaller, int(Steg.FORE), plan.first_reminder(nu, forfaller))
    a.vakter[plain(slag), objekt_id] = vakt
    s.tidslinje.plan(_next_sweep(max(vakt.nasta, nu)), lambda tid: _remind(s, a, vakt, tid))


def unwatch(a: Arendelage, slag: Slag, objekt_id: int = 0) -> None:
    """Watch the deadline no longer."""
    vakt = a.vakter.pop((plain(slag), objekt_id), None)
    if vakt is not None:
        vakt.is_levande = False


def unwatch_all(a: Arendelage) -> None:
    """Watch none of the case's deadlines any longer."""
    for vakt in a.vakter.values():
        vakt.is_levande = False
    a.vakter.clear()


def _next_sweep(tid: Tid) -> Tid:
    """The sweep that sees what is due at `tid`: the next whole minute."""
    return tid // SVEP * SVEP + SVEP


def _remind(s: Spel, a: Arendelage, vakt: Vakt, nu: Tid) -> Tid | None:
    if not vakt.is_levande:
        return None
    enhet = vakt.enhet or a.enhet
    plan = plan_at(a, enhet)
    if not a.is_bradskande and not plan.is_open(nu):
        vakt.nasta = plan.next_open(nu)
        return _next_sweep(vakt.nasta)
    _tell(s, a, vakt, enhet, nu)
    _advance(vakt, nu, plan)
    return None if vakt.steg == Steg.SLUT else _next_sweep(vakt.nasta)


def _tell(s: Spel, a: Arendelage, vakt: Vakt, enhet: Enhetsvarde, nu: Tid) -> None:
    slag = NOTIS_PER_STEG[vakt.steg]
    person = a.holder if vakt.slag in (Slag.SVAR, Slag.KOMPLETTERING) else None
    if vakt.steg == Steg.EFTER_CHEF:
        if enhet.chef is not None:
            notify_person(s, a, nu, enhet.chef, slag)
    elif person is not None and vakt.steg != Steg.EFTER_ENHET:
        notify_person(s, a, nu, person, slag)
    else:
        notify_enhet(s, a, nu, enhet, slag)
    if vakt.steg == Steg.VID:
        record(s, Handelsetyp.FORSENAT, nu, av=Aktor.SYSTEMET, arende=a, till_enhet=enhet, slag=vakt.slag)
        if not a.is_at_center and a.agent is not None:
            notify_person(s, a, nu, a.agent, Notis.Slag.FORSENAT)
    else:
        record(s, Handelsetyp.PAMINT, nu, av=Aktor.SYSTEMET, arende=a, till_enhet=enhet, slag=vakt.slag, steg=vakt.steg)


def _advance(vakt: Vakt, nu: Tid, plan: Arbetsplan) -> None:
    vakt.steg += 1
    if vakt.steg == Steg.SLUT:
        return
    if vakt.steg == Steg.VID:
        tid = vakt.forfaller
    else:
        tid = plan.days_after(vakt.forfaller, DAGAR_TILL_ENHET if vakt.steg == Steg.EFTER_ENHET else DAGAR_TILL_CHEF)
    vakt.nasta = max(tid, nu + SVEP)
