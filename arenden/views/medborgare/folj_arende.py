"""The citizen's page of a case: where it is, what has been written, and what can be done."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from arenden.actions import add_from_citizen, reopen, withdraw
from arenden.aktor import Aktor
from arenden.forms.medborgare.arende import Ateroppnaform, Kompletteringform
from arenden.forms.medborgare.folj import Foljform
from arenden.models import Arende, Bilaga, Handelse, Meddelande
from arenden.status import STANGDA, Handling, Status, is_allowed
from arenden.views.medborgare.besked import describe
from arenden.views.medborgare.folj import SPARAD_TEXT, show_folj
from arenden.views.medborgare.guide import find_guide
from arenden.views.medborgare.oppnade import opened_arende
from arenden.views.medborgare.publik import personlig
from arenden.views.medborgare.resa import Resa
from kontaktcenter.fel import OtillatenHandling, Verksamhetsfel
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from kontaktcenter.uppgifter import readable_svar
from kontaktcenter.views.utseende import as_typed, changes_looks

Skanning = Bilaga.Skanning


def for_opened(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view the case that the visitor has opened; others are asked for number and code, and lose nothing they typed."""

    @wraps(view)
    def with_arende(request: HttpRequest, nummer: str, **kwargs: Any) -> HttpResponse:
        arende = opened_arende(request, nummer)
        if arende is not None:
            return view(request, arende, **kwargs)
        if request.method != "POST":
            return redirect("folj")
        typed = request.POST.get("text") or request.POST.get("orsak") or ""
        form = Foljform(initial={"nummer": nummer, "sparad_text": typed})
        return show_folj(request, form, is_utgangen=True, status=403)

    return personlig(with_arende)


@for_opened
@require_safe
def folj_arende(request: HttpRequest, arende: Arende) -> HttpResponse:
    """Where the case is, what happens next and what has been written."""
    return _show(request, arende)


@for_opened
@require_http_methods(["GET", "HEAD", "POST"])
def komplettera(request: HttpRequest, arende: Arende) -> HttpResponse:
    """Add words and files, or answer what we asked."""
    if request.method != "POST":
        return redirect("folj_arende", arende.nummer)
    form = Kompletteringform(request.POST, request.FILES, is_svar=arende.status == Status.VANTAR_MEDBORGARE)
    if changes_looks(request):
        return _show(request, arende, as_typed(form))
    if not form.is_valid():
        return _show(request, arende, form, status=400)
    if any(count("filer", client_address(request)) is not None for _fil in form.cleaned_data["filer"] or ()):
        form.add_error("filer", too_many_sentence())
        return _show(request, arende, form, status=429)
    try:
        meddelande = add_from_citizen(arende=arende, text=form.cleaned_data["text"], bilagor=form.cleaned_data["filer"])
    except OtillatenHandling as error:
        form.add_error(None, _("Ärendet är avslutat. Öppna det igen om du vill skriva mer."))
        arende.refresh_from_db()
        kept = Ateroppnaform(initial={"orsak": form.cleaned_data["text"]})
        return _show(request, arende, form, ateroppna=kept, status=error.status)
    except Verksamhetsfel as error:
        form.add_error("filer" if error.falt == "bilagor" else "text", str(error))
        return _show(request, arende, form, status=error.status)
    messages.success(request, _("Tack! Vi har fått det du skickade."))
    if meddelande.bilagor.count() < len(form.cleaned_data["filer"] or ()):
        messages.info(request, _("En fil som du skickade fanns redan i ärendet. Den sparades inte en gång till."))
    return redirect("folj_arende", arende.nummer)


@for_opened
@require_http_methods(["GET", "HEAD", "POST"])
def dra_tillbaka(request: HttpRequest, arende: Arende) -> HttpResponse:
    """Ask whether the citizen is sure, and withdraw the case."""
    if request.method != "POST" and is_allowed(Handling.DRA_TILLBAKA, arende.status):
        return render(request, "medborgare/dra_tillbaka.html", {"arende": arende})
    if request.method == "POST":
        try:
            arende = withdraw(arende=arende)
        except OtillatenHandling:
            arende.refresh_from_db()
        if arende.avslutsorsak == Arende.Avslutsorsak.TILLBAKADRAGET:
            messages.success(request, _("Du har dragit tillbaka ärendet."))
        else:
            messages.info(request, _("Ärendet är redan besvarat eller avslutat, så det går inte att dra tillbaka."))
    return redirect("folj_arende", arende.nummer)


