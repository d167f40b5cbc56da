"""Who handed the case in, as the page shows it. Protected personal data stay hidden until somebody asks for them, which is logged."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions import reveal_person
from arenden.models import Arende
from arenden.views.arende.hamtning import get_arende
from kontaktcenter.views.framtagning import is_asked_for, show_for_a_while

NYCKEL = "visade_personer"


def is_protected(arende: Arende) -> bool:
    """Whether the person's data are protected."""
    person = arende.inlamnare.person
    return person is not None and person.is_skyddad


def is_shown(request: HttpRequest, arende: Arende) -> bool:
    """Whether the person's data may stand on the page: not protected, or asked for by this user a moment ago."""
    return not is_protected(arende) or is_asked_for(request, NYCKEL, arende.pk)


def shown_name(request: HttpRequest, arende: Arende) -> str:
    """Who handed the case in, in few words; not the name of somebody protected who has not been asked for."""
    if arende.inlamnare.is_anonym:
        return _("Anonym")
    if not is_shown(request, arende):
        return _("Skyddade personuppgifter")
    return arende.inlamnare.namn or _("Namn saknas")


@require_POST
def visa_person(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show protected data for ten minutes. The look is logged before anything is shown."""
    arende = get_arende(request, nummer)
    reveal_person(arende=arende, by=request.user)
    show_for_a_while(request, NYCKEL, arende.pk)
    messages.info(request, _("Personuppgifterna visas i tio minuter. Att du har tagit fram dem står i ärendets tidslinje."))
    return redirect("arende", arende.nummer)
