"""What every move does the same: save the case with a new version, write the event, tell people."""

from arenden.aktor import Aktor
from arenden.demodata.arbetsplan import Arbetsplan
from arenden.demodata.spel import Arendelage, Av, Fragelage, Kontaktlage, Spel
from arenden.demodata.tid import MINUT, Tid, hours
from arenden.demodata.varld import Enhetsvarde, Typvarde
from arenden.models import Notis
from arenden.status import Handelsetyp

LASER_SAMMA_DAG = 0.75
"""Share of notices that are read within hours; the others come in the next morning's digest."""
LASER_SENARE = 0.9
"""Of those, the share that is read within some days."""


Brytning = tuple[bool, Enhetsvarde, Enhetsvarde, Enhetsvarde | None, str, Typvarde | None, str, str]
"""Whether the citizen did it, the center, the unit, the unit that it goes to, channel, type, office and language."""
MEDBORGAREN = Aktor.MEDBORGAREN
plain = str.__str__
"""The value of a choice as text; much quicker than asking the choice for it."""


def plan_at(a: Arendelage, enhet: Enhetsvarde) -> Arbetsplan:
    """When time at the unit counts for the case, as `arenden.frister.unit_kalender` says."""
    return a.center.plan if enhet.plan.is_around_the_clock and not a.is_bradskande else enhet.plan


def user_id(av: Av) -> int | None:
    """The employee's id, if it is one."""
    return av if type(av) is int else None


def record(
    s: Spel,
    typ: Handelsetyp,
    nu: Tid,
    *,
    av: Av,
    arende: Arendelage | None = None,
    kontakt: Kontaktlage | None = None,
    fraga: Fragelage | None = None,
    till_enhet: Enhetsvarde | None = None,
    **data: int | str | list,
) -> None:
    """Write an event, broken down as `arenden.actions.grund.record` does it."""
    tabell = s.tabeller.handelse
    rad = tabell.row(
        typ=plain(typ),
        tid=nu,
        arende_id=arende.id if arende else None,
        kontakt_id=kontakt.id if kontakt else None,
        fraga_id=fraga.id if fraga else None,
        av_id=user_id(av),
        data=_as_json(data) if data else "{}",
    )
    # The same few thousand combinations come back.
    sprak = kontakt.sprak if kontakt else ""
    if arende:
        key = (av is MEDBORGAREN, arende.center, arende.enhet, till_enhet, arende.kanal, arende.typ, arende.kontor, sprak)
    else:
        key = (av is MEDBORGAREN, kontakt.center, kontakt.center, till_enhet, kontakt.kanal, fraga and fraga.typ, kontakt.kontor, sprak)
    tabell.add(f"{rad},{s.brytningar.get(key) or _write_breakdown(s, key)}")


def _write_breakdown(s: Spel, key: Brytning) -> str:
    """The end of an event's line: what it is broken down by."""
    is_citizen, center, enhet, till_enhet, kanal, typ, kontor, sprak = key
    s.brytningar[key] = written = s.tabeller.breakdown(
        is_av_medborgare=is_citizen,
        center_id=center.id,
        enhet_id=enhet.id,
        till_enhet_id=till_enhet and till_enhet.id,
        kanal=kanal,
        amne_id=typ and typ.amne,
        arendetyp_id=typ and typ.id,
        kontor=kontor,
        sprak=sprak,
    )
    return written


def _as_json(data: dict[str, int | str | list]) -> str:
    """Ids, times and codes as JSON; none of them holds a character that Python and JSON write differently but the quotes."""
    return str(data).replace("'", '"').replace("True", "true").replace("False", "false")


def save(s: Spel, a: Arendelage, nu: Tid, av: Av) -> None:
    """Step the version of the case and leave a row in its history."""
    a.version += 1
    add_history(s, a, nu, av, "~")


