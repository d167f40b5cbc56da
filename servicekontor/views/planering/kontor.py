"""The offices for those who plan them: what breaks their rules, close a day, wind one down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.avveckling import close_day, closed_days, find_after, find_on, reopen_day, wind_down
from servicekontor.forms.kontor import Avvecklingsform, Dagform, Stangform
from servicekontor.models import Kontor
from servicekontor.rattigheter import planned_by
from servicekontor.rattvisa import weigh_towns
from servicekontor.regelkalender import judge_month, judge_offices
from servicekontor.views.planering.grund import asked_month, for_planners, neighbours, say_outcome


def _find(request: HttpRequest, kod: str) -> Kontor:
    return get_object_or_404(planned_by(request.user), kod=kod)


@for_planners
@require_safe
def alla(request: HttpRequest) -> HttpResponse:
    """The offices with what breaks their rules this month."""
    manad = asked_month(request)
    rader = judge_offices(planned_by(request.user), manad)
    return render(request, "kontorsplanering/alla.html", {"rader": rader, "manad": manad, **neighbours(manad)})


@for_planners
@require_safe
def ett(request: HttpRequest, kod: str) -> HttpResponse:
    """The month of one office as a calendar, with what breaks its rules."""
    manad = asked_month(request)
    kontor = _find(request, kod)
    context = {"kontor": kontor, "manad": manad, "today": timezone.localdate(), "stangda": closed_days(kontor), **neighbours(manad)}
    return render(request, "kontorsplanering/ett.html", {**context, "provning": judge_month(kontor, manad)})


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def stang(request: HttpRequest, kod: str) -> HttpResponse:
    """Close a day: first what is booked then is shown, then it is done."""
    kontor = _find(request, kod)
    form = Stangform(request.POST or None)
    is_sure = "bekrafta" in request.POST
    if form.is_valid() and is_sure and act(form, lambda: close_day(kontor=kontor, by=request.user, **form.cleaned_data)):
        messages.success(request, " ".join(filter(None, [_("Dagen är stängd."), say_outcome(form.resultat)])))
        return redirect("planera_kontor", kod)
    shown = form.is_valid() and not is_sure
    drabbade = find_on(kontor, form.cleaned_data["datum"]) if shown else []
    context = {"form": form, "kontor": kontor, "is_visad": shown, "drabbade": drabbade}
    return render(request, "kontorsplanering/stang.html", context, status=form_status(form, request))


@for_planners
@require_POST
def oppna(request: HttpRequest, kod: str) -> HttpResponse:
    """Open a closed day again, and say plainly what that does not bring back."""
    kontor = _find(request, kod)
    form = Dagform(request.POST)
    if not form.is_valid():
        raise Inmatningsfel(_("Välj en av de stängda dagarna."), falt="datum")
    reopen_day(kontor=kontor, datum=form.cleaned_data["datum"], by=request.user)
    said = _("Dagen har sina vanliga öppettider igen. Tider och stopp som ställdes in när dagen stängdes är fortfarande inställda.")
    messages.success(request, said)
    return redirect("planera_kontor", kod)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def avveckla(request: HttpRequest, kod: str) -> HttpResponse:
    """Wind the office down: first what is booked after the last day is shown, then it is done."""
    kontor = _find(request, kod)
    form = Avvecklingsform(request.POST or None, kontor=kontor)
    is_sure = "bekrafta" in request.POST
    if form.is_valid() and is_sure and act(form, lambda: wind_down(kontor=kontor, by=request.user, **form.cleaned_data)):
        messages.success(request, " ".join(filter(None, [_("Avvecklingen är planerad."), say_outcome(form.resultat)])))
        return redirect("planera_kontor", kod)
    shown = form.is_valid() and not is_sure
    drabbade = find_after(kontor, form.cleaned_data["sista_dag"]) if shown else []
    context = {"form": form, "kontor": kontor, "is_visad": shown, "drabbade": drabbade}
    return render(request, "kontorsplanering/avveckla.html", context, status=form_status(form, request))


@for_planners
@require_safe
def rattvisa(request: HttpRequest) -> HttpResponse:
    """How the service of a month is shared between the towns."""
    manad = asked_month(request)
    return render(request, "kontorsplanering/rattvisa.html", {"rader": weigh_towns(manad), "manad": manad, **neighbours(manad)})
