"""The tours of the mobile office for citizens: where it stops and when."""

from datetime import timedelta
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kontaktcenter.views.offentlig import offentlig
from servicekontor.bokbart import add_bookable
from servicekontor.models import Turstopp
from servicekontor.views.medborgare.kontor import show

FRAM = timedelta(weeks=6)
FLEST_STOPP = 200


@offentlig
@require_safe
def turlista(request: HttpRequest) -> HttpResponse:
    """The stops of the coming weeks by date, in one town when that is asked for; cancelled ones too."""
    coming = Turstopp.objects.upcoming().public().filter(tur__datum__lte=timezone.localdate() + FRAM)
    stopp = add_bookable(list(coming.prefetch_related("arendetyper")[:FLEST_STOPP]))
    orter = sorted({rad.plats.ort.namn for rad in stopp})
    ort = request.GET.get("ort", "")
    shown = [rad for rad in stopp if rad.plats.ort.namn == ort] if ort in orter else stopp
    dagar = [(datum, list(rows)) for datum, rows in groupby(shown, key=lambda rad: rad.tur.datum)]
    return show(request, "turlista", {"dagar": dagar, "orter": orter, "ort": ort if ort in orter else "", "has_any": bool(stopp)})
