"""Opinions: the unit that has the case asks another one, which answers within a time of its own."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden import notiser
from arenden.actions.grund import lock_arende, lock_rows, record
from arenden.bevakningar import unwatch, watch
from arenden.frister import deadline, unit_kalender
from arenden.models import Arende, Bevakning, Insyn, Notis, Remiss
from arenden.routing import receiver_in_force
from arenden.status import Handelsetyp, Handling
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, SaknarBehorighet
from kontaktcenter.models import Anvandare, Enhet, Fristenhet
from kontaktcenter.texter import clean_text

LANGSTA_FRIST = 60
"""Working days at most for an opinion."""


@transaction.atomic
def ask_opinion(*, arende: Arende, till: Enhet, fraga: str, arbetsdagar: int, by: Anvandare, version: int | None = None) -> Remiss:
    """Ask another unit for its opinion within so many working days of its own calendar. The case stays where it is."""
    fraga = clean_text(fraga, falt="fraga", max_length=5_000)
    if not 1 <= arbetsdagar <= LANGSTA_FRIST:
        raise Inmatningsfel(_("Välj en frist mellan 1 och %(max)d arbetsdagar.") % {"max": LANGSTA_FRIST}, falt="arbetsdagar")
    arende = lock_arende(arende, handling=Handling.REMITTERA, by=by, version=version)
    till = receiver_in_force(till)
    if till == arende.ansvarig_enhet:
        raise Inmatningsfel(_("Ärendet finns redan hos den enheten."), falt="till")
    if arende.remisser.filter(till_enhet=till, lage=Remiss.Lage.SKICKAD).exists():
        raise OtillatenHandling(_("Enheten är redan tillfrågad."))
    nu = timezone.now()
    kalender = unit_kalender(till, arende)
    remiss = Remiss.objects.create(
        arende=arende,
        fran_enhet=arende.ansvarig_enhet,
        till_enhet=till,
        avsandare=by,
        fraga=fraga,
        svar_senast=deadline(nu, arbetsdagar, Fristenhet.DAGAR, kalender),
    )
    Insyn.objects.get_or_create(arende=arende, enhet=till)
    watch(arende, Bevakning.Slag.REMISS, start=nu, forfaller=remiss.svar_senast, kalender=kalender, objekt_id=remiss.pk)
    record(Handelsetyp.REMITTERAT, by=by, arende=arende, till_enhet=till, remiss=remiss.pk, svar_senast=remiss.svar_senast.isoformat())
    notiser.notify_enhet(arende, till, Notis.Slag.REMISS)
    return remiss


@transaction.atomic
def answer_opinion(*, remiss: Remiss, svar: str, by: Anvandare) -> Remiss:
    """Answer what the unit was asked. Whoever asked is told."""
    svar = clean_text(svar, falt="svar")
    lock_rows(remiss.arende_id)
    arende = Arende.objects.select_related("arendetyp").get(pk=remiss.arende_id)
    remiss = Remiss.objects.select_for_update(of=("self",)).select_related("till_enhet", "avsandare").get(pk=remiss.pk)
    if not by.may(Behorighet.HANDLAGGA, remiss.till_enhet_id):
        raise SaknarBehorighet(_("Du kan inte svara för %(enhet)s.") % {"enhet": remiss.till_enhet})
    if remiss.lage != Remiss.Lage.SKICKAD:
        raise OtillatenHandling(_("Frågan är redan besvarad eller tillbakatagen."))
    _save_answer(remiss, svar, by, timezone.now())
    unwatch(arende, Bevakning.Slag.REMISS, objekt_id=remiss.pk)
    record(Handelsetyp.REMISS_BESVARAD, by=by, arende=arende, till_enhet=remiss.till_enhet, remiss=remiss.pk)
    notiser.notify_person(arende, remiss.avsandare, Notis.Slag.REMISS_BESVARAD)
    return remiss


def _save_answer(remiss: Remiss, svar: str, by: Anvandare, nu: datetime) -> None:
    remiss.svar, remiss.lage, remiss.besvarad, remiss.besvarad_av = svar, Remiss.Lage.BESVARAD, nu, by
    remiss.save(update_fields=["svar", "lage", "besvarad", "besvarad_av"])
