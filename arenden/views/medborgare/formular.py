"""The pages of a form: keep what was typed, go on, go back, throw away."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from arenden.actions.formular import FORSLAG, choose_arendetyp, save_steg, throw_away
from arenden.forms.medborgare.gang import GRANSKA, REDAN, Gang, Steg
from arenden.forms.medborgare.sidor import Typsida
from arenden.models import Formular, Kontakt
from arenden.views.medborgare.filer import filer
from arenden.views.medborgare.formularsida import empty_or_kept, go_on, show_page, wants_back
from arenden.views.medborgare.forslag import forslag
from arenden.views.medborgare.granska import already_sent, granska
from arenden.views.medborgare.mina_formular import find_formular
from arenden.views.medborgare.publik import personlig
from arenden.views.medborgare.redan import redan
from kontaktcenter.views.utseende import changes_looks

FOLJER = {"plats": (REDAN,), "vad": (FORSLAG,)}
"""Pages that look something up by what another one says, and do it again when that is written again."""


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def formular(request: HttpRequest, nyckel: uuid.UUID, steg: str) -> HttpResponse:
    """One page of the visitor's form."""
    row = find_formular(request, nyckel)
    if row is None:
        return _gone(request, nyckel)
    if request.POST.get("gor") == "slang":
        throw_away(formular=row)
        return redirect("hem")
    gang = Gang(row)
    sida = gang.find(steg)
    if sida is None:
        return redirect("formular", nyckel, gang.next_open().kod)
    special: dict[str, Callable[..., HttpResponse]] = {FORSLAG: forslag, GRANSKA: granska, REDAN: redan, "filer": filer}
    try:
        return special.get(steg, _ordinary)(request, gang, sida)
    except Formular.DoesNotExist:
        # Sent or thrown away in another tab since it was read.
        return _gone(request, nyckel)


def _gone(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """The form is sent already (then its receipt), thrown away, too old, or somebody else's."""
    if request.minne.opens("formular", nyckel) and Kontakt.objects.filter(nyckel=nyckel).exists():
        request.minne.open("kvitto", nyckel)
    if request.minne.opens("kvitto", nyckel):
        messages.info(request, already_sent())
        return redirect("kvitto", nyckel)
    return render(request, "medborgare/formular_borta.html", status=410)


def _ordinary(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    if request.method != "POST":
        return show_page(request, gang, sida, empty_or_kept(request, gang, sida))
    form = sida.make(gang.formular, request.POST, request.FILES)
    if changes_looks(request):
        save_steg(formular=gang.formular, steg=sida.kod, svar=form.typed(), is_klart=False)
        return redirect("formular", gang.formular.nyckel, sida.kod)
    is_klart = form.is_valid()
    if not is_klart and not wants_back(request):
        return show_page(request, gang, sida, form, status=400)
    if is_klart and isinstance(form, Typsida):
        choose_arendetyp(formular=gang.formular, arendetyp=form.chosen)
    save_steg(formular=gang.formular, steg=sida.kod, svar=form.typed(), is_klart=is_klart, gor_om=FOLJER.get(sida.kod, ()))
    return go_on(request, gang, sida)
