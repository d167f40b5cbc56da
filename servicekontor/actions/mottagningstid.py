"""Times of reception: a unit publishes them, ends them, and closes single dates; what was booked is never left hanging."""

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.transaktion import in_transaction
from servicekontor.actions.bokningsrubbning import cancel_with_notice, find_calls
from servicekontor.actions.tidslas import lock_to_close
from servicekontor.att_ringa import say_calls
from servicekontor.beroenden import Utfall
from servicekontor.bokningsratt import check_publishes
from servicekontor.models import Bokning, Kontor, Motestyp, Mottagningstid, Mottagningsundantag, Resurs
from servicekontor.oppettider import takes_week
from servicekontor.status import Bokningslage


@in_transaction
def publish_mottagningstid(
    *,
    motestyp: Motestyp,
    kontor: Kontor,
    veckodag: int,
    veckor: str,
    fran: time,
    till: time,
    galler_fran: date,
    galler_till: date | None,
    resurser: Sequence[Resurs],
    handlaggare: Sequence[Anvandare],
    by: Anvandare,
) -> Mottagningstid:
    """Let a kind of meeting be booked on a weekday at an office. Raises Inmatningsfel naming the field."""
    check_publishes(by, motestyp.enhet_id)
    check_stretch(motestyp, kontor, fran, till, resurser)
    if galler_till is not None and galler_till < galler_fran:
        raise Inmatningsfel(_("Sista dagen kan inte komma före den första."), falt="galler_till")
    tid = Mottagningstid.objects.create(
        motestyp=motestyp,
        kontor=kontor,
        veckodag=veckodag,
        veckor=veckor,
        fran=fran,
        till=till,
        galler_fran=galler_fran,
        galler_till=galler_till,
    )
    tid.resurser.set(resurser)
    tid.handlaggare.set(handlaggare)
    return tid


def check_stretch(motestyp: Motestyp, kontor: Kontor, fran: time, till: time, resurser: Sequence[Resurs]) -> None:
    """Raise Inmatningsfel, naming the field, for hours and resources where the meeting cannot be received."""
    if till != time(0) and till <= fran:
        raise Inmatningsfel(_("Tiden ”till” måste vara senare än ”från”."), falt="till")
    if not resurser:
        raise Inmatningsfel(_("Välj minst en disk, ett rum eller en dator."), falt="resurser")
    if any(r.kontor_id != kontor.pk or r.slag != motestyp.resursslag for r in resurser):
        raise Inmatningsfel(_("Välj bland det som finns på kontoret och som mötet behöver."), falt="resurser")


@in_transaction
def end_mottagningstid(*, mottagningstid: Mottagningstid, sista_dag: date, is_avbokning: bool, by: Anvandare) -> Utfall:
    """Let it hold no longer than up to and with the date; what became of booked meetings.

    Meetings booked after it must be cancelled with notice (`is_avbokning`), else OtillatenHandling tells how many there are.
    """
    locked = lock_mottagningstid(mottagningstid, by)
    if sista_dag < locked.galler_fran - timedelta(days=1):
        raise Inmatningsfel(_("Sista dagen kan inte komma före den första."), falt="sista_dag")
    booked = check_booked(locked, sista_dag + timedelta(days=1), None, is_avbokning=is_avbokning)
    if sista_dag < locked.galler_fran:
        locked.delete()
    else:
        locked.galler_till = sista_dag
        locked.save(update_fields=["galler_till"])
    return cancel_booked(booked, "", by=by)


@in_transaction
def close_date(*, mottagningstid: Mottagningstid, datum: date, orsak: str, is_avbokning: bool, by: Anvandare) -> Utfall:
    """Receive nobody on a date; what became of booked meetings. As `end_mottagningstid`."""
    locked = lock_mottagningstid(mottagningstid, by)
    if datum < timezone.localdate():
        raise Inmatningsfel(_("Välj en dag som inte har varit."), falt="datum")
    if datum.weekday() != locked.veckodag or not takes_week(locked.veckor, datum):
        raise Inmatningsfel(_("Ni tar inte emot den dagen ändå."), falt="datum")
    booked = check_booked(locked, datum, datum, is_avbokning=is_avbokning)
    try:
        with transaction.atomic():
            Mottagningsundantag.objects.create(mottagningstid=locked, datum=datum, orsak=orsak)
    except IntegrityError as error:
        raise OtillatenHandling(_("Det finns redan ett undantag för det datumet."), falt="datum") from error
    return cancel_booked(booked, orsak, by=by)


def lock_mottagningstid(mottagningstid: Mottagningstid, by: Anvandare) -> Mottagningstid:
    """Be alone with it and with the times of its office. Raises SaknarBehorighet for one who does not publish it."""
    lock_to_close(mottagningstid.kontor_id)
    locked = Mottagningstid.objects.select_for_update(of=("self",)).select_related("motestyp", "kontor").get(pk=mottagningstid.pk)
    check_publishes(by, locked.motestyp.enhet_id)
    return locked


def booked_in(mottagningstid: Mottagningstid, fran: date, till: date | None) -> list[Bokning]:
    """The meetings to come that were booked in the stretch, from one date up to and with another."""
    rows = Bokning.objects.filter(motestyp=mottagningstid.motestyp, kontor=mottagningstid.kontor, resurs__in=mottagningstid.resurser.all())
    rows = rows.filter(lage__in=(Bokningslage.HALLEN, Bokningslage.BEKRAFTAD), fran__gt=timezone.now()).with_names()
    return [b for b in rows.select_related("motestyp__arendetyp") if _is_in(mottagningstid, b, fran, till)]


def _is_in(mottagningstid: Mottagningstid, bokning: Bokning, fran: date, till: date | None) -> bool:
    local = timezone.localtime(bokning.fran)
    is_that_day = local.date() >= fran and (till is None or local.date() <= till) and local.weekday() == mottagningstid.veckodag
    ends = mottagningstid.till if mottagningstid.till != time(0) else time.max
    return is_that_day and takes_week(mottagningstid.veckor, local.date()) and mottagningstid.fran <= local.time() < ends


def check_booked(
    mottagningstid: Mottagningstid,
    fran: date,
    till: date | None,
    *,
    is_avbokning: bool,
    fits: Callable[[Bokning], bool] = lambda _bokning: False,
) -> list[int]:
    """The meetings to come in the stretch that do not fit any longer. Raises OtillatenHandling unless they are to be cancelled."""
    booked = [bokning for bokning in booked_in(mottagningstid, fran, till) if not fits(bokning)]
    if booked and not is_avbokning:
        said = ngettext(
            "%(antal)d bokat möte berörs. Kryssa för att det ska ställas in, eller flytta det först.",
            "%(antal)d bokade möten berörs. Kryssa för att de ska ställas in, eller flytta dem först.",
            len(booked),
        ) % {"antal": len(booked)}
        raise OtillatenHandling(" ".join(filter(None, [said, _foretell_calls(booked)])), falt="is_avbokning")
    return [bokning.pk for bokning in booked]


def _foretell_calls(booked: list[Bokning]) -> str:
    """Whom no mail will reach, before anything is cancelled."""
    rows = find_calls(booked)
    said = ngettext("%(antal)d person har ingen e-post.", "%(antal)d personer har ingen e-post.", len(rows)) % {"antal": len(rows)}
    return f"{said} {say_calls(rows)}" if rows else ""


def cancel_booked(booked: list[int], orsak: str, *, by: Anvandare) -> Utfall:
    """After the times are gone, so that none of them is offered instead."""
    return cancel_with_notice(booked, mening=orsak or _("Den som skulle ta emot kan inte den dagen."), by=by)
