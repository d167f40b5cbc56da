"""What helps to answer: guesses of the type, earlier answers, colleagues. Words of the caller never stand in an address."""

import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from arenden.forslag import current_index
from arenden.routing import choose_route
from arenden.telefonkatalog import find_help, search_katalog
from arenden.tidigare_svar import earlier_answers
from arenden.views.arbetsplats.dorr import only_agents, own_utkast
from arenden.views.arbetsplats.flik import Flik
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling
from kontaktcenter.models import Arendetyp, Enhet

LANGST = 2_000
ANTAL = 5


@only_agents
@require_POST
def forslag(request: HttpRequest) -> HttpResponse:
    """The likeliest types of a question, or those whose name is being written, as options of a list."""
    text = request.POST.get("text", "")[:LANGST]
    center = request.POST.get("center", "")
    ids = {str(c.pk): c.pk for c in request.user.centers}
    center_id = ids.get(center) or next(iter(ids.values()))
    index = current_index()
    if request.POST.get("ar_namn"):
        found = index.complete(text, center_id=center_id, antal=ANTAL)
    else:
        found = index.suggest_surely(text, center_id=center_id, allmanna=list(settings.ALLMANNA_ARENDETYPER.values()), antal=ANTAL)
    context = {"forslag": found, "center_id": center_id, "lista": request.POST.get("lista", "")[:60]}
    return render(request, "arbetsplats/_forslag.html", context)


@only_agents
@require_POST
def kollegor(request: HttpRequest) -> HttpResponse:
    """Employees who match what is typed, as options of a list."""
    try:
        found = search_katalog(request.POST.get("text", "")[:100], antal=ANTAL + 3)
    except Inmatningsfel:
        found = []
    return render(request, "arbetsplats/_kollegor.html", {"poster": found, "lista": request.POST.get("lista", "")[:60]})


@only_agents
@require_GET
def svar(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """The right column: what has been answered to such questions, who knows, who speaks the language."""
    flik = Flik(own_utkast(request, nyckel), request.user)
    nummer, arendetyp = flik.latest_type()
    sprak = flik.falt.get("sprak", "sv")
    mottagare = _receiver(arendetyp)
    context = {
        "flik": flik,
        "nyckel": flik.nyckel if request.htmx else None,
        "nummer": nummer,
        "arendetyp": arendetyp,
        "mottagare": mottagare,
        "sprak": sprak,
        "tidigare": earlier_answers(arendetyp, request.user) if arendetyp else [],
        "hjalp": find_help(
            centers=request.user.units_with(Behorighet.REGISTRERA_KONTAKT),
            unless=request.user,
            enhet=mottagare,
            text=f"{arendetyp} {arendetyp.amne}" if arendetyp else "",
            sprak=sprak,
        ),
    }
    return render(request, "arbetsplats/_svar.html" if request.htmx else "arbetsplats/svar.html", context)


def _receiver(arendetyp: Arendetyp | None) -> Enhet | None:
    """The unit that would get the case, if there is one that can."""
    try:
        return choose_route(arendetyp).mottagare if arendetyp else None
    except OtillatenHandling:
        return None
