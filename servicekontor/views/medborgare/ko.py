"""The queue on the visitor's own telephone: take a number by the QR picture at the office, and see the place in line."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kontaktcenter.fel import ForMangaForsok, Verksamhetsfel
from kontaktcenter.granser import client_address, count, uncount
from servicekontor.dagkod import is_todays
from servicekontor.kiosksprak import KODER, chosen, spoken_in
from servicekontor.kolage import place_in_line
from servicekontor.models import Kobiljett
from servicekontor.models.mottagning import hash_kod
from servicekontor.views.medborgare.kiosk import choice, take_for_visitor
from servicekontor.views.medborgare.skarmdorr import public_office


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def ta_nummer(request: HttpRequest, kontor: str, dagkod: str) -> HttpResponse:
    """Take a number with the telephone. The address holds for the day that the picture was shown."""
    office = public_office(kontor)
    sprak = _language(request)
    with spoken_in(sprak):
        if not is_todays(office, dagkod):
            return render(request, "medborgare/ko/gammal.html", {"kontor": office}, status=410)
        fel, status = "", 200
        if request.method == "POST":
            try:
                if count("ko_telefon", client_address(request)):
                    raise ForMangaForsok(_("Det har tagits många nummer härifrån. Ta ett nummer i kiosken, eller prata med personalen."))
                return redirect("plats", take_for_visitor(request, office, Kobiljett.Dorr.TELEFON, sprak).kod)
            except Verksamhetsfel as error:
                fel, status = str(error), error.status
        return render(request, "medborgare/ko/telefon.html", choice(office, sprak, fel), status=status)


@login_not_required
@never_cache
@require_GET
def plats(request: HttpRequest, kod: str) -> HttpResponse:
    """The place in line. A wrong code shows nothing, and too many of them are stopped."""
    address = client_address(request)
    wait = count("plats", address)
    if wait:
        raise ForMangaForsok(_("Det har kommit för många fel koder härifrån. Vänta en kvart och försök igen."))
    biljett = Kobiljett.objects.select_related("kontor", "kategori", "disk").filter(kod_hash=hash_kod(kod)).first()
    if biljett is None:
        raise Http404(_("Kölappen finns inte."))
    uncount("plats", address)
    with spoken_in(biljett.sprak):
        framfor, minuter = place_in_line(biljett) if biljett.lage == Kobiljett.Lage.VANTAR else (0, 0)
        return render(request, "medborgare/ko/plats.html", {"biljett": biljett, "framfor": framfor, "minuter": minuter})


def _language(request: HttpRequest) -> str:
    """The one chosen on the page; else the telephone's own."""
    if request.POST.get("sprak") or request.GET.get("sprak"):
        return chosen(request)
    own = (get_language() or "").split("-")[0]
    return own if own in KODER else chosen(request)
