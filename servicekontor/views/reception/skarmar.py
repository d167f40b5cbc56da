"""The kiosks and displays of an office: a key for a new one, a stop for one that is gone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from kontaktcenter.fel import Inmatningsfel
from servicekontor.actions.skarm import create_skarm, revoke_skarm
from servicekontor.forms.reception import Skarmform
from servicekontor.models import Kontor
from servicekontor.views.reception.dorr import in_reception


@in_reception
@require_http_methods(["GET", "POST"])
def skarmar(request: HttpRequest, kontor: Kontor) -> HttpResponse:
    """The screens of the office. A new one's key is shown once, in the answer itself."""
    form = Skarmform(request.POST or None)
    nyckel = skarm = None
    if request.method == "POST" and form.is_valid():
        try:
            skarm, nyckel = create_skarm(kontor=kontor, namn=form.cleaned_data["namn"], by=request.user)
            form = Skarmform()
        except Inmatningsfel as error:
            form.add_error(error.falt, str(error))
    rows = kontor.skarmar.filter(sparrad__isnull=True)
    return render(request, "reception/skarmar.html", {"kontor": kontor, "form": form, "rader": rows, "nyckel": nyckel, "ny": skarm})


@in_reception
@require_POST
def sparra(request: HttpRequest, kontor: Kontor, pk: int) -> HttpResponse:
    """Stop one."""
    skarm = revoke_skarm(skarm=get_object_or_404(kontor.skarmar, pk=pk), by=request.user)
    messages.success(request, _("Skärmen %(namn)s är spärrad.") % {"namn": skarm})
    return redirect("reception_skarmar", kontor.kod)
