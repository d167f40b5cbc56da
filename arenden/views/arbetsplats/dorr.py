"""What every door of the work place does first: only agents come in, and what was typed is kept before anything is done."""

import re
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from arenden.actions.utkast import save_utkast
from arenden.forms.arbetsplats.kontakt import Kontaktform
from arenden.models import Utkast
from arenden.views.arbetsplats.flik import Flik
from arenden.views.arbetsplats.yta import show_flik
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import InaktuellSida

FRAGEFALT = re.compile(r"f\d{1,3}-[a-z0-9_-]+")
View = Callable[..., HttpResponse]


def only_agents(view: View) -> View:
    """Refuse whoever takes no contacts at a center; nothing here is cached, for it may hold personal data."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.may(Behorighet.REGISTRERA_KONTAKT) or not request.user.centers:
            raise PermissionDenied(_("Arbetsplatsen är för kommunvägledare vid ett kontaktcenter."))
        return view(request, *args, **kwargs)

    return guarded


def on_flik(view: View) -> View:
    """A door of one open contact, entered by POST with the whole form: the draft is saved, then `view(request, flik)` acts."""

    @only_agents
    @require_POST
    @wraps(view)
    def entered(request: HttpRequest, nyckel: uuid.UUID, **kwargs: Any) -> HttpResponse:
        try:
            utkast = save_posted(request, nyckel)
        except InaktuellSida as error:
            if request.htmx:
                raise
            return show_stale(request, own_utkast(request, nyckel), str(error))
        return view(request, Flik(utkast, request.user), **kwargs)

    return entered


def own_utkast(request: HttpRequest, nyckel: uuid.UUID) -> Utkast:
    """The user's own draft; another's is not there."""
    utkast = Utkast.objects.filter(pk=nyckel, agent=request.user).first()
    if utkast is None:
        raise Http404(_("Kontakten är inte öppen."))
    return utkast


def posted_falt(data: QueryDict) -> dict[str, list[str]]:
    """The fields of the form that a draft keeps; a search for a person, which may be a personnummer, is not kept."""
    known = {*Kontaktform.base_fields, "fragor"}
    return {name: values for name, values in data.lists() if name in known or FRAGEFALT.fullmatch(name)}


def save_posted(request: HttpRequest, nyckel: uuid.UUID) -> Utkast:
    """Keep what was posted as the draft `nyckel`. Raises InaktuellSida when another window was first; 404 for another's."""
    if Utkast.objects.filter(pk=nyckel).exclude(agent=request.user).exists():
        raise Http404(_("Kontakten är inte öppen."))
    version = request.POST.get("version", "")
    known = int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else None
    return save_utkast(nyckel=nyckel, falt=posted_falt(request.POST), by=request.user, version=known)


def show_stale(request: HttpRequest, utkast: Utkast, mening: str) -> HttpResponse:
    """What was typed on an old page, shown again on a new one: sent once more, it is what counts."""
    flik = Flik(utkast, request.user, falt=posted_falt(request.POST))
    return show_flik(request, flik, {"varning": mening}, status=InaktuellSida.status)
