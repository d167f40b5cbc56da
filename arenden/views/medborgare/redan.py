"""Is it reported already? Open reports nearby, and the choice to follow one of them instead of making another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from arenden.actions.foljning import follow_report
from arenden.actions.formular import save_steg
from arenden.forms.medborgare.gang import Gang, Steg
from arenden.forms.medborgare.redan import Redanform
from arenden.narliggande import Narliggande, find_reported
from arenden.views.medborgare.formularsida import go_on, show_page, wants_back
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from kontaktcenter.views.utseende import as_typed, changes_looks


def redan(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    """Show what is reported close by; nothing close by is no question at all."""
    nearby = _nearby(gang)
    if changes_looks(request) and nearby:
        return _show(request, gang, sida, as_typed(Redanform(request.POST, nearby=nearby)))
    if request.method == "POST" and request.POST.get("gor") == "folj":
        return _follow(request, gang, sida, nearby)
    if request.method == "POST" or not nearby:
        save_steg(formular=gang.formular, steg=sida.kod, svar={}, is_klart=not wants_back(request))
        return go_on(request, gang, sida)
    return _show(request, gang, sida, Redanform(nearby=nearby))


def _show(request: HttpRequest, gang: Gang, sida: Steg, form: Redanform, status: int = 200) -> HttpResponse:
    own = {"sidans_form": "formular", "sidans_knapp": "folj"}
    return show_page(request, gang, sida, form, status=status, mall="redan", **own)


def _nearby(gang: Gang) -> list[Narliggande]:
    plats = gang.find("plats").reread(gang.formular)
    if not plats.is_valid():
        return []
    return find_reported(gang.formular.arendetyp, plats.place())


def _follow(request: HttpRequest, gang: Gang, sida: Steg, nearby: list[Narliggande]) -> HttpResponse:
    form = Redanform(request.POST, nearby=nearby)
    status = 400
    if form.is_valid():
        epost = form.cleaned_data["epost"]
        if count("foljare", client_address(request)) or count("foljare_epost", epost.lower()):
            form.add_error(None, too_many_sentence())
            status = 429
        else:
            try:
                follow_report(arende_id=form.chosen.arende_id, epost=epost, sprak=get_language() or "sv")
                return render(request, "medborgare/foljare_mejlad.html", {"formular": gang.formular, "sida": sida})
            except Verksamhetsfel as error:
                form.add_error(None, str(error))
                status = error.status
    return _show(request, gang, sida, form, status)
