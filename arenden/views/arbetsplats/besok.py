"""From a visit at a service office to its contact at the work place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions.besokskontakt import open_visit_contact
from arenden.actions.utkast import AnnansUtkast, RedanSparad
from arenden.views.arbetsplats.dorr import only_agents
from kontaktcenter.behorigheter import Behorighet
from servicekontor.models import Besok


@only_agents
@require_POST
def oppna(request: HttpRequest, pk: int) -> HttpResponse:
    """Open the visit's contact; saved already or with a colleague, the reception says so."""
    own = Besok.objects.filter(kontor__enhet__in=request.user.units_with(Behorighet.REGISTRERA_KONTAKT))
    besok = get_object_or_404(own.select_related("kontor__enhet", "kobiljett__bokning"), pk=pk)
    try:
        utkast = open_visit_contact(besok=besok, by=request.user)
    except (RedanSparad, AnnansUtkast) as error:
        messages.info(request, str(error))
        return redirect("reception_kontor", besok.kontor.kod)
    messages.info(request, _("Kontakten gäller besöket på %(kontor)s.") % {"kontor": besok.kontor})
    return redirect("arbetsplats_flik", nyckel=utkast.pk)
