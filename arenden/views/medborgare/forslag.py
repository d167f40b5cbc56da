"""Answers that there are already, shown before anything is sent: perhaps nothing need be."""

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language

from arenden.actions.formular import end_with_answer, go_on_despite_answer, got_answer, save_steg
from arenden.fara import is_danger
from arenden.forms.medborgare.gang import Gang, Steg
from arenden.forms.medborgare.sidor import VIDARE, slag_of
from arenden.forslag import current_index
from arenden.tjanstesok import search_services
from arenden.views.medborgare.formularsida import go_on, show_page, wants_back
from kontaktcenter.models import Arendetyp
from kunskapsbank.anmalningssatt import how_to_report
from kunskapsbank.models import Sokning
from kunskapsbank.svarssok import EVERYTHING, Svarslista, Svarstraff, has_sure_answer, search_and_log

FLEST = 3
GISSNINGAR = 2
"""Case types that are guessed, the likeliest ones, of which none may be urgent."""
MINST_POANG, MINST_ANDEL = 2.0, 0.6
"""Points, and share of the best answer's points, under which an answer has too little to do with the words to come in the way."""


def forslag(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    """Show what may be the answer; when there is nothing, that is no page at all."""
    if request.method == "POST" and "svarade" not in request.POST:
        return _pass(request, gang, sida, gang.formular.innehall.get(sida.kod, {}))
    vidare = VIDARE[slag_of(gang.formular)]
    if request.method != "POST" and got_answer(gang.formular):
        return show_page(request, gang, sida, forms.Form(), mall="fick_svar", vidare=vidare)
    if _must_not_wait(gang):
        return _pass(request, gang, sida, {})
    found = _find(gang, sida)
    traffar = [] if _serves_the_urgent(found.traffar) else _likely(found.traffar)
    kept = {"sokning": [str(found.sokning.pk)]} if traffar else {}
    if not traffar:
        return _pass(request, gang, sida, kept)
    chosen = _chosen(request, traffar)
    if chosen is not None:
        end_with_answer(formular=gang.formular, sokning=found.sokning, artikel=chosen.rad.artikel, plats=chosen.plats)
        return redirect("formular", gang.formular.nyckel, sida.kod)
    if gang.formular.innehall.get(sida.kod) != kept:
        go_on_despite_answer(formular=gang.formular)
    kept = {key: value for key, value in kept.items() if key != "svarade"}
    save_steg(formular=gang.formular, steg=sida.kod, svar=kept, is_klart=sida.kod in gang.formular.klara)
    return show_page(request, gang, sida, forms.Form(), mall="forslag", traffar=traffar, sokning=found.sokning, vidare=vidare)


def _pass(request: HttpRequest, gang: Gang, sida: Steg, kept: dict[str, list[str]]) -> HttpResponse:
    go_on_despite_answer(formular=gang.formular)
    kept = {key: value for key, value in kept.items() if key != "svarade"}
    save_steg(formular=gang.formular, steg=sida.kod, svar=kept, is_klart=not wants_back(request))
    return go_on(request, gang, sida)


def _find(gang: Gang, sida: Steg) -> Svarslista:
    """The answers to what was written. Looked at again it is the same search; with other words one that follows on it."""
    earlier = gang.formular.innehall.get(sida.kod, {}).get("sokning", [None])
    return search_and_log(
        _words(gang),
        user=None,
        sprak=get_language() or "sv",
        dorr=Sokning.Dorr.FORMULAR,
        limit=FLEST,
        urval=_worth_reading(gang),
        arendetyp=_meant(gang),
        foregaende=earlier[0],
    )


def _words(gang: Gang) -> str:
    """What is asked; "" of one who has come here past the question."""
    return next(iter(gang.formular.innehall.get("vad", {}).get("text", [])), "")


def _meant(gang: Gang) -> int | None:
    """The case type that is chosen, or else surely meant."""
    return gang.formular.arendetyp_id or current_index().sure_type(_words(gang))


def _must_not_wait(gang: Gang) -> bool:
    """Whether somebody may come to harm: what is urgent is sent at once, and no answer comes in the way of it.

    The words say so, or the type that is chosen, or one of the likeliest: a type that is not urgent takes nothing from what is written.
    """
    chosen = gang.formular.arendetyp
    guessed = search_services(_words(gang), antal=GISSNINGAR) if chosen is None else [chosen]
    return is_danger(_words(gang)) or any(row.is_bradskande for row in guessed)


def _serves_the_urgent(traffar: list[Svarstraff]) -> bool:
    """Whether what would be suggested is about something urgent: articles come in languages that the guess of a type has no words in."""
    likely = [traff.rad.artikel.pk for traff in _likely(traffar)]
    return Arendetyp.objects.active().filter(is_bradskande=True, artiklar__in=likely).exists()


def _worth_reading(gang: Gang) -> Q:
    """What may be an answer: to one who is reporting a fault, how faults are reported is none."""
    return ~how_to_report() if slag_of(gang.formular) == Arendetyp.Slag.FELANMALAN else EVERYTHING


def _likely(traffar: list[Svarstraff]) -> list[Svarstraff]:
    """Those that come in the way of sending: none, where none is surely an answer."""
    if not has_sure_answer(traffar):
        return []
    least = max(MINST_POANG, MINST_ANDEL * traffar[0].poang)
    return [traff for traff in traffar if traff.poang >= least]


def _chosen(request: HttpRequest, traffar: list[Svarstraff]) -> Svarstraff | None:
    return next((traff for traff in traffar if str(traff.rad.artikel.pk) == request.POST.get("svarade")), None)
