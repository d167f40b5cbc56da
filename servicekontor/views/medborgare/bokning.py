"""The booking that a mailed link opens: confirm, move, cancel, wait for an earlier time. Looking changes nothing; the buttons do."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kontaktcenter.fel import Inmatningsfel, OtillatenHandling, Verksamhetsfel
from servicekontor.actions.bokning import cancel_bokning, confirm_bokning, move_bokning
from servicekontor.actions.vantelista import join_vantelista, leave_vantelista
from servicekontor.bokningslank import find_link
from servicekontor.models import Bokning, Bokningslank, Kontor, Vantelista
from servicekontor.status import Bokningslage
from servicekontor.tidval import choose_office, choose_time, read_date, read_time

Syfte = Bokningslank.Syfte
View = Callable[..., HttpResponse]


def med_lank(*syften: Syfte) -> Callable[[View], View]:
    """Give the view the link, when it is for one of these purposes; else say that it cannot be used."""

    def decorate(view: View) -> View:
        @wraps(view)
        def with_link(request: HttpRequest, hemlighet: str) -> HttpResponse:
            lank = find_link(request, hemlighet)
            if lank is None or lank.syfte not in syften:
                return render(request, "medborgare/boka/lank_borta.html", status=410)
            return view(request, lank, hemlighet)

        return login_not_required(never_cache(with_link))

    return decorate


@med_lank(Syfte.BEKRAFTA, Syfte.HANTERA)
@require_http_methods(["GET", "HEAD", "POST"])
def bokning_lank(request: HttpRequest, lank: Bokningslank, hemlighet: str) -> HttpResponse:
    """The booking; its button confirms. A link that confirmed once shows what it confirmed."""
    fel = None
    if request.method == "POST" and lank.syfte == Syfte.BEKRAFTA:
        try:
            confirm_bokning(bokning=lank.bokning, by=None, lank=lank)
            return redirect("bokning_lank", hemlighet)
        except (Inmatningsfel, OtillatenHandling) as error:
            fel = error
    return _show(request, lank, hemlighet, fel)


@med_lank(Syfte.HANTERA)
@require_http_methods(["GET", "HEAD", "POST"])
def bokning_flytta(request: HttpRequest, lank: Bokningslank, hemlighet: str) -> HttpResponse:
    """Another time, at this office or another; choosing one asks once before it moves."""
    bokning, fel, fran = lank.bokning, None, read_time(request.POST.get("fran", ""))
    kod = request.POST.get("kontor") or request.GET.get("kontor")
    kontor = get_object_or_404(Kontor.objects.public().in_use(), kod=kod) if kod else bokning.kontor
    if not _is_movable(bokning):
        return _show(request, lank, hemlighet, None)
    if request.method == "POST" and "ja" in request.POST:
        try:
            _move(bokning, kontor, fran)
            return redirect(f"{reverse('bokning_lank', args=[hemlighet])}?flyttad=1")
        except (Inmatningsfel, OtillatenHandling) as error:
            fel = error
    datum = read_date(request.GET.get("fran", "")) or (timezone.localdate(fran) if fran else None)
    val = choose_time(bokning.motestyp, kontor, datum, bokning=bokning)
    context = {
        "bokning": bokning,
        "hemlighet": hemlighet,
        "kontor": kontor,
        "ny": val.find(fran) if fran and fel is None else None,
        "andra": [val for val in choose_office(bokning.motestyp) if val.kontor != kontor],
        "val": val,
        "fel": fel,
    }
    if request.method == "POST" and context["ny"] is None and fel is None:
        fel = context["fel"] = Inmatningsfel(_("Den tiden går inte att boka. Välj en av de lediga tiderna."), falt="fran")
    return render(request, "medborgare/boka/flytta.html", context, status=fel.status if fel else 200)


def _move(bokning: Bokning, kontor: Kontor, fran: datetime | None) -> None:
    if fran is None:
        raise Inmatningsfel(_("Välj en av de lediga tiderna."), falt="fran")
    move_bokning(bokning=bokning, kontor=kontor, fran=fran, by=None)


@med_lank(Syfte.HANTERA)
@require_POST
def bokning_avboka(request: HttpRequest, lank: Bokningslank, hemlighet: str) -> HttpResponse:
    """Give the time back."""
    return _do(request, lank, hemlighet, lambda: cancel_bokning(bokning=lank.bokning, by=None))


@med_lank(Syfte.HANTERA)
@require_POST
def bokning_tidigare(request: HttpRequest, lank: Bokningslank, hemlighet: str) -> HttpResponse:
    """Wait for an earlier time, or no longer."""
    act = leave_vantelista if request.POST.get("gor") == "sluta" else join_vantelista
    return _do(request, lank, hemlighet, lambda: act(bokning=lank.bokning))


def _do(request: HttpRequest, lank: Bokningslank, hemlighet: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except Verksamhetsfel as error:
        return _show(request, lank, hemlighet, error)
    return redirect("bokning_lank", hemlighet)


def _is_movable(bokning: Bokning) -> bool:
    return bokning.lage == Bokningslage.BEKRAFTAD and not bokning.is_over


def _show(request: HttpRequest, lank: Bokningslank, hemlighet: str, fel: Verksamhetsfel | None) -> HttpResponse:
    bokning = Bokning.objects.with_names().get(pk=lank.bokning_id)
    is_slappt = bokning.lage == Bokningslage.HALLEN and bokning.hallen_till <= timezone.now()
    context = {
        "bokning": bokning,
        "hemlighet": hemlighet,
        "fel": fel,
        "gar_att_bekrafta": bokning.lage == Bokningslage.HALLEN and not is_slappt,
        "is_slappt": is_slappt,
        "is_flyttad": "flyttad" in request.GET and bokning.lage == Bokningslage.BEKRAFTAD,
        "gar_att_andra": lank.syfte == Syfte.HANTERA and _is_movable(bokning),
        "vantar": Vantelista.objects.filter(bokning=bokning).first(),
    }
    return render(request, "medborgare/boka/bokning.html", context, status=fel.status if fel else 200)
