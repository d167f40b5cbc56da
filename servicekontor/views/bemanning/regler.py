"""The manager's page of the rules: what always holds, how the rest is taken, and what has been changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktcenter.models import Enhet
from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.schemaregel import set_rules
from servicekontor.bemanning.regelval import REGLER
from servicekontor.forms.schemaregel import Regelform
from servicekontor.models import Kontorshandelse, Schemaregel
from servicekontor.status import Kontorshandelsetyp, Regellage
from servicekontor.views.bemanning.grund import check_planner

FLEST_ANDRINGAR = 50


@require_http_methods(["GET", "HEAD", "POST"])
def schemaregler(request: HttpRequest, pk: int) -> HttpResponse:
    """The rules of one center."""
    center = get_object_or_404(check_planner(request), pk=pk)
    form = Regelform(request.POST or None, val=Schemaregel.objects.of_center(center))
    if request.method == "POST" and form.is_valid() and act(form, lambda: set_rules(center=center, val=form.as_val(), by=request.user)):
        text = _("Reglerna är sparade. De gäller från nästa sökning.") if form.resultat else _("Inget var ändrat.")
        messages.success(request, text)
        return redirect("schemaregler", pk)
    context = {
        "center": center,
        "form": form,
        "fasta": [sort for sort in REGLER.values() if sort.is_fast],
        "andringar": _changes(center),
    }
    return render(request, "bemanning/regler.html", context, status=form_status(form, request))


def _changes(center: Enhet) -> list[dict[str, Any]]:
    """The latest changes: when, by whom, which rule, from what to what."""
    rows = Kontorshandelse.objects.filter(typ=Kontorshandelsetyp.SCHEMAREGEL_ANDRAD, enhet=center).select_related("av")
    return [
        {
            "tid": rad.tid,
            "av": rad.av,
            "mening": REGLER[rad.data["regel"]].mening if rad.data["regel"] in REGLER else rad.data["regel"],
            "fore": _words(rad.data["fore"]),
            "efter": _words(rad.data["efter"]),
        }
        for rad in rows.order_by("-tid", "-id")[:FLEST_ANDRINGAR]
    ]


def _words(val: dict[str, Any]) -> str:
    label = Regellage(val["lage"]).label
    return f"{label} ({val['vikt']})" if val["vikt"] is not None else str(label)
