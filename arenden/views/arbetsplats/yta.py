"""How the work place answers: a part of it for htmx, the whole page without script."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from arenden.actions.utkast import update_utkast
from arenden.arbetslage import count_work
from arenden.forslag import Index, current_index
from arenden.kvitto import Kontaktkvitto, read_kvitto
from arenden.models import Kanal, Person, Utkast, Utkastfil
from arenden.synliga_personer import visible_persons
from arenden.templatetags.arbetsplats import KANALIKONER
from arenden.views.arbetsplats.flik import Flik, as_id, tab_title
from kontaktcenter.models import Anvandare
from kontaktcenter.tidsord import clock

HTMX_FEL = 422
KLOCKA = "_klocka.html"
FOREGAENDE, NASTA = ("Alt+H", gettext_lazy("Föregående kontakt")), ("Alt+J", gettext_lazy("Nästa kontakt"))


@dataclass(frozen=True)
class Flikrubrik:
    """A tab in the row of open contacts."""

    utkast: Utkast
    is_current: bool
    initialer: str = ""
    tangent: str = ""
    tangent_text: str | Promise = ""

    @property
    def rubrik(self) -> str:
        """Its words."""
        return tab_title(self.utkast) or self.tom_rubrik

    @property
    def tom_rubrik(self) -> str:
        """What it is called before anything has been typed: "Telefon 14.05 AT", with the initials of the one who is known."""
        return f"{self.kanal.label} {clock(timezone.localtime(self.utkast.skapad))} {self.initialer}".strip()

    @property
    def ikon(self) -> str:
        """The icon of its channel."""
        return KANALIKONER[self.kanal]

    @property
    def kanal(self) -> Kanal:
        """How the person has reached us."""
        kanal = (self.utkast.innehall.get("falt", {}).get("kanal") or [""])[0]
        return Kanal(kanal) if kanal in Kanal.values else Kanal.TELEFON


def own_drafts(user: Anvandare) -> list[Utkast]:
    """The user's open contacts, oldest first, with whether files wait with them."""
    waiting = Utkastfil.objects.filter(utkast=OuterRef("pk"))
    return list(Utkast.objects.filter(agent=user).annotate(has_filer=Exists(waiting)).order_by("skapad"))


def yta_context(request: HttpRequest, flik: Flik | None, *, drafts: list[Utkast] | None = None) -> dict[str, Any]:
    """What the page shows around the contact: tabs, the list of types, what waits, the receipt of the last one."""
    user = request.user
    drafts = own_drafts(user) if drafts is None else drafts
    return {
        "flik": flik,
        "flikar": _tabs(drafts, flik, user),
        "ny_nyckel": uuid.uuid4(),
        "typlista": type_options(current_index(), flik.kontaktform.chosen_center.pk) if flik else "",
        "lage": count_work(user),
        "kvitto": _kvitto(request),
    }


def _tabs(drafts: Sequence[Utkast], flik: Flik | None, user: Anvandare) -> list[Flikrubrik]:
    """The row of open contacts; the neighbours of the current one have the keys that go there."""
    keys = [u.pk for u in drafts]
    here = keys.index(flik.nyckel) if flik and flik.nyckel in keys else -1
    steps: dict[int, tuple[str, str | Promise]] = {}
    if here >= 0:
        steps = {(here - 1) % len(keys): FOREGAENDE, (here + 1) % len(keys): NASTA}
    initials = _initials(drafts, flik, user)
    found = []
    for i, utkast in enumerate(drafts):
        tangent, text = steps.get(i, ("", "")) if i != here else ("", "")
        found.append(Flikrubrik(utkast, i == here, initials.get(utkast.pk, ""), tangent, text))
    return found


def _initials(drafts: Sequence[Utkast], flik: Flik | None, user: Anvandare) -> dict[uuid.UUID, str]:
    """Initials of those whom the drafts have identified, by draft; none of anybody with protected identity. One query, for `flik` too."""
    chosen = {u.pk: as_id((u.innehall.get("falt", {}).get("person") or [""])[0]) for u in drafts}
    ids = {pk for pk in (*chosen.values(), flik.person_id if flik else None) if pk is not None}
    persons = visible_persons(user).in_bulk(ids) if ids else {}
    if flik is not None:
        flik.know_person(persons)
    words = {key: _open_name(persons.get(pk)).split() for key, pk in chosen.items() if pk is not None}
    return {key: "".join(word[0].upper() for word in found[:1] + found[1:][-1:]) for key, found in words.items()}


