"""Tours for those who plan them: what is laid out, one tour with its stops, patterns."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.views.handling import act, form_status, renew_version
from servicekontor import beroenden
from servicekontor.actions.tur import NyttStopp, add_stop, change_stop, held_stops, make_tour, move_tour, whole_stop
from servicekontor.actions.turmonster import Utlagt, end_pattern, save_pattern
from servicekontor.actions.turstopp import Andrat, cancel_stop, cancel_tour, delay_stop
from servicekontor.att_ringa import say_calls
from servicekontor.bemanning.varden import DYGN
from servicekontor.forms.kontor import Dagform
from servicekontor.forms.tur import (
    BaseStoppformset,
    Fordonsform,
    Forseningsform,
    Monsterform,
    Orsaksform,
    Sistaform,
    Stoppform,
    Stoppformset,
    Turform,
)
from servicekontor.kontorsregler import month_of
from servicekontor.models import Tur, Turmonster, Turstopp
from servicekontor.passflode import ends_too_early
from servicekontor.rattigheter import planned_by
from servicekontor.schemaunderlag import BUSSENS_FORE
from servicekontor.turplan import to_minutes, to_time
from servicekontor.views.planering.grund import asked_month, for_planners, neighbours, say_outcome


def _find_tour(request: HttpRequest, pk: int) -> Tur:
    return get_object_or_404(
        Tur.objects.select_related("fordon__kontor", "monster").filter(fordon__kontor__in=planned_by(request.user)), pk=pk
    )


def _find_stop(request: HttpRequest, pk: int) -> Turstopp:
    stops = Turstopp.objects.select_related("plats__ort", "tur__fordon__kontor")
    return get_object_or_404(stops.filter(tur__fordon__kontor__in=planned_by(request.user)), pk=pk)


def _find_pattern(request: HttpRequest, pk: int) -> Turmonster:
    return get_object_or_404(Turmonster.objects.select_related("fordon__kontor").filter(fordon__kontor__in=planned_by(request.user)), pk=pk)


@for_planners
@require_safe
def alla(request: HttpRequest) -> HttpResponse:
    """The tours of a month, and the patterns."""
    manad = asked_month(request)
    dagar = month_of(manad)
    kontoren = planned_by(request.user)
    stopp = Turstopp.objects.between(dagar[0], dagar[-1]).filter(tur__fordon__kontor__in=kontoren)
    monster = Turmonster.objects.filter(fordon__kontor__in=kontoren).select_related("fordon").prefetch_related("stopp__plats__ort")
    context = {"stopp": stopp, "monster": monster, "manad": manad, **neighbours(manad)}
    return render(request, "kontorsplanering/turer.html", context)


@for_planners
@require_safe
def ett(request: HttpRequest, pk: int) -> HttpResponse:
    """One tour: its stops with how many times are booked at each."""
    tur = _find_tour(request, pk)
    stopp = list(tur.stopp.select_related("plats__ort", "tur__fordon__kontor").order_by("ankomst"))
    rader = [(rad, len(beroenden.find(whole_stop(rad)))) for rad in stopp]
    return render(request, "kontorsplanering/tur.html", {"tur": tur, "rader": rader, "has_held": bool(held_stops(tur))})


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: HttpRequest) -> HttpResponse:
    """Make a tour by hand."""
    form = Turform(request.POST or None, user=request.user)
    stopp = Stoppformset(request.POST or None, prefix="stopp")
    if _save(form, stopp, lambda rows: make_tour(by=request.user, stopp=rows, **form.cleaned_data)):
        messages.success(request, _("Turen är utlagd."))
        return redirect("planera_tur", form.resultat.pk)
    return _draw(request, form, _("Ny tur"), stopp=stopp)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def monster_nytt(request: HttpRequest) -> HttpResponse:
    """Make a pattern."""
    return _pattern(request, None)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def monster(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a pattern: its tours are laid out anew."""
    return _pattern(request, _find_pattern(request, pk))


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def monster_avsluta(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a pattern end."""
    found = _find_pattern(request, pk)
    form = Sistaform(request.POST or None)
    if form.is_valid() and act(form, lambda: end_pattern(monster=found, by=request.user, **form.cleaned_data)):
        messages.success(request, _say_laid_out(form.resultat))
        return redirect("planera_turer")
    return _draw(request, form, _("Avsluta mönstret ”%(namn)s”") % {"namn": found.namn})


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def stopp_nytt(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a stop to a tour."""
    tur = _find_tour(request, pk)
    form = Stoppform(request.POST or None)
    if form.is_valid() and act(form, lambda: add_stop(tur=tur, nytt=form.as_stop(), by=request.user)):
        messages.success(request, _("Stoppet är tillagt."))
        return redirect("planera_tur", pk)
    return _draw(request, form, _("Lägg till ett stopp"), tur=tur)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def stopp_andra(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a stop anew."""
    found = _find_stop(request, pk)
    initial = {namn: getattr(found, namn) for namn in ("plats", "ankomst", "avgang")} | {"arendetyper": found.arendetyper.all()}
    form = Stoppform(request.POST or None, initial=initial)
    if form.is_valid() and act(form, lambda: change_stop(stopp=found, nytt=form.as_stop(), by=request.user)):
        messages.success(request, _("Stoppet är ändrat."))
        return redirect("planera_tur", found.tur_id)
    return _draw(request, form, _("Ändra stoppet"), tur=found.tur)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def forsena(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a stop is late."""
    found = _find_stop(request, pk)
    form = Forseningsform(request.POST or None, initial={"sedd": found.ankomst})
    if form.is_valid() and act(form, lambda: delay_stop(stopp=found, by=request.user, **form.cleaned_data)):
        _warn_of_crew(request, found.tur)
        return _changed(request, form.resultat, _("Förseningen är inlagd."), found.tur_id)
    form.renew(found)
    return _draw(request, form, _("Försena stoppet vid %(plats)s") % {"plats": found.plats}, tur=found.tur, **_affected(found))


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def stall_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a stop."""
    found = _find_stop(request, pk)
    form = Orsaksform(request.POST or None)
    if form.is_valid() and act(form, lambda: cancel_stop(stopp=found, by=request.user, **form.cleaned_data)):
        return _changed(request, form.resultat, _("Stoppet är inställt."), found.tur_id)
    return _draw(request, form, _("Ställ in stoppet vid %(plats)s") % {"plats": found.plats}, tur=found.tur, **_affected(found))


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def tur_flytta(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a tour be on another date."""
    tur = _find_tour(request, pk)
    form = Dagform(request.POST or None)
    if form.is_valid() and act(form, lambda: move_tour(tur=tur, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Turen är flyttad. På den gamla dagen står vart den tog vägen."))
        return redirect("planera_tur", pk)
    return _draw(request, form, _("Flytta turen till en annan dag"), tur=tur)


@for_planners
@require_http_methods(["GET", "HEAD", "POST"])
def tur_stall_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel all that is left of a tour."""
    tur = _find_tour(request, pk)
    form = Orsaksform(request.POST or None)
    if form.is_valid() and act(form, lambda: cancel_tour(tur=tur, by=request.user, **form.cleaned_data)):
        return _changed(request, form.resultat, _("Turen är inställd."), pk)
    return _draw(request, form, _("Ställ in hela turen"), tur=tur, **_affected(*held_stops(tur)))


def _pattern(request: HttpRequest, found: Turmonster | None) -> HttpResponse:
    initial, rows = None, []
    if found is not None:
        names = ("fordon", "namn", "rytm", "veckodag", "manadsvecka", "galler_fran", "galler_till", "version")
        initial = {namn: getattr(found, namn) for namn in names}
        rows = [
            {"plats": rad.plats_id, "ankomst": rad.ankomst, "avgang": rad.avgang, "arendetyper": rad.arendetyper.all()}
            for rad in found.stopp.prefetch_related("arendetyper")
        ]
    form = Monsterform(request.POST or None, user=request.user, initial=initial)
    stopp = Stoppformset(request.POST or None, prefix="stopp", initial=rows)
    saved = _save(
        form,
        stopp,
        lambda rows: save_pattern(
            by=request.user,
            stopp=rows,
            rytm=form.as_rhythm(),
            monster=found,
            **{name: form.cleaned_data[name] for name in ("fordon", "namn", "version")},
        ),
    )
    if saved:
        messages.success(request, _say_laid_out(form.resultat))
        return redirect("planera_turer")
    if found is not None and form.is_bound:
        renew_version(form, Turmonster.objects.get(pk=found.pk).version)
    return _draw(request, form, _("Ändra mönstret") if found else _("Nytt mönster"), stopp=stopp)


def _save(form: Fordonsform, stopp: BaseStoppformset, action: Callable[[list[NyttStopp]], object]) -> bool:
    """Do `action` with the stops, once the form and each of them are valid; False when something is refused."""
    return form.is_valid() and stopp.is_valid() and act(form, lambda: action(stopp.as_stops()))


def _draw(request: HttpRequest, form: Any, rubrik: str, **extra: Any) -> HttpResponse:
    status = form_status(form, request)
    if extra.get("stopp") is not None and not extra["stopp"].is_valid() and request.method == "POST":
        status = 400
    return render(request, "kontorsplanering/turform.html", {"form": form, "rubrik": rubrik, **extra}, status=status)


def _affected(*stopp: Turstopp) -> dict[str, Any]:
    """What is booked at the stops, and whom nobody but the reader can tell."""
    rows = [drabbad for rad in stopp for drabbad in beroenden.find(whole_stop(rad))]
    return {"berorda": rows, "att_ringa": say_calls([rad for rad in rows if rad.is_att_ringa])}


def _changed(request: HttpRequest, andrat: Andrat, gjort: str, pk: int) -> HttpResponse:
    messages.success(request, " ".join(filter(None, [gjort, say_outcome(andrat.utfall)])))
    return redirect("planera_tur", pk)


def _warn_of_crew(request: HttpRequest, tur: Tur) -> None:
    """Say that those on board were to be home before the tour is done by now."""
    last = held_stops(tur)[-1]
    needed = to_time(min(DYGN - 1, to_minutes(last.avgang) + BUSSENS_FORE))
    early = ends_too_early(last.kontor, tur.datum, needed)
    if early is not None:
        text = _("Besättningens pass slutar %(slutar)s, men de behövs till %(behovs)s. Ändra passen i schemat och tala med dem.")
        messages.warning(request, text % {"slutar": f"{early:%H.%M}", "behovs": f"{needed:%H.%M}"})


def _say_laid_out(utlagt: Utlagt) -> str:
    said = _("Mönstret är sparat. %(nya)d turer är utlagda.") % {"nya": utlagt.nya}
    if not utlagt.kvar:
        return said
    kept = _("%(kvar)d turer är kvar som de var, för att någon har en tid där eller för att de är ändrade.") % {"kvar": utlagt.kvar}
    return f"{said} {kept}"
