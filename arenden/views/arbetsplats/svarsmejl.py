"""The answer that is mailed to the citizen, looked at before the contact is saved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from arenden.actions.utkast import check_mailable
from arenden.notiser import preview_direct_answer
from arenden.views.arbetsplats.dorr import on_flik
from arenden.views.arbetsplats.flik import Flik
from arenden.views.arbetsplats.fraga import part_or_404
from arenden.views.arbetsplats.yta import keep, with_clock, with_version
from kontaktcenter.fel import Inmatningsfel


@on_flik
def forhandsvisa(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """The mail as the citizen will get it, or why none can be sent. Nothing is sent yet."""
    part = part_or_404(flik, nummer)
    keep(flik)
    form = part.form
    text, svar = (form.data.get(form.add_prefix(falt), "") for falt in ("text", "svar"))
    epost = flik.falt.get("epost", "") or (flik.person.epost if flik.person else "")
    context = {"flik": flik, "del": part, "is_skyddad": flik.person is not None and flik.person.is_skyddad}
    try:
        check_mailable(svar=svar, arendetyp=part.arendetyp, arende=part.arende, epost="" if flik.is_anonym else epost)
        context["mejl"] = preview_direct_answer(text, svar, epost, flik.falt.get("sprak", "sv"))
    except Inmatningsfel as error:
        context["hinder"] = str(error)
    return with_version(with_clock(request, render(request, "arbetsplats/svarsmejl.html", context), flik), flik)