def _open_name(person: Person | None) -> str:
    return person.namn if person is not None and not person.is_skyddad else ""


def _kvitto(request: HttpRequest) -> Kontaktkvitto | None:
    try:
        nyckel = uuid.UUID(request.GET.get("kvitto", ""))
    except ValueError:
        return None
    return read_kvitto(nyckel, request.user)


def type_options(index: Index, center_id: int) -> SafeString:
    """All types as options under their subjects, the own center's first."""
    return _type_options(index, center_id, get_language())


@lru_cache(maxsize=8)
def _type_options(index: Index, center_id: int, sprak: str) -> SafeString:
    """The options in the active language `sprak`; made once, for they are long."""
    return render_to_string("arbetsplats/_typlista.html", {"grupper": index.grouped(center_id)})


def keep(flik: Flik) -> None:
    """Store what the contact holds now, if it has changed. Raises InaktuellSida when another window was first."""
    if not flik.is_only_shown:
        flik.utkast = update_utkast(utkast=flik.utkast, falt=dict(flik.falt.lists()), by=flik.user, version=flik.version)
        flik.version = flik.utkast.version


def answer(
    request: HttpRequest, flik: Flik, fragment: str, context: dict[str, Any] | None = None, *, status: int = 200, is_kept: bool = True
) -> HttpResponse:
    """The changed part for htmx. Without script the whole page, by a redirect when the draft holds all that it shows."""
    keep(flik)
    context = {"flik": flik, **(context or {})}
    if request.htmx:
        response = render(request, f"arbetsplats/{fragment}", context, status=HTMX_FEL if status >= 400 else status)
        return with_version(response if fragment == KLOCKA else with_clock(request, response, flik), flik)
    if is_kept and status < 400:
        return redirect("arbetsplats_flik", nyckel=flik.nyckel)
    return show_flik(request, flik, context, status=status)


def show_flik(
    request: HttpRequest,
    flik: Flik,
    context: dict[str, Any] | None = None,
    *,
    status: int = 200,
    drafts: list[Utkast] | None = None,
    is_moved: bool = False,
) -> HttpResponse:
    """The work place with one contact in it: the page, or for htmx what lies between its head and foot.

    `is_moved`: the contact is another than the page's address says, so htmx changes the address.
    """
    keep(flik)
    context = {**yta_context(request, flik, drafts=drafts), **(context or {})}
    if request.htmx and status >= 400:
        status = HTMX_FEL
    response = with_version(render(request, _template(request), context, status=status), flik)
    if request.htmx and is_moved:
        response["HX-Push-Url"] = flik.url
    return response


def show_next(request: HttpRequest, *, kvitto: uuid.UUID | None = None) -> HttpResponse:
    """The work place without a certain contact: the one worked on last, else the quiet page that waits for a call.

    `kvitto` is the contact saved just now, whose receipt is shown; it stands in the address, so that a reload shows it again.
    """
    drafts = own_drafts(request.user)
    latest = max(drafts, key=lambda utkast: utkast.uppdaterad, default=None)
    flik = Flik(latest, request.user) if latest else None
    context = yta_context(request, flik, drafts=drafts)
    if kvitto is not None:
        context["kvitto"] = read_kvitto(kvitto, request.user)
    response = render(request, _template(request), context)
    if request.htmx:
        response["HX-Push-Url"] = next_url(flik, kvitto)
    return with_version(response, flik) if flik else response


def next_url(flik: Flik | None, kvitto: uuid.UUID | None = None) -> str:
    """The address of what `show_next` shows."""
    address = flik.url if flik else reverse("arbetsplats")
    return f"{address}?kvitto={kvitto}" if kvitto else address


def _template(request: HttpRequest) -> str:
    return "arbetsplats/_yta.html" if request.htmx else "arbetsplats/sida.html"


def with_clock(request: HttpRequest, response: HttpResponse, flik: Flik) -> HttpResponse:
    """Send the clock along with a part of the page when it has just been moved by an absence."""
    if request.htmx and flik.is_pausad:
        response.write(render_to_string(f"arbetsplats/{KLOCKA}", {"flik": flik, "oob": True}, request))
    return response


def with_version(response: HttpResponse, flik: Flik) -> HttpResponse:
    """Tell the page which version of the draft it now stands on."""
    response["X-Utkast-Version"] = str(flik.utkast.version)
    return response
