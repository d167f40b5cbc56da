"""Words between us and the citizen, as `arenden.actions.svar`; and the merging of two cases, as `sammanhang`."""

from arenden.aktor import Aktor
from arenden.demodata.drag.arende import (
    end_open_parts,
    finish,
    open_to,
    restart_clock,
    resume,
    stop_clock,
    take_untaken,
    write_message,
    write_note,
)
from arenden.demodata.drag.fakta import answer_facts, first_answer_facts
from arenden.demodata.drag.grund import add_history, notify_holder, notify_owner, plain, record, save
from arenden.demodata.drag.paminnelse import unwatch, unwatch_all, watch
from arenden.demodata.spel import ORSAK, Arendelage, Spel
from arenden.demodata.tid import Tid
from arenden.models import Bevakning, Meddelande, Notis, Overlamning
from arenden.notiser import KOMPLETTERING_PAMINNS_EFTER
from arenden.status import VILAR, Handelsetyp, Status
from arenden.svarsvag import Svarsvag

Ord = Meddelande.Slag
Slag = Bevakning.Slag


def answer(s: Spel, a: Arendelage, nu: Tid, text: str, by: int, svarsvag: Svarsvag | None = None) -> None:
    """Send the answer: the case is answered, its hand-off ended, its watches off. `svarsvag` is how it reaches who gets no mail."""
    restart_clock(s, a, nu)
    is_i_tid = nu <= a.svar_senast
    a.status, a.besvarad, a.vilar_till = Status.BESVARAD, nu, None
    tagit = take_untaken(a, by)
    save(s, a, nu, by)
    pk = write_message(s, a, nu, plain(Ord.SVAR), text, by)
    data = tagit | ({"svarsvag": plain(svarsvag)} if svarsvag else {}) | answer_facts(a, nu) | first_answer_facts(a, nu)
    record(s, Handelsetyp.BESVARAT, nu, av=by, arende=a, is_i_tid=is_i_tid, is_av_center=a.is_at_center, meddelande=pk, **data)
    end_open_parts(s, a, nu, Overlamning.Lage.BESVARAD)
    unwatch_all(a)
    for merged in a.sammanslagna:
        write_message(s, merged, nu, plain(Ord.SVAR), text, by)
    notify_owner(s, a, nu, Notis.Slag.BESVARAT, unless=by)
    s.levande.discard(a)


def send_message(s: Spel, a: Arendelage, nu: Tid, text: str, by: int) -> None:
    """Write to the citizen without answering."""
    pk = write_message(s, a, nu, plain(Ord.MEDDELANDE), text, by)
    record(s, Handelsetyp.MEDDELANDE_SKICKAT, nu, av=by, arende=a, meddelande=pk, **first_answer_facts(a, nu))


def request_completion(s: Spel, a: Arendelage, nu: Tid, text: str, by: int, svarsvag: Svarsvag | None = None) -> None:
    """Ask the citizen for more: the case waits and its answer clock stands still. `svarsvag` as in `answer`."""
    stop_clock(s, a, nu)
    unwatch(a, Slag.SVAR)
    a.status = Status.VANTAR_MEDBORGARE
    tagit = take_untaken(a, by)
    save(s, a, nu, by)
    pk = write_message(s, a, nu, plain(Ord.KOMPLETTERING_BEGARD), text, by)
    data = tagit | ({"svarsvag": plain(svarsvag)} if svarsvag else {}) | first_answer_facts(a, nu)
    record(s, Handelsetyp.KOMPLETTERING_BEGARD, nu, av=by, arende=a, meddelande=pk, **data)
    forfaller = a.center.plan.days_after(nu, KOMPLETTERING_PAMINNS_EFTER)
    watch(s, a, Slag.KOMPLETTERING, nu, forfaller, a.center.plan)


def add_from_citizen(s: Spel, a: Arendelage, nu: Tid, text: str) -> None:
    """What the citizen adds on the case's page."""
    is_vantad = a.status in VILAR
    if is_vantad:
        resume(s, a, nu, Aktor.MEDBORGAREN)
    pk = write_message(s, a, nu, plain(Ord.FRAN_MEDBORGAREN), text, None)
    record(s, Handelsetyp.KOMPLETTERAT, nu, av=Aktor.MEDBORGAREN, arende=a, meddelande=pk, is_vantad=is_vantad)
    notify_holder(s, a, nu, Notis.Slag.KOMPLETTERAT, unless=Aktor.MEDBORGAREN)


def withdraw(s: Spel, a: Arendelage, nu: Tid) -> None:
    """The citizen takes the case back."""
    notify_holder(s, a, nu, Notis.Slag.KOMPLETTERAT, unless=Aktor.MEDBORGAREN)
    finish(s, a, nu, ORSAK.TILLBAKADRAGET, Aktor.MEDBORGAREN, Handelsetyp.TILLBAKADRAGET)


def merge(s: Spel, a: Arendelage, nu: Tid, med: Arendelage, by: int) -> None:
    """Merge the case into `med`: it is closed, and its sender gets the answer that `med` gets."""
    a.sammanslaget_med = med.id
    # Saved by itself before the case is closed, without a new version.
    add_history(s, a, nu, by, "~")
    for enhet_id in sorted(a.insyn):
        open_to(s, med, s.varld.enheter[enhet_id])
    write_note(s, med, nu, f"Ärende {a.nummer} har slagits ihop med det här.", by)
    finish(s, a, nu, ORSAK.SAMMANSLAGET, by, Handelsetyp.SAMMANSLAGET, annat_arende=med.id)
    record(s, Handelsetyp.SAMMANSLAGET, nu, av=by, arende=med, annat_arende=a.id)
    med.sammanslagna.append(a)
