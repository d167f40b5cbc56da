"""The page Nöjdhet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from statistik.bestallning import Bestallning
from statistik.nojdhet import against_skr, indexes, over_time, own_words
from statistik.views.ram import Innehall, Sida, show


@require_safe
def nojdhet(request: HttpRequest) -> HttpResponse:
    """What citizens and departments think of the service; nothing of who answered or of who was answered by."""
    return show(request, Sida("nojdhet", "statistik/nojdhet.html", _make, falt=("per", "filter")))


def _make(bestallning: Bestallning) -> Innehall:
    tables = [indexes(bestallning), against_skr(bestallning), over_time(bestallning)]
    return Innehall(tables, {"ord": own_words(bestallning)})
