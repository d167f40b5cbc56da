"""The frame of every page of figures: who may see it, what was asked for, the page itself and the same as a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.models import Anvandare
from kontaktcenter.views.handling import form_status, refuse
from statistik.actions.vy import visible_vyer
from statistik.benamningar import Benamningar
from statistik.bestallning import Bestallning
from statistik.flikar import tabs_for
from statistik.forms.bestallning import Bestallningsform
from statistik.synlighet import Synlighet
from statistik.tabell import Tabell
from statistik.tabellfil import TYPER, write_csv, write_xlsx


@dataclass(frozen=True)
class Innehall:
    """What a page shows: its tables, which files are made of too, and what else its template wants."""

    tabeller: Sequence[Tabell] = ()
    annat: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sida:
    """A page of figures: its tab, its template (which extends `statistik/_ram.html`) and what makes its content.

    `falt` are the fields of the form that mean something there, besides the period and, where `is_jamford`, the comparison.
    """

    flik: str
    mall: str
    make: Callable[[Bestallning], Innehall]
    falt: tuple[str, ...] = ("nyckeltal", "per", "dela", "filter")
    is_jamford: bool = True


def show(request: HttpRequest, sida: Sida) -> HttpResponse:
    """The page, or with `?fil=` a file of it. What cannot be answered is said in the form, with status 400."""
    synligt = seen_by(request.user)
    form = Bestallningsform(request.GET, synligt=synligt, benamningar=Benamningar.read())
    innehall = _fill(form, sida) if form.is_valid() else None
    if innehall is not None and request.GET.get("fil"):
        return _file(request, sida, innehall)
    context = {
        **frame(request.user, sida.flik),
        "sida": sida,
        "form": form,
        "bestallning": form.bestallning if innehall is not None else None,
        "tabeller": innehall.tabeller if innehall is not None else (),
        **(innehall.annat if innehall is not None else {}),
    }
    return render(request, sida.mall, context, status=form_status(form, request))


def seen_by(user: Anvandare) -> Synlighet:
    """Whose figures the user sees. Raises PermissionDenied when that is nobody's."""
    synligt = Synlighet.of(user)
    if not synligt:
        raise PermissionDenied(_("Bara chefer ser statistiken."))
    return synligt


def frame(user: Anvandare, flik: str) -> dict[str, Any]:
    """What the frame shows on each page: the tabs and the saved views."""
    return {"flikar": tabs_for(user), "flik": flik, "vyer": visible_vyer(user)}


def _fill(form: Bestallningsform, sida: Sida) -> Innehall | None:
    form.show_period()
    try:
        return sida.make(form.bestallning)
    except Inmatningsfel as vagran:
        refuse(form, vagran, falt={"uppdelning": "dela"})
        return None


def _file(request: HttpRequest, sida: Sida, innehall: Innehall) -> HttpResponse:
    format_, kod = request.GET["fil"], request.GET.get("tabell")
    chosen = [tabell for tabell in innehall.tabeller if kod in (None, "", tabell.kod)]
    if format_ not in TYPER or not chosen:
        raise Inmatningsfel(_("Den filen finns inte. Hämta den från sidan."))
    rows = write_csv(chosen[0]) if format_ == "csv" else write_xlsx(chosen)
    response = StreamingHttpResponse(rows, content_type=TYPER[format_])
    namn = f"{sida.flik}-{chosen[0].kod}-{timezone.localdate()}.{format_}"
    response["Content-Disposition"] = f'attachment; filename="{namn}"'
    return response
