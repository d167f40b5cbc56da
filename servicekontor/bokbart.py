"""Which meetings citizens can book where, for the pages of offices and stops."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from django.db.models import Q
from django.utils import timezone

from servicekontor.models import Kontor, Motestyp, Mottagningstid, Turstopp
from servicekontor.oppettider import takes_week
from servicekontor.status import Stopplage


def going_on(datum: date | None = None) -> Q:
    """Times of reception that have not ended on the date (default: today)."""
    datum = datum or timezone.localdate()
    return Q(mottagningstider__galler_till__isnull=True) | Q(mottagningstider__galler_till__gte=datum)


def bookable_at(kontor: Iterable[Kontor]) -> list[Motestyp]:
    """The meetings that citizens book at any of the offices, by their names in the language of the page."""
    rows = Motestyp.objects.public().filter(going_on(), mottagningstider__kontor__in=kontor).distinct()
    return sorted(rows, key=lambda typ: typ.translated("namn").casefold())


def add_bookable(stopp: Sequence[Turstopp]) -> Sequence[Turstopp]:
    """Give each stop the meetings that can be booked there, as `bokbara`: one query for all of them."""
    today = timezone.localdate()
    rows = Mottagningstid.objects.filter(kontor__in={rad.kontor.pk for rad in stopp}, motestyp__in=Motestyp.objects.public())
    tider = list(rows.select_related("motestyp").order_by("motestyp__namn")) if stopp else []
    for rad in stopp:
        fitting = {tid.motestyp for tid in tider if _meets(tid, rad) and rad.tur.datum <= today + timedelta(days=tid.motestyp.dagar_fram)}
        rad.bokbara = [] if rad.lage == Stopplage.INSTALLT else sorted(fitting, key=lambda typ: typ.translated("namn").casefold())
    return stopp


def _meets(tid: Mottagningstid, stopp: Turstopp) -> bool:
    """Whether the weekly stretch receives while the bus stands there."""
    datum = stopp.tur.datum
    holds = tid.galler_fran <= datum and (tid.galler_till is None or datum <= tid.galler_till)
    is_same_day = tid.kontor_id == stopp.kontor.pk and datum.weekday() == tid.veckodag and takes_week(tid.veckor, datum)
    return holds and is_same_day and tid.fran < stopp.avgang and (tid.till == time(0) or tid.till > stopp.ankomst)
