"""Shifts by hand: a form for the keyboard, a move for the mouse, and what a change would do to the rules before it is saved."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.views.handling import act, form_status, renew_version
from servicekontor.actions.arbetspass import Aterkoppling, check_uppgift, remove_pass, save_pass, try_pass
from servicekontor.forms.bemanning import Passform
from servicekontor.models import Arbetspass, Schema
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.views.bemanning.grund import find_pass, find_schema

FORIFYLLT = ("medarbetare", "kontor", "datum", "fran", "till", "rast")
FLEST_MENINGAR = 5


@require_http_methods(["GET", "HEAD", "POST"])
def pass_nytt(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a shift in; the address may say where and when."""
    found = find_schema(request, pk)
    given = {name: request.GET[name] for name in FORIFYLLT if name in request.GET}
    return _edit(request, found, None, given)


@require_http_methods(["GET", "HEAD", "POST"])
def pass_andra(request: HttpRequest, pk: int, pass_pk: int) -> HttpResponse:
    """Change a shift."""
    found = find_schema(request, pk)
    return _edit(request, found, find_pass(found, pass_pk), {})


@require_POST
def pass_ta_bort(request: HttpRequest, pk: int, pass_pk: int) -> HttpResponse:
    """Take a shift away."""
    found = find_schema(request, pk)
    row = find_pass(found, pass_pk)
    feedback = try_pass(Schemaunderlag(found), None, row)
    remove_pass(arbetspass=row, by=request.user)
    messages.success(request, _("Passet är borttaget."))
    _tell(request, feedback)
    return redirect(_calendar(found, row.datum))


@require_POST
def pass_flytta(request: HttpRequest, pk: int, pass_pk: int) -> HttpResponse:
    """Move a shift to another day, office or person, as the mouse does it; everything else stays."""
    found = find_schema(request, pk)
    row = find_pass(found, pass_pk)
    start = Passform(schema=found, arbetspass=row).initial
    values = {**start, "medarbetare": row.medarbetare_id, "kontor": row.kontor_id, "is_last": True}
    values |= {name: request.POST[name] for name in ("medarbetare", "kontor", "datum", "version") if request.POST.get(name)}
    form = Passform(values, schema=found, arbetspass=row)
    if form.is_valid():
        uppgift = form.as_uppgift()
        feedback = try_pass(Schemaunderlag(found), uppgift, row)
        if act(
            form, lambda: save_pass(schema=found, uppgift=uppgift, arbetspass=row, version=form.cleaned_data["version"], by=request.user)
        ):
            messages.success(request, _("Passet är flyttat."))
            _tell(request, feedback)
    for errors in form.errors.values():
        messages.error(request, " ".join(errors))
    return redirect(f"{_calendar(found, row.datum)}{'&visa=personer' if request.POST.get('visa') == 'personer' else ''}")


@require_safe
def pass_prova(request: HttpRequest, pk: int) -> HttpResponse:
    """What the shift in the form would do to the rules: shown while it is filled in."""
    found = find_schema(request, pk)
    asked = request.GET.get("arbetspass", "")
    row = Arbetspass.objects.filter(schema=found, pk=int(asked) if asked.isdecimal() and len(asked) < 10 else 0).first()
    form = Passform(request.GET, schema=found, arbetspass=row)
    context: dict[str, object] = {}
    if form.is_valid():
        uppgift = form.as_uppgift()
        try:
            check_uppgift(found, uppgift, row)
            context["aterkoppling"] = try_pass(Schemaunderlag(found), uppgift, row)
        except Verksamhetsfel as vagran:
            context["vagran"] = str(vagran)
    return render(request, "bemanning/_aterkoppling.html", context)


def _edit(request: HttpRequest, schema: Schema, row: Arbetspass | None, given: dict[str, str]) -> HttpResponse:
    form = Passform(request.POST or None, schema=schema, arbetspass=row, initial=given)
    if request.method == "POST" and form.is_valid():
        uppgift, version = form.as_uppgift(), form.cleaned_data["version"]
        feedback = try_pass(Schemaunderlag(schema), uppgift, row)
        if act(form, lambda: save_pass(schema=schema, uppgift=uppgift, arbetspass=row, version=version, by=request.user)):
            messages.success(request, _("Passet är sparat."))
            _tell(request, feedback)
            return redirect(_calendar(schema, uppgift.datum))
        renew_version(form, Schema.objects.get(pk=schema.pk).version)
    context = {"schema": schema, "arbetspass": row, "form": form, "tillbaka": _calendar(schema, row.datum if row else _day(given))}
    return render(request, "bemanning/pass.html", context, status=form_status(form, request))


def _day(given: dict[str, str]) -> date | None:
    try:
        return parse_date(given.get("datum", ""))
    except ValueError:
        return None


def _calendar(schema: Schema, datum: date | None) -> str:
    """The week of the day."""
    inside = datum is not None and schema.borjan <= datum <= schema.slut
    return f"{reverse('schema', args=[schema.pk])}?vecka={(datum - schema.borjan).days // 7 + 1 if inside else 1}"


def _tell(request: HttpRequest, feedback: Aterkoppling) -> None:
    """Say which rules the change broke and mended."""
    for brott in feedback.tvingande[:FLEST_MENINGAR]:
        messages.warning(request, brott.mening)
    mended = [brott for brott in feedback.lagade if brott.regel.is_tvingande]
    if mended and not feedback.tvingande:
        messages.info(request, _("Ändringen rättade: %(mening)s") % {"mening": mended[0].mening})
