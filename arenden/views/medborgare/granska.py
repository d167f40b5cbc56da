"""The summary: everything once more, the promise, and sending."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from arenden.actions.formular import receiving_center, submit_formular
from arenden.forms.medborgare.gang import Gang, Steg
from arenden.forms.medborgare.steg import Stegform
from arenden.views.medborgare.formularsida import go_on, show_page, wants_back
from arenden.views.medborgare.lofte import promised_day
from kontaktcenter.fel import Verksamhetsfel
from kontaktcenter.granser import client_address, count, uncount
from kontaktcenter.medborgare.skydd import too_fast, too_many_sentence

Stegformer = dict[str, Stegform]


def granska(request: HttpRequest, gang: Gang, sida: Steg) -> HttpResponse:
    """Show all that was written with a way to change each part; send it."""
    if request.method == "POST" and wants_back(request):
        return go_on(request, gang, sida)
    former = gang.reread()
    fault = gang.first_fault(former)
    if fault is not None or gang.next_open() != sida:
        return _back_to(gang, fault or gang.next_open())
    if request.method != "POST":
        return _show(request, gang, sida, former, forms.Form(), 200)
    return _send(request, gang, sida, former)


def _back_to(gang: Gang, steg: Steg) -> HttpResponse:
    """To the page that lacks something; it shows what, if it has been written on."""
    response = redirect("formular", gang.formular.nyckel, steg.kod)
    if steg.kod in gang.formular.innehall or steg.kod == "typ":
        response["Location"] += "?fel=1"
    return response


def _send(request: HttpRequest, gang: Gang, sida: Steg, former: Stegformer) -> HttpResponse:
    form = forms.Form(request.POST)
    form.is_valid()
    raknat = _counted(request, gang, former)
    sentence, status = _refusal(gang, raknat)
    if sentence is None:
        inlamning = gang.collect(former)
        try:
            registrering = submit_formular(
                formular=gang.formular, fraga=inlamning.fraga, uppgifter=inlamning.uppgifter, sprak=get_language() or "sv"
            )
        except Verksamhetsfel as error:
            sentence, status = str(error), error.status
        else:
            if registrering.is_upprepad:
                _uncount(raknat)
                messages.info(request, already_sent())
            for kvitto in registrering.kvitton:
                request.minne.open("arende", kvitto.arende.pk)
            request.minne.open("kvitto", gang.formular.nyckel)
            return redirect("kvitto", gang.formular.nyckel)
    _uncount(raknat)
    form.add_error(None, sentence)
    return _show(request, gang, sida, former, form, status)


def already_sent() -> str:
    """What the receipt says to one who sends the same form once more."""
    return _("Du har redan skickat det här. Vi har tagit emot det en gång, och här är ditt kvitto.")


def _counted(request: HttpRequest, gang: Gang, former: Stegformer) -> dict[str, str]:
    """What is counted, and as whose. Neighbours may well say the same in a few words: it is counted by the address."""
    address, text = client_address(request), former["vad"].cleaned_data["text"]
    return {"samma_text": f"{address}:{gang.formular.arendetyp_id}:{text}", "formular": address}


def _uncount(raknat: dict[str, str]) -> None:
    """Only what has been taken in is limited."""
    for grans, vem in raknat.items():
        uncount(grans, vem)


def _refusal(gang: Gang, raknat: dict[str, str]) -> tuple[str | None, int]:
    """Why it is not taken in now, and with which status: too quick for a person, too much from one place, the same again."""
    is_over = {grans for grans, vem in raknat.items() if count(grans, vem) is not None}
    sentence = too_fast(gang.formular.borjade)
    if sentence is not None:
        return sentence, 400
    if "samma_text" in is_over:
        return _("Samma text har skickats in flera gånger. Ändra texten om det gäller något nytt, eller ring oss."), 429
    if "formular" in is_over:
        return too_many_sentence(), 429
    return None, 200


def _show(request: HttpRequest, gang: Gang, sida: Steg, former: Stegformer, form: forms.Form, status: int) -> HttpResponse:
    center = receiving_center(gang.formular.arendetyp)
    context = {
        "delar": [(steg, former[steg.kod].rader()) for steg in gang.steg if steg.kod in former],
        "svar_senast": center and promised_day(gang.formular.arendetyp, center),
        "filer": [fil for fil in former["filer"].waiting if fil.is_bild] if "filer" in former else [],
    }
    return show_page(request, gang, sida, form, status=status, mall="granska", **context)
