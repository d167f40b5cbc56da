"""Computers and rooms that visitors use without having booked."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Resurs, Resursbruk
from servicekontor.status import Kontorshandelsetyp


@transaction.atomic
def take_resource(*, resurs: Resurs, by: Anvandare, tid: datetime | None = None) -> Resursbruk:
    """Somebody begins to use the computer or the room. Raises OtillatenHandling when somebody does already.

    `tid` is when, if that was a while ago; whoever used it then is taken to have left by the time that was told.
    """
    resurs = _locked(resurs, by)
    if resurs.slag == Resurs.Slag.DISK or not resurs.is_active:
        raise Inmatningsfel(_("Välj en dator eller ett rum på kontoret."), falt="resurs")
    if resurs.bruk.filter(slutade__isnull=True).exists():
        raise OtillatenHandling(_("%(resurs)s är upptagen.") % {"resurs": resurs})
    free_since = resurs.bruk.aggregate(senast=Max("slutade"))["senast"]
    begins = max(filter(None, (tid or timezone.now(), free_since)))
    bruk = Resursbruk.objects.create(resurs=resurs, borjade=begins, av=by)
    _log(Kontorshandelsetyp.RESURS_BORJADE, bruk, by, bruk.borjade)
    return bruk


@transaction.atomic
def release_resource(*, resurs: Resurs, by: Anvandare, tid: datetime | None = None) -> Resursbruk:
    """It is free again. Raises OtillatenHandling when nobody used it."""
    resurs = _locked(resurs, by)
    bruk = resurs.bruk.filter(slutade__isnull=True).first()
    if bruk is None:
        raise OtillatenHandling(_("%(resurs)s är redan ledig.") % {"resurs": resurs})
    bruk.slutade = max(tid or timezone.now(), bruk.borjade)
    bruk.save(update_fields=["slutade"])
    seconds = round((bruk.slutade - bruk.borjade).total_seconds())
    _log(Kontorshandelsetyp.RESURS_SLUTADE, bruk, by, bruk.slutade, sekunder=seconds)
    return bruk


def _locked(resurs: Resurs, by: Anvandare) -> Resurs:
    resurs = Resurs.objects.select_for_update(of=("self",), no_key=True).select_related("kontor").get(pk=resurs.pk)
    check_reception(by, resurs.kontor)
    return resurs


def _log(typ: Kontorshandelsetyp, bruk: Resursbruk, by: Anvandare, tid: datetime, **data: object) -> None:
    resurs = bruk.resurs
    log_handelse(typ, by=by, kontor=resurs.kontor.kod, tid=tid, resurs=resurs.pk, slag=resurs.slag, **data)
