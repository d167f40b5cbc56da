"""What becomes of bookings and rooms when an office cannot keep its times: moved with a late stop, else cancelled, and all are told."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from operator import attrgetter

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import clock
from servicekontor.actions.bokningsgrund import record, set_lage
from servicekontor.alternativ import Alternativgivare
from servicekontor.att_ringa import must_be_called
from servicekontor.beroenden import Beroende, Drabbad, Orsak, Rubbning, Utfall
from servicekontor.models import Belaggning, Bokning, Kontor
from servicekontor.notiser import bokning as notiser
from servicekontor.resande import arrives
from servicekontor.status import Bokningslage, Kontorshandelsetyp

KOMMANDE = (Bokningslage.HALLEN, Bokningslage.BEKRAFTAD)


class Bokningar(Beroende):
    """Booked meetings, held ones too. Whoever settles them has locked their office alone (`tidslas.lock_to_close`)."""

    kod = "bokningar"

    def find(self, rubbning: Rubbning) -> list[Drabbad]:
        """Each meeting that has not begun, by its kind and desk."""
        rows = _concerned(rubbning).select_related("motestyp", "resurs").order_by("fran", "pk")
        return [_as_drabbad(bokning) for bokning in rows]

    def settle(self, rubbning: Rubbning, *, by: Anvandare | None) -> Utfall:
        """With a late stop those that still fit are moved as much, the last first, so that none is moved onto another."""
        moved = 0
        lost: list[tuple[Bokning, bool]] = []
        rows = sorted(_locked(_concerned(rubbning)), key=attrgetter("fran", "pk"), reverse=True)
        att_ringa = find_calls(rows)
        for bokning in rows:
            if rubbning.flyttas and _delay(bokning, rubbning, by):
                moved += 1
            else:
                lost.append((bokning, _cancel(bokning, rubbning, by)))
        _tell(lost, rubbning.mening, efter=lambda _bokning: rubbning.till, ersatts_av=rubbning.ersatts_av)
        return Utfall(moved, len(lost), att_ringa)


def find_calls(rows: Iterable[Bokning]) -> tuple[Drabbad, ...]:
    """Those of the meetings whose holders must be called, in the order of time; asked before they are moved or cancelled."""
    return tuple(sorted(_as_drabbad(bokning) for bokning in rows if must_be_called(bokning)))


def _as_drabbad(bokning: Bokning) -> Drabbad:
    text = f"{bokning.motestyp}, {bokning.resurs}, {clock(timezone.localtime(bokning.fran))}"
    return Drabbad(bokning.fran, text, bokning.pk, must_be_called(bokning))


def _locked(rows: QuerySet[Bokning]) -> list[Bokning]:
    """Those of the meetings that are still to come when they have been locked, in the order of their ids."""
    locked = Bokning.objects.select_for_update(of=("self",)).with_names().select_related("motestyp__arendetyp")
    return list(locked.filter(pk__in=list(rows.values_list("pk", flat=True)), lage__in=KOMMANDE).order_by("pk"))


def _concerned(rubbning: Rubbning) -> QuerySet[Bokning]:
    rows = Bokning.objects.filter(lage__in=KOMMANDE, kontor=rubbning.kontor)
    within = Q(fran__gte=max(rubbning.fran, timezone.now()))
    if rubbning.till is not None:
        within &= Q(fran__lt=rubbning.till)
    if rubbning.stopp is not None:
        within &= Q(stopp=rubbning.stopp)
    return rows.filter(within)


def _delay(bokning: Bokning, rubbning: Rubbning, by: Anvandare | None) -> bool:
    """Move a booking with the stop, unless it would then end after the stop, or its desk or officer is taken."""
    fran, till = bokning.fran + rubbning.flyttas, bokning.till + rubbning.flyttas
    belaggning = Belaggning.objects.get(bokning=bokning)
    tid = (belaggning.tid.lower + rubbning.flyttas, belaggning.tid.upper + rubbning.flyttas)
    if till > rubbning.stopp.ends or not _is_free(belaggning, tid) or not arrives(bokning, tid):
        return False
    was = bokning.fran
    belaggning.tid = tid
    belaggning.save(update_fields=["tid"])
    bokning.fran, bokning.till = fran, till
    bokning.save(update_fields=["fran", "till"])
    record(Kontorshandelsetyp.BOKNING_FLYTTAD, bokning, by=by, is_av_medborgare=False, fran=was.isoformat(), till=fran.isoformat())
    if bokning.lage == Bokningslage.BEKRAFTAD:
        notiser.mail_late(bokning, rubbning.mening)
        notiser.mail_officer(bokning)
    return True


def _is_free(belaggning: Belaggning, tid: tuple[datetime, datetime]) -> bool:
    same = Q(resurs=belaggning.resurs_id)
    if belaggning.handlaggare_id:
        same |= Q(handlaggare=belaggning.handlaggare_id)
    return not Belaggning.objects.filter(same, tid__overlap=tid).exclude(pk=belaggning.pk).exists()


def cancel_with_notice(ids: Sequence[int], *, mening: str, by: Anvandare) -> Utfall:
    """Cancel meetings that those who receive cannot hold, in the caller's transaction; who had them is offered others."""
    rows = _locked(Bokning.objects.filter(pk__in=ids))
    att_ringa = find_calls(rows)
    lost = [(b, _cancel(b, Rubbning(Orsak.STANGT, b.kontor, b.fran, b.till, mening), by)) for b in rows]
    _tell(lost, mening, efter=attrgetter("till"))
    return Utfall(0, len(lost), att_ringa)


