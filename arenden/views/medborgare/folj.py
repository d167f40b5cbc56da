"""The way back to a case: number and code, a mailed link, or a new link."""

import itertools

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from arenden.actions.foljning import find_link, open_link, send_new_link
from arenden.forms.medborgare.folj import Foljform, Nummerform
from arenden.models import Arende
from arenden.views.medborgare.minne import GALLER
from arenden.views.medborgare.oppnade import find_arende
from arenden.views.medborgare.publik import personlig
from kontaktcenter.granser import client_address, count, uncount
from kontaktcenter.views.fel import too_many_requests
from kontaktcenter.views.utseende import as_typed, changes_looks

SPARAD_TEXT = "sparad_text"
"""What was typed on a case's page whose time had run out waits in the session until the case is opened again."""


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def folj(request: HttpRequest) -> HttpResponse:
    """Open a case with its number and code."""
    if request.method != "POST":
        return show_folj(request, Foljform())
    form = Foljform(request.POST)
    if changes_looks(request):
        return show_folj(request, as_typed(form))
    limits = _limits(client_address(request), form.cleaned_data["nummer"] if form.is_valid() else "")
    wait = next((wait for wait in itertools.starmap(count, limits) if wait is not None), None)
    if wait is not None:
        return too_many_requests(request, wait)
    if form.is_valid():
        arende = find_arende(form.cleaned_data["nummer"], form.cleaned_data["kod"])
        if arende is not None:
            for grans, vem in limits:
                uncount(grans, vem)
            request.minne.open("arende", arende.pk)
            if form.cleaned_data["sparad_text"]:
                request.session[SPARAD_TEXT] = form.cleaned_data["sparad_text"]
            return redirect("folj_arende", arende.nummer)
        form.refuse()
    return show_folj(request, form, status=400)


def show_folj(request: HttpRequest, form: Foljform, *, is_utgangen: bool = False, status: int = 200) -> HttpResponse:
    """Ask for number and code, wherever the visitor came from, and say so when the time has run out or words wait."""
    is_utgangen = is_utgangen or bool(form["sparad_text"].value())
    own = {"sida_adress": reverse("folj"), "sidans_form": "formular", "is_utgangen": is_utgangen}
    return render(request, "medborgare/folj.html", {"form": form, **own}, status=status)


def _limits(address: str, nummer: str) -> list[tuple[str, str]]:
    """By what wrong codes are counted. That of the number alone is high: one who guesses elsewhere shuts no citizen out."""
    own = [("folj_adress", address)]
    return [*own, ("folj_arende", f"{nummer} {address}"), ("folj_nummer", nummer)] if nummer else own


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def folj_lank(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """A mailed link. Looking shows a button; only pressing it uses the link up, so that a mail scanner does not."""
    lank = find_link(hemlighet)
    if request.method == "POST":
        arende = open_link(hemlighet=hemlighet)
        if arende is not None:
            request.minne.open("arende", arende.pk)
        elif lank is not None and request.minne.opens("arende", lank.arende_id):
            arende = lank.arende
        if arende is not None:
            return redirect("folj_arende", arende.nummer)
    is_usable = request.method != "POST" and lank is not None and lank.is_usable
    context = {"hemlighet": hemlighet, "is_usable": is_usable, "is_known": lank is not None}
    return render(request, "medborgare/folj_lank.html", context, status=200 if is_usable else 410)


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def ny_lank(request: HttpRequest) -> HttpResponse:
    """Mail a new link to the address that a case has; the answer is the same whether there is one or not."""
    if request.method != "POST":
        return _show_ny_lank(request, Nummerform())
    form = Nummerform(request.POST)
    if changes_looks(request):
        return _show_ny_lank(request, as_typed(form))
    if not form.is_valid():
        return _show_ny_lank(request, form, status=400)
    arende = Arende.objects.select_related("inlamnare", "arendetyp").filter(nummer=form.cleaned_data["nummer"]).first()
    return _answer_new_link(request, form.cleaned_data["nummer"], arende)


def _show_ny_lank(request: HttpRequest, form: Nummerform, *, status: int = 200) -> HttpResponse:
    return render(request, "medborgare/ny_lank.html", {"form": form, "sidans_form": "formular"}, status=status)


@personlig
@require_POST
def ny_lank_av_gammal(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """Mail a new link in place of one that is used or too old."""
    lank = find_link(hemlighet)
    return _answer_new_link(request, lank.arende.nummer if lank else hemlighet, lank.arende if lank else None)


def _answer_new_link(request: HttpRequest, nummer: str, arende: Arende | None) -> HttpResponse:
    wait = count("ny_lank", client_address(request)) or count("ny_lank_arende", nummer)
    if wait is not None:
        return too_many_requests(request, wait)
    if arende is not None:
        send_new_link(arende=arende)
    messages.success(
        request, _("Om ärendet finns och har en e-postadress har vi mejlat en ny länk dit. Titta i din inkorg om en stund.")
    )
    return redirect("folj")


@personlig
@require_POST
def folj_stang(request: HttpRequest) -> HttpResponse:
    """Close what is opened – cases, receipts and forms not yet sent – as one does on a computer that others use."""
    for slag in GALLER:
        request.minne.close(slag)
    request.session.pop(SPARAD_TEXT, None)
    messages.success(request, _("Du har stängt ditt ärende. Öppna det igen med numret och koden."))
    return redirect("folj")
