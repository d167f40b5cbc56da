"""Asking citizens how it went, after an answered contact or case: a sample of them, nobody twice in thirty days."""

from collections.abc import Iterable
from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from arenden.actions.grund import lock_rows
from arenden.models import Person
from kontaktcenter.arbetstid import is_open
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Arbetstidskalender, Enhet, Utskick
from kontaktcenter.utkorg.mottagare import can_send
from statistik.enkatlank import GILLER, VILA, hash_address, hash_secret, new_secret
from statistik.enkaturval import Tillfragad, drawn, still_askable
from statistik.models import Enkatforfragan, Enkatvag
from statistik.notiser import send_survey

logg = structlog.get_logger(__name__)


def ask_citizens(nu: datetime | None = None) -> int:
    """Ask everybody who is drawn and may be asked now; how many were asked.

    Each is a transaction of its own. Run twice at once, or killed anywhere, it asks each once: the database refuses the second.
    """
    nu = nu or timezone.now()
    if not settings.ENKAT_URVAL_PROCENT:
        return 0
    waiting = drawn(nu, is_sms=can_send(Utskick.Slag.SMS))
    at_work = _centers_at_work(waiting, nu)
    return sum(ask_citizen(tillfragad=tillfragad, nu=nu) for tillfragad in waiting if tillfragad.center in at_work)


def _centers_at_work(waiting: Iterable[Tillfragad], nu: datetime) -> set[int]:
    """The centers in whose working time it is: who answers "nej" should not have to wait over a holiday for what becomes of it."""
    rows = Enhet.objects.filter(pk__in={tillfragad.center for tillfragad in waiting})
    kalendrar = Arbetstidskalender.objects.as_kalendrar() if rows else {}
    return {row.pk for row in rows if is_open(nu, kalendrar[row.kalender_id])}


def ask_citizen(*, tillfragad: Tillfragad, nu: datetime) -> bool:
    """Ask one person about one event, if that still may be done; whether it was."""
    try:
        with transaction.atomic():
            return _ask(tillfragad, nu)
    except Verksamhetsfel as error:
        # An address that nothing can be sent to. The case or the contact is none the worse for it.
        logg.info("survey_not_sent", handelse=tillfragad.handelse, error=type(error).__name__)
        return False


def _ask(tillfragad: Tillfragad, nu: datetime) -> bool:
    # The case, then the person: whoever changes either now is waited for, and what they did is read below.
    if tillfragad.arende is not None:
        lock_rows(tillfragad.arende)
    list(Person.objects.select_for_update(no_key=True).filter(pk=tillfragad.person).values_list("pk"))
    now = still_askable(tillfragad.handelse, is_sms=can_send(Utskick.Slag.SMS))
    if now is None:
        return False
    vag, adress = (Enkatvag.EPOST, now.epost) if now.epost else (Enkatvag.SMS, now.telefon)
    hemlighet = new_secret()
    forfragan = Enkatforfragan(
        dag=timezone.localdate(nu),
        vag=vag,
        **now.delar,
        skapad=nu,
        handelse=now.handelse,
        arende=now.arende,
        kontakt=now.kontakt,
        person=now.person,
        adress_hash=hash_address(adress),
        vilar=(nu, nu + VILA),
        hemlighet_hash=hash_secret(hemlighet),
        giltig_till=nu + GILLER,
    )
    # ON CONFLICT DO NOTHING: asked about this already, or resting – by person or by address – also if that happens right now.
    Enkatforfragan.objects.bulk_create([forfragan], ignore_conflicts=True)
    written = Enkatforfragan.objects.filter(hemlighet_hash=forfragan.hemlighet_hash).first()
    if written is None:
        return False
    send_survey(written, adress=adress, hemlighet=hemlighet)
    return True
