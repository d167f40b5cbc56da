"""The start page: one search box, the doors, common questions, the subjects, the offices, when one can call."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from arenden.forms.medborgare.sidor import Forstasida
from arenden.tjanstesok import search_services
from arenden.views.medborgare.telefontid import find_telefontid
from kontaktcenter.granser import client_address, count
from kontaktcenter.meningar import list_words
from kontaktcenter.models import Amne, Arendetyp
from kunskapsbank.models import Sokning
from kunskapsbank.publikt import find_common
from kunskapsbank.svarssok import has_sure_answer, search_and_log, search_svar
from servicekontor.views.medborgare.urval import find_start

LANGSTA_SOKNING = 500
FLEST_TRAFFAR = 8
FLEST_SVAR = 3
FLEST_UNDERAMNEN = 3


@dataclass(frozen=True)
class Amneskort:
    """A subject with the names of what lies below it."""

    amne: Amne
    exempel: str


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def hem(request: HttpRequest) -> HttpResponse:
    """The start page, and what its search box finds.

    What people write there is sent by POST: it may be their whole errand, and an address is seen by many.
    """
    asked = request.POST.get("q", "")[:LANGSTA_SOKNING].replace("\0", "").strip()
    found: dict[str, Any] = {"q": asked}
    if asked:
        found |= _answers(request, asked)
        found["traffar"] = search_services(asked, antal=FLEST_TRAFFAR)
        found["fraga"] = Forstasida(initial={"text": asked}, slag=Arendetyp.Slag.FRAGA)
    if request.htmx:
        return render(request, "medborgare/_traffar.html", found)
    if not asked:
        found |= {"vanliga": find_common(get_language() or "sv"), "kontor": find_start(timezone.now())}
    return render(request, "medborgare/hem.html", {**found, "kort": _cards(), "telefontid": find_telefontid()})


def _answers(request: HttpRequest, asked: str) -> dict[str, Any]:
    """The answers to what was searched for; what is only half typed is no search to be remembered. None for one who asks without end."""
    if count("svar_sok", client_address(request)) is not None:
        return {}
    sprak = get_language() or "sv"
    if request.htmx:
        svar = search_svar(asked, user=None, sprak=sprak, limit=FLEST_SVAR)
        return {"svar": svar, "is_saker": has_sure_answer(svar)}
    found = search_and_log(asked, user=None, sprak=sprak, dorr=Sokning.Dorr.PUBLIK, limit=FLEST_SVAR)
    return {"svar": found.traffar, "is_saker": found.is_saker, "sokning": found.sokning}


def _cards() -> list[Amneskort]:
    """The subjects at the top of the tree that have something to offer, with some of what they hold."""
    offered = set(Arendetyp.objects.public().values_list("amne", flat=True))
    by_parent: dict[int | None, list[Amne]] = {}
    for amne in Amne.objects.all():
        by_parent.setdefault(amne.foralder_id, []).append(amne)

    def is_useful(amne: Amne) -> bool:
        return amne.pk in offered or any(is_useful(child) for child in by_parent.get(amne.pk, []))

    def names(amne: Amne) -> str:
        children = [child for child in by_parent.get(amne.pk, []) if is_useful(child)]
        return list_words(child.translated("namn") for child in children[:FLEST_UNDERAMNEN])

    return [Amneskort(amne, names(amne)) for amne in by_parent.get(None, []) if is_useful(amne)]
