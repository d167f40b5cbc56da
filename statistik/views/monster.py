"""The page of patterns: when contacts come, and where questions go."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from statistik.bestallning import Bestallning
from statistik.monster import VECKODAGAR, ways, week_map
from statistik.views.ram import Innehall, Sida, show


@require_safe
def monster(request: HttpRequest) -> HttpResponse:
    """The heat map of a week, for who sees a center, and the flow from channel over subject to outcome."""
    return show(request, Sida("monster", "statistik/monster.html", _make, falt=("filter",), is_jamford=False))


def _make(bestallning: Bestallning) -> Innehall:
    karta = week_map(bestallning)
    tabell, bild = ways(bestallning)
    tables = [karta.tabell, tabell] if karta else [tabell]
    return Innehall(tables, {"karta": karta, "vagar": tabell, "bild": bild, "veckodagar": VECKODAGAR})
