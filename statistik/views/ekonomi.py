"""The page Ekonomi, and the forms where a center's manager writes down budgets and assumptions."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.models import Enhet
from kontaktcenter.views.handling import act, form_status
from statistik.actions.ekonomi import save_antagande, save_budget
from statistik.bestallning import Bestallning
from statistik.ekonomin import economy
from statistik.forms.ekonomi import Antagandeform, Budgetform
from statistik.models import Budgetrad, Program, Tidsantagande
from statistik.models.ekonomi import FORSTA_AR, SISTA_AR
from statistik.synlighet import Synlighet
from statistik.views.ram import Innehall, Sida, frame, seen_by, show


@require_safe
def ekonomi(request: HttpRequest) -> HttpResponse:
    """What it cost, the budgets, and the officers' time that was freed."""

    def make(bestallning: Bestallning) -> Innehall:
        _check_leads(bestallning.synligt)
        names, idag = bestallning.benamningar, timezone.localdate()
        centers = [(pk, names.of("center", pk)) for pk in sorted(bestallning.synligt.center)]
        annat = {"centers": centers, "ar": [idag.year - 1, idag.year, idag.year + 1], "detta_ar": idag.year, "program": Program.choices}
        return Innehall(economy(bestallning), annat)

    return show(request, Sida("ekonomi", "statistik/ekonomi.html", make, falt=()))


@require_http_methods(["GET", "HEAD", "POST"])
def budget(request: HttpRequest, pk: int, ar: int, program: str) -> HttpResponse:
    """A programme's year."""
    center = _center(request, pk, ar)
    if program not in Program.values:
        raise Http404
    rader = list(Budgetrad.objects.filter(center=center, program=program, ar=ar))
    form = Budgetform(request.POST or None, ar=ar, rader=rader)
    if request.method == "POST" and form.is_valid():
        falt = {"belopp": form.belopp, "utfall_till": form.cleaned_data["utfall_till"]}
        if act(form, lambda: save_budget(center=center, program=program, ar=ar, by=request.user, **falt)):
            messages.success(request, _("Budgeten är sparad."))
            return redirect("statistik_ekonomi")
    rubrik = _("%(program)s %(ar)d, %(center)s") % {"program": Program(program).label, "ar": ar, "center": center}
    return _page(request, form, rubrik)


@require_http_methods(["GET", "HEAD", "POST"])
def antagande(request: HttpRequest, pk: int, ar: int) -> HttpResponse:
    """What is assumed of officers' time from a year on."""
    center = _center(request, pk, ar)
    row = Tidsantagande.objects.filter(center=center, ar=ar).first()
    form = Antagandeform(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        if act(form, lambda: save_antagande(center=center, ar=ar, by=request.user, **form.cleaned_data)):
            messages.success(request, _("Antagandet är sparat."))
            return redirect("statistik_ekonomi")
    return _page(request, form, _("Handläggares tid från och med %(ar)d, %(center)s") % {"ar": ar, "center": center})


def _page(request: HttpRequest, form: Budgetform | Antagandeform, rubrik: str) -> HttpResponse:
    context = {**frame(request.user, "ekonomi"), "form": form, "rubrik": rubrik}
    return render(request, "statistik/ekonomi_form.html", context, status=form_status(form, request))


def _center(request: HttpRequest, pk: int, ar: int) -> Enhet:
    synligt = seen_by(request.user)
    _check_leads(synligt)
    if not FORSTA_AR <= ar <= SISTA_AR:
        raise Http404
    return get_object_or_404(Enhet.objects.centers(), pk=pk if pk in synligt.center else 0)


def _check_leads(synligt: Synlighet) -> None:
    if not synligt.center:
        raise PermissionDenied(_("Bara den som leder ett kontaktcenter ser dess ekonomi."))
