"""The pages of reading in and writing out: upload, what it would change, progress, undo, export."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.views.handling import act, form_status
from kunskapsbank.actions.artikel import default_samling
from kunskapsbank.actions.inlasning import PAGAR, confirm_inlasning, discard_inlasning, start_inlasning, undo_inlasning
from kunskapsbank.befintligt import read_befintligt
from kunskapsbank.forms.inlasning.fil import Exportform, Filform
from kunskapsbank.inlasning import write_rows
from kunskapsbank.inlasning.falt import FALT
from kunskapsbank.inlasning.namnfel import KRAVS
from kunskapsbank.inlasning.skrivning import ANDELSE, TYPER
from kunskapsbank.models import Artikel, Inlasning, Inlasningsrad, Revision
from kunskapsbank.radverkan import differences
from kunskapsbank.rattigheter import writes_everything
from kunskapsbank.status import Lage
from kunskapsbank.utlasning import export_rows

PER_SIDA = 20
FLEST_TIDIGARE = 20
LANGST_VARDE = 2_000
GOR_NAGOT = (Inlasningsrad.Verkan.NY, Inlasningsrad.Verkan.ANDRAS)
"""What rows do that change something."""


def _check(request: HttpRequest) -> None:
    if not writes_everything(request.user):
        raise PermissionDenied(_("Bara kontaktcenters redaktörer kan läsa in artiklar."))


@require_http_methods(["GET", "HEAD", "POST"])
def inlasningar(request: HttpRequest) -> HttpResponse:
    """Upload a file; the ones before it."""
    _check(request)
    form = Filform(request.POST or None, request.FILES or None, initial={"samling": default_samling().pk})
    if request.method == "POST" and form.is_valid() and act(form, lambda: _start(request, form)):
        return redirect("inlasning", form.resultat.pk)
    waiting = Inlasningsrad.objects.filter(inlasning=OuterRef("pk"), verkan__in=GOR_NAGOT)
    rows = Inlasning.objects.select_related("samling", "av").annotate(has_work=Exists(waiting))[:FLEST_TIDIGARE]
    context = {
        "form": form,
        "falt_kravs": KRAVS,
        "falt": [namn for namn in FALT if namn not in KRAVS],
        "exportform": Exportform(auto_id="export_%s", initial={"samling": default_samling().kod}),
        "tidigare": [(row, _state(row, has_work=row.has_work)) for row in rows],
    }
    return render(request, "inlasning/lista.html", context, status=form_status(form, request) if form.is_bound else 200)


def _state(inlasning: Inlasning, *, has_work: bool) -> str:
    """How far it has come. A file that would change nothing is not ready for anything."""
    return _("Inget att läsa in") if inlasning.lage == Inlasning.Lage.GRANSKAS and not has_work else inlasning.get_lage_display()


def _start(request: HttpRequest, form: Filform) -> Inlasning:
    data = dict(form.cleaned_data)
    fil = data.pop("fil")
    return start_inlasning(fil=fil, filnamn=fil.name, by=request.user, **data)


@require_safe
def inlasning(request: HttpRequest, nyckel: str) -> HttpResponse:
    """What the file would change, how far it has come, or what it has changed. Asked for by htmx while the worker is at it."""
    _check(request)
    found = get_object_or_404(Inlasning.objects.select_related("samling", "av"), pk=nyckel)
    context: dict[str, Any] = {"inlasning": found, "pagar": found.lage in PAGAR, "lage": found.get_lage_display()}
    if not context["pagar"]:
        context |= _rows(request, found)
    return render(request, "inlasning/_lage.html" if request.htmx else "inlasning/inlasning.html", context)


def _rows(request: HttpRequest, found: Inlasning) -> dict[str, Any]:
    counts = dict(found.rader.values_list("verkan").annotate(Count("pk")).order_by())
    flikar = [(v.value, v.label, counts.get(v.value, 0)) for v in Inlasningsrad.Verkan]
    first = next((kod for kod in ("fel", "andras", "ny", "lika") if counts.get(kod)), "ny")
    chosen = request.GET.get("verkan") if request.GET.get("verkan") in Inlasningsrad.Verkan.values else first
    page = Paginator(found.rader.filter(verkan=chosen).order_by("rad"), PER_SIDA).get_page(request.GET.get("sida"))
    ids = [rad.innehall["extern_id"] for rad in page if rad.innehall.get("extern_id")]
    befintligt = read_befintligt(found.samling, ids)
    can_compare = found.lage == Inlasning.Lage.GRANSKAS
    drafts = _put_aside(page) if can_compare else {}
    shown = [_shown(differences(rad.innehall, befintligt)) if can_compare and rad.verkan != "fel" else [] for rad in page]
    rader = [(rad, skillnader, drafts.get(rad.innehall.get("undan"))) for rad, skillnader in zip(page, shown, strict=True)]
    does = sum(counts.get(verkan, 0) for verkan in GOR_NAGOT)
    return {
        "flikar": flikar,
        "verkan": chosen,
        "page_obj": page,
        "rader": rader,
        "antal_att_gora": does,
        "lage": _state(found, has_work=does > 0),
        "foljder": _consequences(found) if can_compare else [],
    }


def _put_aside(rader: Iterable[Inlasningsrad]) -> dict[int, Revision]:
    """The drafts that the rows would put among the versions."""
    keys = [rad.innehall["undan"] for rad in rader if "undan" in rad.innehall]
    return Revision.objects.select_related("skapad_av").in_bulk(keys)


def _consequences(found: Inlasning) -> list[str]:
    """What becomes of the articles whose words are new, as sentences: the review comes first."""
    rows = found.rader.filter(verkan__in=GOR_NAGOT).exclude(blir="").order_by()
    antal = dict(rows.values_list("blir").annotate(Count("innehall__extern_id", distinct=True)))
    undan = rows.filter(innehall__has_key="undan").count()
    granskas, ut, utkast = (antal.get(lage, 0) for lage in (Lage.GRANSKAS, Lage.PUBLICERAD, Lage.UTKAST))
    said = [
        (
            granskas,
            ngettext(
                "%(antal)d artikel skickas till granskning. Den syns när ansvarig enhet har godkänt den.",
                "%(antal)d artiklar skickas till granskning. De syns när ansvarig enhet har godkänt dem.",
                granskas,
            ),
        ),
        (ut, ngettext("%(antal)d artikel publiceras genast.", "%(antal)d artiklar publiceras genast.", ut)),
        (utkast, ngettext("%(antal)d artikel blir utkast.", "%(antal)d artiklar blir utkast.", utkast)),
        (undan, _("%(antal)d utkast som någon arbetar med läggs undan bland versionerna och kan hämtas tillbaka därifrån.")),
    ]
    return [mening % {"antal": number} for number, mening in said if number]


def _shown(skillnader: list[tuple[str, Any, Any]]) -> list[tuple[str, str, str]]:
    return [(namn, _text(before), _text(after)) for namn, before, after in skillnader]


def _text(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    text = "\n".join(str(item.get("rubrik", item)) if isinstance(item, dict) else str(item) for item in items)
    return text if len(text) <= LANGST_VARDE else text[:LANGST_VARDE] + " …"


@require_POST
def handling(request: HttpRequest, nyckel: str, handling: str) -> HttpResponse:
    """Confirm, undo or let go."""
    _check(request)
    found = get_object_or_404(Inlasning, pk=nyckel)
    if handling == "kasta":
        discard_inlasning(inlasning=found, by=request.user)
        messages.success(request, _("Filen är borttagen. Ingenting har ändrats."))
        return redirect("inlasningar")
    {"las-in": confirm_inlasning, "angra": undo_inlasning}[handling](inlasning=found, by=request.user)
    return redirect("inlasning", found.pk)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """The articles of a collection as a file."""
    _check(request)
    form = Exportform(request.GET)
    if not form.is_valid():
        messages.error(request, _("Välj en samling och ett format."))
        return redirect("inlasningar")
    samling, format_ = form.cleaned_data["samling"], form.cleaned_data["format"]
    rows = export_rows(Artikel.objects.filter(samling=samling, indragen__isnull=True))
    response = StreamingHttpResponse(write_rows(rows, format_), content_type=TYPER[format_])
    namn = f"{samling.kod}-{timezone.localdate()}.{ANDELSE[format_]}"
    response["Content-Disposition"] = f'attachment; filename="{namn}"'
    return response
