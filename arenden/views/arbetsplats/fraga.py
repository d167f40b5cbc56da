"""What it is about: one more question, its type, the case that it concerns, its files."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from arenden.actions.utkast import attach_to_utkast, detach_from_utkast
from arenden.forslag import current_index
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import FLEST_FRAGOR, Flik, Fragedel
from arenden.views.arbetsplats.yta import answer, keep, type_options
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, Verksamhetsfel

DEL, FILER = "_fraga_del.html", "_filer.html"


def part_or_404(flik: Flik, nummer: int) -> Fragedel:
    """The question with that number in the draft."""
    part = flik.part(nummer)
    if part is None:
        raise Http404(_("Frågan finns inte i kontakten."))
    return part


@on_flik
def ny(request: HttpRequest, flik: Flik) -> HttpResponse:
    """One more question in the same contact."""
    if len(flik.nummer) >= FLEST_FRAGOR:
        raise OtillatenHandling(_("En kontakt kan ha högst %(max)d frågor.") % {"max": FLEST_FRAGOR})
    flik.add_fraga()
    return answer(request, flik, "_fraga.html", {"del": flik.fragor[-1], "is_ny": True, **_types(flik)})


def _types(flik: Flik) -> dict[str, object]:
    return {"typlista": type_options(current_index(), flik.kontaktform.chosen_center.pk)}


@on_flik
def bort(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """Take a question away, with its files; the last one is emptied."""
    part = part_or_404(flik, nummer)
    keep(flik)
    for fil in part.filer:
        detach_from_utkast(fil=fil, by=request.user)
    flik.remove_fraga(nummer)
    return answer(request, flik, "_fragor.html", {"is_oppnade_om": True, **_types(flik)})


@on_flik
def typ(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """What follows from the type: who answers, the check list, the likely outcome."""
    part = part_or_404(flik, nummer)
    flik.suggest_avslut(part)
    response = answer(request, flik, DEL, {"del": part})
    response["HX-Trigger"] = "kc-svar-andras"
    return response


@on_flik
def arende(request: HttpRequest, flik: Flik, nummer: int | None = None) -> HttpResponse:
    """Let a question (the last one, unless named) be about a case that exists, or (empty) about none."""
    nummer = flik.nummer[-1] if nummer is None else nummer
    pk = request.POST.get("valt_arende", "")
    flik.falt.setlist(f"f{nummer}-arende", [pk] if pk else [])
    part = part_or_404(flik, nummer)
    if pk and part.arende is None:
        raise Inmatningsfel(_("Ärendet finns inte."))
    return answer(request, flik, DEL, {"del": part})


@on_flik
def filer(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """Let files wait with a question."""
    part = part_or_404(flik, nummer)
    keep(flik)
    try:
        attach_to_utkast(utkast=flik.utkast, fraga=nummer, filer=request.FILES.getlist(f"f{nummer}-bilagor"), by=request.user)
    except Verksamhetsfel as error:
        context = {"del": part, "filfel": str(error), "filfel_fraga": nummer}
        return answer(request, flik, FILER, context, status=error.status, is_kept=False)
    return answer(request, flik, FILER, {"del": _with_files(flik, nummer)})


@on_flik
def fil_bort(request: HttpRequest, flik: Flik, fil: uuid.UUID) -> HttpResponse:
    """Take a waiting file away."""
    row = flik.utkast.filer.filter(pk=fil).first()
    if row is None:
        raise Http404(_("Filen finns inte."))
    keep(flik)
    detach_from_utkast(fil=row, by=request.user)
    return answer(request, flik, FILER, {"del": _with_files(flik, row.fraga)})


def _with_files(flik: Flik, nummer: int) -> Fragedel:
    """The question with its files as they are now."""
    flik.utkast.has_filer = True
    flik.forget()
    return part_or_404(flik, nummer)
