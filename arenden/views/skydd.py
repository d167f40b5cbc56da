"""The registrar's page for marking protected identity, when an authority writes of somebody whom the center has met."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from arenden.actions.skydd import mark_protected, may_mark
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
        sentence = ngettext(
            "%(antal)d person är märkt med skyddade personuppgifter.",
            "%(antal)d personer är märkta med skyddade personuppgifter.",
            form.resultat,
        )
        messages.success(request, sentence % {"antal": form.resultat})
        return redirect("skyddsmarkning")
    return render(request, "visningslogg/skyddsmarkning.html", {"form": form}, status=form_status(form, request) if form.is_bound else 200)
