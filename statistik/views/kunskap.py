"""The page Kunskap."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from statistik.kunskapen import knowledge
from statistik.views.ram import Innehall, Sida, show


@require_safe
def kunskap(request: HttpRequest) -> HttpResponse:
    """Whether the knowledge base had the answer, what lacks one, what is old."""
    return show(request, Sida("kunskap", "statistik/kunskap.html", lambda b: Innehall(knowledge(b, request.user)), falt=()))
