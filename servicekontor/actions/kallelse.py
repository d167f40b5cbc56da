"""Calling visitors to a desk. Two clerks never call the same: each takes a row that nobody else has locked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Anvandare
from servicekontor.actions.handelse import log_handelse
from servicekontor.actions.receptionsratt import check_reception
from servicekontor.models import Besokskategori, Kobiljett, Resurs
from servicekontor.status import Kontorshandelsetyp
from servicekontor.turordning import turn_of

Lage = Kobiljett.Lage


@transaction.atomic
def call_next(*, disk: Resurs, by: Anvandare, kategori: Besokskategori | None = None) -> Kobiljett | None:
    """Call the visitor whose turn it is to the desk, of one category if it is given; None when nobody waits.

    Tickets that another desk is calling this moment are passed over, so nobody is called twice and no desk waits for another.
    Raises OtillatenHandling while the desk has somebody.
    """
    disk = lock_disk(disk, by)
    waiting = Kobiljett.objects.filter(kontor=disk.kontor_id, datum=timezone.localdate(), lage=Lage.VANTAR)
    waiting = waiting.filter(onskad_disk__isnull=True) | waiting.filter(onskad_disk=disk)
    if kategori is not None:
        waiting = waiting.filter(kategori=kategori)
    biljett = waiting.order_by("turtid", "nummer").select_for_update(of=("self",), skip_locked=True, no_key=True).first()
    return None if biljett is None else _call(biljett, disk, by)


@transaction.atomic
def call_ticket(*, biljett: Kobiljett, disk: Resurs, by: Anvandare) -> Kobiljett:
    """Call this visitor before the others. Raises OtillatenHandling when another desk was first, or this one has somebody."""
    disk = lock_disk(disk, by)
    biljett = lock_ticket(biljett, by)
    if biljett.kontor_id != disk.kontor_id:
        raise Inmatningsfel(_("Välj en disk på kontoret."), falt="disk")
    if biljett.lage != Lage.VANTAR:
        raise OtillatenHandling(_("Nummer %(nummer)d väntar inte längre.") % {"nummer": biljett.nummer})
    return _call(biljett, disk, by)


@transaction.atomic
def call_again(*, biljett: Kobiljett, by: Anvandare) -> Kobiljett:
    """Let the display say the number once more."""
    biljett = lock_ticket(biljett, by)
    _require(biljett, Lage.KALLAD)
    biljett.kallad, biljett.antal_kallelser = timezone.now(), biljett.antal_kallelser + 1
    biljett.save(update_fields=["kallad", "antal_kallelser"])
    return biljett


@transaction.atomic
def mark_no_show(*, biljett: Kobiljett, by: Anvandare) -> Kobiljett:
    """Whoever was called did not come: the desk is free for the next."""
    biljett = lock_ticket(biljett, by)
    _require(biljett, Lage.KALLAD)
    biljett.lage, biljett.slutade = Lage.UTEBLIVEN, timezone.now()
    biljett.save(update_fields=["lage", "slutade"])
    _log(Kontorshandelsetyp.KOBILJETT_UTEBLIVEN, biljett, by)
    return biljett


@transaction.atomic
def transfer_ticket(*, biljett: Kobiljett, by: Anvandare, kategori: Besokskategori | None = None, disk: Resurs | None = None) -> Kobiljett:
    """Send somebody who waits or has been called on, to another category, another desk or both. The time waited goes along.

    Raises Inmatningsfel when it leads nowhere else, OtillatenHandling for somebody who is being helped or has left.
    """
    biljett = lock_ticket(biljett, by)
    _require(biljett, Lage.VANTAR, Lage.KALLAD)
    _check_target(biljett, kategori, disk)
    fran = biljett.kategori.kod
    if kategori is not None and kategori.pk != biljett.kategori_id:
        bokad = biljett.bokning.fran if biljett.bokning else None
        biljett.kategori, biljett.turtid = kategori, turn_of(tagen=biljett.tagen, prioritet=kategori.prioritet, bokad=bokad)
    biljett.lage, biljett.disk, biljett.onskad_disk = Lage.VANTAR, None, disk
    biljett.save(update_fields=["kategori", "turtid", "lage", "disk", "onskad_disk"])
    _log(Kontorshandelsetyp.KOBILJETT_FLYTTAD, biljett, by, fran=fran, till_disk=disk.pk if disk else None)
    return biljett


def lock_disk(disk: Resurs, by: Anvandare) -> Resurs:
    """The desk, locked, while it has nobody. Raises SaknarBehorighet, Inmatningsfel and OtillatenHandling."""
    disk = Resurs.objects.select_for_update(of=("self",), no_key=True).select_related("kontor").get(pk=disk.pk)
    check_reception(by, disk.kontor)
    if disk.slag != Resurs.Slag.DISK or not disk.is_active:
        raise Inmatningsfel(_("Välj en disk på kontoret."), falt="disk")
    busy = disk.kobiljetter.filter(lage__in=Kobiljett.VID_DISK).first()
    if busy is not None:
        raise OtillatenHandling(_("%(disk)s har redan nummer %(nummer)d.") % {"disk": disk, "nummer": busy.nummer})
    if disk.besok.filter(slutade__isnull=True).exists():
        raise OtillatenHandling(_("Avsluta först besöket vid %(disk)s.") % {"disk": disk})
    return disk


def lock_ticket(biljett: Kobiljett, by: Anvandare) -> Kobiljett:
    """The ticket as it stands, locked. Raises SaknarBehorighet."""
    rows = Kobiljett.objects.select_for_update(of=("self",), no_key=True).select_related("kontor", "kategori__enhet", "bokning", "disk")
    biljett = rows.get(pk=biljett.pk)
    check_reception(by, biljett.kontor)
    return biljett


def _check_target(biljett: Kobiljett, kategori: Besokskategori | None, disk: Resurs | None) -> None:
    if disk is not None and (disk.kontor_id != biljett.kontor_id or disk.slag != Resurs.Slag.DISK or not disk.is_active):
        raise Inmatningsfel(_("Välj en disk på kontoret."), falt="disk")
    same_kategori = kategori is None or kategori.pk == biljett.kategori_id
    if same_kategori and disk is None and biljett.lage == Lage.VANTAR:
        raise Inmatningsfel(_("Välj vart besökaren ska: en annan kategori, en annan disk eller båda."))
    if disk is not None and disk.pk == biljett.disk_id and same_kategori:
        raise Inmatningsfel(_("Besökaren är redan kallad till %(disk)s.") % {"disk": disk}, falt="disk")


def _call(biljett: Kobiljett, disk: Resurs, by: Anvandare) -> Kobiljett:
    nu = timezone.now()
    biljett.lage, biljett.disk, biljett.kallad, biljett.kallad_av = Lage.KALLAD, disk, nu, by
    is_first = biljett.forst_kallad is None
    biljett.forst_kallad, biljett.antal_kallelser = biljett.forst_kallad or nu, biljett.antal_kallelser + 1
    biljett.save(update_fields=["lage", "disk", "kallad", "kallad_av", "forst_kallad", "antal_kallelser"])
    _log(
        Kontorshandelsetyp.KOBILJETT_KALLAD,
        biljett,
        by,
        disk=disk.pk,
        vantade_sekunder=round((nu - biljett.tagen).total_seconds()),
        vantad=biljett.vantad,
        is_forsta=is_first,
        is_bokad=biljett.bokning_id is not None,
    )
    return biljett


def _require(biljett: Kobiljett, *lagen: Kobiljett.Lage) -> None:
    if biljett.lage not in lagen:
        raise OtillatenHandling(
            _("Det går inte längre: nummer %(nummer)d har läget %(lage)s.")
            % {"nummer": biljett.nummer, "lage": biljett.get_lage_display().lower()}
        )


def _log(typ: Kontorshandelsetyp, biljett: Kobiljett, by: Anvandare, **data: object) -> None:
    log_handelse(
        typ,
        by=by,
        kontor=biljett.kontor.kod,
        kategori=biljett.kategori.kod,
        enhet=biljett.kategori.enhet,
        sprak=biljett.sprak,
        kobiljett=biljett.pk,
        **data,
    )
