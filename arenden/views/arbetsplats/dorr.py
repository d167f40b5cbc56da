"""What every door of the work place does first: only agents come in, and to their own contacts."""

import re
import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from arenden.forms.arbetsplats.kontakt import Kontaktform, read_moment
from arenden.models import Utkast, Utkastfil
from arenden.views.arbetsplats.flik import TYST, Flik
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
    """A door of one open contact, entered by POST with the whole form: `view(request, flik)` acts on what was posted.

    Whatever it answers, the draft is kept first (`yta.keep`); without script, a page that was overtaken by another window
    is shown again with all that was typed.
    """

    @only_agents
    @require_POST
    @wraps(view)
    def entered(request: HttpRequest, nyckel: uuid.UUID, **kwargs: Any) -> HttpResponse:
        flik = posted_flik(request, nyckel)
        flik.leave_out_absence()
        try:
            return view(request, flik, **kwargs)
        except InaktuellSida as error:
            if request.htmx:
                raise
            return show_stale(request, nyckel, str(error))

    return entered


def own_utkast(request: HttpRequest, nyckel: uuid.UUID) -> Utkast:
    """The user's own draft; another's is not there."""
    utkast = find_utkast(nyckel)
    if utkast is None or utkast.agent_id != request.user.pk:
        raise Http404(_("Kontakten är inte öppen."))
    return utkast


def find_utkast(nyckel: uuid.UUID) -> Utkast | None:
    """A draft, whoever's it is, with whether files wait with it."""
    waiting = Utkastfil.objects.filter(utkast=OuterRef("pk"))
    return Utkast.objects.filter(pk=nyckel).annotate(has_filer=Exists(waiting)).first()


def posted_flik(request: HttpRequest, nyckel: uuid.UUID, *, is_judged: bool = False) -> Flik:
    """The contact as the page has just sent it, not kept yet; a new one when nothing is known of it."""
    utkast = find_utkast(nyckel) or Utkast(nyckel=nyckel, agent=request.user)
    if utkast.agent_id != request.user.pk:
        raise Http404(_("Kontakten är inte öppen."))
    return _as_posted(request, utkast, is_judged=is_judged)


def returned_flik(request: HttpRequest, nyckel: uuid.UUID) -> Flik | None:
    """The own contact as posted, without the time that nobody was at its page; None when its page was not left."""
    sedd = read_moment(request.POST.get("sedd", ""))
    utkast = find_utkast(nyckel) if sedd is not None and timezone.now() - sedd >= TYST else None
    if utkast is None or utkast.agent_id != request.user.pk:
        return None
    flik = _as_posted(request, utkast)
    flik.leave_out_absence()
    return flik if flik.is_pausad else None


def _as_posted(request: HttpRequest, utkast: Utkast, *, is_judged: bool = False) -> Flik:
    version, sedd = posted_version(request.POST), read_moment(request.POST.get("sedd", ""))
    return Flik(utkast, request.user, falt=posted_falt(request.POST), version=version, sedd=sedd, is_judged=is_judged)


def posted_falt(data: QueryDict) -> dict[str, list[str]]:
    """The fields of the form that a draft keeps; a search for a person, which may be a personnummer, is not kept."""
    known = {*Kontaktform.base_fields, "fragor"}
    return {name: values for name, values in data.lists() if name in known or FRAGEFALT.fullmatch(name)}


def posted_version(data: QueryDict) -> int | None:
    """The version of the draft that the page stands on, if it says one."""
    version = data.get("version", "")
    return int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else None


def show_stale(request: HttpRequest, nyckel: uuid.UUID, mening: str) -> HttpResponse:
    """What was typed on an old page, shown again on a new one: sent once more, it is what counts."""
    flik = Flik(own_utkast(request, nyckel), request.user, falt=posted_falt(request.POST), is_only_shown=True)
    return show_flik(request, flik, {"varning": mening}, status=InaktuellSida.status)
