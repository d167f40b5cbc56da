"""What becomes of each case: one course of events after the other, with delays as they are where people work.

A course is a generator. It yields the moment when it wants to go on; when the simulation ends it is simply never asked again,
and the case stays as it is: that is where the open ones come from.
"""

from arenden.actions.skotsel import STANGS_EFTER
from arenden.aktor import Aktor
from arenden.demodata import fraser
from arenden.demodata.avslut import settle
from arenden.demodata.drag import arende as drag
from arenden.demodata.drag import overlamning, svar
from arenden.demodata.drag.kontakt import finish_call
from arenden.demodata.slump import Lottning
from arenden.demodata.spel import ORSAK, Arendelage, Spel
from arenden.demodata.tid import MINUT, Tid, as_seconds, hours
from arenden.demodata.tidslinje import Lopp
from arenden.demodata.undervags import ARBETSGANGAR, SVARSVAGAR
from arenden.models import Ateruppringning
from arenden.status import Status
from kontaktcenter.models import Sekretess

LAMNAS_OVER = {"svarar": 0.35, "vagleder": 0.5, "handlagger": 0.55, "lamnar_over": 0.98}
"""Share of the cases that the department gets, by what the agreement says."""
SLUT = Lottning([("svar", 93), ("tillbaka", 2.5), ("atgard_onodig", 1.5), ("dubblett", 3)])
"""How a case that is still at the center can end."""
GLOMS = 0.025
"""Share of hand-offs that nobody looks at for weeks, whatever reminders say."""
ATERTAS, VIDARESANDS = 0.01, 0.04
AVSLUTAS_FOR_HAND = 0.12
TYST = as_seconds(STANGS_EFTER)
ATEROPPNAS = 0.035
ANDEL_AV_FRISTEN = 0.48
"""How much of the answer limit is used, in the middle; about one in seven takes longer than the limit."""
Resultat = Ateruppringning.Resultat
RINGER = Lottning([(Resultat.NADD, 76), (Resultat.EJ_SVAR, 20), (Resultat.AVBOKAD, 4)])


