"""The staffing pages: who will be needed, who is rostered, how sure the forecast is, and what managers tell it."""

from datetime import date, timedelta

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arenden.models import Kanal
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.views.handling import act, form_status
from statistik.actions.prognoshandelse import delete_prognoshandelse, save_bemanningskrav, save_prognoshandelse
from statistik.bemanningsvy import Metod, day_rows, heat_map, latest_prognoser
from statistik.forms.prognos import Bemanningskravform, Prognoshandelseform
from statistik.models import Bemanningskrav, Prognoshandelse

VECKOR = 8
FORSTA_DAG, SISTA_DAG = date(2000, 1, 3), date(2100, 1, 1)


def centers_of(user: Anvandare) -> QuerySet[Enhet]:
    """The contact centers whose figures the user sees."""
    return Enhet.objects.centers().filter(pk__in=user.units_with(Behorighet.SE_STATISTIK)).select_related("kalender")


@require_safe
def behovsprognos(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A week of a center: needed against rostered in each half-hour, and how good the forecast is."""
    centers = _centers(request)
    center = centers[0] if pk is None else get_object_or_404(centers, pk=pk)
    idag = timezone.localdate()
    mandag = _monday(request.GET.get("vecka", ""), idag)
    prognoser = latest_prognoser(center, mandag)
    context = {
        "center": center,
        "centers": centers,
        "karta": heat_map(center, mandag, prognoser),
        "metoder": [Metod.of(prognos) for prognos in prognoser],
        "mandag": mandag,
        "veckor": [_monday("", idag) + timedelta(weeks=n) for n in range(-1, VECKOR)],
        "handelser": Prognoshandelse.objects.filter(center=center, fran__lt=mandag + timedelta(weeks=1), till__gte=mandag),
        "kanaler": Kanal.choices,
    }
    return render(request, "statistik/behovsprognos.html", context)


@require_safe
def behovsprognos_dag(request: HttpRequest, pk: int, dag: str) -> HttpResponse:
    """A day: each channel's forecast with its intervals, and what came when it is over."""
    center = get_object_or_404(_centers(request), pk=pk)
    datum = _day(dag)
    if datum is None:
        raise Http404
    kanaler = [(prognos, day_rows(prognos, datum, timezone.now())) for prognos in latest_prognoser(center, datum)]
    context = {"center": center, "dag": datum, "kanaler": [(p, rows) for p, rows in kanaler if rows]}
    return render(request, "statistik/behovsprognos_dag.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def prognoshandelser(request: HttpRequest, pk: int, handelse_pk: int | None = None) -> HttpResponse:
    """The known events of a center: all of them, and a form for a new one or the one named."""
    center = get_object_or_404(_centers(request), pk=pk)
    handelse = None if handelse_pk is None else get_object_or_404(Prognoshandelse, pk=handelse_pk, center=center)
    form = Prognoshandelseform(request.POST or None, instance=handelse or Prognoshandelse(center=center))
    if request.method == "POST" and form.is_valid():
        if act(form, lambda: save_prognoshandelse(center=center, by=request.user, handelse=handelse, **form.cleaned_data)):
            messages.success(request, _("Händelsen är sparad. Nästa natts prognos räknar med den."))
            return redirect("prognoshandelser", pk)
    context = {"center": center, "handelse": handelse, "form": form, "handelser": Prognoshandelse.objects.filter(center=center)}
    return render(request, "statistik/prognoshandelser.html", context, status=form_status(form, request))


@require_POST
def prognoshandelse_ta_bort(request: HttpRequest, pk: int, handelse_pk: int) -> HttpResponse:
    """Take away an event."""
    center = get_object_or_404(_centers(request), pk=pk)
    delete_prognoshandelse(handelse=get_object_or_404(Prognoshandelse, pk=handelse_pk, center=center), by=request.user)
    messages.success(request, _("Händelsen är borttagen."))
    return redirect("prognoshandelser", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def bemanningskrav(request: HttpRequest, pk: int, kanal: str) -> HttpResponse:
    """What a channel's staffing is to reach."""
    center = get_object_or_404(_centers(request), pk=pk)
    if kanal not in Kanal.values:
        raise Http404
    krav = Bemanningskrav.objects.filter(center=center, kanal=kanal).first() or Bemanningskrav(center=center, kanal=kanal)
    form = Bemanningskravform(request.POST or None, instance=krav)
    if request.method == "POST" and form.is_valid():
        if act(form, lambda: save_bemanningskrav(center=center, kanal=kanal, by=request.user, **form.cleaned_data)):
            messages.success(request, _("Kraven är sparade. Behovet räknas om inom kort."))
            return redirect("behovsprognos_center", pk)
    context = {"center": center, "kanal": Kanal(kanal), "form": form}
    return render(request, "statistik/bemanningskrav.html", context, status=form_status(form, request))


def _centers(request: HttpRequest) -> QuerySet[Enhet]:
    centers = centers_of(request.user)
    if not centers:
        raise PermissionDenied(_("Bara den som leder ett kontaktcenter ser dess bemanning."))
    return centers


def _monday(asked: str, idag: date) -> date:
    """The Monday of the week asked for; this week's when the address says no day that there is."""
    dag = _day(asked) or idag
    return dag - timedelta(days=dag.weekday())


def _day(asked: str) -> date | None:
    try:
        dag = parse_date(asked)
    except ValueError:
        return None
    return dag if dag is not None and FORSTA_DAG <= dag <= SISTA_DAG else None
