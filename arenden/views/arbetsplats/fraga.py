"""What it is about: one more question, its type, the case that it concerns, its files, a pasted mail."""

import uuid

from django.core.files.base import ContentFile
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from arenden.actions.utkast import attach_to_utkast, detach_from_utkast
from arenden.forslag import current_index
from arenden.kanaler.epost import Mejl, parse_eml, parse_pasted
from arenden.models import Arende, Kanal
from arenden.personsok import search_persons
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import FLEST_FRAGOR, Flik, Fragedel
from arenden.views.arbetsplats.yta import answer, keep, show_flik, type_options
from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, Verksamhetsfel

DEL = "_fraga_del.html"


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
    flik.falt.setlist("fragor", [str(n) for n in [*flik.nummer, max(flik.nummer) + 1]])
    flik = keep(flik)
    return answer(request, flik, "_fraga.html", {"del": flik.fragor[-1], "is_ny": True, **_types(flik)})


def _types(flik: Flik) -> dict[str, object]:
    return {"typlista": type_options(current_index(), flik.kontaktform.chosen_center.pk)}


@on_flik
def bort(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """Take a question away, with its files; the last one is emptied."""
    part = part_or_404(flik, nummer)
    for fil in part.filer:
        detach_from_utkast(fil=fil, by=request.user)
    for name in [n for n in flik.falt if n.startswith(f"f{nummer}-")]:
        del flik.falt[name]
    left = [n for n in flik.nummer if n != nummer] or [nummer + 1]
    flik.falt.setlist("fragor", [str(n) for n in left])
    flik = keep(flik)
    return answer(request, flik, "_fragor.html", _types(flik))


@on_flik
def typ(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """What follows from the type: who answers, the check list, the likely outcome."""
    part = part_or_404(flik, nummer)
    if flik.suggest_avslut(part):
        flik = keep(flik)
    response = answer(request, flik, DEL, {"del": part_or_404(flik, nummer)})
    response["HX-Trigger"] = "kc-svar-andras"
    return response


@on_flik
def arende(request: HttpRequest, flik: Flik, nummer: int | None = None) -> HttpResponse:
    """Let a question (the last one, unless named) be about a case that exists, or (empty) about none."""
    nummer = part_or_404(flik, flik.nummer[-1] if nummer is None else nummer).nummer
    pk = request.POST.get("valt_arende", "")
    if pk and not (pk.isascii() and pk.isdecimal() and len(pk) < 10 and Arende.objects.visible_to(request.user).filter(pk=pk).exists()):
        raise Inmatningsfel(_("Ärendet finns inte."))
    flik.falt.setlist(f"f{nummer}-arende", [pk] if pk else [])
    flik = keep(flik)
    return answer(request, flik, DEL, {"del": part_or_404(flik, nummer)})


@on_flik
def filer(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """Let files wait with a question."""
    part = part_or_404(flik, nummer)
    try:
        attach_to_utkast(utkast=flik.utkast, fraga=nummer, filer=request.FILES.getlist(f"f{nummer}-bilagor"), by=request.user)
    except Verksamhetsfel as error:
        context = {"del": part, "filfel": str(error), "filfel_fraga": nummer}
        return answer(request, flik, "_filer.html", context, status=error.status, is_kept=False)
    flik = Flik(flik.utkast, request.user)
    return answer(request, flik, "_filer.html", {"del": part_or_404(flik, nummer)})


@on_flik
def fil_bort(request: HttpRequest, flik: Flik, fil: uuid.UUID) -> HttpResponse:
    """Take a waiting file away."""
    row = flik.utkast.filer.filter(pk=fil).first()
    if row is None:
        raise Http404(_("Filen finns inte."))
    detach_from_utkast(fil=row, by=request.user)
    flik = Flik(flik.utkast, request.user)
    return answer(request, flik, "_filer.html", {"del": part_or_404(flik, row.fraga)})


@on_flik
def mejl(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Read a pasted or uploaded mail into the contact: sender, day, words, files, the case that it names."""
    upload = request.FILES.get("mejlfil")
    try:
        read = parse_eml(upload.read()) if upload else parse_pasted(flik.falt.get("mejl", ""))
    except Verksamhetsfel as error:
        return show_flik(request, flik, {"mejlfel": str(error)}, status=error.status)
    flik, ratade = _fill_from_mail(flik, read)
    return show_flik(request, flik, {"ratade": ratade})


def _fill_from_mail(flik: Flik, read: Mejl) -> tuple[Flik, list[str]]:
    nummer = flik.nummer[0]
    text = "\n\n".join(filter(None, [read.amne, read.text]))
    if flik.falt.get(f"f{nummer}-text"):
        nummer = max(flik.nummer) + 1
        flik.falt.setlist("fragor", [str(n) for n in [*flik.nummer, nummer]])
    flik.falt.setlist(f"f{nummer}-text", [text])
    if read.datum is not None and read.datum <= timezone.now():
        flik.falt.setlist("inkommen", [timezone.localdate(read.datum).isoformat()])
        flik.falt.setlist("inkommen_tid", [timezone.localtime(read.datum).isoformat()])
    for falt, varde in (("namn", read.fran_namn), ("epost", read.fran_epost)):
        if varde and not flik.falt.get(falt) and not flik.falt.get("person"):
            flik.falt.setlist(falt, [varde])
    if read.fran_epost and not flik.falt.get("person"):
        known = search_persons(read.fran_epost, flik.user).personer
        if len(known) == 1:
            flik.falt.setlist("person", [str(known[0].pk)])
    named = Arende.objects.visible_to(flik.user).filter(nummer=read.arendenummer).first() if read.arendenummer else None
    if named is not None:
        flik.falt.setlist(f"f{nummer}-arende", [str(named.pk)])
        flik.falt.setlist(f"f{nummer}-komplettera", ["on"])
    flik.falt.setlist("mejl", [])
    flik.falt.setlist("kanal", [Kanal.EPOST.value])
    flik = keep(flik)
    return flik, _attach_from_mail(flik, nummer, read)


def _attach_from_mail(flik: Flik, nummer: int, read: Mejl) -> list[str]:
    """Keep the files that came with the mail; the sentences of those that cannot be kept."""
    refused = []
    for bifogad in read.bifogade:
        try:
            attach_to_utkast(utkast=flik.utkast, fraga=nummer, filer=[ContentFile(bifogad.innehall, bifogad.namn)], by=flik.user)
        except Verksamhetsfel as error:
            refused.append(f"{bifogad.namn}: {error}")
    return refused
