"""Messages that the switchboard has taken for oneself."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from arenden.actions.vaxelsamtal import read_message
from arenden.models import Telefonmeddelande

PER_SIDA = 25


@never_cache
@require_GET
def meddelanden(request: HttpRequest) -> HttpResponse:
    """The user's own messages, the newest first."""
    rows = Telefonmeddelande.objects.filter(till=request.user).select_related("skapad_av").order_by("-skapad", "-pk")
    page = Paginator(rows, PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "vaxel/meddelanden.html", {"page_obj": page})


@require_POST
def last(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read; another's is not there."""
    row = get_object_or_404(Telefonmeddelande, pk=pk, till=request.user)
    read_message(meddelande=row, by=request.user)
    return redirect("meddelanden")