def life(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """A case from when it is registered until it is closed."""
    s.oskrivna[a.id] = a
    while True:
        while a.is_open:
            nu = yield from (_at_center(s, a, nu) if a.is_at_center else _at_unit(s, a, nu))
        if a.status == Status.AVSLUTAD:
            break
        nu = yield from _after_answer(s, a, nu)
        if a.status == Status.AVSLUTAD:
            break
    yield from _cancel_calls(s, a, nu)
    settle(s, a)


def _cancel_calls(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Nobody waits any longer for a call about a closed case: the center crosses it out. Returns when that was."""
    while a.ateruppringningar:
        nu = yield a.center.after(nu, s.slump.around(0.5))
        for pk in list(a.ateruppringningar):
            finish_call(s, a, nu, pk, Resultat.AVBOKAD, s.slump.one_of(a.center.personal))
    return nu


def _at_center(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Until the case is handed over, answered or closed. Returns when that was."""
    slump = s.slump
    if a.agent is None or a.status == Status.ATEROPPNAD:
        nu = yield a.center.after(nu, slump.around(2.5, 0.9))
        drag.take(s, a, nu, slump.one_of(a.center.personal))
    slut = SLUT.draw(slump)
    # Under secrecy only one person's own cases are merged, and nobody sends the same one twice here.
    if slut == "dubblett" and a.typ.rad.sekretess != Sekretess.SEKRETESS:
        nu = yield from _as_double(s, a, nu)
        if not a.is_open:
            return nu
    if slut == "tillbaka":
        nu = yield nu + hours(slump.around(20))
        svar.withdraw(s, a, nu)
    elif slut == "atgard_onodig":
        nu = yield a.center.after(nu, slump.around(3))
        drag.close(s, a, nu, ORSAK.INGEN_ATGARD, a.agent)
    elif not a.insyn and slump.is_drawn(LAMNAS_OVER[a.typ.vem_svarar]):
        nu = yield a.center.after(nu, slump.around(0.4, 1.0))
        overlamning.hand_over(s, a, nu, a.agent, s.texter.fill(fraser.OVERLAMNINGAR))
    else:
        nu = yield from _work(s, a, nu)
    return nu


def _as_double(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Look for an open case about the same thing, and merge with it when there is one. Returns when that was."""
    nu = yield a.center.after(nu, s.slump.around(0.5))
    for _forsok in range(30):
        other = s.levande.any_case(s.slump)
        if other is not None and other is not a and other.typ is a.typ and not other.sammanslagna:
            svar.merge(s, a, nu, other, a.agent)
            break
    return nu


def _at_unit(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """From a hand-off until the unit has answered, sent it back or on. Returns when that was."""
    slump, enhet = s.slump, a.enhet
    if a.agent is not None and slump.is_drawn(ATERTAS):
        nu = yield a.center.after(nu, slump.around(0.5))
        overlamning.take_back(s, a, nu, a.agent)
        return nu
    nu = yield enhet.after(nu, slump.around(60, 0.5) if slump.is_drawn(GLOMS) else slump.around(4.0 * enhet.takt, 0.9))
    by = slump.one_of(enhet.personal)
    till = slump.one_of(s.varld.forvaltningar)
    if till is not enhet and slump.is_drawn(VIDARESANDS):
        overlamning.forward(s, a, nu, till, s.texter.fill(fraser.VIDARESAND), by)
        return nu
    if slump.is_drawn(enhet.aterlamnar):
        skal, orsak = s.texter.reason_to_send_back()
        overlamning.send_back(s, a, nu, orsak, by, skal)
        return nu
    overlamning.accept(s, a, nu, by)
    return (yield from _work(s, a, nu))


def _work(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Whoever has the case works on it and answers. Returns when that was, or when the citizen took the case back."""
    slump = s.slump
    timmar = max(0.1, slump.around(a.typ.svarstimmar * ANDEL_AV_FRISTEN * a.enhet.takt, 0.75))
    done = 0.0
    for andel, vad in slump.one_of(ARBETSGANGAR):
        nu = yield a.enhet.after(nu, timmar * (andel - done))
        done = andel
        if vad.is_lopp:
            nu = yield from vad.do(s, a, nu)
        else:
            vad.do(s, a, nu)
        if not a.is_open:
            return nu
    nu = yield a.enhet.after(nu, timmar * (1 - done))
    # Nobody needs to be told whom a mail tells, or who has not said who they are.
    svarsvag = None if a.person is None or a.person.epost else SVARSVAGAR.draw(slump)
    svar.answer(s, a, nu, s.texter.answer(a.fragetext.svar), a.holder, svarsvag)
    return nu


def _after_answer(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Until an answered case is closed or opened again. Returns when that was."""
    slump = s.slump
    # The center does not handle what it may not read; the unit that has it is done.
    is_closed_to_center = a.typ.rad.sekretess == Sekretess.SEKRETESS and a.enhet is not a.center
    if slump.is_drawn(ATEROPPNAS) and not is_closed_to_center:
        nu = yield nu + min(TYST, hours(slump.around(72)))
        drag.reopen(s, a, nu, s.texter.fill(fraser.ATEROPPNAS), Aktor.MEDBORGAREN)
    elif slump.is_drawn(AVSLUTAS_FOR_HAND) and not is_closed_to_center:
        nu = yield a.center.after(nu, slump.around(12))
        drag.close(s, a, nu, ORSAK.BESVARAT, a.agent or slump.one_of(a.center.personal))
    else:
        nu = yield nu + TYST + hours(slump.random())
        drag.close(s, a, nu, ORSAK.BESVARAT, Aktor.SYSTEMET)
    return nu


def call_back(s: Spel, a: Arendelage, pk: int, fran: Tid) -> Lopp:
    """A promised call: mostly made in time, sometimes with nobody at the other end."""
    nu = yield fran + int(s.slump.around(20, 1.0) * MINUT)
    for resultat in (RINGER.draw(s.slump), RINGER.draw(s.slump), Resultat.AVBOKAD):
        if pk not in a.ateruppringningar:
            return
        finish_call(s, a, nu, pk, resultat, s.slump.one_of(a.center.personal))
        if resultat != Resultat.EJ_SVAR:
            return
        nu = yield a.center.after(nu, s.slump.around(2))
