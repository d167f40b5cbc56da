"""The page Förvaltningar, and the basis of an agreement's yearly review."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from statistik.avtal import find_avtal
from statistik.bestallning import Bestallning
from statistik.forvaltningar import Underlag, compare_departments
from statistik.views.ram import Innehall, Sida, show


@require_safe
def forvaltningar(request: HttpRequest) -> HttpResponse:
    """Every agreement of the period beside the others, and what is overdue now."""
    sida = Sida("forvaltningar", "statistik/forvaltningar.html", lambda b: Innehall(compare_departments(b)), falt=(), is_jamford=False)
    return show(request, sida)


@require_safe
def forvaltning(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: what was agreed and what happened, to be printed and talked about."""

    def make(bestallning: Bestallning) -> Innehall:
        avtal = find_avtal(bestallning.synligt, pk)
        if avtal is None:
            raise Http404
        return Innehall(Underlag(avtal, bestallning).tables(), {"overenskommelse": avtal.overenskommelse})

    return show(request, Sida("forvaltningar", "statistik/forvaltning.html", make, falt=()))
