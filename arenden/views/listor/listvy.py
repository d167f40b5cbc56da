"""One list page: tabs with counts, filters in the address, sorting by deadline, several cases at once."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from arenden.actions import assign
from arenden.forms.listor import Arendefilter, Massform, Sokform
from arenden.listor import ORDNINGAR, Lista, Underlag, cases_in, counts, make_underlag, with_acceptance
from arenden.meny import searches_cases
from arenden.models import Arende
from kontaktcenter.arbetstid import Kalender, working_days_between
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.models import Anvandare, Enhet, Sekretess

PER_SIDA = 50


class Listvy(View):
    """A page of lists over the user's units. Subclasses say which lists, which units and which right."""

    listor: Sequence[Lista] = ()
    is_center = False
    behorighet = Behorighet.HANDLAGGA
    url_name = ""
    annars = ""
    annars_behorighet = Behorighet.REGISTRERA_KONTAKT
    rubrik = ""
    template_name = "listor/lista.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever works with the other kind of list is led there; whoever works with none is refused."""
        if request.user.is_authenticated:
            self.enheter = self._units(request)
            if not self.enheter and request.user.may(self.annars_behorighet):
                return redirect(self.annars)
            if not self.enheter:
                raise PermissionDenied(_refusal(request.user))
        return super().dispatch(request, *args, **kwargs)

    def _units(self, request: HttpRequest) -> list[Enhet]:
        ids = request.user.units_with(self.behorighet)
        units = Enhet.objects.filter(pk__in=ids).select_related("kalender").order_by("namn")
        return [e for e in units if e.is_center == self.is_center]

    def _lista(self, kod: str) -> Lista:
        for lista in self.listor:
            if lista.kod == kod:
                return lista
        raise Http404(_("Listan finns inte."))

    def get(self, request: HttpRequest, lista: str = "") -> HttpResponse:
        """Show one list: the one named, or the first."""
        chosen = self._lista(lista or self.listor[0].kod)
        underlag = make_underlag(request.user, self.enheter)
        return render(request, self.template_name, self._context(request, chosen, underlag))

    def _context(self, request: HttpRequest, chosen: Lista, underlag: Underlag) -> dict[str, Any]:
        arendefilter = Arendefilter(request.GET, queryset=cases_in(chosen, underlag, is_center=self.is_center))
        antal = counts(self.listor, underlag, is_center=self.is_center)
        is_filtered = any(request.GET.get(f) for f in arendefilter.filters)
        page = self._page(request, chosen, arendefilter, known_count=None if is_filtered else antal[chosen.kod])
        return {
            "rubrik": self.rubrik,
            "lista": chosen,
            "flikar": [(lista, antal[lista.kod]) for lista in self.listor],
            "filter": arendefilter,
            "is_filtered": is_filtered,
            "page_obj": page,
            "rader": rows_of(page, request.user, underlag.kalendrar),
            "massform": self._massform(request) if request.user.may(Behorighet.FORDELA) else None,
            "sokform": Sokform(),
            "url_name": self.url_name,
            "is_center": self.is_center,
        }

    def _page(self, request: HttpRequest, chosen: Lista, arendefilter: Arendefilter, *, known_count: int | None) -> Page:
        sort = request.GET.get("sortera", chosen.ordning)
        column = ORDNINGAR.get(sort.removeprefix("-"), ORDNINGAR[chosen.ordning])
        order = f"-{column}" if sort.startswith("-") else column
        rows = with_acceptance(arendefilter.qs).select_related("arendetyp", "ansvarig_enhet", "center", "agent", "handlaggare", "inlamnare")
        paginator = Paginator(rows.defer("text", "uppgifter", "sokvektor").order_by(order, "pk"), PER_SIDA)
        if known_count is not None:
            paginator.count = known_count  # the tabs have counted it already
        return paginator.get_page(request.GET.get("sida"))

    def _massform(self, request: HttpRequest) -> Massform:
        data = request.POST if request.method == "POST" else None
        return Massform(data, user=request.user, enheter=self.enheter, is_center=self.is_center)

    def post(self, request: HttpRequest, lista: str = "") -> HttpResponse:
        """Assign the chosen cases; each succeeds or fails by itself, and what failed is said."""
        chosen = self._lista(lista or self.listor[0].kod)
        form = self._massform(request)
        if not form.is_valid():
            for errors in form.errors.values():
                messages.error(request, errors[0])
            return redirect(self.url_name, lista=chosen.kod)
        done = 0
        for arende in form.cleaned_data["arende"]:
            try:
                assign(arende=arende, till=form.cleaned_data["till"], by=request.user)
                done += 1
            except Verksamhetsfel as error:
                messages.error(request, f"{arende.nummer}: {error}")
        if done:
            text = ngettext("%(antal)d ärende är tilldelat %(person)s.", "%(antal)d ärenden är tilldelade %(person)s.", done)
            messages.success(request, text % {"antal": done, "person": form.cleaned_data["till"]})
        return redirect(self.url_name, lista=chosen.kod)


def _refusal(user: Anvandare) -> str:
    """Why there is no list for the user, and what there is instead."""
    if searches_cases(user):
        return _("Listorna är för dem som handlägger ärenden. Du hittar de ärenden som du får se under Sök ärenden i menyn.")
    return _("Du arbetar inte med ärenden på någon enhet.")


def rows_of(cases: Sequence[Arende], user: Anvandare, kalendrar: Mapping[int, Kalender]) -> list[dict[str, Any]]:
    """Each case with what its row shows: whether the heading may be read, and working days to the deadline."""
    nu = timezone.now()
    readable = _readable(cases, user)
    return [
        {
            "arende": arende,
            "is_readable": arende.pk in readable,
            "arbetsdagar": _days(arende, nu, kalendrar) if arende.is_open else None,
        }
        for arende in cases
    ]


def _readable(cases: Sequence[Arende], user: Anvandare) -> set[int]:
    """Ids of the cases whose content may be read; asks the database only when a case under secrecy is among them."""
    secret = [a.pk for a in cases if a.sekretess == Sekretess.SEKRETESS]
    readable = set(Arende.objects.readable_by(user).filter(pk__in=secret).values_list("pk", flat=True)) if secret else set()
    return readable | {a.pk for a in cases if a.sekretess != Sekretess.SEKRETESS}


def _days(arende: Arende, nu: datetime, kalendrar: Mapping[int, Kalender]) -> int:
    kalender = kalendrar[arende.center.kalender_id]
    first, last = sorted((nu, arende.svar_senast))
    return working_days_between(first, last, kalender)
