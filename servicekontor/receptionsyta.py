"""What the reception page of an office shows now: read in a fixed number of queries, however long the queue is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Anvandare
from servicekontor.actions.besok import ANGERTID
from servicekontor.kolage import honesty, predict
from servicekontor.models import Besok, Besokskategori, Bokning, Kobiljett, Kontor, Resurs, Resursbruk, Tryck
from servicekontor.oppettider import Oppetdag, Oppettidsplan
from servicekontor.status import Bokningslage
from servicekontor.vantetid import Traffsakerhet

SYNLIGA_BOKNINGAR = (Bokningslage.BEKRAFTAD, Bokningslage.ANLAND, Bokningslage.BETJANAD, Bokningslage.UTEBLIVEN)
FLEST_UTAN_KONTAKT = 10


@dataclass(frozen=True)
class Diskrad:
    """A desk, and who is at it."""

    disk: Resurs
    biljett: Kobiljett | None = None
    besok: Besok | None = None


@dataclass(frozen=True)
class Resursrad:
    """A computer or a room, and whether somebody uses it."""

    resurs: Resurs
    bruk: Resursbruk | None


@dataclass
class Receptionsyta:
    """The whole page. `min` is the desk that the user works at, if one has been chosen."""

    kontor: Kontor
    nu: datetime
    oppetdag: Oppetdag
    diskar: list[Diskrad]
    resurser: list[Resursrad]
    vantande: list[Kobiljett]
    kategorier: list[Besokskategori]
    bokningar: list[Bokning]
    utan_kontakt: list[Besok]
    vantan: int
    traff: Traffsakerhet | None
    raknat: Tryck | None = None
    min: Diskrad | None = field(default=None)

    @property
    def utan_nat(self) -> dict[str, Any]:
        """What the browser keeps of the page for when the line is gone: nothing of who waits or has booked."""
        helped = [(rad.disk, rad.besok) for rad in self.diskar if rad.besok is not None]
        return {
            "kod": self.kontor.kod,
            "namn": self.kontor.namn,
            "kategorier": [{"pk": kategori.pk, "namn": kategori.namn} for kategori in self.kategorier],
            "besok": [{"pk": besok.pk, "namn": _name(disk, besok)} for disk, besok in helped],
            "resurser": [{"pk": rad.resurs.pk, "namn": rad.resurs.namn, "is_upptagen": rad.bruk is not None} for rad in self.resurser],
        }


def read_reception(kontor: Kontor, *, user: Anvandare, disk: int | None) -> Receptionsyta:
    """Read the page of an office for one who works at its desk `disk`."""
    nu = timezone.now()
    tickets = _tickets(kontor)
    visits = list(Besok.objects.filter(kontor=kontor, slutade__isnull=True).select_related("kobiljett__bokning", "kategori"))
    open_use = Prefetch("bruk", Resursbruk.objects.filter(slutade__isnull=True), to_attr="pagaende")
    resurser = list(kontor.resurser.filter(is_active=True).prefetch_related(open_use))
    diskar = _desks([r for r in resurser if r.slag == Resurs.Slag.DISK], tickets, visits)
    return Receptionsyta(
        kontor=kontor,
        nu=nu,
        oppetdag=Oppettidsplan.of(kontor).day(timezone.localdate(nu)),
        diskar=diskar,
        resurser=[Resursrad(r, next(iter(r.pagaende), None)) for r in resurser if r.slag != Resurs.Slag.DISK],
        vantande=[ticket for ticket in tickets if ticket.lage == Kobiljett.Lage.VANTAR],
        kategorier=list(Besokskategori.objects.filter(is_active=True)),
        bokningar=_bookings(kontor, nu),
        utan_kontakt=_without_contact(kontor, user, nu),
        vantan=predict(kontor, turtid=nu, nu=nu)[1],
        traff=honesty(kontor, nu),
        raknat=_just_counted(kontor, user, nu),
        min=next((rad for rad in diskar if rad.disk.pk == disk), None),
    )


def _just_counted(kontor: Kontor, user: Anvandare, nu: datetime) -> Tryck | None:
    """The simple visit that the user counted last, as long as it can be taken back."""
    taps = Tryck.objects.filter(kontor=kontor, av=user, slag=Tryck.Slag.RAKNA, mottaget__gte=nu - ANGERTID)
    return taps.filter(svar__has_key="handelse").exclude(svar__has_key="is_angrat").order_by("-mottaget").first()


def _name(disk: Resurs, besok: Besok) -> str:
    """Which visit it is, by what is no secret: the number and the desk."""
    if besok.kobiljett is None:
        return _("vid %(disk)s") % {"disk": disk}
    return _("nummer %(nummer)d, %(disk)s") % {"nummer": besok.kobiljett.nummer, "disk": disk}


def _tickets(kontor: Kontor) -> list[Kobiljett]:
    living = (Kobiljett.Lage.VANTAR, *Kobiljett.VID_DISK)
    rows = Kobiljett.objects.filter(kontor=kontor, datum=timezone.localdate(), lage__in=living)
    return list(rows.select_related("kategori", "bokning", "onskad_disk").order_by("turtid", "nummer"))


def _desks(diskar: list[Resurs], tickets: list[Kobiljett], visits: list[Besok]) -> list[Diskrad]:
    at_desk = {ticket.disk_id: ticket for ticket in tickets if ticket.lage in Kobiljett.VID_DISK}
    helped = {besok.disk_id: besok for besok in visits}
    return [Diskrad(disk, at_desk.get(disk.pk), helped.get(disk.pk)) for disk in diskar]


def _bookings(kontor: Kontor, nu: datetime) -> list[Bokning]:
    today = Bokning.objects.filter(kontor=kontor, fran__date=timezone.localdate(nu), lage__in=SYNLIGA_BOKNINGAR)
    return list(today.with_names().order_by("fran"))


def _without_contact(kontor: Kontor, user: Anvandare, nu: datetime) -> list[Besok]:
    """The user's visits of today that have ended without a saved contact."""
    today = timezone.localdate(nu)
    rows = Besok.objects.filter(kontor=kontor, av=user, slutade__isnull=False, registrerad__isnull=True, borjade__date=today)
    return list(rows.select_related("kategori", "kobiljett")[:FLEST_UTAN_KONTAKT])
