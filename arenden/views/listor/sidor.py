"""The pages of lists: queue, inbox, search, what is new."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from arenden.actions.notis import mark_read
from arenden.egna_notiser import own_notices
from arenden.forms.listor import Sokform
from arenden.listor import CENTRETS, ENHETENS
from arenden.models import Notis
from arenden.sok import clean_fraga, recall, remember, search
from arenden.views.listor.listvy import Listvy, rows_of
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Arbetstidskalender

NYA_PA_EN_SIDA = 100


class Ko(Listvy):
    """The queue of the user's centers."""

    listor = CENTRETS
    is_center = True
    behorighet = Behorighet.REGISTRERA_KONTAKT
    url_name = "arenden_lista"
    annars = "inkorg"
    annars_behorighet = Behorighet.HANDLAGGA
    rubrik = gettext_lazy("Ärenden")


class Inkorg(Listvy):
    """The inbox of the user's units."""

    listor = ENHETENS
    url_name = "inkorg_lista"
    annars = "arenden"
    rubrik = gettext_lazy("Inkorg")


@require_http_methods(["GET", "POST"])
def sok(request: HttpRequest) -> HttpResponse:
    """Take a search and send on to its result, whose address holds a key instead of the words."""
    if request.method == "GET":
        return render(request, "listor/sok.html", {"form": Sokform()})
    form = Sokform(request.POST)
    try:
        fraga = clean_fraga(form.cleaned_data["q"]) if form.is_valid() else ""
    except Inmatningsfel as error:
        form.add_error("q", str(error))
        fraga = ""
    if not fraga:
        return render(request, "listor/sok.html", {"form": form}, status=400)
    nyckel = remember(fraga, request.user)
    return redirect("arenden_sokresultat", nyckel=nyckel) if nyckel else _show_result(request, fraga, is_kept=False)


@require_GET
def sokresultat(request: HttpRequest, nyckel: str) -> HttpResponse:
    """Show what a search finds now; a search that is forgotten is asked for anew."""
    fraga = recall(nyckel, request.user)
    if fraga is None:
        messages.info(request, _("Sökningen finns inte kvar. Sök igen."))
        return redirect("arenden_sok")
    return _show_result(request, fraga)


def _show_result(request: HttpRequest, fraga: str, *, is_kept: bool = True) -> HttpResponse:
    """What the search finds. One that is not kept has no address to come back to, and says so."""
    sokning = search(fraga, request.user)
    if len(sokning.traffar) == 1 and sokning.tolkning == _("ärendenummer"):
        return redirect("arende", nummer=sokning.traffar[0].nummer)
    rader = rows_of(sokning.traffar, request.user, Arbetstidskalender.objects.as_kalendrar())
    context = {"form": Sokform({"q": fraga}), "sokning": sokning, "rader": rader, "is_kept": is_kept}
    return render(request, "listor/sok.html", context)


@require_GET
def nytt(request: HttpRequest) -> HttpResponse:
    """What is new to the user and the user's units."""
    rows = own_notices(request.user).select_related("arende__arendetyp", "enhet")
    return render(request, "listor/nytt.html", {"notiser": rows.order_by("-skapad")[:NYA_PA_EN_SIDA]})


@require_POST
def nytt_last(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read and go to its case. A unit's notice is read for all when one has read it."""
    notis = get_object_or_404(own_notices(request.user).select_related("arende"), pk=pk)
    mark_read(Notis.objects.filter(pk=notis.pk))
    if notis.arende is not None:
        return redirect("arende", nummer=notis.arende.nummer)
    return redirect("meddelanden" if notis.slag == Notis.Slag.TELEFONMEDDELANDE else "nytt")


@require_POST
def nytt_alla_lasta(request: HttpRequest) -> HttpResponse:
    """Mark the user's own notices as read; those to a unit stay for the others."""
    mark_read(Notis.objects.filter(mottagare=request.user))
    messages.success(request, _("Dina notiser är markerade som lästa."))
    return redirect("nytt")
