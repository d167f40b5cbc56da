"""The doors: a question, a fault, an opinion, or one e-service. Each begins with the same thing: say it in your own words."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from arenden.actions.formular import receiving_center, start_formular
from arenden.forms.medborgare.gang import Gang
from arenden.forms.medborgare.sidor import Forstasida
from arenden.models import Formular
from arenden.views.medborgare.lofte import promised_day
from arenden.views.medborgare.publik import personlig
from kontaktcenter.alfabet import alphabetical
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from kontaktcenter.models import Amne, Arendetyp
from kontaktcenter.trad import subtrees
from kontaktcenter.views.utseende import changes_looks

Dorr = Formular.Dorr
RUBRIKER = {
    Dorr.FRAGA: gettext_lazy("Ställ en fråga"),
    Dorr.FELANMALAN: gettext_lazy("Gör en felanmälan"),
    Dorr.SYNPUNKT: gettext_lazy("Lämna en synpunkt"),
}


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def dorr(request: HttpRequest, dorr: Dorr) -> HttpResponse:
    """Say it in your own words, and choose what it is about on the next page; or go straight to a service in the list."""
    arendetyper = Arendetyp.objects.public().filter(slag=dorr) if dorr != Dorr.FRAGA else Arendetyp.objects.none()
    context = {"rubrik": RUBRIKER[dorr], "dorr": dorr, "arendetyper": by_name(arendetyper)}
    return _first_page(request, dorr=dorr, arendetyp=None, slag=dorr, context=context)


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def e_tjanst(request: HttpRequest, kod: str) -> HttpResponse:
    """One e-service: what it is for, what is needed, when the answer comes, and its first question."""
    rows = Arendetyp.objects.public().select_related("amne", "center__kalender").prefetch_related("foljdfragor")
    arendetyp = get_object_or_404(rows, kod=kod)
    center = receiving_center(arendetyp)
    context = {
        "rubrik": arendetyp.translated("namn"),
        "arendetyp": arendetyp,
        "is_stangd": center is None,
        "svar_senast": center and promised_day(arendetyp, center),
    }
    return _first_page(request, dorr=Dorr.E_TJANST, arendetyp=arendetyp, slag=arendetyp.slag, context=context)


def _first_page(request: HttpRequest, *, dorr: Dorr, arendetyp: Arendetyp | None, slag: str, context: dict[str, Any]) -> HttpResponse:
    context["sidans_form"] = "" if context.get("is_stangd") else "formular"
    if request.method != "POST" or "forslag" in request.POST or changes_looks(request):
        # What was searched for in vain, or typed before another language was chosen, comes along: nobody writes it twice.
        written = request.POST.get("forslag", request.POST.get("text", ""))
        form = Forstasida(initial={"text": written.replace("\0", "")}, slag=slag)
        return render(request, "medborgare/forstasida.html", {**context, "form": form})
    form = Forstasida(request.POST, slag=slag)
    status = 400
    if form.is_valid():
        if count("utkast", client_address(request)) is None:
            vad = {"text": [form.cleaned_data["text"]]}
            formular = start_formular(dorr=dorr, arendetyp=arendetyp, vad=vad, borjade=form.shown)
            request.minne.open("formular", formular.nyckel)
            return redirect("formular", formular.nyckel, Gang(formular).next_open().kod)
        status = 429
        form.add_error(None, too_many_sentence())
    return render(request, "medborgare/forstasida.html", {**context, "form": form}, status=status)


@personlig
@require_safe
def amne(request: HttpRequest, kod: str) -> HttpResponse:
    """What one can ask for, report and apply for within a subject."""
    row = Amne.objects.filter(kod=kod).first()
    if row is None:
        raise Http404
    arendetyper = Arendetyp.objects.public().filter(amne__in=subtrees(Amne, [row.pk])[row.pk])
    return render(request, "medborgare/amne.html", {"amne": row, "arendetyper": by_name(arendetyper)})


def by_name(arendetyper: Iterable[Arendetyp]) -> list[Arendetyp]:
    """The case types in the order of their names in the active language."""
    return sorted(arendetyper, key=lambda t: alphabetical(t.translated("namn")))
