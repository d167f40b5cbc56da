"""Hand-offs and opinions, as `arenden.actions.overlamning` and `arenden.actions.remiss`."""

from arenden.demodata.drag.arende import end_handover, open_to
from arenden.demodata.drag.fakta import acceptance_facts
from arenden.demodata.drag.grund import notify_enhet, notify_holder, notify_person, plain, plan_at, record, save, user_id
from arenden.demodata.drag.paminnelse import unwatch, watch
from arenden.demodata.spel import Arendelage, Av, Spel
from arenden.demodata.tid import Tid, iso
from arenden.demodata.varld import Enhetsvarde
from arenden.models import Bevakning, Notis, Overlamning, Remiss
from arenden.status import Handelsetyp, Status

Slag = Bevakning.Slag
Lage = Overlamning.Lage


def hand_over(s: Spel, a: Arendelage, nu: Tid, av: Av, meddelande: str = "") -> None:
    """Hand the case to the unit that its type names."""
    _send(s, a, nu, fran=a.center, till=a.typ.mottagare, meddelande=meddelande, av=av, typ=Handelsetyp.OVERLAMNAT)


def forward(s: Spel, a: Arendelage, nu: Tid, till: Enhetsvarde, orsak: str, by: int) -> None:
    """Send the case on to another unit."""
    fran = a.enhet
    _end(s, a, nu, Lage.VIDARESAND, orsak)
    _send(s, a, nu, fran=fran, till=till, meddelande=orsak, av=by, typ=Handelsetyp.VIDARESANT)


def _send(
    s: Spel, a: Arendelage, nu: Tid, *, fran: Enhetsvarde, till: Enhetsvarde, meddelande: str, av: Av, typ: Handelsetyp
) -> None:
    rad = a.typ.rad
    pk = s.tabeller.overlamning.next_id()
    plan = plan_at(a, till)
    kvittens_senast = plan.deadline(nu, rad.kvittensfrist, rad.kvittensfrist_enhet)
    record(s, typ, nu, av=av, arende=a, till_enhet=till, overlamning=pk, kvittens_senast=iso(kvittens_senast))
    a.overlamning = {
        "id": pk,
        "nyckel": f"{s.slump.getrandbits(128):032x}",
        "arende_id": a.id,
        "fran_enhet_id": fran.id,
        "till_enhet_id": till.id,
        "avsandare_id": user_id(av),
        "meddelande": meddelande,
        "lage": plain(Lage.SKICKAD),
        "skapad": nu,
        "kvittens_senast": kvittens_senast,
        "accepterad": None,
        "accepterad_av_id": None,
        "avslutad": None,
    }
    a.enhet, a.handlaggare, a.status = till, None, Status.OVERLAMNAD
    save(s, a, nu, av)
    open_to(s, a, till)
    watch(s, a, Slag.KVITTENS, nu, kvittens_senast, plan, objekt_id=pk, enhet=till)
    notify_enhet(s, a, nu, till, Notis.Slag.OVERLAMNAT)


def accept(s: Spel, a: Arendelage, nu: Tid, by: int) -> None:
    """Accept the hand-off: the unit has the case, and the one who accepts is its officer."""
    pk = a.overlamning["id"]
    a.overlamning |= {"lage": plain(Lage.ACCEPTERAD), "accepterad": nu, "accepterad_av_id": by}
    a.status, a.handlaggare = Status.HOS_FORVALTNING, by
    save(s, a, nu, by)
    unwatch(a, Slag.KVITTENS, pk)
    is_i_tid = nu <= a.overlamning["kvittens_senast"]
    record(s, Handelsetyp.ACCEPTERAT, nu, av=by, arende=a, overlamning=pk, is_i_tid=is_i_tid, **acceptance_facts(a, nu))


def send_back(s: Spel, a: Arendelage, nu: Tid, orsak: str, by: int, skal: str) -> None:
    """Send the case back to its owner with the reason."""
    pk = a.overlamning["id"]
    _end(s, a, nu, Lage.ATERSAND, orsak)
    record(s, Handelsetyp.ATERSANT, nu, av=by, arende=a, till_enhet=a.center, overlamning=pk, skal=skal)
    _return_to_center(s, a, nu, by)
    notify_holder(s, a, nu, Notis.Slag.ATERSANT, unless=by)


def take_back(s: Spel, a: Arendelage, nu: Tid, by: int) -> None:
    """Take a hand-off back that nobody has accepted yet."""
    pk = a.overlamning["id"]
    _end(s, a, nu, Lage.ATERTAGEN, "")
    record(s, Handelsetyp.ATERTAGET, nu, av=by, arende=a, till_enhet=a.center, overlamning=pk)
    _return_to_center(s, a, nu, by)


def _end(s: Spel, a: Arendelage, nu: Tid, lage: Lage, orsak: str) -> None:
    unwatch(a, Slag.KVITTENS, a.overlamning["id"])
    end_handover(s, a, nu, lage, orsak)


def _return_to_center(s: Spel, a: Arendelage, nu: Tid, by: int) -> None:
    a.enhet, a.handlaggare = a.center, None
    a.status = Status.PAGAR if a.agent else Status.NY
    save(s, a, nu, by)


def ask_opinion(s: Spel, a: Arendelage, nu: Tid, till: Enhetsvarde, fraga: str, arbetsdagar: int, by: int) -> int:
    """Ask another unit for its opinion within so many working days; the id of the question."""
    pk = s.tabeller.remiss.next_id()
    plan = plan_at(a, till)
    svar_senast = plan.days_after(nu, arbetsdagar)
    a.remisser[pk] = {
        "id": pk,
        "arende_id": a.id,
        "fran_enhet_id": a.enhet.id,
        "till_enhet_id": till.id,
        "avsandare_id": by,
        "fraga": fraga,
        "lage": plain(Remiss.Lage.SKICKAD),
        "skapad": nu,
        "svar_senast": svar_senast,
    }
    open_to(s, a, till)
    watch(s, a, Slag.REMISS, nu, svar_senast, plan, objekt_id=pk, enhet=till)
    record(s, Handelsetyp.REMITTERAT, nu, av=by, arende=a, till_enhet=till, remiss=pk, svar_senast=iso(svar_senast))
    notify_enhet(s, a, nu, till, Notis.Slag.REMISS)
    return pk


def answer_opinion(s: Spel, a: Arendelage, nu: Tid, pk: int, svar: str, by: int) -> None:
    """Answer what the unit was asked."""
    rad = a.remisser.pop(pk)
    tabell = s.tabeller.remiss
    a.add(tabell, tabell.row(**rad | {"svar": svar, "lage": plain(Remiss.Lage.BESVARAD), "besvarad": nu, "besvarad_av_id": by}))
    unwatch(a, Slag.REMISS, pk)
    till = s.varld.enheter[rad["till_enhet_id"]]
    record(s, Handelsetyp.REMISS_BESVARAD, nu, av=by, arende=a, till_enhet=till, remiss=pk)
    notify_person(s, a, nu, rad["avsandare_id"], Notis.Slag.REMISS_BESVARAD)
