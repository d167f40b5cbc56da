"""Cases: made, taken, parked, woken, noted in, closed, opened again; as `arenden.actions.arende` and `svarstid`."""

from datetime import date

from arenden.actions.arende import make_rubrik
from arenden.aktor import Aktor
from arenden.demodata.drag.grund import add_history, changing_columns, constant_columns, notify_holder, plain, record, save
from arenden.demodata.drag.paminnelse import unwatch, unwatch_all, watch
from arenden.demodata.spel import ORSAK, Arendelage, Av, Kontaktlage, Spel
from arenden.demodata.tid import Tid
from arenden.demodata.varld import Enhetsvarde
from arenden.fakta import Fakta
from arenden.foljkod import derive_code, hash_secret
from arenden.models import Bevakning, Notis, Overlamning, Remiss
from arenden.status import Handelsetyp, Status

Slag = Bevakning.Slag


def begin(s: Spel, a: Arendelage, nu: Tid, av: Av, kontakt: Kontaktlage, fakta: Fakta) -> None:
    """What making the case writes: the one who handed it in, the first history, the watch, the event, which says `fakta`."""
    a.fasta = constant_columns(s, a)
    add_history(s, a, nu, av, "+")
    _add_inlamnare(s, a, kontakt.sprak)
    watch(s, a, Slag.SVAR, nu, a.svar_senast, a.center.plan)
    record(s, Handelsetyp.ARENDE_SKAPAT, nu, av=av, arende=a, kontakt=kontakt, **fakta)
    s.levande.add(a)
    s.antal += 1


def _add_inlamnare(s: Spel, a: Arendelage, sprak: str) -> None:
    tabell, p = s.tabeller.inlamnare, a.person
    a.add(
        tabell,
        tabell.row(
            id=tabell.next_id(),
            arende_id=a.id,
            person_id=p and p.id,
            is_anonym=p is None,
            namn=p.namn if p else "",
            telefon=p.telefon if p else "",
            epost=p.epost if p else "",
            adress=p.adress if p else "",
            sprak=sprak,
        ),
    )


def take(s: Spel, a: Arendelage, nu: Tid, by: int) -> None:
    """Make the case the agent's or officer's own."""
    _assign(s, a, nu, till=by, by=by, typ=Handelsetyp.TAGET)


def assign(s: Spel, a: Arendelage, nu: Tid, till: int, by: int) -> None:
    """Give the case to a colleague."""
    _assign(s, a, nu, till=till, by=by, typ=Handelsetyp.TILLDELAT)
    if till != by:
        notify_holder(s, a, nu, Notis.Slag.TILLDELAT, unless=by)


def take_untaken(a: Arendelage, by: int) -> dict[str, bool]:
    """Make a case that nobody has taken `by`'s; what the move's event says of it. The caller saves."""
    if (a.agent if a.is_at_center else a.handlaggare) is not None:
        return {}
    if a.is_at_center:
        a.agent = by
    else:
        a.handlaggare = by
    return {"tog": True}


def _assign(s: Spel, a: Arendelage, nu: Tid, *, till: int, by: int, typ: Handelsetyp) -> None:
    if a.is_at_center:
        a.agent = till
        if a.status in (Status.NY, Status.ATEROPPNAD):
            a.status = Status.PAGAR
    else:
        a.handlaggare = till
    save(s, a, nu, by)
    record(s, typ, nu, av=by, arende=a, till_anvandare=till)


def stop_clock(s: Spel, a: Arendelage, nu: Tid) -> None:
    """Stop the answer clock while we wait for the citizen."""
    a.klockan_stannad = nu
    a.paus = {"id": s.tabeller.paus.next_id(), "arende_id": a.id, "fran": nu}


def restart_clock(s: Spel, a: Arendelage, nu: Tid) -> None:
    """Start the clock again if it stands still; the deadline moves by the working time that we waited."""
    if a.klockan_stannad is None:
        return
    tabell = s.tabeller.paus
    a.add(tabell, tabell.row(**a.paus, till=nu))
    a.svar_senast = a.center.plan.extended(a.svar_senast, a.klockan_stannad, nu)
    a.klockan_stannad, a.paus = None, None
    unwatch(a, Slag.KOMPLETTERING)
    rewatch(s, a, nu)


def rewatch(s: Spel, a: Arendelage, nu: Tid) -> None:
    """Watch the answer deadline anew."""
    watch(s, a, Slag.SVAR, nu, a.svar_senast, a.center.plan)


def park(s: Spel, a: Arendelage, nu: Tid, till: date, by: int) -> None:
    """Let the case rest until a date."""
    restart_clock(s, a, nu)
    a.status, a.vilar_till = Status.VILANDE, till
    save(s, a, nu, by)
    record(s, Handelsetyp.PARKERAT, nu, av=by, arende=a, till=till.isoformat())


def wake(s: Spel, a: Arendelage, nu: Tid, av: Av) -> None:
    """End a rest or a wait."""
    resume(s, a, nu, av)
    record(s, Handelsetyp.VACKT, nu, av=av, arende=a)
    notify_holder(s, a, nu, Notis.Slag.VACKT, unless=av)


