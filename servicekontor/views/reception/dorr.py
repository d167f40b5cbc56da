"""What every door of the reception does first: only its own staff come in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from servicekontor.models import Kontor

View = Callable[..., HttpResponse]


def offices_of(user: Anvandare) -> QuerySet[Kontor]:
    """The offices in use whose center the user takes contacts at."""
    return Kontor.objects.in_use().filter(enhet__in=user.units_with(Behorighet.REGISTRERA_KONTAKT))


def only_receptionists(view: View) -> View:
    """Refuse whoever takes no contacts at any center."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.may(Behorighet.REGISTRERA_KONTAKT):
            raise PermissionDenied(_("Receptionen är för kommunvägledare vid ett kontaktcenter."))
        return view(request, *args, **kwargs)

    return guarded


def in_reception(view: View) -> View:
    """A door of one office: `view(request, kontor)`. An office of another center is not there."""

    @only_receptionists
    @wraps(view)
    def entered(request: HttpRequest, kontor: str, **kwargs: Any) -> HttpResponse:
        today = timezone.localdate()
        found = offices_of(request.user).select_related("enhet").with_hours(today, today).filter(kod=kontor).first()
        if found is None:
            raise Http404(_("Kontoret finns inte, eller hör till ett annat center."))
        return view(request, found, **kwargs)

    return entered
