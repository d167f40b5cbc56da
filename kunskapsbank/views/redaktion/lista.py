"""The list of articles, and of translations that lag behind."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kontaktcenter.behorigheter import Behorighet
from kunskapsbank.forms.redaktion.uppgifter import Artikelfilter
from kunskapsbank.models import Artikeltext
from kunskapsbank.redaktionslista import Textrad, as_rows, managed, with_texts
from kunskapsbank.views.redaktion.hamtning import check_in_editing

PER_SIDA = 50
ORDNINGAR = {"granskas": "granskas_senast", "enhet": "ansvarig_enhet__namn", "amne": "amne__namn", "skapad": "skapad"}


@require_safe
def redaktion(request: HttpRequest) -> HttpResponse:
    """The articles that the user writes or answers for, narrowed by what stands in the address."""
    check_in_editing(request)
    artikelfilter = Artikelfilter(request.GET, queryset=managed(request.user), user=request.user)
    sort = request.GET.get("sortera", "-skapad")
    column = ORDNINGAR.get(sort.removeprefix("-"), "skapad")
    rows = with_texts(artikelfilter.qs).order_by(f"-{column}" if sort.startswith("-") else column, "-pk")
    page = Paginator(rows, PER_SIDA).get_page(request.GET.get("sida"))
    context = {
        "filter": artikelfilter,
        "is_filtered": any(request.GET.get(namn) for namn in artikelfilter.filters),
        "page_obj": page,
        "rader": as_rows(page),
        "may_write": request.user.may(Behorighet.SKRIVA_ARTIKLAR),
    }
    return render(request, "redaktion/lista.html", context)


@require_safe
def oversattningar(request: HttpRequest) -> HttpResponse:
    """The published articles with the languages that they are missing in or lag behind in, language by language."""
    check_in_editing(request)
    koder = [kod for kod, _namn in settings.LANGUAGES if kod != "sv"]
    swedish = Artikeltext.objects.in_use().filter(artikel=OuterRef("pk"), sprak="sv")
    rows = with_texts(managed(request.user).filter(Exists(swedish))).order_by("-skapad", "-pk")
    page = Paginator(rows, PER_SIDA).get_page(request.GET.get("sida"))
    rader = [(rad, _per_language(rad.texter, koder)) for rad in as_rows(page)]
    return render(request, "redaktion/oversattningar.html", {"page_obj": page, "rader": rader, "koder": _names(koder)})


def _per_language(texter: list[Textrad], koder: list[str]) -> list[tuple[str, Textrad | None]]:
    by_code = {rad.text.sprak: rad for rad in texter}
    return [(kod, by_code.get(kod)) for kod in koder]


def _names(koder: list[str]) -> list[tuple[str, str]]:
    names = dict(settings.LANGUAGES)
    return [(kod, names[kod]) for kod in koder]
