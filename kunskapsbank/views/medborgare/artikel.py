"""One article or guide."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from kontaktcenter.granser import client_address, count
from kontaktcenter.views.offentlig import offentlig
from kunskapsbank.actions.sokning import note_oppning
from kunskapsbank.basta_text import describe_sprak, is_wanted
from kunskapsbank.efterslapning import measure
from kunskapsbank.forms.medborgare.omdome import Omdomesform
from kunskapsbank.guide import shown_steps
from kunskapsbank.markdown import render
from kunskapsbank.publikt import Svarssida, find_page, find_related, find_services, is_gone
from kunskapsbank.status import Farskhet
from kunskapsbank.strukturdata import describe
from kunskapsbank.views.medborgare.sida import show
from kunskapsbank.views.medborgare.svar import Ursprung

VARNAR = (Farskhet.FORFALLEN, Farskhet.INAKTUELL)


@offentlig
@require_safe
def artikel(request: HttpRequest, pk: int, slug: str = "") -> HttpResponse:
    """The article in the reader's language, or in the best that there is; then that is told."""
    sida = find_page(pk, user=None, sprak=request.sprak)
    if sida is None:
        return _missing(request, pk)
    if slug != sida.rad.slug:
        return _moved(request, sida)
    ursprung = Ursprung.read(request.GET.get("fran", ""))
    if ursprung is not None and request.method == "GET":
        is_forst = count("svar_oppning", f"{client_address(request)} {pk}") is None
        note_oppning(sokning=ursprung.nyckel, artikel=pk, plats=ursprung.plats, is_raknad=is_forst)
    response = show(request, "artikel", _context(request, sida, ursprung))
    response["Last-Modified"] = http_date(sida.rad.revision.publicerad.timestamp())
    if "fran" in request.GET:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _missing(request: HttpRequest, pk: int) -> HttpResponse:
    if not is_gone(pk):
        raise Http404
    return show(request, "borta", {}, status=410)


def _moved(request: HttpRequest, sida: Svarssida) -> HttpResponse:
    """To the right words. Browsers would keep that for ever, and a title may be changed back: so they must ask."""
    query = request.GET.urlencode()
    response = HttpResponsePermanentRedirect(sida.rad.adress + (f"?{query}" if query else ""))
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _context(request: HttpRequest, sida: Svarssida, ursprung: Ursprung | None) -> dict[str, object]:
    rad, artikel = sida.rad, sida.rad.artikel
    lag = measure([rad.text]).get(rad.text.pk)
    return {
        "sida": sida,
        "rad": rad,
        "artikel": artikel,
        "svar": render(rad.revision.svar),
        "steg": shown_steps(rad.revision),
        "onskat": describe_sprak(request.sprak),
        "is_onskat_sprak": is_wanted(rad.text.sprak, request.sprak),
        "spraken": [describe_sprak(text.sprak) for text in sida.texter],
        "is_oversattning_efter": lag is not None and lag.storre > 0,
        "varnar": artikel.farskhet() in VARNAR,
        "relaterade": find_related(artikel, user=None, sprak=request.sprak),
        "tjanster": find_services(artikel),
        "omdome": Omdomesform(initial={"sokning": ursprung.nyckel} if ursprung else None),
        "omdome_adress": reverse("svar_omdome", args=[artikel.pk]),
        "strukturdata": describe(sida),
    }
