"""The registrar's page for marking protected identity, when an authority writes of somebody whom the center has met."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arenden.actions.skydd import Markning, mark_protected, may_mark
from arenden.forms.skydd import Skyddsform
from kontaktcenter.views.handling import act, form_status


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def skyddsmarkning(request: HttpRequest) -> HttpResponse:
    """Mark whoever has the detail that was typed; tell how many, never who."""
    if not may_mark(request.user):
        raise PermissionDenied(_("Bara registratorer märker personer här."))
    form = Skyddsform(request.POST or None)
    if request.method == "POST" and form.is_valid() and act(form, lambda: mark_protected(by=request.user, **form.cleaned_data)):
        if not form.resultat.is_empty:
            _tell(request, form.resultat)
            return redirect("skyddsmarkning")
        form.add_error(
            "uppgift", _("Ingen person, inget ärende och ingen bokning har den uppgiften. Kontrollera den, eller pröva en annan.")
        )
    return render(request, "visningslogg/skyddsmarkning.html", {"form": form}, status=form_status(form, request) if form.is_bound else 200)


def _tell(request: HttpRequest, markning: Markning) -> None:
    """How many are marked, and what holds the detail and cannot be."""
    if markning.personer:
        sentence = ngettext(
            "%(antal)d person är märkt med skyddade personuppgifter.",
            "%(antal)d personer är märkta med skyddade personuppgifter.",
            markning.personer,
        )
        messages.success(request, sentence % {"antal": markning.personer})
    else:
        messages.warning(request, _("Ingen person har uppgiften, så ingen person är märkt. Det som kommer in senare döljs inte."))
    if markning.bokningar:
        sentence = ngettext(
            "%(antal)d bokning med uppgiften är märkt. Namnet visas inte längre för dem som tar emot mötet.",
            "%(antal)d bokningar med uppgiften är märkta. Namnen visas inte längre för dem som tar emot mötena.",
            markning.bokningar,
        )
        messages.success(request, sentence % {"antal": markning.bokningar})
    if markning.samtal:
        sentence = ngettext(
            "Numret står på %(antal)d lovat samtal eller telefonmeddelande som inte hör till någon märkt person. Det döljs inte.",
            "Numret står på %(antal)d lovade samtal eller telefonmeddelanden som inte hör till någon märkt person. De döljs inte.",
            markning.samtal,
        )
        messages.warning(request, sentence % {"antal": markning.samtal})
    if markning.foljda:
        sentence = ngettext(
            "Adressen följer %(antal)d felanmälan som någon annan har gjort. Den visas inte för personalen.",
            "Adressen följer %(antal)d felanmälningar som andra har gjort. Den visas inte för personalen.",
            markning.foljda,
        )
        messages.info(request, sentence % {"antal": markning.foljda})
