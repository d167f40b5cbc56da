"""Times that are given back: those who wait for an earlier one are asked in turn, everybody else gets it after a while."""

import random
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import OtillatenHandling
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsgrund import lock_bokning, record
from servicekontor.actions.tidslas import lock_times
from servicekontor.models import Belaggning, Bokning, Kontor, Motestyp, Vantelista
from servicekontor.notiser import bokning as notiser
from servicekontor.status import Bokningslage, Kontorshandelsetyp
from servicekontor.tidsok import Sokning, Tidsok

SLAPPS = (timedelta(minutes=10), timedelta(minutes=60))
"""A time given back is free to all after somewhere between these, drawn by lot: nobody can hand it over to whom they have chosen."""
ERBJUDS = timedelta(hours=4)
"""How long an earlier time waits for the one it was offered to."""
GAR_ATT_HINNA = timedelta(hours=2)
"""Nobody is offered a time that begins sooner than this."""


@in_transaction
def join_vantelista(*, bokning: Bokning) -> Vantelista:
    """The holder wants an earlier time of the same kind at the same office. Asked twice, it is one place in the line."""
    locked = lock_bokning(bokning, "flytta")
    if locked.is_over:
        raise OtillatenHandling(_("Mötet har redan börjat."))
    if not locked.epost:
        raise OtillatenHandling(_("Vi har ingen e-postadress att mejla till. Ring oss, så hjälper vi dig."))
    plats, is_new = Vantelista.objects.get_or_create(bokning=locked)
    if is_new:
        record(Kontorshandelsetyp.BOKNING_VANTAR, locked, by=None)
    return plats


@in_transaction
def leave_vantelista(*, bokning: Bokning) -> None:
    """The holder wants no earlier time."""
    Vantelista.objects.filter(bokning=bokning).delete()


def release(stretch: Belaggning, *, motestyp: Motestyp, kontor: Kontor, fran: datetime, nu: datetime) -> None:
    """Keep what has just been given back for the first who waits, or for a while for nobody; in the caller's transaction."""
    plats = _first_waiting(motestyp.pk, kontor.pk, fran, nu)
    left = fran - nu
    if left <= timedelta():
        return
    if plats is not None:
        until = nu + min(ERBJUDS, left / 2)
    else:
        shortest, longest = SLAPPS
        until = nu + min(random.uniform(shortest.total_seconds(), longest.total_seconds()) * timedelta(seconds=1), left / 2)
    _keep(stretch, plats, until)
    if plats is not None:
        _offer(plats, fran, until)


def pass_on_offers(nu: datetime | None = None) -> int:
    """Give the times that nobody took up to the next who waits; how many were dealt with. Two runs at once share them."""
    nu = nu or timezone.now()
    done = 0
    for pk in Belaggning.objects.dead(nu).filter(erbjuden__isnull=False).order_by("pk").values_list("pk", flat=True):
        done += _pass_on(pk, nu)
    return done


@in_transaction
def _pass_on(pk: int, nu: datetime) -> bool:
    lock_times(kontor=Belaggning.objects.filter(pk=pk).values_list("resurs__kontor", flat=True))
    rows = Belaggning.objects.select_for_update(skip_locked=True, of=("self",)).dead(nu)
    stretch = rows.select_related("erbjuden__bokning__motestyp", "erbjuden__bokning__kontor", "resurs").filter(pk=pk).first()
    if stretch is None or stretch.erbjuden is None:
        return False
    bokning, fran = stretch.erbjuden.bokning, stretch.tid.lower
    plats = _first_waiting(bokning.motestyp_id, stretch.resurs.kontor_id, fran, nu) if _is_held(stretch, nu) else None
    if plats is None:
        stretch.delete()
        return True
    until = nu + min(ERBJUDS, (fran - nu) / 2)
    stretch.erbjuden, stretch.haller_till = plats, until
    stretch.save(update_fields=["erbjuden", "haller_till"])
    _offer(plats, fran, until)
    return True


def _is_held(stretch: Belaggning, nu: datetime) -> bool:
    """Whether the office still receives at the time: it may have closed since the time was given back."""
    datum = timezone.localdate(stretch.tid.lower)
    sokning = Sokning(stretch.erbjuden.bokning.motestyp, (datum, datum), nu, is_personal=True)
    times = Tidsok.read(sokning, [stretch.resurs.kontor_id]).free().get(stretch.resurs.kontor_id, ())
    return any(tid.fran == stretch.tid.lower and stretch.resurs_id in plats.resurser for tid in times for plats in tid.platser)


def _first_waiting(motestyp: int, kontor: int, fran: datetime, nu: datetime) -> Vantelista | None:
    """Who has waited longest for a time before the own one, has no offer now, and has not passed this one up."""
    if fran < nu + GAR_ATT_HINNA:
        return None
    rows = Vantelista.objects.select_for_update(skip_locked=True, of=("self",)).exclude(erbjuden_fran=fran).exclude(erbjuden_till__gt=nu)
    waiting = rows.filter(bokning__motestyp=motestyp, bokning__kontor=kontor, bokning__fran__gt=fran, bokning__lage=Bokningslage.BEKRAFTAD)
    return waiting.select_related("bokning__motestyp", "bokning__kontor").order_by("skapad", "pk").first()


def _keep(stretch: Belaggning, plats: Vantelista | None, until: datetime) -> None:
    """The stretch without its booking, unless something else lies there already: the same booking moved a few minutes."""
    over = Belaggning.objects.filter(resurs=stretch.resurs_id, tid__overlap=stretch.tid)
    same = Belaggning.objects.filter(handlaggare=stretch.handlaggare_id, handlaggare__isnull=False, tid__overlap=stretch.tid)
    if not over.exists() and not same.exists():
        Belaggning.objects.create(
            resurs_id=stretch.resurs_id, handlaggare_id=stretch.handlaggare_id, tid=stretch.tid, erbjuden=plats, haller_till=until
        )


def _offer(plats: Vantelista, fran: datetime, until: datetime) -> None:
    plats.erbjuden_fran, plats.erbjuden_till = fran, until
    plats.save(update_fields=["erbjuden_fran", "erbjuden_till"])
    notiser.mail_offer(plats, fran, until)
