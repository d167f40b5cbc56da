"""The display of an office: who is called where, to be read from five metres and heard."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from servicekontor.actions.receptionsratt import takes_visitors
from servicekontor.dagkod import code_of, draw_qr
from servicekontor.kiosksprak import KIOSKSPRAK, spoken_in
from servicekontor.kolage import predict
from servicekontor.models import Kobiljett, Kontor, Kontorsskarm
from servicekontor.views.medborgare.skarmdorr import on_screen

FLEST_KALLADE = 6
SYNS = timedelta(minutes=10)
"""How long a number that is being helped stays on the display."""
NU_KALLAS = gettext_lazy("Nu kallas")


@on_screen
@require_GET
def tavla(request: HttpRequest, kontor: Kontor, skarm: Kontorsskarm) -> HttpResponse:
    """The display; only its living part when the page itself asks."""
    with translation.override("sv"):
        template = "medborgare/ko/_tavla.html" if request.headers.get("X-Kc-Yta") else "medborgare/ko/tavla.html"
        return render(request, template, {"kontor": kontor, **_shown(kontor)})


def _shown(kontor: Kontor) -> dict[str, object]:
    nu = timezone.now()
    at_desks = Kobiljett.objects.filter(kontor=kontor, datum=timezone.localdate(nu), lage__in=Kobiljett.VID_DISK, kallad__gte=nu - SYNS)
    called = list(at_desks.select_related("disk").order_by("-kallad")[:FLEST_KALLADE])
    framfor, minuter = predict(kontor, turtid=nu, nu=nu)
    return {
        "kallade": [(biljett, *_spoken(biljett)) for biljett in called],
        "rubriker": [_in_language(sprak.kod) for sprak in KIOSKSPRAK[1:]],
        "framfor": framfor,
        "minuter": minuter,
        "is_oppet": takes_visitors(kontor, nu),
        "qr": draw_qr("ko", kontor.kod, code_of(kontor)),
    }


def _spoken(biljett: Kobiljett) -> tuple[str, str]:
    """What is said aloud of a call, and in which language: the visitor's own where the screens have it."""
    with spoken_in(biljett.sprak):
        sentence = _("Nummer %(nummer)d, till %(disk)s.") % {"nummer": biljett.nummer, "disk": biljett.disk}
        return sentence, translation.get_language()


def _in_language(kod: str) -> tuple[str, str]:
    with translation.override(kod):
        return kod, str(NU_KALLAS)
