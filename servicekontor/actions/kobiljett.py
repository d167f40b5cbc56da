"""Taking a place in the queue: at the kiosk, with a telephone, at the desk."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.receptionsratt import check_reception, queue_begins, takes_visitors
from servicekontor.kolage import predict
from servicekontor.models import Besokskategori, Bokning, Kobiljett, Kontor
from servicekontor.models.mottagning import HOGSTA_NUMMER, derive_kod, hash_kod
from servicekontor.status import Kontorshandelsetyp
from servicekontor.turordning import turn_of

FLEST_VANTANDE = 150
"""Who wait at an office before visitors are asked to speak with the staff instead: more than any can help in a day."""


class Stangt(OtillatenHandling):
    """The office takes no visitors now."""


@transaction.atomic
def take_ticket(
    *,
    kontor: Kontor,
    kategori: Besokskategori,
    dorr: Kobiljett.Dorr,
    nyckel: uuid.UUID,
    sprak: str = "sv",
    by: Anvandare | None = None,
    bokning: Bokning | None = None,
    tid: datetime | None = None,
) -> Kobiljett:
    """Give the next number of the day; the same `nyckel` again gives the same ticket.

    `by` is None when a visitor takes it, which is possible only while the office takes visitors (Stangt). `tid` is when it
    was taken, for one that was taken off-line: nobody has waited since before the office opened today. Raises Inmatningsfel,
    OtillatenHandling when the queue is full.
    """
    if by is not None:
        check_reception(by, kontor)
    # Numbers are given one at a time; others may read the office and refer to it meanwhile.
    kontor = Kontor.objects.select_for_update(no_key=True).get(pk=kontor.pk)
    already = Kobiljett.objects.filter(nyckel=nyckel).first()
    if already is not None:
        return _same(already, kontor)
    nu = timezone.now()
    _check(kontor, kategori, sprak, by, nu, is_bokad=bokning is not None)
    biljett = _make(kontor, kategori, dorr, nyckel, sprak, bokning, max(tid, queue_begins(kontor, nu)) if tid else nu, nu)
    log_handelse(
        Kontorshandelsetyp.KOBILJETT_TAGEN,
        by=by,
        kontor=kontor.kod,
        kategori=kategori.kod,
        enhet=kategori.enhet,
        sprak=sprak,
        tid=biljett.tagen,
        is_av_medborgare=by is None,
        kobiljett=biljett.pk,
        dorr=dorr.value,
        vantad=biljett.vantad,
        is_bokad=bokning is not None,
    )
    return biljett


def _same(biljett: Kobiljett, kontor: Kontor) -> Kobiljett:
    if biljett.kontor_id != kontor.pk:
        raise OtillatenHandling(_("Kölappen gäller ett annat kontor."))
    return biljett


def _check(kontor: Kontor, kategori: Besokskategori, sprak: str, by: Anvandare | None, nu: datetime, *, is_bokad: bool) -> None:
    if sprak not in SAMTALSSPRAK:
        raise Inmatningsfel(_("Välj ett språk i listan."), falt="sprak")
    if not kategori.is_active or (by is None and not is_bokad and not kategori.is_i_kiosk):
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    if by is not None:
        return
    if not takes_visitors(kontor, nu):
        raise Stangt(_("Kontoret är stängt nu, så det går inte att ta en kölapp."))
    waiting = Kobiljett.objects.filter(kontor=kontor, datum=timezone.localdate(nu), lage=Kobiljett.Lage.VANTAR).count()
    if waiting >= FLEST_VANTANDE:
        raise OtillatenHandling(_("Kön är full just nu. Prata med personalen, så får du hjälp."))


def _make(
    kontor: Kontor,
    kategori: Besokskategori,
    dorr: Kobiljett.Dorr,
    nyckel: uuid.UUID,
    sprak: str,
    bokning: Bokning | None,
    tagen: datetime,
    nu: datetime,
) -> Kobiljett:
    today = timezone.localdate(nu)
    last = Kobiljett.objects.filter(kontor=kontor, datum=today).aggregate(hogst=Max("nummer"))["hogst"] or 0
    if last >= HOGSTA_NUMMER:
        raise OtillatenHandling(_("Dagens nummer är slut. Prata med personalen, så får du hjälp."))
    turtid = turn_of(tagen=tagen, prioritet=kategori.prioritet, bokad=bokning.fran if bokning else None)
    return Kobiljett.objects.create(
        kontor=kontor,
        datum=today,
        nummer=last + 1,
        kategori=kategori,
        sprak=sprak,
        dorr=dorr,
        nyckel=nyckel,
        kod_hash=hash_kod(derive_kod(nyckel)),
        bokning=bokning,
        turtid=turtid,
        tagen=tagen,
        vantad=predict(kontor, turtid=turtid, nu=nu)[1],
    )