def _cancel(bokning: Bokning, rubbning: Rubbning, by: Anvandare | None) -> bool:
    """Cancel it at once, so that others can be moved to its time; whether it was confirmed, so that somebody is to be told."""
    was_confirmed = bokning.lage == Bokningslage.BEKRAFTAD
    set_lage(bokning, Bokningslage.AVBOKAD)
    Belaggning.objects.filter(bokning=bokning).delete()
    record(
        Kontorshandelsetyp.BOKNING_AVBOKAD, bokning, by=by, is_av_medborgare=False, orsak=str(rubbning.orsak), fran=bokning.fran.isoformat()
    )
    return was_confirmed


def _tell(
    lost: Iterable[tuple[Bokning, bool]],
    mening: str,
    *,
    efter: Callable[[Bokning], datetime | None],
    ersatts_av: Kontor | None = None,
) -> None:
    """Tell those who had confirmed, when all are cancelled: who had the first time is offered the first of the others."""
    givare = Alternativgivare()
    for bokning in sorted((b for b, was_confirmed in lost if was_confirmed), key=attrgetter("fran", "pk")):
        notiser.mail_disrupted(bokning, mening, givare.deal(bokning, efter=efter(bokning), ersatts_av=ersatts_av))
        notiser.mail_officer(bokning)


class Lokalbokningar(Beroende):
    """Rooms that departments have reserved."""

    kod = "lokalbokningar"

    def find(self, rubbning: Rubbning) -> list[Drabbad]:
        """Each time of each reservation, by the room and what it is for."""
        rows = _reserved(rubbning).select_related("reservation", "resurs")
        return [Drabbad(b.tid.lower, _("%(lokal)s: %(rubrik)s") % {"lokal": b.resurs, "rubrik": b.reservation.rubrik}, b.pk) for b in rows]

    def settle(self, rubbning: Rubbning, *, by: Anvandare | None) -> Utfall:
        """Give the rooms back and tell those who had them."""
        locked = _reserved(rubbning).select_for_update(of=("self",)).select_related("reservation__skapad_av", "resurs__kontor")
        rows = list(locked.order_by("pk"))
        for stretch in rows:
            notiser.mail_room_lost(stretch, rubbning.mening)
        Belaggning.objects.filter(pk__in=[stretch.pk for stretch in rows]).delete()
        return Utfall(0, len(rows))


def _reserved(rubbning: Rubbning) -> QuerySet[Belaggning]:
    begin = max(rubbning.fran, timezone.now())
    rows = Belaggning.objects.filter(reservation__isnull=False, resurs__kontor=rubbning.kontor, tid__startswith__gte=begin)
    if rubbning.stopp is not None:
        rows = rows.filter(resurs__in=rubbning.stopp.resurser())
    return rows.filter(tid__startswith__lt=rubbning.till) if rubbning.till else rows
