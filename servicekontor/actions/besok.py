"""Helping a visitor at a desk, and counting those who only had a simple question."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.bokningsutfall import serve_bokning
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.kallelse import lock_disk, lock_ticket
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Besok, Besokskategori, Kobiljett, Kontor, Kontorshandelse, Resurs, Tryck
from servicekontor.status import Bokningslage, Kontorshandelsetyp

Lage = Kobiljett.Lage
ANGERTID = timedelta(minutes=1)
"""How long a counted visit can be taken back: as long as one knows that the finger slipped."""


@transaction.atomic
def begin_visit(*, biljett: Kobiljett, by: Anvandare) -> Besok:
    """The called visitor has come to the desk. Raises OtillatenHandling for one who has not been called, or has left."""
    biljett = lock_ticket(biljett, by)
    if biljett.lage != Lage.KALLAD:
        raise OtillatenHandling(_("Nummer %(nummer)d är inte kallat till någon disk.") % {"nummer": biljett.nummer})
    biljett.lage = Lage.SERVERAS
    biljett.save(update_fields=["lage"])
    return _begin(biljett.disk, biljett.kategori, biljett.sprak, by, kobiljett=biljett)


@transaction.atomic
def begin_direct(*, disk: Resurs, kategori: Besokskategori, by: Anvandare, sprak: str = "sv") -> Besok:
    """Help somebody who walked up to the desk while nobody waited; no number is needed."""
    return _begin(lock_disk(disk, by), kategori, sprak, by, kobiljett=None)


@transaction.atomic
def end_visit(*, besok: Besok, by: Anvandare, tid: datetime | None = None) -> Besok:
    """The visitor leaves; `tid` is when, if that was a while ago. Raises OtillatenHandling when it has ended already."""
    rows = Besok.objects.select_for_update(of=("self",)).select_related("kontor", "kategori__enhet", "kobiljett__bokning")
    besok = rows.get(pk=besok.pk)
    check_reception(by, besok.kontor)
    if besok.slutade is not None:
        raise OtillatenHandling(_("Besöket är redan avslutat."))
    besok.slutade = max(tid or timezone.now(), besok.borjade)
    besok.save(update_fields=["slutade"])
    if besok.kobiljett is not None:
        _end_ticket(besok.kobiljett, besok.slutade, by)
    seconds = round((besok.slutade - besok.borjade).total_seconds())
    _log(Kontorshandelsetyp.BESOK_SLUTADE, besok, by, besok.slutade, sekunder=seconds)
    return besok


@transaction.atomic
def count_visit(*, kontor: Kontor, kategori: Besokskategori, by: Anvandare, tid: datetime | None = None) -> Kontorshandelse:
    """Count one simple visit of the category: somebody asked for the toilet, a form, the way."""
    check_reception(by, kontor)
    if not kategori.is_active:
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    return log_handelse(Kontorshandelsetyp.BESOK_RAKNAT, by=by, kontor=kontor.kod, kategori=kategori.kod, enhet=kategori.enhet, tid=tid)


@transaction.atomic
def undo_count(*, tryck: Tryck, by: Anvandare) -> Kontorshandelse:
    """Take back a simple visit that was counted by mistake: told as an event of its own, at the same moment, that figures count away.

    Raises OtillatenHandling when it has been taken back, or was too long ago.
    """
    tryck = Tryck.objects.select_for_update(of=("self",)).select_related("kontor").get(pk=tryck.pk)
    check_reception(by, tryck.kontor)
    raknat = Kontorshandelse.objects.select_related("enhet").filter(pk=tryck.svar.get("handelse"), typ=Kontorshandelsetyp.BESOK_RAKNAT)
    handelse = raknat.first()
    if handelse is None or tryck.svar.get("is_angrat"):
        raise OtillatenHandling(_("Besöket är redan borttaget."))
    if timezone.now() - tryck.mottaget > ANGERTID:
        raise OtillatenHandling(_("Det har gått för lång tid för att ångra."))
    tryck.svar = {**tryck.svar, "is_angrat": True}
    tryck.save(update_fields=["svar"])
    told = {"kontor": handelse.kontor, "kategori": handelse.kategori, "enhet": handelse.enhet, "tid": handelse.tid}
    return log_handelse(Kontorshandelsetyp.BESOK_ANGRAT, by=by, **told, handelse=handelse.pk)


def note_contact(*, nyckel: uuid.UUID) -> Besok | None:
    """The contact with this key has been saved: mark the visit that it is of, if it is one of ours, and return it.

    Called by the door of contacts in its own transaction; the key is the visit's, so a visit never has two contacts.
    """
    besok = Besok.objects.select_for_update(of=("self",)).select_related("kontor").filter(nyckel=nyckel).first()
    if besok is not None and besok.registrerad is None:
        besok.registrerad = timezone.now()
        besok.save(update_fields=["registrerad"])
    return besok


def _end_ticket(biljett: Kobiljett, slutade: datetime, by: Anvandare) -> None:
    """The place in the queue is done with, and so is what had been booked."""
    Kobiljett.objects.filter(pk=biljett.pk, lage=Lage.SERVERAS).update(lage=Lage.KLAR, slutade=slutade)
    if biljett.bokning is not None and biljett.bokning.lage == Bokningslage.ANLAND:
        serve_bokning(bokning=biljett.bokning, by=by)


def _begin(disk: Resurs, kategori: Besokskategori, sprak: str, by: Anvandare, *, kobiljett: Kobiljett | None) -> Besok:
    besok = Besok.objects.create(kontor=disk.kontor, disk=disk, kategori=kategori, sprak=sprak, kobiljett=kobiljett, av=by)
    is_bokad = kobiljett is not None and kobiljett.bokning_id is not None
    _log(Kontorshandelsetyp.BESOK_BORJADE, besok, by, besok.borjade, disk=disk.pk, is_bokad=is_bokad)
    return besok


def _log(typ: Kontorshandelsetyp, besok: Besok, by: Anvandare, tid: datetime, **data: object) -> None:
    log_handelse(
        typ,
        by=by,
        kontor=besok.kontor.kod,
        kategori=besok.kategori.kod,
        enhet=besok.kategori.enhet,
        sprak=besok.sprak,
        tid=tid,
        besok=besok.pk,
        kobiljett=besok.kobiljett_id,
        **data,
    )
