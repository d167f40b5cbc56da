"""What the reception page of an office shows now: read in a fixed number of queries, however long the queue is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.models import Anvandare
from servicekontor.actions.besok import ANGERTID
from servicekontor.kolage import NYSS, honesty_lately, tickets_of, wait_behind
from servicekontor.models import Besok, Besokskategori, Bokning, Kobiljett, Kontor, Resurs, Tryck
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
    """A computer or a room, and since when somebody uses it."""

    resurs: Resurs
    sedan: datetime | None


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
            "resurser": [{"pk": rad.resurs.pk, "namn": rad.resurs.namn, "is_upptagen": rad.sedan is not None} for rad in self.resurser],
        }


def read_reception(kontor: Kontor, *, user: Anvandare, disk: int | None) -> Receptionsyta:
    """Read the page of an office for one who works at its desk `disk`."""
    nu = timezone.now()
    tickets = _tickets(kontor, nu)
    waiting = [ticket for ticket in tickets if ticket.lage == Kobiljett.Lage.VANTAR]
    visits = _visits(kontor, user, nu)
    in_use = FilteredRelation("bruk", condition=Q(bruk__slutade__isnull=True))
    resurser = list(kontor.resurser.filter(is_active=True).annotate(pagaende=in_use, sedan=F("pagaende__borjade")))
    diskar = _desks([r for r in resurser if r.slag == Resurs.Slag.DISK], tickets, visits)
    at_desks = [(ticket.disk_id, ticket.lage) for ticket in tickets]
    return Receptionsyta(
        kontor=kontor,
        nu=nu,
        oppetdag=Oppettidsplan.of(kontor).day(timezone.localdate(nu)),
        diskar=diskar,
        resurser=[Resursrad(r, r.sedan) for r in resurser if r.slag != Resurs.Slag.DISK],
        vantande=waiting,
        kategorier=list(Besokskategori.objects.filter(is_active=True)),
        bokningar=_bookings(kontor, nu),
        utan_kontakt=[besok for besok in visits if besok.slutade is not None][:FLEST_UTAN_KONTAKT],
        vantan=wait_behind(sum(ticket.turtid < nu for ticket in waiting), at_desks, kontor),
        traff=honesty_lately(kontor),
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


def _tickets(kontor: Kontor, nu: datetime) -> list[Kobiljett]:
    """Those of today that wait or are at a desk, and those just called, by which one knows how many desks have somebody at them."""
    shown = Q(lage__in=(Kobiljett.Lage.VANTAR, *Kobiljett.VID_DISK)) | Q(kallad__gte=nu - NYSS)
    rows = tickets_of(kontor, nu).filter(shown)
    return list(rows.select_related("kategori", "bokning", "onskad_disk").order_by("turtid", "nummer"))


def _desks(diskar: list[Resurs], tickets: list[Kobiljett], visits: list[Besok]) -> list[Diskrad]:
    at_desk = {ticket.disk_id: ticket for ticket in tickets if ticket.lage in Kobiljett.VID_DISK}
    helped = {besok.disk_id: besok for besok in visits if besok.slutade is None}
    return [Diskrad(disk, at_desk.get(disk.pk), helped.get(disk.pk)) for disk in diskar]


def _bookings(kontor: Kontor, nu: datetime) -> list[Bokning]:
    today = Bokning.objects.filter(kontor=kontor, fran__date=timezone.localdate(nu), lage__in=SYNLIGA_BOKNINGAR)
    return list(today.with_names().order_by("fran"))


def _visits(kontor: Kontor, user: Anvandare, nu: datetime) -> list[Besok]:
    """Those that go on, and the user's own of today that have ended without a saved contact."""
    left = Q(av=user, slutade__isnull=False, registrerad__isnull=True, borjade__date=timezone.localdate(nu))
    rows = Besok.objects.filter(Q(slutade__isnull=True) | left, kontor=kontor)
    return list(rows.select_related("kobiljett__bokning", "kategori"))
