"""The page Utveckling."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from statistik.bakom import BAKOM
from statistik.bestallning import Bestallning
from statistik.oversikt import left_out, overview
from statistik.utveckling import development
from statistik.views.ram import Innehall, Sida, show


@require_safe
def utveckling(request: HttpRequest) -> HttpResponse:
    """All figures of a period; with `?nyckeltal=` one of them over time and by its parts."""
    return show(request, Sida("utveckling", "statistik/utveckling.html", _make))


def _make(bestallning: Bestallning) -> Innehall:
    if bestallning.nyckeltal:
        rubriktal, tabeller = development(bestallning)
        return Innehall(tabeller, {"rubriktal": rubriktal, "has_arenden": bestallning.nyckeltal in BAKOM})
    return Innehall(overview(bestallning), {"utelamnade": left_out(bestallning)})
