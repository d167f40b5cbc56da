"""The versions of a text, and what differs between two of them."""

from django.db.models import QuerySet, TextField
from django.db.models.functions import MD5, Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.models import Artikeltext, Revision
from kunskapsbank.rattigheter import may_write
from kunskapsbank.redaktionslista import LAGE
from kunskapsbank.skillnad import FALT, compare
from kunskapsbank.status import OPPNA, Lage
from kunskapsbank.views.redaktion.hamtning import get_artikel, get_text
from kunskapsbank.views.redaktion.handling import title_of

LANGA = ("svar", "intern_not", "steg")


def _text_or_404(request: HttpRequest, pk: int, sprak: str) -> Artikeltext:
    text = get_text(get_artikel(request, pk), sprak)
    if text is None:
        raise Http404(_("Artikeln finns inte på det språket."))
    return text


@require_safe
def versioner(request: HttpRequest, pk: int, sprak: str) -> HttpResponse:
    """Every revision, newest first; two can be chosen and compared."""
    text = _text_or_404(request, pk, sprak)
    rows = list(_with_digests(text.revisioner.select_related("skapad_av", "granskad_av")).order_by("-nummer"))
    by_key = {row.pk: row for row in rows}
    built_on = {row.bygger_pa_id for row in rows}
    context = {
        "artikel": text.artikel,
        "text": text,
        "textsprak": describe_sprak(sprak),
        "titel": title_of(text.artikel),
        "rader": [
            (row, LAGE[Lage(row.lage)], row.lage == Lage.KASTAD and row.pk in built_on, _changed(by_key.get(row.bygger_pa_id), row))
            for row in rows
        ],
        "kan_hamtas": may_write(request.user, text.artikel) and not any(row.lage in (Lage.GRANSKAS, Lage.GODKAND) for row in rows),
        "oppna": OPPNA,
    }
    return render(request, "redaktion/versioner.html", context)


def _with_digests(rows: QuerySet[Revision]) -> QuerySet[Revision]:
    """The revisions without their long fields, which the digests stand for: enough to see that they differ."""
    digests = {f"{falt}_kort": MD5(Cast(falt, TextField())) for falt in LANGA}
    return rows.defer(*LANGA).annotate(**digests)


def _changed(fore: Revision | None, efter: Revision) -> str:
    """The names of what a version changes of the one that it builds on."""
    if fore is None:
        return _("Ny text")
    looked_at = {falt: f"{falt}_kort" if falt in LANGA else falt for falt in FALT}
    names = [str(FALT[falt]) for falt, attribut in looked_at.items() if getattr(fore, attribut) != getattr(efter, attribut)]
    return ", ".join(names) or _("Samma ord")


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
