"""What happens to a case while somebody works on it, before it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from arenden.aktor import Aktor
from arenden.demodata import fraser
from arenden.demodata.drag import arende as drag
from arenden.demodata.drag import overlamning, svar
from arenden.demodata.slump import Lottning, Slump
from arenden.demodata.spel import Arendelage, Spel
from arenden.demodata.tid import Tid, hours
from arenden.demodata.tidslinje import Lopp
from arenden.svarsvag import Svarsvag

SVARAR_INTE = 0.12
"""Share of those who are asked for more and do not answer."""
TAR_TILLBAKA = 0.3
"""Share of them that take the case back instead."""
VANTAR_TIMMAR = 80
"""Working hours that we wait for somebody who does not answer."""
REMISSTIDER = (5, 10, 15)
SVARSVAGAR = Lottning([(Svarsvag.SAGT, 65), (Svarsvag.BREV, 35)])
"""How those who get no mail are told what we write."""


def _note(s: Spel, a: Arendelage, nu: Tid) -> None:
    drag.add_note(s, a, nu, s.texter.of_list("interna_anteckningar"), a.holder)


def _message(s: Spel, a: Arendelage, nu: Tid) -> None:
    svar.send_message(s, a, nu, s.texter.of_list("meddelanden"), a.holder)


def _reassign(s: Spel, a: Arendelage, nu: Tid) -> None:
    """The manager gives the case to somebody else."""
    if a.enhet.chef is not None:
        drag.assign(s, a, nu, s.slump.one_of(a.enhet.personal), a.enhet.chef)


def _addition(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """The citizen adds something unasked, at any hour."""
    nu = yield nu + hours(s.slump.around(3, 0.8))
    svar.add_from_citizen(s, a, nu, s.texter.fill(fraser.TILLAGG))
    return nu


def _ask_opinion(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """Another unit is asked, and answers while the work goes on."""
    till = s.slump.one_of(s.varld.forvaltningar)
    if till is not a.enhet:
        pk = overlamning.ask_opinion(
            s, a, nu, till, s.texter.fill(fraser.REMISSFRAGOR), s.slump.one_of(REMISSTIDER), a.holder
        )
        s.tidslinje.start(_opinion(s, a, nu, pk))
        nu = yield a.enhet.after(nu, s.slump.around(6))
    return nu


def _opinion(s: Spel, a: Arendelage, nu: Tid, pk: int) -> Lopp:
    asked = s.varld.enheter[a.remisser[pk]["till_enhet_id"]]
    nu = yield asked.after(nu, s.slump.around(20 * asked.takt, 0.8))
    if pk in a.remisser:
        overlamning.answer_opinion(s, a, nu, pk, s.texter.fill(fraser.REMISSSVAR), s.slump.one_of(asked.personal))


def _complete(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """The citizen is asked for more: most answer within days, some never do. Of who has not said who they are nothing can be asked."""
    slump = s.slump
    if a.person is None:
        return nu
    # Nobody needs to be told whom a mail tells.
    svarsvag = None if a.person.epost else SVARSVAGAR.draw(slump)
    svar.request_completion(s, a, nu, s.texter.of_list("kompletteringar"), a.holder, svarsvag)
    if not slump.is_drawn(SVARAR_INTE):
        nu = yield nu + hours(slump.around(30, 1.0))
        svar.add_from_citizen(s, a, nu, s.texter.fill(fraser.FRAN_MEDBORGAREN))
        return nu
    if slump.is_drawn(TAR_TILLBAKA):
        nu = yield nu + hours(slump.around(40))
        svar.withdraw(s, a, nu)
        return nu
    nu = yield a.enhet.after(nu, slump.around(VANTAR_TIMMAR, 0.3))
    drag.wake(s, a, nu, a.holder)
    return nu


def _park(s: Spel, a: Arendelage, nu: Tid) -> Lopp:
    """The case rests until a date: the snow must melt, a contractor must come."""
    till = a.enhet.plan.local_date(nu) + timedelta(days=s.slump.randint(5, 45))
    drag.park(s, a, nu, till, a.holder)
    # The clock wakes what is due once an hour, in the unit's working time.
    nu = yield a.enhet.plan.next_open(a.enhet.plan.midnight(till)) + hours(s.slump.random() * 0.9)
    drag.wake(s, a, nu, Aktor.SYSTEMET)
    return nu


@dataclass(frozen=True)
class Undervags:
    """Something that can happen, and to which share of the cases. A course takes its time; the rest is done at once."""

    andel: float
    do: Callable[[Spel, Arendelage, Tid], Lopp | None]
    is_lopp: bool = False


UNDERVAGS: tuple[Undervags, ...] = (
    Undervags(0.3, _note),
    Undervags(0.12, _message),
    Undervags(0.05, _reassign),
    Undervags(0.04, _addition, is_lopp=True),
    Undervags(0.08, _ask_opinion, is_lopp=True),
    Undervags(0.15, _complete, is_lopp=True),
    Undervags(0.05, _park, is_lopp=True),
)


def _draw_arbetsgang(slump: Slump) -> list[tuple[float, Undervags]]:
    """What happens in one piece of work, and when: the share of the time that has gone then."""
    found = [(slump.random(), n, vad) for n, vad in enumerate(UNDERVAGS) if slump.is_drawn(vad.andel)]
    return [(andel, vad) for andel, _n, vad in sorted(found)]


ARBETSGANGAR = [_draw_arbetsgang(Slump(n)) for n in range(2_000)]
"""Ways that a piece of work can go, to draw one of; the same in every municipality."""
