"""Whether what is stored of each case hangs together: its state, its events, its hand-offs, its watched deadlines.

The database refuses what is impossible within a row; this is about what several rows say together. Journeys and demo data
are checked with it, and whoever suspects a fault can run it over the whole database.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Prefetch, QuerySet

from arenden.models import Arende, Bevakning, Handelse, Meddelande, Overlamning, Remiss
from arenden.status import HOS_CENTER, STANGDA, VILAR, Handelsetyp, Status

BUNT = 500
SENAST_PAMIND = timedelta(minutes=10)
"""The sweep looks every minute; a reminder that is later than this has been missed."""
Typ, Slag, Lage = Handelsetyp, Bevakning.Slag, Overlamning.Lage

EFTER: dict[str, frozenset[str]] = {
    Typ.ARENDE_SKAPAT: frozenset({Status.NY, Status.PAGAR}),
    Typ.PARKERAT: frozenset({Status.VILANDE}),
    Typ.KOMPLETTERING_BEGARD: frozenset({Status.VANTAR_MEDBORGARE}),
    Typ.OVERLAMNAT: frozenset({Status.OVERLAMNAD}),
    Typ.VIDARESANT: frozenset({Status.OVERLAMNAD}),
    Typ.ACCEPTERAT: frozenset({Status.HOS_FORVALTNING}),
    Typ.ATERSANT: frozenset({Status.NY, Status.PAGAR}),
    Typ.ATERTAGET: frozenset({Status.NY, Status.PAGAR}),
    Typ.VACKT: frozenset({Status.NY, Status.PAGAR, Status.OVERLAMNAD, Status.HOS_FORVALTNING}),
    Typ.BESVARAT: frozenset({Status.BESVARAD}),
    Typ.AVSLUTAT: frozenset({Status.AVSLUTAD}),
    Typ.TILLBAKADRAGET: frozenset({Status.AVSLUTAD}),
    Typ.ATEROPPNAT: frozenset({Status.ATEROPPNAD, Status.HOS_FORVALTNING}),
}
"""The states that a case can be in after each event that moves it."""
TAR_HAND_OM = {Typ.TAGET, Typ.TILLDELAT}
"""Events after which a case at its center is under way."""


def check_arenden(arenden: "QuerySet[Arende] | None" = None) -> list[str]:
    """What does not hang together, one Swedish sentence each; empty when all is well. Changes nothing.

    Reads a bunch of cases at a time, in the same number of queries for each bunch.
    """
    rows = Arende.objects.all() if arenden is None else arenden
    rows = rows.select_related("inlamnare").prefetch_related(
        Prefetch("handelser", Handelse.objects.order_by("tid", "id")),
        "overlamningar",
        "remisser",
        "pauser",
        "insyn",
        "bevakningar",
        "ateruppringningar",
        "fragor",
        Prefetch("meddelanden", Meddelande.objects.defer("text", "sokvektor")),
    )
    return [
        f"{arende.nummer}: {fel}"
        for arende in rows.order_by("pk").iterator(chunk_size=BUNT)
        for regel in REGLER
        for fel in regel(arende)
    ]


def check_paminnelser(nu: datetime) -> list[str]:
    """Reminders that should have gone out by `nu` and have not."""
    missed = Bevakning.objects.filter(steg__lt=Bevakning.Steg.SLUT, nasta__lt=nu - SENAST_PAMIND).select_related("arende")
    return [f"{b.arende.nummer}: påminnelsen om {b.get_slag_display().lower()} har inte gått ut." for b in missed]


def _owner(a: Arende) -> Iterator[str]:
    if a.is_open and a.center_id is None:
        yield "ärendet är öppet men ägs inte av något center."
    if a.status in HOS_CENTER and a.ansvarig_enhet_id != a.center_id:
        yield "ärendet är hos centret enligt läget, men en annan enhet ansvarar."
    if not hasattr(a, "inlamnare"):
        yield "ärendet saknar inlämnare."
    if not a.delat_fran_id and not any(not f.is_om_arende for f in a.fragor.all()):
        yield "ärendet saknar den fråga som det kom ur."


def _story(a: Arende) -> Iterator[str]:
    """The events tell how the case came to its state."""
    events = list(a.handelser.all())
    if not events or events[0].typ != Typ.ARENDE_SKAPAT:
        yield "tidslinjen börjar inte med att ärendet skapades."
        return
    expected = _states_after(a, events)
    if a.status not in expected:
        yield f"läget är {a.status}, men händelserna säger {' eller '.join(sorted(expected))}."
    told = sum(e.typ == Typ.BESVARAT for e in events)
    answers = sum(m.slag == Meddelande.Slag.SVAR for m in a.meddelanden.all())
    if answers < told:
        yield f"ärendet har besvarats {told} gånger men har {answers} svar."


def _states_after(a: Arende, events: Iterable[Handelse]) -> frozenset[str]:
    states: frozenset[str] = frozenset()
    for event in events:
        if event.typ in TAR_HAND_OM:
            if event.enhet_id == event.center_id:
                states = frozenset({Status.PAGAR if s in (Status.NY, Status.ATEROPPNAD) else s for s in states})
        elif event.typ == Typ.KOMPLETTERAT:
            states = EFTER[Typ.VACKT] if event.data.get("is_vantad") else states
        elif event.typ == Typ.SAMMANSLAGET:
            states = EFTER[Typ.AVSLUTAT] if "orsak" in event.data else states
        elif event.typ == Typ.SAMMANSLAGNING_ANGRAD:
            states = EFTER[Typ.ATEROPPNAT] if Status.AVSLUTAD in states else states
        elif event.typ == Typ.FLYTTAT:
            states = _moved(states, event)
        else:
            states = EFTER.get(Typ(event.typ), states)
    return states


def _moved(states: frozenset[str], event: Handelse) -> frozenset[str]:
    """When a unit closes, what a department had is handed on, and what a center had waits for somebody new."""
    if "overlamning" in event.data:
        return states if states <= VILAR else EFTER[Typ.OVERLAMNAT]
    return states | {Status.NY} if Status.PAGAR in states else states


def _handovers(a: Arende) -> Iterator[str]:
    """Every hand-off has its events, and an open one fits the state of the case."""
    rows = list(a.overlamningar.all())
    told = [e.typ for e in a.handelser.all() if e.typ != Typ.FLYTTAT or "overlamning" in e.data]
    counts = {
        "lämnats över": (len(rows), sum(map(told.count, (Typ.OVERLAMNAT, Typ.VIDARESANT, Typ.FLYTTAT)))),
        "tagits emot": (sum(o.accepterad is not None for o in rows), told.count(Typ.ACCEPTERAT)),
        "skickats tillbaka": (sum(o.lage == Lage.ATERSAND for o in rows), told.count(Typ.ATERSANT)),
    }
    for what, (stored, events) in counts.items():
        if stored != events:
            yield f"ärendet har {what} {stored} gånger, men tidslinjen visar {events}."
    opened = [o for o in rows if o.lage in Overlamning.OPPNA_LAGEN]
    yield from _open_handover(a, opened[0] if opened else None)
    seen = {i.enhet_id for i in a.insyn.all()}
    parts = {o.till_enhet_id for o in rows} | {r.till_enhet_id for r in a.remisser.all()}
    if parts - seen:
        yield "en enhet som har haft del i ärendet kan inte se det."


def _open_handover(a: Arende, opened: Overlamning | None) -> Iterator[str]:
    if opened is None:
        if a.status in (Status.OVERLAMNAD, Status.HOS_FORVALTNING):
            yield "ärendet är överlämnat enligt läget, men ingen överlämning är öppen."
        return
    if a.status in HOS_CENTER | STANGDA:
        yield f"läget är {a.status}, men en överlämning är öppen."
    if a.status == Status.OVERLAMNAD and opened.lage != Lage.SKICKAD:
        yield "ärendet väntar på att tas emot, men överlämningen är redan mottagen."
    if a.status == Status.HOS_FORVALTNING and opened.lage != Lage.ACCEPTERAD:
        yield "förvaltningen har ärendet, men har inte tagit emot överlämningen."
    if a.ansvarig_enhet_id != opened.till_enhet_id:
        yield "ärendet ligger hos en annan enhet än den som det är överlämnat till."


def _clock(a: Arende) -> Iterator[str]:
    """The answer clock stands still exactly while we wait for the citizen."""
    is_paused = any(p.till is None for p in a.pauser.all())
    if is_paused != (a.status == Status.VANTAR_MEDBORGARE):
        yield "klockan ska stå still när ärendet väntar på medborgaren, och annars gå."
    if a.svar_senast < a.frist_borjar:
        yield "svaret skulle ha kommit innan fristen började."


def _watches(a: Arende) -> Iterator[str]:
    """What is promised is watched, and nothing else."""
    watched = {(b.slag, b.objekt_id): b for b in a.bevakningar.all()}
    expected = set(_promises(a)) if a.is_open else set()
    for slag, objekt in sorted(expected - set(watched)):
        yield f"fristen {Slag(slag).label} ({objekt}) bevakas inte."
    for slag, objekt in sorted(set(watched) - expected):
        yield f"fristen {Slag(slag).label} ({objekt}) bevakas fast inget väntas."
    answer = watched.get((Slag.SVAR, 0))
    if answer is not None and answer.forfaller != a.svar_senast:
        yield "bevakningen av svaret har en annan tid än ärendet."


def _promises(a: Arende) -> Iterator[tuple[str, int]]:
    yield (Slag.KOMPLETTERING if a.status == Status.VANTAR_MEDBORGARE else Slag.SVAR), 0
    for o in a.overlamningar.all():
        if o.lage == Lage.SKICKAD:
            yield Slag.KVITTENS, o.pk
    for r in a.remisser.all():
        if r.lage == Remiss.Lage.SKICKAD:
            yield Slag.REMISS, r.pk
    for ring in a.ateruppringningar.all():
        if ring.utford is None:
            yield Slag.ATERUPPRINGNING, ring.pk


def _closed(a: Arende) -> Iterator[str]:
    """Nothing is left open in a case that is answered or closed."""
    if a.is_open:
        return
    if any(r.lage == Remiss.Lage.SKICKAD for r in a.remisser.all()):
        yield "ärendet är klart, men en annan enhet väntas svara."
    if a.besvarad is None and a.status == Status.BESVARAD:
        yield "ärendet är besvarat utan tid."


REGLER: tuple[Callable[[Arende], Iterator[str]], ...] = (_owner, _story, _handovers, _clock, _watches, _closed)
