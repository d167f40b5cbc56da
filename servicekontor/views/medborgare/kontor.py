"""The offices for citizens: all of them, and one."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kontaktcenter.views.offentlig import offentlig
from servicekontor.bokbart import add_bookable, bookable_at
from servicekontor.models import Kontor, Turstopp
from servicekontor.oppettider import Oppettidsplan
from servicekontor.strukturdata import describe_office
from servicekontor.views.medborgare.lage import describe, describe_days, differing_days
from servicekontor.views.medborgare.urval import FRAM, find_town, list_offices, list_towns, nearest

FLEST_STOPP = 6
FLEST_UNDANTAG = 30


@offentlig
@require_safe
def alla(request: HttpRequest) -> HttpResponse:
    """The list with its map; those that are open now, or those nearest to a town, when that is asked for. A position never comes here."""
    rader = list_offices(timezone.now())
    orter = list_towns()
    asked = request.GET.get("ort", "")
    ort = asked if asked in orter else ""
    is_oppet = request.GET.get("visa") == "oppet"
    if ort:
        rader = nearest(rader, ort)
    context = {
        "rader": [rad for rad in rader if rad.lage.is_oppet or not is_oppet],
        "has_any": bool(rader),
        "has_mobile": any(rad.kontor.slag == Kontor.Slag.MOBILT for rad in rader),
        "orter": orter,
        "ort": ort,
        "is_oppet": is_oppet,
        "karta": _map(ort),
    }
    return show(request, "alla", context)


@offentlig
@require_safe
def ett(request: HttpRequest, kod: str) -> HttpResponse:
    """One office: now, this week, exceptions, what there is, what replaces it."""
    kontor, plan = find_office(kod)
    nu = timezone.now()
    today = timezone.localdate(nu)
    week = [today + timedelta(days=day) for day in range(7)]
    stopp = add_bookable(list(_stops(kontor).prefetch_related("arendetyper")[:FLEST_STOPP]))
    lage = describe(kontor, plan, stopp, nu)
    context = {
        "kontor": kontor,
        "lage": lage,
        "is_borta": not kontor.holds(today) and kontor.sista_dag is not None and kontor.sista_dag < today,
        "vecka": describe_days(plan, week, today),
        "undantag": differing_days(plan, week[-1] + timedelta(days=1), today + FRAM, today)[:FLEST_UNDANTAG],
        "has_lokalens_tider": any(dag.lokalen for dag in describe_days(plan, week, today)),
        "stopp": stopp,
        "talade": [SAMTALSSPRAK[sprak] for sprak in kontor.sprak if sprak in SAMTALSSPRAK],
        "tjanster": kontor.arendetyper.public(),
        "bokbara": bookable_at([kontor]) if kontor.holds(today) else [],
        "strukturdata": describe_office(kontor, plan, week),
    }
    return show(request, "ett", context)


def find_office(kod: str) -> tuple[Kontor, Oppettidsplan]:
    """The public office with its hours for the time ahead, wound down ones too. Raises Http404."""
    today = timezone.localdate()
    offices = Kontor.objects.public().select_related("ersatts_av").with_hours(today - timedelta(days=1), today + FRAM)
    kontor = offices.filter(kod=kod).first()
    if kontor is None:
        raise Http404
    return kontor, Oppettidsplan.of(kontor)


def show(request: HttpRequest, mall: str, context: dict[str, Any]) -> HttpResponse:
    """Draw a page; the buttons of language and colour lead back to it."""
    own = {"sida_adress": request.path, "sprakfraga": request.sprakfraga, "klockformat": pgettext("klockformat", "H.i")}
    return render(request, f"medborgare/kontor/{mall}.html", {**own, **context})


def _stops(kontor: Kontor) -> Any:
    return Turstopp.objects.upcoming().filter(tur__fordon__kontor=kontor)


def _map(ort: str) -> dict[str, Any]:
    centre = find_town(ort) if ort else None
    return settings.KARTA if centre is None else {**settings.KARTA, "lat": centre[0], "lon": centre[1]}
