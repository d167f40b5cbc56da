"""What somebody has looked at, and who has looked at a case: for those who examine the log. Each search is kept."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from arenden.actions.visningslogg import examine_log
from arenden.forms.visningslogg import Granskningsform
from arenden.models import Arende, Handelse
from arenden.skyddsmarke import tell_andring
from arenden.status import Handelsetyp
from arenden.visningslogg import cases_of, find_skyddade, find_skyddsmarken, find_visningar, may_examine
from kontaktcenter.models import Anvandare
from kontaktcenter.views.handling import act, form_status

PER_SIDA = 100
SKYDDADE = 200
"""How many times that protected details were brought out, or their mark changed, a page shows; the latest."""
ARENDEN = 5
"""Cases that are named of each whose mark was changed; the latest."""
SENASTE = 20


def _check(user: Anvandare) -> None:
    if not may_examine(user):
        raise PermissionDenied(_("Bara systemförvaltare och registratorer granskar visningsloggen."))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def visningslogg(request: HttpRequest) -> HttpResponse:
    """Ask, and see who has asked before."""
    _check(request.user)
    form = Granskningsform(request.POST or None)
    if request.method == "POST" and form.is_valid() and act(form, lambda: _examine(request, form)):
        return redirect("visningslogg_resultat", form.resultat.pk)
    context = {"form": form, "tidigare": _earlier(request.user)}
    return render(request, "visningslogg/visningslogg.html", context, status=form_status(form, request) if form.is_bound else 200)


def _examine(request: HttpRequest, form: Granskningsform) -> Handelse:
    asked = form.cleaned_data
    return examine_log(anvandare=asked["anvandare"], arende=asked["nummer"], fran=asked["fran"], till=asked["till"], by=request.user)


def _earlier(user: Anvandare) -> list[tuple[Handelse, Anvandare | None]]:
    """The latest examinations: everybody's to a systemförvaltare, one's own to others. With whom each was about."""
    rows = Handelse.objects.filter(typ=Handelsetyp.VISNINGSLOGG_GRANSKAD).select_related("av", "arende").order_by("-tid", "-pk")
    found = list((rows if user.is_staff else rows.filter(av=user))[:SENASTE])
    people = Anvandare.objects.in_bulk({row.data["granskad"] for row in found if row.data["granskad"]})
    return [(row, people.get(row.data["granskad"])) for row in found]


@never_cache
@require_safe
def visningslogg_resultat(request: HttpRequest, pk: int) -> HttpResponse:
    """What a search of one's own finds now, page by page: numbers and times alone."""
    _check(request.user)
    search = get_object_or_404(Handelse, pk=pk, typ=Handelsetyp.VISNINGSLOGG_GRANSKAD, av=request.user)
    data = search.data
    fran, till = date.fromisoformat(data["fran"]), date.fromisoformat(data["till"])
    asked = {"anvandare": data["granskad"], "arende": search.arende_id, "fran": fran, "till": till}
    context = {
        "granskad": Anvandare.objects.filter(pk=data["granskad"]).first() if data["granskad"] else None,
        "arende": Arende.objects.filter(pk=search.arende_id).only("nummer").first() if search.arende_id else None,
        "fran": fran,
        "till": till,
        "skyddade": _shown(request.user, list(find_skyddade(request.user, **asked)[:SKYDDADE])),
        "marken": _marks(request.user, list(find_skyddsmarken(request.user, **asked)[:SKYDDADE])),
        "page_obj": Paginator(find_visningar(request.user, **asked), PER_SIDA).get_page(request.GET.get("sida")),
    }
    return render(request, "visningslogg/resultat.html", context)


def _marks(user: Anvandare, rows: list[Handelse]) -> list[tuple[Handelse, str, str]]:
    """Each change of a mark, whose it was and which way it went. No name: the case tells it to those who may read it."""
    numbers = cases_of(user, rows)
    return [(row, _whose(row.om, numbers.get(row.om, [])) if "nya" not in row.data else "–", tell_andring(row.data)) for row in rows]


def _shown(user: Anvandare, rows: list[Handelse]) -> list[tuple[Handelse, str]]:
    """Each time that protected details were brought out, and whose: in a case its sender's."""
    numbers = cases_of(user, rows)
    return [(row, "" if row.arende_id else _whose(row.om, numbers.get(row.om, []))) for row in rows]


def _whose(person: int | None, nummer: list[str]) -> str:
    if person is None:
        return _("Sparades inte då")
    if not nummer:
        return _("Person %(id)d, utan ärende") % {"id": person}
    return ", ".join(nummer[:ARENDEN]) + (" …" if len(nummer) > ARENDEN else "")
