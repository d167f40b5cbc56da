"""The lists of gaps: the center's, the unit's own, what the center has reported, and what is searched for in vain."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.arbetstid import Kalender, working_days_between
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Arbetstidskalender
from kunskapsbank.actions.lucka import assign_lucka
from kunskapsbank.forms.luckor.lucka import Luckfilter, Massform
from kunskapsbank.lucklistor import LISTOR, Lucklista, count_lists, held_by, reported_by_center, with_names
from kunskapsbank.luckratt import may_sort, works_with_gaps
from kunskapsbank.models import Kunskapslucka
from kunskapsbank.soklistor import reformulated_groups, zero_hit_groups

PER_SIDA = 50


def check_center(request: HttpRequest) -> None:
    """Refuse those who neither take contacts nor sort gaps."""
    if not (request.user.may(Behorighet.REGISTRERA_KONTAKT) or may_sort(request.user)):
        raise PermissionDenied(_("Listan är till för kontaktcenter."))


@require_http_methods(["GET", "HEAD", "POST"])
def luckor(request: HttpRequest, lista: str = "nya") -> HttpResponse:
    """The center's list; those who sort gaps give several of them to a unit at once."""
    check_center(request)
    chosen = next((one for one in LISTOR if one.kod == lista), None)
    if chosen is None:
        raise Http404(_("Listan finns inte."))
    if request.method == "POST":
        return _assign_many(request, chosen)
    seen = Kunskapslucka.objects.visible_to(request.user)
    luckfilter = Luckfilter(request.GET, queryset=with_names(seen.filter(chosen.condition())))
    antal = count_lists(seen)
    page = Paginator(luckfilter.qs.order_by(*chosen.order), PER_SIDA).get_page(request.GET.get("sida"))
    context = {
        "lista": chosen,
        "flikar": [(one, antal[one.kod]) for one in LISTOR],
        "filter": luckfilter,
        "is_filtered": any(request.GET.get(namn) for namn in luckfilter.filters),
        "page_obj": page,
        "rader": rows_of(page),
        "massform": Massform() if may_sort(request.user) and chosen.kod != "stangda" else None,
    }
    return render(request, "luckor/lista.html", context)


def _assign_many(request: HttpRequest, lista: Lucklista) -> HttpResponse:
    """Each succeeds or fails by itself, and what failed is said."""
    form = Massform(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, errors[0])
        return redirect("luckor_lista", lista=lista.kod)
    done = 0
    for lucka in form.cleaned_data["lucka"]:
        try:
            assign_lucka(lucka=lucka, enhet=form.cleaned_data["enhet"], by=request.user)
            done += 1
        except Verksamhetsfel as error:
            messages.error(request, f"{lucka.rubrik}: {error}")
    if done:
        text = ngettext("%(antal)d lucka är lämnad till %(enhet)s.", "%(antal)d luckor är lämnade till %(enhet)s.", done)
        messages.success(request, text % {"antal": done, "enhet": form.cleaned_data["enhet"]})
    return redirect("luckor_lista", lista=lista.kod)


@require_safe
def mina_luckor(request: HttpRequest) -> HttpResponse:
    """The gaps of the user's own units."""
    if not works_with_gaps(request.user):
        raise PermissionDenied(_("Du har inte hand om några texter."))
    page = Paginator(held_by(request.user), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "luckor/mina.html", {"page_obj": page, "rader": rows_of(page)})


@require_safe
def rapporterat(request: HttpRequest) -> HttpResponse:
    """What became of what the center has reported."""
    check_center(request)
    is_own = request.GET.get("vems") == "mina"
    page = Paginator(reported_by_center(request.user, is_own=is_own), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "luckor/rapporterat.html", {"page_obj": page, "rader": rows_of(page), "is_own": is_own})


@require_safe
def sokningar(request: HttpRequest) -> HttpResponse:
    """What has been searched for in vain, and what had to be asked again, in the last thirty days."""
    check_center(request)
    return render(request, "luckor/sokningar.html", {"utan_traff": zero_hit_groups(), "omformulerade": reformulated_groups()})


def rows_of(luckor: Iterable[Kunskapslucka]) -> list[tuple[Kunskapslucka, int | None]]:
    """Each gap with the working days to its deadline, by the unit's calendar."""
    nu, kalendrar = timezone.now(), Arbetstidskalender.objects.as_kalendrar()
    return [(lucka, _days(lucka, nu, kalendrar)) for lucka in luckor]


def _days(lucka: Kunskapslucka, nu: datetime, kalendrar: Mapping[int, Kalender]) -> int | None:
    if lucka.frist is None or not lucka.is_open:
        return None
    first, last = sorted((nu, lucka.frist))
    return working_days_between(first, last, kalendrar[lucka.enhet.kalender_id])
