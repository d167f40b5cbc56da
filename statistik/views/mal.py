"""The page Mål: every target with its state, the path of one, and the form that sets it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.views.handling import act, form_status
from statistik.actions.mal import delete_mal, save_mal
from statistik.forms.mal import Malform
from statistik.malmatning import measure
from statistik.models import Mal
from statistik.views.ram import frame, seen_by


@require_safe
def lista(request: HttpRequest) -> HttpResponse:
    """All targets of what the user leads: those that go on, and those whose time is over."""
    synligt, idag = seen_by(request.user), timezone.localdate()
    rows = measure(list(_visible(request)), synligt=synligt, idag=idag)
    this_month = idag.replace(day=1)
    context = {
        **frame(request.user, "mal"),
        "nu": [lopp for lopp in rows if lopp.rad.till >= this_month],
        "slut": [lopp for lopp in rows if lopp.rad.till < this_month],
    }
    return render(request, "statistik/mal.html", context)


@require_safe
def ett(request: HttpRequest, pk: int) -> HttpResponse:
    """One target, month by month."""
    synligt = seen_by(request.user)
    (lopp,) = measure([get_object_or_404(_visible(request), pk=pk)], synligt=synligt, idag=timezone.localdate())
    return render(request, "statistik/mal_ett.html", {**frame(request.user, "mal"), "lopp": lopp, "tabell": lopp.table})


@require_http_methods(["GET", "HEAD", "POST"])
def nytt(request: HttpRequest) -> HttpResponse:
    """Set a target; `?nyckeltal=` chooses the figure."""
    seen_by(request.user)
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def andra(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a target."""
    seen_by(request.user)
    return _edit(request, get_object_or_404(_visible(request), pk=pk))


@require_POST
def ta_bort(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a target away."""
    seen_by(request.user)
    delete_mal(rad=get_object_or_404(_visible(request), pk=pk), by=request.user)
    messages.success(request, _("Målet är borttaget."))
    return redirect("statistik_mal")


def _edit(request: HttpRequest, rad: Mal | None) -> HttpResponse:
    given = {"nyckeltal": request.GET.get("nyckeltal", "")}
    form = Malform(request.POST or None, instance=rad, user=request.user, initial=given if rad is None else None)
    if request.method == "POST" and form.is_valid() and act(form, lambda: save_mal(by=request.user, rad=rad, **form.cleaned_data)):
        messages.success(request, _("Målet är sparat."))
        return redirect("statistik_mal_ett", form.resultat.pk)
    context = {**frame(request.user, "mal"), "form": form, "rad": rad}
    return render(request, "statistik/mal_form.html", context, status=form_status(form, request))


def _visible(request: HttpRequest) -> QuerySet[Mal]:
    seen = request.user.units_with(Behorighet.SE_STATISTIK)
    return Mal.objects.filter(enhet__in=seen).select_related("enhet", "agare")
