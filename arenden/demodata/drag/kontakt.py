"""Contacts and their questions, as `arenden.actions.kontakt`; and promised calls, as `arenden.actions.vaxel`."""

import uuid
from typing import Any, NamedTuple

from arenden.actions.gallring import TEKNISKT
from arenden.actions.kontakt import HANDELSE_PER_UTFALL
from arenden.demodata.befolkning import Personvarde
from arenden.demodata.drag.arende import begin
from arenden.demodata.drag.fakta import question_facts
from arenden.demodata.drag.grund import plain, record, user_id
from arenden.demodata.drag.paminnelse import unwatch, watch
from arenden.demodata.spel import Arendelage, Av, Fragelage, Kontaktlage, Lofte, Spel
from arenden.demodata.texter import Fragetext
from arenden.demodata.tid import Tid, as_seconds, hours, iso
from arenden.demodata.varld import Enhetsvarde, Typvarde
from arenden.models import Ateruppringning, Bevakning, Fraga, Kanal, Kontakt
from arenden.status import Handelsetyp, Status

Utfall = Fraga.Utfall
NYCKELSERIE = "de300da7-a000-4000-8000-"
"""How the keys of demo contacts begin, so that they can be told from real ones; the number of the contact follows."""


class Tider(NamedTuple):
    """When a contact reached us, was handled from and to, and was saved."""

    inkommen: Tid
    borjade: Tid
    slutade: Tid
    sparad: Tid


def make_kontakt(
    s: Spel, tider: Tider, *, kanal: Kanal, center: Enhetsvarde, av: Av, person: Personvarde | None, kontor: str,
    riktning: Kontakt.Riktning = Kontakt.Riktning.IN, is_gallrad: bool = False, is_om: bool = False,
) -> Kontaktlage:  # fmt: skip
    """A contact. The caller writes its line, which one that has been erased by now has not, and its event (`record_contact`)."""
    pk = s.tabeller.kontakt.next_id()
    kontakt = Kontaktlage(
        id=pk,
        nyckel=f"{NYCKELSERIE}{pk:012x}",
        kanal=plain(kanal),
        center=center,
        kontor=kontor,
        person=person,
        sprak=person.sprak if person else "sv",
        inkommen=tider.inkommen,
        sparad=tider.sparad,
        is_gallrad=is_gallrad,
        is_ut=riktning == Kontakt.Riktning.UT,
        is_om=is_om,
    )
    if not is_gallrad:
        kontakt.rad = s.tabeller.kontakt.row(
            id=pk,
            nyckel=kontakt.nyckel,
            kanal=kontakt.kanal,
            riktning=plain(riktning),
            center_id=center.id,
            agent_id=user_id(av),
            kontor=kontor,
            person_id=person.id if person else None,
            sprak=kontakt.sprak,
            inkommen=tider.inkommen,
            borjade=tider.borjade,
            slutade=tider.slutade,
            sparad=tider.sparad,
        )
    return kontakt


def make_fraga(s: Spel, kontakt: Kontaktlage, ordning: int, typ: Typvarde, text: str, utfall: Utfall, **falt: Any) -> Fragelage:
    """A question of a contact; its line is written, or not, with the contact's."""
    tabell = s.tabeller.fraga
    fraga = Fragelage(tabell.next_id(), ordning, typ, plain(utfall), text)
    if not kontakt.is_gallrad:
        fraga.rad = tabell.row(
            id=fraga.id,
            kontakt_id=kontakt.id,
            ordning=ordning,
            text=text,
            amne_id=typ.amne,
            arendetyp_id=typ.id,
            utfall=fraga.utfall,
            **falt,
        )
    return fraga


def record_utfall(s: Spel, fraga: Fragelage, kontakt: Kontaktlage, av: Av, om: Arendelage | None = None) -> None:
    """The event of what became of a question: one about an existing case, or one that ended at once."""
    if om is not None:
        fakta = question_facts(kontakt, fraga, is_om=True)
        record(s, Handelsetyp.FRAGA_OM_ARENDE, kontakt.sparad, av=av, arende=om, kontakt=kontakt, fraga=fraga, **fakta)
    elif fraga.utfall in HANDELSE_PER_UTFALL:
        fakta = question_facts(kontakt, fraga)
        record(s, HANDELSE_PER_UTFALL[fraga.utfall], kontakt.sparad, av=av, kontakt=kontakt, fraga=fraga, **fakta)


