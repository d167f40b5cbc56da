"""The page Kontor, and the evidence for changing or closing one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from servicekontor.models import Kontor
from statistik.bestallning import Bestallning
from statistik.kontoren import compare_offices, office_evidence
from statistik.views.ram import Innehall, Sida, show


@require_safe
def kontoren(request: HttpRequest) -> HttpResponse:
    """Every office beside the others, and the stops of the mobile one."""
    return show(request, Sida("kontor", "statistik/kontor.html", lambda b: Innehall(compare_offices(b)), falt=(), is_jamford=False))


@require_safe
def kontoret(request: HttpRequest, kod: str) -> HttpResponse:
    """One office that the user's center staffs, to be printed and decided on."""

    def make(bestallning: Bestallning) -> Innehall:
        kontor = Kontor.objects.filter(kod=kod, enhet__in=bestallning.synligt.center).select_related("enhet").first()
        if kontor is None:
            raise Http404
        return Innehall(office_evidence(bestallning, kontor), {"kontor": kontor})

    return show(request, Sida("kontor", "statistik/kontoret.html", make, falt=()))
