"""What events say of themselves to the statistics, as `arenden.actions.faktaunderlag`."""

from collections.abc import Sequence

from arenden.aterkomst import Aterkomst, TidigareFraga
from arenden.demodata.drag.grund import plan_at, record, user_id
from arenden.demodata.spel import Arendelage, Av, Fragelage, Kontaktlage, Spel
from arenden.demodata.tid import Tid
from arenden.fakta import BESVARAD_DIREKT, Fakta, earlier, fragefakta, kontaktfakta, kvittensfakta, svarsfakta
from arenden.models import Kanal
from arenden.routing import CENTRETS
from arenden.status import Handelsetyp

MEJLDAGAR = 2
"""Within how many working days a mail is to be answered."""
TRAFF_AV_TUSEN = 340
"""So many of a thousand answers at once came from an article: those whose type has one, as `artikelsvar` notes the latest."""


def record_contact(
    s: Spel, kontakt: Kontaktlage, borjade: Tid, slutade: Tid, av: Av, fragor: Sequence[Fragelage], *, arende: Arendelage | None = None
) -> None:
    """The event of a contact with all its questions; `arende` is the case that the first one made or is about."""
    again = _note(s, kontakt, fragor, arende)
    utfall = [fraga.utfall for fraga in fragor]
    forsta = fragor[0].typ
    fakta = kontaktfakta(
        is_ut=kontakt.is_ut,
        is_kand=kontakt.person is not None,
        hanteringstid_s=slutade - borjade,
        efterarbete_s=kontakt.sparad - slutade,
        vantetid_s=borjade - kontakt.inkommen if kontakt.kanal == Kanal.TELEFON and not kontakt.is_ut else None,
        utfall=utfall,
        enhet=forsta.rad.ansvarig_enhet_id,
        amne=forsta.amne,
        arendetyp=forsta.id,
        is_traff=any(fraga.utfall == BESVARAD_DIREKT and fraga.id * 2_654_435_761 % 1000 < TRAFF_AV_TUSEN for fraga in fragor),
        svar_arbetsdagar=_answer_days(kontakt, kontakt.sparad) if is_answered_mail(kontakt, av, utfall) else None,
        is_aterkommande=again.is_aterkommande,
        bakat=again.bakat,
    )
    record(s, Handelsetyp.KONTAKT_REGISTRERAD, kontakt.sparad, av=av, kontakt=kontakt, **fakta)


def question_facts(kontakt: Kontaktlage, fraga: Fragelage, *, is_om: bool = False) -> Fakta:
    """The facts of one question of the contact."""
    return fragefakta(
        kanal=kontakt.kanal,
        is_ut=kontakt.is_ut,
        is_kand=kontakt.person is not None,
        utfall=fraga.utfall,
        enhet=None if is_om else fraga.typ.rad.ansvarig_enhet_id,
        is_uppdrag=fraga.typ.vem_svarar in CENTRETS,
        is_forsta_om=is_om,
    )


def answer_facts(a: Arendelage, nu: Tid) -> Fakta:
    """The facts of the answer to a case."""
    return svarsfakta(
        svarstid_s=a.center.plan.between(max(a.registrerad, a.frist_borjar), nu),
        sprak=a.person.sprak if a.person else "sv",
        is_uppdrag=a.typ.vem_svarar in CENTRETS,
    )


def acceptance_facts(a: Arendelage, nu: Tid) -> Fakta:
    """The facts of a hand-off that is being accepted."""
    return kvittensfakta(kvittenstid_s=plan_at(a, a.enhet).between(a.overlamning["skapad"], nu))


def first_answer_facts(a: Arendelage, nu: Tid) -> Fakta:
    """That somebody now writes the first words to who sent a mail, if so and in time."""
    kontakt, a.obesvarat_mejl = a.obesvarat_mejl, None
    if kontakt is None:
        return {}
    dag, nyckel = kontakt.center.plan.local_date(kontakt.sparad), _key(kontakt, a.typ.amne, a.typ.id, a.typ.rad.ansvarig_enhet_id)
    bakat = [earlier(f"epost_inom_{n}", dag=dag, nyckel=nyckel) for n in range(_answer_days(kontakt, nu), MEJLDAGAR + 1)]
    return {"bakat": bakat} if bakat else {}


def is_answered_mail(kontakt: Kontaktlage, av: Av, utfall: Sequence[str]) -> bool:
    """Whether a mail was answered by registering it."""
    return kontakt.kanal == Kanal.EPOST and user_id(av) is not None and BESVARAD_DIREKT in utfall


def _note(s: Spel, kontakt: Kontaktlage, fragor: Sequence[Fragelage], arende: Arendelage | None) -> Aterkomst:
    if kontakt.person is None or kontakt.is_ut:
        return Aterkomst()
    dag = kontakt.center.plan.local_date(kontakt.sparad)
    told = [
        TidigareFraga(
            dag,
            kontakt.id,
            fraga.typ.amne,
            arende.id if arende and not n else None,
            fraga.utfall,
            _key(kontakt, fraga.typ.amne, fraga.typ.id, arende.enhet.id if kontakt.is_om else fraga.typ.rad.ansvarig_enhet_id),
        )
        for n, fraga in enumerate(fragor)
    ]
    return s.aterkomster.note(kontakt.person.id, told)


def _key(kontakt: Kontaktlage, amne: int, arendetyp: int, enhet: int) -> dict[str, int | str | None]:
    return {
        "center": kontakt.center.id,
        "enhet": enhet,
        "kanal": kontakt.kanal,
        "amne": amne,
        "arendetyp": arendetyp,
        "kontor": kontakt.kontor,
        "sprak": kontakt.sprak,
    }


def _answer_days(kontakt: Kontaktlage, nu: Tid) -> int:
    plan = kontakt.center.plan
    return next((n for n in range(1, MEJLDAGAR + 1) if nu <= plan.days_after(kontakt.inkommen, n)), MEJLDAGAR + 1)
