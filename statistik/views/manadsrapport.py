"""The monthly reports: which there are, to read and to have by mail."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from kontaktcenter.views.handling import act, form_status
from statistik.actions.manadsrapport import last_month, subscribe, unsubscribe
from statistik.forms.manadsrapport import Prenumerationsform
from statistik.malvag import month_after
from statistik.manadsrapport.innehall import assemble, file_name, name_of
from statistik.manadsrapport.sattning import typeset
from statistik.models import Manadsrapport, Rapportprenumeration
from statistik.notiser import PDF
from statistik.views.ram import frame, seen_by

MANADER = 12
"""Months back that are listed."""
FORSTA_AR = 2000
KOMMUNEN = 0
"""Stands for the whole municipality in an address."""


@require_http_methods(["GET", "HEAD", "POST"])
def manadsrapporter(request: HttpRequest) -> HttpResponse:
    """The reports of each unit that the user leads, and which of them come by mail."""
    seen_by(request.user)
    enheter = _units(request.user)
    form = Prenumerationsform(request.POST or None, enheter=enheter)
    if request.method == "POST" and form.is_valid() and act(form, lambda: _choose(request, form, enheter)):
        return redirect("manadsrapporter")
    wanted = set(Rapportprenumeration.objects.filter(anvandare=request.user).values_list("enhet", flat=True))
    rader = [(pk, name_of(enhet), (enhet and enhet.pk) in wanted) for pk, enhet in enheter.items()]
    manader = [month_after(last_month(timezone.now()), -n) for n in range(MANADER)]
    context = {**frame(request.user, ""), "form": form, "rader": rader, "manader": manader}
    return render(request, "statistik/manadsrapporter.html", context, status=form_status(form, request))


@require_safe
def en(request: HttpRequest, pk: int, manad: str) -> HttpResponse:
    """One report as it was sent; one that was not, as it would be now."""
    seen_by(request.user)
    enheter, first = _units(request.user), _read_month(manad)
    if pk not in enheter:
        raise Http404(_("Rapporten finns inte."))
    enhet = enheter[pk]
    sent = Manadsrapport.objects.filter(enhet=enhet, manad=first).first()
    response = HttpResponse(bytes(sent.pdf) if sent else typeset(assemble(enhet, first)), content_type=PDF)
    response["Content-Disposition"] = f'attachment; filename="{file_name(enhet, first)}"'
    return response


def _units(user: Anvandare) -> dict[int, Enhet | None]:
    """Those whose reports the user may read, the whole municipality first."""
    led = Enhet.objects.active().filter(pk__in=user.units_with(Behorighet.SE_STATISTIK)).order_by("namn")
    return {KOMMUNEN: None, **{enhet.pk: enhet for enhet in led}}


def _choose(request: HttpRequest, form: Prenumerationsform, enheter: dict[int, Enhet | None]) -> None:
    enhet = enheter[form.cleaned_data["enhet"]]
    if form.cleaned_data["vill"]:
        subscribe(enhet=enhet, by=request.user)
        messages.success(request, _("Du får rapporten med e-post den första arbetsdagen varje månad."))
    else:
        unsubscribe(enhet=enhet, by=request.user)
        messages.success(request, _("Du får inte rapporten med e-post längre."))


def _read_month(text: str) -> date:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404(_("Månaden skrivs som 2026-11.")) from None
    if first.year < FORSTA_AR or first > last_month(timezone.now()):
        raise Http404(_("Rapporten finns när månaden är slut."))
    return first
