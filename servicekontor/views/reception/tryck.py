"""The buttons of the reception page. Each tap is one POST with a key of its own; sent again it does nothing."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from servicekontor.actions.ankomst import take_ticket_for_booking
from servicekontor.actions.besok import begin_direct, begin_visit, count_visit, end_visit, undo_count
from servicekontor.actions.bokningsutfall import mark_no_show as miss_bokning
from servicekontor.actions.kallelse import call_again, call_next, call_ticket, mark_no_show, transfer_ticket
from servicekontor.actions.kobiljett import take_ticket
from servicekontor.actions.resursbruk import release_resource, take_resource
from servicekontor.actions.tryck import moment_of, press_once
from servicekontor.forms.reception import Tryckform
from servicekontor.models import Kobiljett, Kontor, Tryck
from servicekontor.views.reception.dorr import in_reception

Slag = Tryck.Slag


@dataclass(frozen=True)
class Knapptryck:
    """A tap that can be read: by whom, where, when, and what was chosen."""

    nyckel: uuid.UUID
    kontor: Kontor
    by: Anvandare
    tid: datetime
    val: dict[str, Any]


@in_reception
@require_POST
def tryck(request: HttpRequest, kontor: Kontor, slag: str) -> HttpResponse:
    """Do what one button says; to a program or a page that has kept the tap, the sentence as JSON."""
    if slag not in UTFOR:
        raise Http404
    kind = Slag(slag)
    form = Tryckform(request.POST, kontor=kontor, slag=kind)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise Inmatningsfel(errors[0], falt=name)
    val = form.cleaned_data
    nyckel = val["nyckel"] or uuid.uuid4()
    tryckt = Knapptryck(nyckel, kontor, request.user, moment_of(val["alder"] or 0), val)
    innehall = {name: request.POST.get(name, "") for name in form.fields if name not in ("nyckel", "alder")}
    pressed = {"nyckel": nyckel, "slag": kind, "kontor": kontor, "by": request.user, "innehall": innehall}
    svar, is_upprepad = press_once(**pressed, do=lambda: UTFOR[kind](tryckt))
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({**svar, "is_upprepad": is_upprepad, "oppna": _contact_door(svar)})
    messages.success(request, svar["mening"])
    # The contact is opened by a POST: the browser sends the one it has just sent there.
    door = _contact_door(svar)
    return redirect(door, preserve_request=True) if door else redirect("reception_kontor", kontor.kod)


def _contact_door(svar: dict[str, Any]) -> str:
    """Where the contact of a visit that has begun is opened; the layer above has the page, if it is there."""
    try:
        return reverse("arbetsplats_besok", args=[svar["besok"]]) if "besok" in svar else ""
    except NoReverseMatch:
        return ""


def _count(tryck: Knapptryck) -> dict[str, Any]:
    kategori = tryck.val["kategori"]
    handelse = count_visit(kontor=tryck.kontor, kategori=kategori, by=tryck.by, tid=tryck.tid)
    return {"mening": _("Ett besök är räknat: %(kategori)s.") % {"kategori": kategori}, "handelse": handelse.pk}


def _undo(tryck: Knapptryck) -> dict[str, Any]:
    undo_count(tryck=tryck.val["raknat"], by=tryck.by)
    return {"mening": _("Besöket räknas inte.")}


def _ticket(tryck: Knapptryck) -> dict[str, Any]:
    val = tryck.val
    if val["bokning"] is not None:
        biljett = take_ticket_for_booking(bokning=val["bokning"], nyckel=tryck.nyckel, by=tryck.by, kategori=val["kategori"])
    elif val["kategori"] is None:
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    else:
        given = {"kategori": val["kategori"], "sprak": val["sprak"] or "sv", "tid": tryck.tid}
        biljett = take_ticket(kontor=tryck.kontor, dorr=Kobiljett.Dorr.RECEPTION, nyckel=tryck.nyckel, by=tryck.by, **given)
    mening = _("Besökaren har nummer %(nummer)d.") % {"nummer": biljett.nummer}
    return {"mening": mening, "nummer": biljett.nummer}


def _next(tryck: Knapptryck) -> dict[str, Any]:
    val = tryck.val
    if val["biljett"] is not None:
        biljett = call_ticket(biljett=val["biljett"], disk=val["disk"], by=tryck.by)
    else:
        biljett = call_next(disk=val["disk"], by=tryck.by, kategori=val["kategori"])
    if biljett is None:
        return {"mening": _("Ingen väntar.")}
    return {"mening": _("Nummer %(nummer)d är kallat till %(disk)s.") % {"nummer": biljett.nummer, "disk": biljett.disk}}


def _again(tryck: Knapptryck) -> dict[str, Any]:
    biljett = call_again(biljett=tryck.val["biljett"], by=tryck.by)
    return {"mening": _("Nummer %(nummer)d är kallat igen.") % {"nummer": biljett.nummer}}


def _no_show(tryck: Knapptryck) -> dict[str, Any]:
    if tryck.val["bokning"] is not None:
        bokning = miss_bokning(bokning=tryck.val["bokning"], by=tryck.by)
        return {"mening": _("Noterat: den som bokat klockan %(tid)s kom inte.") % {"tid": f"{timezone.localtime(bokning.fran):%H.%M}"}}
    if tryck.val["biljett"] is None:
        raise Inmatningsfel(_("Välj vem som inte kom."), falt="biljett")
    biljett = mark_no_show(biljett=tryck.val["biljett"], by=tryck.by)
    return {"mening": _("Nummer %(nummer)d kom inte.") % {"nummer": biljett.nummer}}


def _transfer(tryck: Knapptryck) -> dict[str, Any]:
    val = tryck.val
    biljett = transfer_ticket(biljett=val["biljett"], kategori=val["kategori"], disk=val["disk"], by=tryck.by)
    return {"mening": _("Nummer %(nummer)d väntar igen, med sin plats i kön.") % {"nummer": biljett.nummer}}


def _begin(tryck: Knapptryck) -> dict[str, Any]:
    besok = begin_visit(biljett=tryck.val["biljett"], by=tryck.by)
    return {"mening": _("Besöket har börjat."), "besok": besok.pk}


def _direct(tryck: Knapptryck) -> dict[str, Any]:
    val = tryck.val
    besok = begin_direct(disk=val["disk"], kategori=val["kategori"], sprak=val["sprak"] or "sv", by=tryck.by)
    return {"mening": _("Besöket har börjat."), "besok": besok.pk}


def _end(tryck: Knapptryck) -> dict[str, Any]:
    end_visit(besok=tryck.val["besok"], by=tryck.by, tid=tryck.tid)
    return {"mening": _("Besöket är avslutat.")}


def _take(tryck: Knapptryck) -> dict[str, Any]:
    bruk = take_resource(resurs=tryck.val["resurs"], by=tryck.by, tid=tryck.tid)
    return {"mening": _("%(resurs)s används nu.") % {"resurs": bruk.resurs}}


def _release(tryck: Knapptryck) -> dict[str, Any]:
    bruk = release_resource(resurs=tryck.val["resurs"], by=tryck.by, tid=tryck.tid)
    return {"mening": _("%(resurs)s är ledig.") % {"resurs": bruk.resurs}}


UTFOR: dict[str, Callable[[Knapptryck], dict[str, Any]]] = {
    Slag.RAKNA: _count,
    Slag.ANGRA: _undo,
    Slag.KOLAPP: _ticket,
    Slag.NASTA: _next,
    Slag.IGEN: _again,
    Slag.UTEBLIVEN: _no_show,
    Slag.FLYTTA: _transfer,
    Slag.BORJA: _begin,
    Slag.DIREKT: _direct,
    Slag.SLUTA: _end,
    Slag.TA_RESURS: _take,
    Slag.SLAPP_RESURS: _release,
}
"""What each button does: the answer holds the sentence for the user, and ids."""
