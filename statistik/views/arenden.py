"""From a figure to the cases that it counts."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from statistik.bakom import NU, cases_behind, cases_now
from statistik.bestallning import Bestallning
from statistik.nyckeltal import NYCKELTAL
from statistik.views.ram import Innehall, Sida, frame, seen_by, show

FORVALT = "i_tid"
"""The figure whose cases are shown when none is named."""


@require_safe
def arenden(request: HttpRequest) -> HttpResponse:
    """The cases behind a figure of a period, or with `?vilka=` behind a box of the page Nu."""
    if "vilka" in request.GET:
        return _now(request, request.GET["vilka"])

    def make(bestallning: Bestallning) -> Innehall:
        bestallning = replace(bestallning, nyckeltal=bestallning.nyckeltal or FORVALT)
        lista = cases_behind(bestallning, request.user)
        return Innehall([lista.tabell], {"lista": lista, "nyckeltal": NYCKELTAL[bestallning.nyckeltal]})

    return show(request, Sida("utveckling", "statistik/arenden.html", make, falt=("nyckeltal", "filter"), is_jamford=False))


def _now(request: HttpRequest, kod: str) -> HttpResponse:
    if kod not in NU:
        raise Http404
    lista = cases_now(kod, synligt=seen_by(request.user), user=request.user)
    return render(request, "statistik/arenden_nu.html", {**frame(request.user, "nu"), "lista": lista, "kod": kod})