@for_opened
@require_http_methods(["GET", "HEAD", "POST"])
def oppna_igen(request: HttpRequest, arende: Arende) -> HttpResponse:
    """No, that was no answer: the case goes on, with the reason."""
    if request.method != "POST":
        return redirect("folj_arende", arende.nummer)
    form = Ateroppnaform(request.POST)
    if changes_looks(request):
        return _show(request, arende, ateroppna=as_typed(form))
    if not form.is_valid():
        return _show(request, arende, ateroppna=form, status=400)
    try:
        reopen(arende=arende, orsak=form.cleaned_data["orsak"], by=Aktor.MEDBORGAREN)
    except OtillatenHandling as error:
        arende.refresh_from_db()
        if arende.is_open:
            messages.info(request, _("Ärendet är redan öppet igen."))
            return redirect("folj_arende", arende.nummer)
        form.add_error(None, _("Ärendet hanteras tillsammans med ett annat och går inte att öppna för sig. Ring oss, så hjälper vi dig."))
        return _show(request, arende, ateroppna=form, status=error.status)
    messages.success(request, _("Tack! Ärendet är öppet igen, och vi fortsätter med det."))
    return redirect("folj_arende", arende.nummer)


@for_opened
@require_safe
def bilaga(request: HttpRequest, arende: Arende, nyckel: uuid.UUID) -> HttpResponse:
    """An attachment that the citizen sent or was sent; always as a file to save, never shown as a page."""
    row = next((b for b in _shared_files(arende) if b.nyckel == nyckel), None)
    if row is None:
        raise Http404
    return FileResponse(row.fil.open("rb"), as_attachment=True, filename=row.filnamn, content_type=row.innehallstyp)


def _shared_files(arende: Arende) -> list[Bilaga]:
    """The citizen's own files, and those sent with a message; what a scanner has not passed is not among them."""
    rows = arende.bilagor.filter(skanning__in=[Skanning.EJ_KRAVD, Skanning.REN])
    return [b for b in rows if b.is_from_medborgare or b.meddelande_id]


def _show(
    request: HttpRequest,
    arende: Arende,
    komplettering: Kompletteringform | None = None,
    *,
    ateroppna: Ateroppnaform | None = None,
    status: int = 200,
) -> HttpResponse:
    handelser = list(Handelse.objects.filter(arende=arende).select_related("till_enhet", "enhet"))
    meddelanden = list(arende.meddelanden.all())
    filer = _shared_files(arende)
    is_vantar = arende.status == Status.VANTAR_MEDBORGARE
    asked = (m for m in reversed(meddelanden) if is_vantar and m.slag == Meddelande.Slag.KOMPLETTERING_BEGARD)
    fraga = next(asked, None)
    saved = request.session.pop(SPARAD_TEXT, "") if SPARAD_TEXT in request.session else ""
    form: BaseForm | None = next((f for f in (komplettering, ateroppna) if f is not None), None)
    context = {
        "arende": arende,
        "besked": describe(arende, handelser),
        "resa": Resa(arende, handelser),
        "guide": find_guide(arende, get_language() or "sv"),
        "uppgifter": readable_svar(arende.arendetyp, arende.uppgifter),
        "samtal": [(m, [b for b in filer if b.meddelande_id == m.pk]) for m in meddelanden if m != fraga],
        "egna_filer": [b for b in filer if b.meddelande_id is None],
        "har_svar": any(m.slag == Meddelande.Slag.SVAR for m in meddelanden),
        "fraga": fraga,
        "komplettering": komplettering or Kompletteringform(is_svar=is_vantar, initial={"text": saved}),
        "ateroppna": ateroppna or Ateroppnaform(initial={"orsak": saved}),
        "kan_komplettera": is_allowed(Handling.KOMPLETTERA, arende.status),
        "kan_dra_tillbaka": is_allowed(Handling.DRA_TILLBAKA, arende.status),
        "kan_oppna_igen": arende.status in STANGDA and arende.sammanslaget_med_id is None,
        "form": form,
    }
    return render(request, "medborgare/folj_arende.html", context | _form_of(arende), status=status)


def _form_of(arende: Arende) -> dict[str, str]:
    """The form of the page that a choice of language or colours sends along, and where to."""
    if is_allowed(Handling.KOMPLETTERA, arende.status):
        return {"sidans_form": "skriv", "sidans_knapp": "skicka", "sida_adress": reverse("folj_skriv", args=[arende.nummer])}
    if arende.status in STANGDA and arende.sammanslaget_med_id is None:
        return {"sidans_form": "oppna-igen", "sidans_knapp": "skicka", "sida_adress": reverse("folj_oppna_igen", args=[arende.nummer])}
    return {}
