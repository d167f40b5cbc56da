"""Messages that the switchboard has taken for oneself."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from arenden.actions.vaxelsamtal import read_message, reveal_sender
from arenden.egna_meddelanden import own_messages
from arenden.models import Telefonmeddelande

PER_SIDA = 25


@never_cache
@require_GET
def meddelanden(request: HttpRequest) -> HttpResponse:
    """The user's own messages, the newest first."""
    page = Paginator(own_messages(request.user).select_related("skapad_av"), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "vaxel/meddelanden.html", {"page_obj": page})


@never_cache
@require_POST
def visa(request: HttpRequest, pk: int) -> HttpResponse:
    """Show name and number of somebody with protected identity, once, with a trace."""
    row = get_object_or_404(own_messages(request.user).select_related("kontakt", "skapad_av"), pk=pk)
    reveal_sender(meddelande=row, by=request.user)
    page = Paginator([row], PER_SIDA).get_page(1)
    return render(request, "vaxel/meddelanden.html", {"page_obj": page, "visad": row})


@require_POST
def last(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one as read; another's is not there."""
    row = get_object_or_404(Telefonmeddelande, pk=pk, till=request.user)
    read_message(meddelande=row, by=request.user)
    return redirect("meddelanden")
