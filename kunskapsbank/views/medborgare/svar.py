"""The way to an answer: search, and the subjects."""

import uuid
from dataclasses import dataclass

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.granser import client_address, count
from kontaktcenter.models import Amne
from kontaktcenter.trad import subtrees
from kontaktcenter.views.fel import too_many_requests
from kontaktcenter.views.offentlig import offentlig
from kunskapsbank.basta_text import Sprak, describe_sprak, is_wanted
from kunskapsbank.models import Sokning
from kunskapsbank.publikt import count_subjects, find_common, find_rows, list_subject
from kunskapsbank.svarsrad import Svarsrad
from kunskapsbank.svarssok import LANGSTA_SOKNING, Svarstraff, search_and_log
from kunskapsbank.tjanstesok import find_services_for
from kunskapsbank.views.medborgare.sida import show

FLEST_TRAFFAR = 20
FORST = 5
"""Answers that are shown at once; the others stand folded, so that the way to somebody to ask is not far below."""
PER_SIDA = 50


# Nothing of anybody's is changed by a search, and a token would make each copy of the page another one.
@csrf_exempt
@offentlig
@require_http_methods(["GET", "HEAD", "POST"])
def svar(request: HttpRequest) -> HttpResponse:
    """Search for an answer, or choose a subject. What is searched for is posted, for it may be somebody's whole errand."""
    asked = (request.POST.get("q") or request.GET.get("q") or "")[:LANGSTA_SOKNING].replace("\0", " ").strip()
    if not asked:
        vanliga = find_common(request.sprak)
        return show(request, "hem", {"amnen": count_subjects(), "vanliga": vanliga, "lasare": _reader(request, vanliga)})
    wait = count("svar_sok", client_address(request))
    if wait is not None:
        return too_many_requests(request, wait)
    found = search_and_log(
        asked,
        user=None,
        sprak=request.sprak,
        dorr=Sokning.Dorr.PUBLIK,
        limit=FLEST_TRAFFAR,
        foregaende=read_key(request.POST.get("foregaende", "")),
    )
    context = {
        "q": asked,
        "traffar": found.traffar,
        "forst": found.traffar[:FORST],
        "fler": found.traffar[FORST:],
        "is_saker": found.is_saker,
        "sokning": found.sokning,
        "tjanster": find_services_for(asked),
    }
    response = show(request, "traffar", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@offentlig
@require_safe
def amne(request: HttpRequest, kod: str) -> HttpResponse:
    """The answers in a subject and what lies below it."""
    row = Amne.objects.select_related("foralder").filter(kod=kod).first()
    if row is None:
        raise Http404
    ids = list_subject(subtrees(Amne, [row.pk])[row.pk], sprak=request.sprak)
    page = Paginator(ids, PER_SIDA).get_page(request.GET.get("sida"))
    rader = find_rows(list(page.object_list), sprak=request.sprak)
    context = {"amne": row, "under": count_subjects(row), "page_obj": page, "rader": rader, "lasare": _reader(request, rader)}
    return show(request, "amne", context)


def _reader(request: HttpRequest, rader: list[Svarsrad]) -> Sprak | None:
    """The reader's language, where some of the answers are in it and most are in another."""
    if is_wanted(settings.LANGUAGE_CODE, request.sprak) or not any(is_wanted(rad.text.sprak, request.sprak) for rad in rader):
        return None
    return describe_sprak(request.sprak)


def read_key(text: str) -> uuid.UUID | None:
    """The key of a search; None for what is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Ursprung:
    """The search that an article was opened from, and as which of its answers."""

    nyckel: uuid.UUID
    plats: int

    @classmethod
    def read(cls, text: str) -> "Ursprung | None":
        """From an address: `<key>.<place>`; None for anything else."""
        key, _dot, place = text.partition(".")
        nyckel = read_key(key)
        return cls(nyckel, int(place)) if nyckel and place.isascii() and place.isdigit() and len(place) < 4 else None


def origin(sokning: Sokning, traff: Svarstraff) -> str:
    """How the address of an answer names the search that found it."""
    return f"{sokning.pk}.{traff.plats}"
