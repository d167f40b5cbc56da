"""What the queue of an office looks like now: read, never changed."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from servicekontor.models import Besok, Kobiljett, Kontor
from servicekontor.vantetid import Traffsakerhet, estimate_wait, judge_estimates, typical_service

NYSS = timedelta(minutes=30)
"""A desk that has called nobody for so long is taken to have nobody at it."""
SENASTE_BESOK = 40
MINNE = timedelta(days=28)
"""How far back estimates are compared with what became of them."""
FLEST_UPPSKATTNINGAR = 2_000


def tickets_of(kontor: Kontor, nu: datetime | None = None) -> QuerySet[Kobiljett]:
    """The tickets of the day."""
    return Kobiljett.objects.filter(kontor=kontor, datum=timezone.localdate(nu))


def predict(kontor: Kontor, *, turtid: datetime, nummer: int | None = None, nu: datetime | None = None) -> tuple[int, int]:
    """How many go before a place that counts from `turtid`, and the estimated wait in minutes; three queries."""
    nu = nu or timezone.now()
    before = Q(turtid__lt=turtid)
    if nummer is not None:
        before |= Q(turtid=turtid, nummer__lt=nummer)
    framfor = tickets_of(kontor, nu).filter(before, lage=Kobiljett.Lage.VANTAR).count()
    at_desks = tickets_of(kontor, nu).filter(Q(lage__in=Kobiljett.VID_DISK) | Q(kallad__gte=nu - NYSS))
    return framfor, wait_behind(framfor, at_desks.values_list("disk", "lage"), kontor)


def wait_behind(framfor: int, at_desks: Iterable[tuple[int | None, str]], kontor: Kontor) -> int:
    """The estimated wait in minutes behind so many, where these tickets are at a desk or have just been; one query."""
    desks = list(at_desks)
    upptagna = sum(lage in Kobiljett.VID_DISK for _disk, lage in desks)
    diskar = len({disk for disk, _lage in desks if disk is not None})
    return estimate_wait(framfor=framfor, upptagna=upptagna, diskar=diskar, betjaning=_service_time(kontor))


def place_in_line(biljett: Kobiljett) -> tuple[int, int]:
    """How many are before a ticket that waits, and its estimated wait in minutes from now."""
    return predict(biljett.kontor, turtid=biljett.turtid, nummer=biljett.nummer)


def honesty(kontor: Kontor, nu: datetime | None = None) -> Traffsakerhet | None:
    """How true the office's estimates of the last four weeks were; one query."""
    since = (nu or timezone.now()) - MINNE
    called = Kobiljett.objects.filter(kontor=kontor, forst_kallad__gte=since, bokning__isnull=True).order_by("-forst_kallad")
    rows = called.values_list("vantad", "tagen", "forst_kallad")[:FLEST_UPPSKATTNINGAR]
    return judge_estimates((vantad, round((kallad - tagen).total_seconds() / 60)) for vantad, tagen, kallad in rows)


def honesty_lately(kontor: Kontor) -> Traffsakerhet | None:
    """The same as it was within the last minute: four weeks of tickets need not be read at every tap."""
    return cache.get_or_set(f"reception:traff:{kontor.pk}", lambda: honesty(kontor), timeout=60)


def _service_time(kontor: Kontor) -> timedelta:
    ended = Besok.objects.filter(kontor=kontor, slutade__isnull=False).order_by("-borjade")
    return typical_service(list(ended.annotate(langd=F("slutade") - F("borjade")).values_list("langd", flat=True)[:SENASTE_BESOK]))
