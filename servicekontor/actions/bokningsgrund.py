"""What every action on bookings does the same: take a time under ordered locks, check the move, write the event.

Locks are taken in the order of `tidslas`. The exclusion constraints of `Belaggning` hold whatever happens here.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.fel import InaktuellSida, Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.tidslas import lock_times
from servicekontor.lediga_tider import Ledigtid
from servicekontor.models import Belaggning, Bokning, Kontor, Motestyp
from servicekontor.status import BOKNINGSDRAG, Bokningslage, Kontorshandelsetyp
from servicekontor.tidsok import Sokning, Tidsok, next_free

_NOT_OFFERED = gettext_lazy("Den tiden går inte att boka. Välj en av de lediga tiderna.")


class TidenTagen(OtillatenHandling):
    """Somebody else was first. `lediga` are the next free times."""

    def __init__(self, lediga: Sequence[Ledigtid]) -> None:
        """Say it, and remember what can be had instead."""
        super().__init__(_("Tiden hann bli bokad. Välj en annan av de lediga tiderna."), falt="fran")
        self.lediga = list(lediga)


@dataclass(frozen=True)
class Grepp:
    """A time that is ours to write, for the locks are held: where, with whom, and until when it is occupied."""

    fran: datetime
    till: datetime
    resurs: int
    handlaggare: int | None
    stopp: int | None
    paus: timedelta

    @property
    def tid(self) -> tuple[datetime, datetime]:
        """What is occupied, the break after the meeting included."""
        return self.fran, self.till + self.paus


def take_time(
    motestyp: Motestyp, kontor: Kontor, fran: datetime, *, nu: datetime, is_personal: bool, bokning: Bokning | None = None
) -> Grepp:
    """Lock the office, a desk and an officer that are free at the time; what is dead there is ended.

    Raises TidenTagen for a time that is taken, Inmatningsfel for one that cannot be booked at all.
    """
    if not nu - timedelta(days=1) < fran < nu + timedelta(days=motestyp.dagar_fram + 1):
        raise Inmatningsfel(_NOT_OFFERED, falt="fran")
    datum = timezone.localdate(fran)
    sokning = Sokning(motestyp, (datum, datum), nu, is_personal, bokning)
    lock_times(kontor=[kontor.pk])
    wanted = _find_time(sokning, kontor, fran)
    resurser = {r for plats in wanted.platser for r in plats.resurser}
    personer = {p for plats in wanted.platser for p in plats.handlaggare}
    lock_times(resurser=resurser, personer=personer)
    # What was read before the locks may have been taken while we waited for them.
    found = _find_time(sokning, kontor, fran)
    for plats in found.platser:
        free = [r for r in plats.resurser if r in resurser]
        people = [p for p in plats.handlaggare if p in personer] if plats.has_personer else [None]
        if free and people:
            grepp = Grepp(found.fran, found.till, free[0], people[0], plats.stopp, timedelta(minutes=motestyp.buffert))
            end_dead(grepp, nu=nu, bokning=bokning)
            return grepp
    raise TidenTagen(next_free(motestyp, [kontor], nu=nu))


def _find_time(sokning: Sokning, kontor: Kontor, fran: datetime) -> Ledigtid:
    tidsok = Tidsok.read(sokning, [kontor.pk])
    for tid in tidsok.free().get(kontor.pk, ()):
        if tid.fran == fran:
            return tid
    if any(tid.fran == fran for tid in tidsok.free(is_busy=False).get(kontor.pk, ())):
        raise TidenTagen(next_free(sokning.motestyp, [kontor], nu=sokning.nu))
    raise Inmatningsfel(_NOT_OFFERED, falt="fran")


def end_dead(grepp: Grepp, *, nu: datetime, bokning: Bokning | None = None) -> None:
    """End the expired holds where the time is wanted, and take away what kept it; what `bokning` was offered there too."""
    same = Q(resurs=grepp.resurs) | Q(handlaggare=grepp.handlaggare) if grepp.handlaggare else Q(resurs=grepp.resurs)
    over = Belaggning.objects.filter(same, tid__overlap=grepp.tid)
    end_holds(Bokning.objects.filter(belaggning__in=over.dead(nu)))
    own = Q(erbjuden__bokning=bokning) if bokning is not None else Q(pk__in=[])
    over.filter(Q(haller_till__lte=nu) | own).delete()


def end_holds(expired: Any) -> int:  # noqa: ANN401
    """Cancel bookings whose hold has expired, and say so; how many. The rows are locked in order."""
    locked = Bokning.objects.select_for_update(of=("self",)).select_related("motestyp__enhet", "motestyp__arendetyp", "kontor")
    ended = list(locked.filter(pk__in=list(expired.values_list("pk", flat=True)), lage=Bokningslage.HALLEN).order_by("pk"))
    for bokning in ended:
        set_lage(bokning, Bokningslage.AVBOKAD)
        record(Kontorshandelsetyp.BOKNING_AVBOKAD, bokning, by=None, is_av_medborgare=False, orsak="utgangen")
    return len(ended)


def occupy(bokning: Bokning, grepp: Grepp) -> None:
    """Write what a booking occupies. The database has the last word: what it refuses is taken."""
    try:
        with transaction.atomic():
            Belaggning.objects.create(
                resurs_id=grepp.resurs,
                handlaggare_id=grepp.handlaggare,
                tid=grepp.tid,
                bokning=bokning,
                haller_till=bokning.hallen_till,
            )
    except IntegrityError as error:
        raise TidenTagen(next_free(bokning.motestyp, [bokning.kontor])) from error


def lock_office_of(bokning: Bokning, *andra: Kontor) -> set[int]:
    """Lock the office where the booking is now, and others with it; their ids."""
    kontor = {*Bokning.objects.filter(pk=bokning.pk).values_list("kontor", flat=True), *(k.pk for k in andra)}
    lock_times(kontor=kontor)
    return kontor


def lock_bokning(bokning: Bokning, drag: str, *, kontor: Collection[int] | None = None) -> Bokning:
    """Lock the row, read it again, and check that the move is allowed now. Raises OtillatenHandling.

    `kontor` are the offices that are locked; InaktuellSida when it has been moved to another meanwhile.
    """
    Bokning.objects.select_for_update().filter(pk=bokning.pk).values_list("pk", flat=True).first()
    locked = Bokning.objects.with_names().select_related("motestyp__arendetyp").get(pk=bokning.pk)
    if kontor is not None and locked.kontor_id not in kontor:
        raise InaktuellSida(_("Någon annan har ändrat detta. Ladda om sidan och försök igen."))
    fran, _till = BOKNINGSDRAG[drag]
    if locked.lage not in fran:
        raise OtillatenHandling(_refusal(locked))
    if locked.lage == Bokningslage.HALLEN and locked.hallen_till <= timezone.now():
        raise OtillatenHandling(_("Tiden hölls inte längre än så. Välj en ny tid."))
    return locked


def _refusal(bokning: Bokning) -> str:
    sentences = {
        Bokningslage.HALLEN: _("Tiden är inte bekräftad än."),
        Bokningslage.BEKRAFTAD: _("Tiden är redan bekräftad."),
        Bokningslage.ANLAND: _("Besökaren har redan kommit."),
        Bokningslage.BETJANAD: _("Mötet är redan hållet."),
        Bokningslage.UTEBLIVEN: _("Tiden har passerat."),
        Bokningslage.AVBOKAD: _("Tiden är redan avbokad."),
    }
    return sentences[Bokningslage(bokning.lage)]


def set_lage(bokning: Bokning, lage: Bokningslage, *also: str) -> None:
    """Save the state; nothing is held any longer."""
    bokning.lage = lage
    bokning.hallen_till = None
    bokning.save(update_fields=["lage", "hallen_till", *also])


def record(typ: Kontorshandelsetyp, bokning: Bokning, *, by: Anvandare | None, is_av_medborgare: bool | None = None, **data: Any) -> None:
    """Write what happened to a booking. Without `by` it was the citizen, unless `is_av_medborgare` says that it was the clock."""
    log_handelse(
        typ,
        by=by,
        kontor=bokning.kontor.kod,
        kategori=bokning.motestyp.kod,
        enhet=bokning.motestyp.enhet,
        arendetyp=bokning.motestyp.arendetyp,
        sprak=bokning.sprak,
        is_av_medborgare=by is None if is_av_medborgare is None else is_av_medborgare,
        bokning=bokning.pk,
        **data,
    )
