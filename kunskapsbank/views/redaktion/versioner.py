"""The versions of a text, and what differs between two of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.models import Artikeltext, Revision
from kunskapsbank.rattigheter import may_write
from kunskapsbank.redaktionslista import LAGE
from kunskapsbank.skillnad import compare
from kunskapsbank.status import OPPNA, Lage
from kunskapsbank.views.redaktion.hamtning import get_artikel, get_text
from kunskapsbank.views.redaktion.handling import title_of


def _text_or_404(request: HttpRequest, pk: int, sprak: str) -> Artikeltext:
    text = get_text(get_artikel(request, pk), sprak)
    if text is None:
        raise Http404(_("Artikeln finns inte på det språket."))
    return text


@require_safe
def versioner(request: HttpRequest, pk: int, sprak: str) -> HttpResponse:
    """Every revision, newest first; two can be chosen and compared."""
    text = _text_or_404(request, pk, sprak)
    rows = list(text.revisioner.select_related("skapad_av", "granskad_av").defer("svar", "intern_not", "steg").order_by("-nummer"))
    built_on = {row.bygger_pa_id for row in rows}
    context = {
        "artikel": text.artikel,
        "text": text,
        "textsprak": describe_sprak(sprak),
        "titel": title_of(text.artikel),
        "rader": [(row, LAGE[Lage(row.lage)], row.lage == Lage.KASTAD and row.pk in built_on) for row in rows],
        "kan_hamtas": may_write(request.user, text.artikel) and not any(row.lage in (Lage.GRANSKAS, Lage.GODKAND) for row in rows),
        "oppna": OPPNA,
    }
    return render(request, "redaktion/versioner.html", context)


@require_safe
def jamfor(request: HttpRequest, pk: int, sprak: str) -> HttpResponse:
    """What differs between two revisions of the text; without any named, between the published one and the newest."""
    text = _text_or_404(request, pk, sprak)
    fore = _chosen(text, request.GET.get("fore", "")) or text.publicerad
    efter = _chosen(text, request.GET.get("efter", "")) or text.revisioner.order_by("-nummer").first()
    if fore is not None and fore.nummer > efter.nummer:
        fore, efter = efter, fore
    context = {
        "artikel": text.artikel,
        "textsprak": describe_sprak(sprak),
        "titel": title_of(text.artikel),
        "fore": fore,
        "efter": efter,
        "skillnader": compare(fore, efter) if fore != efter else [],
    }
    return render(request, "redaktion/jamfor.html", context)


def _chosen(text: Artikeltext, nummer: str) -> Revision | None:
    if not nummer:
        return None
    is_number = nummer.isdecimal() and len(nummer) < 9
    revision = text.revisioner.select_related("skapad_av").filter(nummer=int(nummer)).first() if is_number else None
    if revision is None:
        raise Http404(_("Versionen finns inte."))
    return revision
