"""The work place itself: its first page, opening a contact, going between open ones, throwing one away, the foot."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from arenden.actions.utkast import discard_utkast, save_utkast
from arenden.arbetslage import count_work
from arenden.kanaler import KANALER_FOR_AGENT
from arenden.models import Utkast
from arenden.views.arbetsplats.dorr import on_flik, only_agents, posted_falt, posted_version, returned_flik
from arenden.views.arbetsplats.flik import NYTT, Flik
from arenden.views.arbetsplats.yta import KLOCKA, answer, own_drafts, show_flik, show_next
from kontaktcenter.fel import Verksamhetsfel


@only_agents
@require_GET
def arbetsplats(request: HttpRequest) -> HttpResponse:
    """The contact worked on last; with none open, the quiet page that waits for the next call."""
    return show_next(request)


@only_agents
@require_GET
def flik(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """One of the open contacts."""
    drafts = own_drafts(request.user)
    chosen = next((utkast for utkast in drafts if utkast.pk == nyckel), None)
    if chosen is None:
        raise Http404(_("Kontakten är inte öppen."))
    opened = Flik(chosen, request.user)
    # Looking changes nothing: it is kept with what is typed next.
    opened.leave_out_absence()
    opened.is_only_shown = opened.is_pausad
    return show_flik(request, opened, drafts=drafts)


@only_agents
@require_POST
def ny(request: HttpRequest) -> HttpResponse:
    """Open a contact; its time begins. The form's own key makes a double click open one."""
    try:
        nyckel = uuid.UUID(request.POST.get("nyckel", ""))
    except ValueError:
        nyckel = uuid.uuid4()
    kanal = request.POST.get("kanal", "")
    falt = {**NYTT, "kanal": [kanal]} if kanal in KANALER_FOR_AGENT else NYTT
    utkast = next((u for u in own_drafts(request.user) if u.pk == nyckel), None) or save_utkast(
        nyckel=nyckel, falt=falt, by=request.user
    )
    if not request.htmx:
        return redirect("arbetsplats_flik", nyckel=utkast.pk)
    return show_flik(request, Flik(utkast, request.user), is_moved=True)


@only_agents
@require_POST
def autospara(request: HttpRequest, nyckel: uuid.UUID) -> JsonResponse:
    """Keep what is being typed. Answers with the version to type on from here, or says why nothing was kept.

    After an absence it answers with the clock too, which then leaves it out.
    """
    falt = posted_falt(request.POST)
    flik = returned_flik(request, nyckel)
    try:
        utkast = save_utkast(
            nyckel=nyckel, falt=dict(flik.falt.lists()) if flik else falt, by=request.user, version=posted_version(request.POST)
        )
    except Verksamhetsfel as error:
        current = Utkast.objects.filter(pk=nyckel, agent=request.user).values_list("version", flat=True).first()
        return JsonResponse({"fel": str(error), "version": current}, status=error.status)
    klocka = {"klocka": render_to_string(f"arbetsplats/{KLOCKA}", {"flik": flik}, request)} if flik else {}
    return JsonResponse({"version": utkast.version, **klocka})


@on_flik
def kasta(request: HttpRequest, flik: Flik) -> HttpResponse:
    """Throw the open contact away."""
    if not flik.is_new:
        discard_utkast(utkast=flik.utkast, by=request.user)
    if not request.htmx:
        return redirect("arbetsplats")
    return show_next(request)


@on_flik
def lagg_pa(request: HttpRequest, flik: Flik) -> HttpResponse:
    """The call has ended: from now on it is after-call work. Said once more, the call goes on. Or: the absence was none."""
    if "rakna_franvaro" in request.POST:
        flik.falt.setlist("borjade", [])
        return answer(request, flik, KLOCKA)
    is_ended = flik.slutade is not None
    flik.falt.setlist("slutade", [] if is_ended else [timezone.now().isoformat()])
    return answer(request, flik, KLOCKA)


@only_agents
@require_GET
def fot(request: HttpRequest) -> HttpResponse:
    """What waits, in figures; asked for by the page every half minute."""
    return render(request, "arbetsplats/_lage.html", {"lage": count_work(request.user)})
