"""The manager's pages of a roster as a whole: the list, the calendar, the search, publishing, its history, its gaps."""

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.schema import create_schema, find_changes, publish_schema, start_search, stop_search
from servicekontor.forms.bemanning import Schemaform, Sokningsform
from servicekontor.models import Byte, Schema
from servicekontor.schemaunderlag import Schemaunderlag
from servicekontor.schemavy import make_week
from servicekontor.status import Byteslage
from servicekontor.views.bemanning.grund import check_planner, find_schema, week_of
from servicekontor.vikarier import find_gaps

FLEST_LUCKOR = 20


@require_http_methods(["GET", "HEAD", "POST"])
def bemanning(request: HttpRequest) -> HttpResponse:
    """All rosters of the user's centers, and a new one."""
    centers = check_planner(request)
    form = Schemaform(request.POST or None, centers=centers)
    if request.method == "POST" and form.is_valid() and act(form, lambda: create_schema(by=request.user, **form.cleaned_data)):
        return redirect("schema", form.resultat.pk)
    scheman = Schema.objects.filter(center__in=centers).select_related("center").prefetch_related("publiceringar")
    waiting = Byte.objects.filter(lage=Byteslage.ACCEPTERAT, schema__center__in=centers).count()
    context = {"form": form, "scheman": scheman, "antal_byten": waiting, "centers": centers}
    return render(request, "bemanning/lista.html", context, status=form_status(form, request))


@require_safe
def schema(request: HttpRequest, pk: int) -> HttpResponse:
    """One week of the roster as a calendar."""
    found = find_schema(request, pk)
    underlag, vecka = Schemaunderlag(found), week_of(request, found)
    check = underlag.check()
    by_person = request.GET.get("visa") == "personer"
    context = {
        "schema": found,
        "vecka": make_week(underlag, check, vecka, by_person=by_person),
        "veckor": [(n, (found.borjan + timedelta(weeks=n - 1)).isocalendar().week) for n in range(1, found.veckor + 1)],
        "by_person": by_person,
        "antal_tvingande": len(check.tvingande),
        "varde": check.varde,
        "sokningsform": Sokningsform(),
        "publicering": found.publiceringar.first(),
        "has_folk": bool(underlag.personer),
        "has_pass": bool(underlag.pass_rader),
    }
    return render(request, "bemanning/schema.html", context)


@require_POST
def foresla(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a search."""
    found = find_schema(request, pk)
    form = Sokningsform(request.POST)
    if not form.is_valid():
        messages.error(request, _("Ange mellan 5 sekunder och en timme."))
    elif act(form, lambda: start_search(schema=found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Sökningen har börjat. Du kan lämna sidan; den går vidare."))
    else:
        messages.error(request, str(form.vagran))
    return redirect("schema", pk)


@require_POST
def stoppa(request: HttpRequest, pk: int) -> HttpResponse:
    """End the search with what it has."""
    found = find_schema(request, pk)
    stop_search(schema=found, by=request.user)
    messages.success(request, _("Sökningen stoppas och det bästa schemat behålls."))
    return redirect("schema", pk)


@require_safe
def framsteg(request: HttpRequest, pk: int) -> HttpResponse:
    """How the search goes; once it is over the whole page is read anew."""
    found = find_schema(request, pk)
    response = render(request, "bemanning/_framsteg.html", {"schema": found, "sokningsform": Sokningsform()})
    if not found.is_searching:
        response["HX-Refresh"] = "true"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def publicera(request: HttpRequest, pk: int) -> HttpResponse:
    """What publishing would change for whom; then do it."""
    found = find_schema(request, pk)
    if request.method == "POST":
        done = publish_schema(schema=found, by=request.user)
        messages.success(request, _("Schemat är publicerat. De som fått ändrade dagar får ett mejl."))
        return redirect("schema", done.schema_id)
    check = Schemaunderlag(found).check()
    context = {"schema": found, "andringar": find_changes(found).items(), "tvingande": check.tvingande}
    return render(request, "bemanning/publicera.html", context)


@require_safe
def historik(request: HttpRequest, pk: int) -> HttpResponse:
    """Every publication; one of them with its shifts (`?nummer=`)."""
    found = find_schema(request, pk)
    rows = list(found.publiceringar.select_related("av"))
    asked = request.GET.get("nummer", "")
    chosen = next((rad for rad in rows if str(rad.nummer) == asked), None)
    shifts = chosen.pass_rader.select_related("kontor", "medarbetare__anvandare") if chosen else []
    days = [(datum, list(rader)) for datum, rader in groupby(shifts, key=lambda rad: rad.datum)]
    return render(request, "bemanning/historik.html", {"schema": found, "publiceringar": rows, "vald": chosen, "dagar": days})


@require_safe
def luckor(request: HttpRequest, pk: int) -> HttpResponse:
    """Where somebody is missing, and who can step in."""
    found = find_schema(request, pk)
    gaps = find_gaps(Schemaunderlag(found), since=timezone.localdate(), most=FLEST_LUCKOR)
    context: dict[str, Any] = {"schema": found, "luckor": gaps, "flest": FLEST_LUCKOR}
    return render(request, "bemanning/luckor.html", context)
