"""Handing a question over: see what would happen, then do it as the contact is saved."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions import preview_hand_over
from arenden.aktor import Aktor
from arenden.forms.arbetsplats.fraga import SVAR, Avslut
from arenden.frister import deadline
from arenden.models import Arende
from arenden.routing import owning_center
from arenden.svarsvag import has_kontaktvag
from arenden.views.arbetsplats.dorr import on_flik, only_agents, own_utkast
from arenden.views.arbetsplats.flik import Flik, Fragedel
from arenden.views.arbetsplats.fraga import part_or_404
from arenden.views.arbetsplats.spara import go_on, is_saved, register
from arenden.views.arbetsplats.yta import keep, with_clock, with_version
from kontaktcenter.fel import Inmatningsfel, Verksamhetsfel
from kontaktcenter.models import Enhet, Foljdfraga
from kontaktcenter.uppgifter import clean_ett_svar


@on_flik
def overlamning(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """What handing the question over would do: who gets it, why, what is missing, until when. Nothing is done yet."""
    return _show(request, flik, part_or_404(flik, nummer))


@only_agents
@require_POST
def mottagare(request: HttpRequest, nyckel: uuid.UUID, nummer: int) -> HttpResponse:
    """The same for another unit, chosen where the preview is shown."""
    flik = Flik(own_utkast(request, nyckel), request.user)
    part_or_404(flik, nummer)
    _take_chosen(request, flik, nummer)
    return _show(request, flik, part_or_404(flik, nummer))


def _show(request: HttpRequest, flik: Flik, part: Fragedel) -> HttpResponse:
    keep(flik)
    try:
        context = {"flik": flik, "del": part, **_preview(flik, part)}
    except Verksamhetsfel as error:
        context = {"flik": flik, "del": part, "hinder": str(error)}
    template = "arbetsplats/_overlamning.html" if request.htmx else "arbetsplats/overlamning.html"
    return with_version(with_clock(request, render(request, template, context), flik), flik)


def _take_chosen(request: HttpRequest, flik: Flik, nummer: int) -> None:
    for falt in ("mottagare", "meddelande"):
        flik.falt.setlist(f"f{nummer}-{falt}", [request.POST.get(falt, "")])


def _preview(flik: Flik, part: Fragedel) -> dict[str, object]:
    if part.arende is not None:
        raise Inmatningsfel(_("Frågan gäller ett ärende som redan finns. Öppna det för att lämna över det."))
    if part.arendetyp is None:
        raise Inmatningsfel(_("Välj ärendetyp först. Den avgör vem som tar emot."))
    typ = part.arendetyp
    own = flik.kontaktform.chosen_center
    center = owning_center(typ, own)
    answers = {f.nyckel: _answer(part, f) for f in part.form.checklista}
    svar_senast = deadline(flik.inkommen or timezone.now(), typ.svarsfrist, typ.svarsfrist_enhet, center.kalender.as_kalender())
    arende = Arende(arendetyp=typ, center=center, uppgifter=answers, svar_senast=svar_senast)
    till = _unit(flik.falt.get(f"f{part.nummer}-mottagare", ""))
    # What belongs to another center is handed over by the rule, as when the contact is saved.
    forhand = preview_hand_over(arende=arende, by=flik.user if center == own else Aktor.SYSTEMET, till=till)
    others = Enhet.objects.active().exclude(slag=Enhet.Slag.CENTER).exclude(pk=forhand.vagval.mottagare.pk)
    return {
        "forhand": forhand,
        "enheter": others.order_by("namn"),
        "is_utan_vag": not _is_reachable(flik),
        "is_utan_plats": _lacks_place(part),
    }


def _lacks_place(part: Fragedel) -> bool:
    """Whether the type needs a place and none is given: without it no case can be made, so nothing is handed over anyway."""
    return part.arendetyp.requires_plats and not any((part.form[falt].data or "").strip() for falt in ("plats", "lat", "lon"))


def _is_reachable(flik: Flik) -> bool:
    return not flik.is_anonym and has_kontaktvag(flik.falt, flik.person)


def _answer(part: Fragedel, fraga: Foljdfraga) -> object:
    """What has been answered so far; what cannot be used counts as missing."""
    value = part.form[SVAR + fraga.nyckel].data
    try:
        return clean_ett_svar(fraga, value)
    except Inmatningsfel:
        return None


def _unit(text: str) -> Enhet | None:
    return Enhet.objects.filter(pk=int(text)).first() if text.isascii() and text.isdecimal() and len(text) < 10 else None


@only_agents
@require_POST
def lamna_over(request: HttpRequest, nyckel: uuid.UUID, nummer: int) -> HttpResponse:
    """Save the contact with this question handed over: what was shown before is now done."""
    if is_saved(request, nyckel):
        return go_on(request, nyckel, is_opening=False)
    flik = Flik(own_utkast(request, nyckel), request.user)
    part_or_404(flik, nummer)
    flik.falt.setlist(f"f{nummer}-utfall", [Avslut.LAMNA_OVER.value])
    _take_chosen(request, flik, nummer)
    keep(flik)
    flik = Flik(flik.utkast, request.user, is_judged=True)
    return register(request, flik, is_opening=False)