def resume(s: Spel, a: Arendelage, nu: Tid, av: Av) -> None:
    """Set the state that the case had before it rested, and let the clock run."""
    restart_clock(s, a, nu)
    if a.overlamning is None:
        a.status = Status.PAGAR if a.agent else Status.NY
    else:
        a.status = Status.HOS_FORVALTNING if a.overlamning["accepterad"] else Status.OVERLAMNAD
    a.vilar_till = None
    save(s, a, nu, av)


def add_note(s: Spel, a: Arendelage, nu: Tid, text: str, by: int) -> None:
    """Write an internal note."""
    record(s, Handelsetyp.ANTECKNAT, nu, av=by, arende=a, anteckning=write_note(s, a, nu, text, by))


def write_note(s: Spel, a: Arendelage, nu: Tid, text: str, by: int) -> int:
    """A note without an event of its own; its id."""
    tabell = s.tabeller.anteckning
    pk = tabell.next_id()
    a.add(tabell, tabell.row(id=pk, arende_id=a.id, text=text, forfattare_id=by, skapad=nu))
    return pk


def close(s: Spel, a: Arendelage, nu: Tid, orsak: ORSAK, av: Av) -> None:
    """Close an answered case, or one that needs no answer."""
    finish(s, a, nu, orsak, av, Handelsetyp.AVSLUTAT)


def finish(s: Spel, a: Arendelage, nu: Tid, orsak: ORSAK, av: Av, typ: Handelsetyp, **data: int) -> None:
    """Close the case, end what is open in it, and record `typ`."""
    restart_clock(s, a, nu)
    a.status, a.avslutsorsak, a.avslutad, a.vilar_till = Status.AVSLUTAD, plain(orsak), nu, None
    save(s, a, nu, av)
    end_open_parts(s, a, nu, Overlamning.Lage.AVSLUTAD)
    unwatch_all(a)
    record(s, typ, nu, av=av, arende=a, orsak=plain(orsak), **data)
    s.levande.discard(a)


def end_open_parts(s: Spel, a: Arendelage, nu: Tid, lage: Overlamning.Lage) -> None:
    """End the open hand-off, and withdraw opinions that nobody needs any longer."""
    if a.overlamning is not None:
        end_handover(s, a, nu, lage)
    for rad in a.remisser.values():
        tabell = s.tabeller.remiss
        a.add(tabell, tabell.row(**rad | {"lage": plain(Remiss.Lage.ATERTAGEN)}))
    a.remisser.clear()


def end_handover(s: Spel, a: Arendelage, nu: Tid, lage: Overlamning.Lage, orsak: str = "") -> None:
    """Write the open hand-off with its end."""
    tabell = s.tabeller.overlamning
    a.add(tabell, tabell.row(**a.overlamning | {"lage": plain(lage), "avslutad": nu, "orsak": orsak}))
    a.overlamning = None


def reopen(s: Spel, a: Arendelage, nu: Tid, orsak: str, av: Av) -> None:
    """Open an answered or closed case again, with a new deadline from now."""
    a.status, a.avslutsorsak, a.avslutad, a.besvarad = Status.ATEROPPNAD, "", None, None
    a.enhet, a.handlaggare, a.frist_borjar = a.center, None, nu
    a.svar_senast = a.center.plan.deadline(nu, a.typ.rad.svarsfrist, a.typ.rad.svarsfrist_enhet)
    save(s, a, nu, av)
    rewatch(s, a, nu)
    if isinstance(av, Aktor):
        words = {"meddelande": write_message(s, a, nu, "fran_medborgaren", orsak, None)}
    else:
        words = {"anteckning": write_note(s, a, nu, orsak, av)}
    record(s, Handelsetyp.ATEROPPNAT, nu, av=av, arende=a, till_enhet=a.center, **words)
    notify_holder(s, a, nu, Notis.Slag.ATERSANT, unless=av)
    s.levande.add(a)


def write_message(s: Spel, a: Arendelage, nu: Tid, slag: str, text: str, by: int | None) -> int:
    """A message to or from the citizen; its id."""
    tabell = s.tabeller.meddelande
    pk = tabell.next_id()
    a.add(tabell, tabell.row(id=pk, arende_id=a.id, slag=slag, text=text, forfattare_id=by, skapad=nu))
    return pk


def open_to(s: Spel, a: Arendelage, enhet: Enhetsvarde) -> None:
    """Let a unit that has got a part in the case see it."""
    if enhet.id not in a.insyn:
        a.insyn.add(enhet.id)
        tabell = s.tabeller.insyn
        a.add(tabell, tabell.row(id=tabell.next_id(), arende_id=a.id, enhet_id=enhet.id))


def write_case(s: Spel, a: Arendelage) -> None:
    """Write the row of the case itself, in the state that it has come to."""
    tabell, fragetext = s.tabeller.arende, a.fragetext
    rad = tabell.row(
        foljkod_hash=hash_secret(derive_code(a.kontaktnyckel, 0)),
        rubrik=make_rubrik(fragetext.text),
        text=fragetext.text,
        uppgifter=a.uppgifter,
        inkommen=a.inkommen,
        plats_text=fragetext.plats,
        plats_lat=fragetext.lat,
        plats_lon=fragetext.lon,
    )
    a.add(tabell, f"{rad},{changing_columns(s, a)},{a.fasta}")