def add_history(s: Spel, a: Arendelage, nu: Tid, av: Av, slag: str) -> None:
    """The case as it stands now, as django-simple-history keeps it."""
    tabell = s.tabeller.historik
    rad = tabell.row(history_id=tabell.next_id(), history_date=nu, history_type=slag, history_user_id=user_id(av))
    a.add(tabell, f"{rad},{changing_columns(s, a)},{a.fasta}")


def changing_columns(s: Spel, a: Arendelage) -> str:
    """The columns of a case that its moves change, as they stand in its row and its history."""
    return s.tabeller.changing(
        ansvarig_enhet_id=a.enhet.id,
        agent_id=a.agent,
        handlaggare_id=a.handlaggare,
        status=plain(a.status),
        avslutsorsak=a.avslutsorsak,
        version=a.version,
        frist_borjar=a.frist_borjar,
        svar_senast=a.svar_senast,
        klockan_stannad=a.klockan_stannad,
        vilar_till=a.vilar_till,
        besvarad=a.besvarad,
        avslutad=a.avslutad,
        sammanslaget_med_id=a.sammanslaget_med,
    )


def constant_columns(s: Spel, a: Arendelage) -> str:
    """The columns of a case that stay as they were when it was registered, as they stand in its row and its history."""
    return s.tabeller.constant(
        id=a.id,
        nummer=a.nummer,
        arendetyp_id=a.typ.id,
        center_id=a.center.id,
        kanal=a.kanal,
        kontor=a.kontor,
        sekretess=a.typ.rad.sekretess,
        is_bradskande=a.is_bradskande,
        registrerad=a.registrerad,
        svarsfrist=a.typ.rad.svarsfrist,
        svarsfrist_enhet=a.typ.rad.svarsfrist_enhet,
        lovad_svar_senast=a.lovad_svar_senast,
    )


def notify_person(s: Spel, a: Arendelage, nu: Tid, person: int, slag: Notis.Slag) -> None:
    """Tell one employee."""
    _notify(s, a, nu, slag, a.enhet, mottagare=person)


def notify_enhet(s: Spel, a: Arendelage, nu: Tid, enhet: Enhetsvarde, slag: Notis.Slag) -> None:
    """Tell everybody who works with cases at the unit."""
    _notify(s, a, nu, slag, enhet, enhet=enhet.id)


def notify_holder(s: Spel, a: Arendelage, nu: Tid, slag: Notis.Slag, *, unless: Av) -> None:
    """Tell whoever has the case: its officer or agent, else the whole unit; nobody of what they did themselves."""
    if a.holder is None:
        notify_enhet(s, a, nu, a.enhet, slag)
    elif a.holder != unless:
        notify_person(s, a, nu, a.holder, slag)


def notify_owner(s: Spel, a: Arendelage, nu: Tid, slag: Notis.Slag, *, unless: Av) -> None:
    """Tell the center's agent who owns the case, if somebody else acted."""
    if a.agent is not None and a.agent != unless:
        notify_person(s, a, nu, a.agent, slag)


def _notify(
    s: Spel, a: Arendelage, nu: Tid, slag: Notis.Slag, hos: Enhetsvarde, *, mottagare: int | None = None, enhet: int | None = None
) -> None:
    """Write the notice with what has become of it by now: read the same day, or mailed in a digest and perhaps read later.

    Of those before `notiser_fran` nothing is written.
    """
    if nu < s.notiser_fran:
        return
    tabell, slump = s.tabeller.notis, s.slump
    last = mejlad = None
    if slump.is_drawn(LASER_SAMMA_DAG):
        last = nu + int(slump.around(90, 0.8) * MINUT)
    else:
        mejlad = hos.plan.next_open(nu + hours(14))
        if slump.is_drawn(LASER_SENARE):
            last = mejlad + hours(slump.around(20, 0.8))
    a.add(
        tabell,
        tabell.row(
            id=tabell.next_id(),
            slag=plain(slag),
            skapad=nu,
            mottagare_id=mottagare,
            enhet_id=enhet,
            arende_id=a.id,
            last=last if last is not None and last <= s.slut else None,
            mejlad=mejlad if mejlad is not None and mejlad <= s.slut else None,
        ),
    )
