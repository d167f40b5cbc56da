"""What the database is asked so that events can say what figures need (`arenden.fakta`)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from arenden.aktor import By, user_or_none
from arenden.aterkomst import INOM_DAGAR, Aterkomst, TidigareFraga, find_return
from arenden.fakta import BESVARAD_DIREKT, Fakta, earlier, fragefakta, kontaktfakta, svarsfakta
from arenden.frister import deadline
from arenden.indata import NyFraga
from arenden.models import Arende, Fraga, Handelse, Kanal, Kontakt
from arenden.routing import types_answered_by_center
from arenden.status import Handelsetyp
from kontaktcenter.arbetstid import IngenOppentid, working_time_between
from kontaktcenter.models import Fristenhet

MANSKLIGA_SVAR = (Handelsetyp.BESVARAT, Handelsetyp.MEDDELANDE_SKICKAT, Handelsetyp.KOMPLETTERING_BEGARD)
LANGST_ARBETSDAGAR = 2
"""Within how many working days a mail is to have its first answer; a later one is just late."""


@dataclass(frozen=True)
class SagdaTider:
    """Which times of a contact its sender has told: what was only filled in for want of a time says nothing of how long it took."""

    inkommen: datetime | None = None
    borjade: datetime | None = None
    slutade: datetime | None = None

    @property
    def is_vantan_sagd(self) -> bool:
        """Whether we know how long somebody waited."""
        return self.inkommen is not None and self.borjade is not None

    @property
    def is_hantering_sagd(self) -> bool:
        """Whether we know how long it was handled, and when what came after began."""
        return self.borjade is not None and self.slutade is not None


def describe_contact(kontakt: Kontakt, fragor: Sequence[NyFraga], sagda: SagdaTider) -> Fakta:
    """The facts of a contact that is being registered with these questions."""
    forsta, again = fragor[0], _return_of(kontakt, fragor)
    typ = forsta.arendetyp or (forsta.arende.arendetyp if forsta.arende else None)
    utfall = [str(fraga.utfall) for fraga in fragor]
    is_ut = kontakt.riktning == Kontakt.Riktning.UT
    is_answered_mail = kontakt.kanal == Kanal.EPOST and kontakt.agent_id is not None and BESVARAD_DIREKT in utfall
    # Who registers a call at the work place opens it when it is answered: only another system knows how long somebody waited.
    is_wait_known = kontakt.kanal == Kanal.TELEFON and kontakt.is_via_system and sagda.is_vantan_sagd
    is_handling_known = not kontakt.is_via_system or sagda.is_hantering_sagd
    return kontaktfakta(
        is_ut=is_ut,
        is_kand=kontakt.person_id is not None,
        hanteringstid_s=round((kontakt.slutade - kontakt.borjade).total_seconds()) if is_handling_known else None,
        efterarbete_s=round((kontakt.sparad - kontakt.slutade).total_seconds()) if is_handling_known else None,
        vantetid_s=round((kontakt.borjade - kontakt.inkommen).total_seconds()) if is_wait_known else None,
        utfall=utfall,
        enhet=typ.ansvarig_enhet_id if typ else None,
        amne=typ.amne_id if typ else (forsta.amne.pk if forsta.amne else None),
        arendetyp=typ.pk if typ else None,
        is_traff=any(fraga.artiklar and fraga.utfall == BESVARAD_DIREKT for fraga in fragor),
        svar_arbetsdagar=_answer_days(kontakt, kontakt.sparad) if is_answered_mail else None,
        is_aterkommande=again.is_aterkommande,
        bakat=again.bakat,
    )


def describe_questions(kontakt: Kontakt, fragor: Sequence[NyFraga]) -> list[Fakta]:
    """The facts of each of the questions."""
    center_answers = types_answered_by_center(fraga.arendetyp for fraga in fragor if fraga.arendetyp)
    first_about = next((n for n, fraga in enumerate(fragor) if fraga.arende is not None), None)
    return [
        fragefakta(
            kanal=str(kontakt.kanal),
            is_ut=kontakt.riktning == Kontakt.Riktning.UT,
            is_kand=kontakt.person_id is not None,
            utfall=str(fraga.utfall),
            # A question about a case is charged to whoever had the case.
            enhet=fraga.arendetyp.ansvarig_enhet_id if fraga.arendetyp and fraga.arende is None else None,
            is_uppdrag=fraga.arendetyp is not None and fraga.arendetyp.pk in center_answers,
            is_forsta_om=n == first_about,
        )
        for n, fraga in enumerate(fragor)
    ]


def describe_answer(arende: Arende, nu: datetime) -> Fakta:
    """The facts of the answer to a case."""
    worked = working_time_between(max(arende.registrerad, arende.frist_borjar), nu, arende.center.kalender.as_kalender())
    return svarsfakta(
        svarstid_s=round(worked.total_seconds()),
        sprak=arende.inlamnare.sprak,
        is_uppdrag=bool(types_answered_by_center([arende.arendetyp])),
    )


def describe_first_answer(arende: Arende, *, by: By, nu: datetime) -> Fakta:
    """That an employee now writes the first words to who sent a mail, if so and in time; before the event itself is recorded."""
    if arende.kanal != Kanal.EPOST or user_or_none(by) is None:
        return {}
    rows = Fraga.objects.filter(kontakt__fragor__arende=arende, kontakt__fragor__is_om_arende=False).distinct()
    fragor = list(rows.select_related("kontakt__center__kalender", "arendetyp", "arende__arendetyp").order_by("kontakt", "ordning"))
    if not fragor or any(fraga.utfall == BESVARAD_DIREKT for fraga in fragor):
        return {}
    cases = [fraga.arende_id for fraga in fragor if fraga.arende_id and not fraga.is_om_arende]
    if Handelse.objects.filter(arende__in=cases, typ__in=MANSKLIGA_SVAR, av__isnull=False).exists():
        return {}
    kontakt, forsta = fragor[0].kontakt, fragor[0]
    matt = [f"epost_inom_{n}" for n in range(_answer_days(kontakt, nu), LANGST_ARBETSDAGAR + 1)]
    nyckel = _key_of(kontakt, forsta)
    bakat = [earlier(namn, dag=timezone.localdate(kontakt.sparad), nyckel=nyckel) for namn in matt]
    return {"bakat": bakat} if bakat else {}


def _return_of(kontakt: Kontakt, fragor: Sequence[NyFraga]) -> Aterkomst:
    if kontakt.person_id is None or kontakt.riktning == Kontakt.Riktning.UT:
        return Aterkomst()
    since = kontakt.sparad - timedelta(days=INOM_DAGAR + 1)
    rows = Fraga.objects.filter(
        kontakt__person=kontakt.person_id, kontakt__riktning=Kontakt.Riktning.IN, kontakt__borjade__gte=since, kontakt__lt=kontakt.pk
    ).select_related("kontakt", "arendetyp", "arende__arendetyp")
    tidigare = [
        TidigareFraga(
            timezone.localdate(row.kontakt.sparad), row.kontakt_id, row.amne_id, row.arende_id, row.utfall, _key_of(row.kontakt, row)
        )
        for row in rows
    ]
    amnen = [fraga.amne.pk if fraga.amne else None for fraga in fragor]
    arenden = [fraga.arende.pk if fraga.arende else None for fraga in fragor]
    return find_return(tidigare, dag=timezone.localdate(kontakt.sparad), amnen=amnen, arenden=arenden)


def _key_of(kontakt: Kontakt, fraga: Fraga) -> dict[str, int | str | None]:
    """What the facts of the contact, or of the question in it, are divided by."""
    case = fraga.arende if fraga.is_om_arende else None
    typ = case.arendetyp if case else fraga.arendetyp
    return {
        "center": case.center_id if case else kontakt.center_id,
        "enhet": case.ansvarig_enhet_id if case else (typ.ansvarig_enhet_id if typ else kontakt.center_id),
        "kanal": kontakt.kanal,
        "amne": typ.amne_id if typ else fraga.amne_id,
        "arendetyp": typ.pk if typ else None,
        "kontor": case.kontor if case else kontakt.kontor,
        "sprak": kontakt.sprak,
    }


def _answer_days(kontakt: Kontakt, nu: datetime) -> int:
    """Within how many working days of its arrival it is now: 1, 2, or 3 for more."""
    kalender = kontakt.center.kalender.as_kalender()
    days: Iterable[int] = range(1, LANGST_ARBETSDAGAR + 1)
    try:
        return next((n for n in days if nu <= deadline(kontakt.inkommen, n, Fristenhet.DAGAR, kalender)), LANGST_ARBETSDAGAR + 1)
    except IngenOppentid:
        # A center that is never open has no working days: a figure less is better than an answer that cannot be saved.
        return LANGST_ARBETSDAGAR + 1
