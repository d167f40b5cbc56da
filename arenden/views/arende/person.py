"""Who handed the case in, as the page shows it. Protected personal data stay hidden until somebody asks for them, which is logged."""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions import reveal_person
from arenden.models import Arende
from arenden.views.arende.hamtning import get_arende

VISAS = timedelta(minutes=10)
NYCKEL = "visade_personer"


def is_protected(arende: Arende) -> bool:
    """Whether the person's data are protected."""
    person = arende.inlamnare.person
    return person is not None and person.is_skyddad


def is_shown(request: HttpRequest, arende: Arende) -> bool:
    """Whether the person's data may stand on the page: not protected, or asked for by this user a moment ago."""
    until = request.session.get(NYCKEL, {}).get(str(arende.pk))
    return not is_protected(arende) or (until is not None and datetime.fromisoformat(until) > timezone.now())


@require_POST
def visa_person(request: HttpRequest, nummer: str) -> HttpResponse:
    """Show protected data for ten minutes. The look is logged before anything is shown."""
    arende = get_arende(request, nummer)
    reveal_person(arende=arende, by=request.user)
    nu = timezone.now()
    live = {pk: till for pk, till in request.session.get(NYCKEL, {}).items() if datetime.fromisoformat(till) > nu}
    request.session[NYCKEL] = {**live, str(arende.pk): (nu + VISAS).isoformat()}
    messages.info(request, _("Personuppgifterna visas i tio minuter. Att du har tagit fram dem står i ärendets tidslinje."))
    return redirect("arende", arende.nummer)