def create_arende(s: Spel, kontakt: Kontaktlage, typ: Typvarde, fragetext: Fragetext, av: Av, utfall: Utfall) -> Arendelage:
    """A case of the first question of a contact, which has that outcome, with the rows that making it writes."""
    nu, rad = kontakt.sparad, typ.rad
    svar_senast = typ.center.plan.deadline(kontakt.inkommen, rad.svarsfrist, rad.svarsfrist_enhet)
    agent = user_id(av)
    pk, nummer = s.turordning.next_case()
    a = Arendelage(
        id=pk,
        nummer=nummer,
        kontaktnyckel=kontakt.nyckel,
        typ=typ,
        center=typ.center,
        enhet=typ.center,
        kanal=kontakt.kanal,
        kontor=kontakt.kontor,
        fragetext=fragetext,
        uppgifter=s.foljdsvar.answers(typ, nu, is_complete=agent is None),
        inkommen=kontakt.inkommen,
        registrerad=nu,
        frist_borjar=kontakt.inkommen,
        svar_senast=svar_senast,
        lovad_svar_senast=svar_senast,
        is_bradskande=rad.is_bradskande,
        person=kontakt.person,
        agent=agent,
        status=Status.PAGAR if agent else Status.NY,
        vantande=[] if s.may_be_erased(typ, nu) else None,
    )
    if a.vantande is None and a.person is not None:
        s.befolkning.write(a.person)
    begin(s, a, nu, av, kontakt, question_facts(kontakt, Fragelage(0, 0, typ, plain(utfall), "")))
    return a


def promise_call(
    s: Spel, a: Arendelage, kontakt: Kontaktlage, fraga: Fragelage, *, fran: Tid, till: Tid, telefon: str, by: int
) -> int:
    """Promise to call back about the case between two moments; the id of the promise."""
    nu = kontakt.sparad
    pk = s.tabeller.ateruppringning.next_id()
    rad = {
        "id": pk,
        "nyckel": uuid.uuid5(uuid.UUID(kontakt.nyckel), f"ateruppringning:{fraga.ordning}"),
        "kontakt_id": kontakt.id,
        "arende_id": a.id,
        "person_id": a.person.id,
        "namn": a.person.namn,
        "telefon": a.person.telefon or telefon,
        "arendemening": fraga.text[:300],
        "enhet_id": a.center.id,
        "lovad_fran": fran,
        "lovad_till": till,
        "skapad": nu,
        "skapad_av_id": by,
        "forsok": 0,
    }
    a.ateruppringningar[pk] = Lofte(kontakt, rad)
    watch(s, a, Bevakning.Slag.ATERUPPRINGNING, nu, till, a.center.plan, objekt_id=pk, enhet=a.center)
    data = {"ateruppringning": pk, "lovad_till": iso(till)}
    record(s, Handelsetyp.ATERUPPRINGNING_LOVAD, nu, av=by, arende=a, kontakt=kontakt, fraga=fraga, till_enhet=a.center, **data)
    return pk


def finish_call(s: Spel, a: Arendelage, nu: Tid, pk: int, resultat: Ateruppringning.Resultat, by: int) -> None:
    """Note the result of a call; no answer leaves the promise open."""
    kontakt, rad = a.ateruppringningar[pk].kontakt, a.ateruppringningar[pk].rad
    rad |= {"forsok": rad["forsok"] + 1, "resultat": plain(resultat)}
    if resultat != Ateruppringning.Resultat.EJ_SVAR:
        tabell = s.tabeller.ateruppringning
        a.add(tabell, tabell.row(**rad, utford=nu, utford_av_id=by))
        del a.ateruppringningar[pk]
        unwatch(a, Bevakning.Slag.ATERUPPRINGNING, pk)
    data = {"ateruppringning": pk, "resultat": plain(resultat), "is_i_tid": nu <= rad["lovad_till"]}
    record(s, Handelsetyp.ATERUPPRINGNING_UTFORD, nu, av=by, arende=a, kontakt=kontakt, till_enhet=a.center, **data)


def take_message(s: Spel, kontakt: Kontaktlage, till: int, text: str, by: int) -> None:
    """A message for an employee; those older than what is kept have left only their event."""
    nu, person = kontakt.sparad, kontakt.person
    if nu >= s.slut - as_seconds(TEKNISKT):
        tabell = s.tabeller.telefonmeddelande
        last = nu + hours(s.slump.around(3))
        tabell.add(
            tabell.row(
                id=tabell.next_id(),
                till_id=till,
                kontakt_id=kontakt.id,
                fran_namn=person.namn if person else "",
                fran_telefon=person.telefon if person else "",
                text=text,
                skapad=nu,
                skapad_av_id=by,
                last=last if last <= s.slut else None,
            )
        )
    record(s, Handelsetyp.TELEFONMEDDELANDE, nu, av=by, kontakt=kontakt, till_anvandare=till)
