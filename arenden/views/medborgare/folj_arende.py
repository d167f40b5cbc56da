"""The citizen's page of a case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from arenden.views.medborgare.publik import personlig
from arenden.views.medborgare.tilltrade import opened_arende


@personlig
@require_safe
def folj_arende(request: HttpRequest, nummer: str) -> HttpResponse:
    """Where the case is, what happens next and what has been written."""
    arende = opened_arende(request, nummer)
    if arende is None:
        return redirect("folj")
    return render(request, "medborgare/folj_arende.html", {"arende": arende})
