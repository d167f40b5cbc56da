"""The switchboard: the directory, and what is done with a call to somebody in the house."""

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from arenden.actions.kontakt import Registrering
from arenden.actions.vaxelsamtal import connect_call, leave_message, promise_call
from arenden.forms.arbetsplats.vaxel import Katalogform, Samtalsform
from arenden.telefonkatalog import Katalogpost, employee, search_katalog, search_units
from arenden.views.arbetsplats.dorr import only_agents
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.tidsord import spoken_time
from kontaktcenter.views.handling import act, form_status

FALT = {"ateruppringning": "nar", "fran_namn": "namn", "fran_telefon": "telefon"}


@only_agents
@require_http_methods(["GET", "POST"])
def vaxel(request: HttpRequest) -> HttpResponse:
    """Search the directory. Sent by POST, for whom people ask for is nobody's business."""
    form = Katalogform(request.POST or None)
    context: dict[str, Any] = {"form": form, "nyckel": uuid.uuid4()}
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["sok"]
        try:
            context |= {"poster": search_katalog(text), "enheter": search_units(text)}
        except Inmatningsfel as error:
            form.add_error("sok", str(error))
    template = "vaxel/_traffar.html" if request.htmx else "vaxel/vaxel.html"
    return render(request, template, context, status=form_status(form, request))


@only_agents
@require_http_methods(["GET"])
def samtal(request: HttpRequest, pk: int) -> HttpResponse:
    """A call to one employee: put it through, take a message, or promise a call."""
    return _show(request, _employee_or_404(pk), Samtalsform(initial={"nyckel": uuid.uuid4()}))


@only_agents
@require_POST
def koppla(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the call was put through."""
    return _do(request, pk, connect_call, _("Samtalet är noterat: kopplat till %(namn)s."))


@only_agents
@require_POST
def meddelande(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a message."""
    return _do(request, pk, leave_message, _("Meddelandet är lämnat till %(namn)s."))


@only_agents
@require_POST
def ring(request: HttpRequest, pk: int) -> HttpResponse:
    """Promise that the employee calls back."""
    told = _("%(namn)s ringer tillbaka, senast %(tid)s. Löftet ligger i listan över återuppringningar.")
    return _do(request, pk, promise_call, told, is_promise=True)


def _employee_or_404(pk: int) -> Katalogpost:
    post = employee(pk) if pk < 2**31 else None
    if post is None:
        raise Http404(_("Personen finns inte i katalogen."))
    return post


def _do(request: HttpRequest, pk: int, action: Callable[..., Registrering], mening: str, *, is_promise: bool = False) -> HttpResponse:
    post = _employee_or_404(pk)
    form = Samtalsform(request.POST)
    center = request.user.centers[0]

    def register() -> Registrering:
        extra = {"span": form.span(center)} if is_promise else {}
        return action(
            till=post.anvandare,
            center=center,
            by=request.user,
            nyckel=form.cleaned_data["nyckel"],
            text=form.cleaned_data["text"],
            uppringare=form.uppringare,
            **extra,
        )

    if (form.check_call() if is_promise else form.is_valid()) and act(form, register, falt=FALT):
        messages.success(request, mening % {"namn": post.anvandare, "tid": _promised(form.resultat)})
        return redirect("vaxel")
    return _show(request, post, form)


def _promised(registrering: Registrering) -> str:
    """When a call was promised at the latest, for the agent to say to who waits on the line; nothing where none was."""
    lofte = registrering.kontakt.ateruppringningar.order_by("pk").last()
    return spoken_time(lofte.lovad_till, timezone.now()) if lofte else ""


def _show(request: HttpRequest, post: Katalogpost, form: Samtalsform) -> HttpResponse:
    return render(request, "vaxel/samtal.html", {"post": post, "form": form}, status=form_status(form, request))
