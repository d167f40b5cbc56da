"""What every page of those who plan has in common: who may come in, and which month is looked at."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kontaktcenter.behorigheter import Behorighet
from servicekontor.att_ringa import say_calls
from servicekontor.beroenden import Utfall

LANGST_BORT_AR = 20
View = Callable[..., HttpResponse]


def for_planners(view: View) -> View:
    """Refuse those who plan no office at all."""

    @wraps(view)
    def checked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.may(Behorighet.PLANERA_KONTOR):
            raise PermissionDenied(_("Bara den som planerar kontor kommer åt sidan."))
        return view(request, *args, **kwargs)

    return checked


def asked_month(request: HttpRequest) -> date:
    """The first of the month that the address names (`?manad=2026-11`); this month for anything else, and for far years."""
    today = timezone.localdate()
    try:
        asked = date.fromisoformat(f"{request.GET.get('manad', '')}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if abs(asked.year - today.year) <= LANGST_BORT_AR else today.replace(day=1)


def neighbours(manad: date) -> dict[str, str]:
    """How addresses name the months before and after."""
    before, after = manad - timedelta(days=1), manad + timedelta(days=31)
    return {"fore": f"{before:%Y-%m}", "efter": f"{after:%Y-%m}"}


def say_outcome(utfall: Utfall) -> str:
    """What became of the times, as a Swedish sentence; empty when there were none."""
    if utfall == Utfall():
        return ""
    done = _("%(flyttade)d tider flyttades och %(avbokade)d avbokades.") % vars(utfall)
    if not utfall.att_ringa:
        return f"{done} {_('Alla som berörs får besked.')}"
    told = ngettext(
        "De som har lämnat e-post får besked. %(antal)d person har ingen: ring. Numret står bland bokade möten.",
        "De som har lämnat e-post får besked. %(antal)d personer har ingen: ring. Numren står bland bokade möten.",
        len(utfall.att_ringa),
    )
    return f"{done} {told % {'antal': len(utfall.att_ringa)}} {say_calls(utfall.att_ringa)}"
