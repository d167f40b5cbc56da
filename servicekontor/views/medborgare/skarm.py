"""The page that makes a browser a screen of an office: its key is typed there once."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktcenter.fel import ForMangaForsok
from kontaktcenter.granser import client_address, count, uncount
from servicekontor.actions.skarm import find_skarm
from servicekontor.models.skarm import clean_nyckel
from servicekontor.views.medborgare.skarmdorr import let_in

SIDOR = ("kiosk", "tavla")


@login_not_required
@require_http_methods(["GET", "POST"])
def skarm(request: HttpRequest) -> HttpResponse:
    """Type the key of the screen, and choose what it is to show. Guesses are counted."""
    fel = ""
    if request.method == "POST":
        address = client_address(request)
        if count("skarm", address):
            raise ForMangaForsok(_("Det har kommit för många fel nycklar härifrån. Vänta en kvart och försök igen."))
        nyckel = clean_nyckel(request.POST.get("nyckel", "")[:100])
        found = find_skarm(nyckel)
        sida = request.POST.get("sida", "")
        if found is not None and sida in SIDOR:
            uncount("skarm", address)
            return let_in(redirect(sida, found.kontor.kod), nyckel)
        fel = _("Nyckeln stämmer inte, eller så är den spärrad. Skriv den en gång till.")
    is_tavla = request.GET.get("till", "").startswith("/tavla/")
    return render(request, "medborgare/ko/skarm.html", {"fel": fel, "is_tavla": is_tavla}, status=400 if fel else 200)
