"""One gap: its signals, what has happened to it, and what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from kontaktcenter.fel import InaktuellSida
from kontaktcenter.views.handling import act, form_status, refuse, renew_version
from kunskapsbank.actions import lucka as actions
from kunskapsbank.actions.luckartikel import write_article
from kunskapsbank.forms.luckor import lucka as forms
from kunskapsbank.luckpublik import is_hidden_from_askers
from kunskapsbank.luckratt import may_answer, may_sort
from kunskapsbank.models import Artikelhandelse, Kunskapslucka
from kunskapsbank.models.handelse import LUCKANS
from kunskapsbank.rattigheter import may_write_at
from kunskapsbank.sammanslagning import surviving
from kunskapsbank.views.luckor.listor import rows_of

FLEST_SIGNALER = 100
SOK = "sok"


@dataclass(frozen=True)
class Luckhandling:
    """One thing to do to a gap: its form, its action, what is said when it is done, whom it is for and when."""

    kod: str
    rubrik: str | Promise
    form: type[forms.Luckform]
    action: Callable[..., Any]
    gjort: str | Promise
    knapp: str | Promise
    is_sortering: bool = False
    is_stangd: bool = False
    farg: str = ""


HANDLINGAR = {
    h.kod: h
    for h in (
        Luckhandling(
            "skriv", _("Skriv en artikel av detta"), forms.Skrivform, write_article, _("Utkastet är påbörjat."), _("Börja på artikeln")
        ),
        Luckhandling(
            "besvara",
            _("En artikel besvarar redan frågan"),
            forms.Besvaraform,
            actions.answer_lucka,
            _("Luckan är stängd. Kontaktcenter ser att frågan har fått ett svar."),
            _("Stäng luckan"),
        ),
        Luckhandling(
            "tilldela", _("Lämna till en enhet"), forms.Tilldelaform, actions.assign_lucka, _("Luckan är lämnad."), _("Lämna över")
        ),
        Luckhandling(
            "avvisa",
            _("Ingen artikel behövs"),
            forms.Avvisaform,
            actions.reject_lucka,
            _("Luckan är stängd. Kontaktcenter ser varför."),
            _("Stäng luckan"),
            farg="danger",
        ),
        Luckhandling("byt-rubrik", _("Byt rubrik"), forms.Rubrikform, actions.rename_lucka, _("Rubriken är bytt."), _("Spara")),
        Luckhandling(
            "sla-ihop",
            _("Slå ihop med en annan lucka"),
            forms.Slaihopform,
            actions.merge_lucka,
            _("Luckorna är hopslagna."),
            _("Slå ihop"),
            is_sortering=True,
        ),
        Luckhandling(
            "dela", _("Dela upp"), forms.Delaform, actions.split_lucka, _("Luckan är uppdelad."), _("Dela upp"), is_sortering=True
        ),
        Luckhandling(
            "oppna", _("Öppna igen"), forms.Luckform, actions.reopen_lucka, _("Luckan är öppen igen."), _("Öppna igen"), is_stangd=True
        ),
    )
}


@require_safe
def lucka(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a gap; of one that has been merged, the page of the other."""
    gap = _find(request, pk)
    return _show(request, gap) if gap.pk == pk else redirect("lucka", gap.pk)


@require_POST
def handling(request: HttpRequest, pk: int, handling: str) -> HttpResponse:
    """Do one thing; what is refused is shown in its form with what was typed."""
    gap = _find(request, pk)
    chosen = HANDLINGAR.get(handling)
    if chosen is None:
        raise Http404(_t("Sidan finns inte."))
    if not _may(request, gap, chosen):
        raise PermissionDenied(_t("Du har inte hand om den här luckan."))
    if chosen.kod == "besvara" and request.POST.get("gor") == SOK:
        typed = {namn: request.POST.get(namn, "") for namn in ("sokt", "artikel", "besked")}
        return _show(request, gap, chosen, chosen.form(lucka=gap, user=request.user, initial={"version": gap.version, **typed}))
    form = chosen.form(request.POST, lucka=gap, user=request.user)
    if form.is_valid() and gap.pk != pk:
        refuse(form, InaktuellSida(_t("Luckan är hopslagen med den här. Läs den och försök igen; det du skrev finns kvar.")))
    elif form.is_valid() and act(form, lambda: chosen.action(lucka=gap, by=request.user, **form.as_arguments())):
        messages.success(request, str(chosen.gjort))
        return _after(request, form.resultat, chosen)
    return _show(request, _rows(request).filter(pk=gap.pk).first() or gap, chosen, form)


def _rows(request: HttpRequest) -> QuerySet[Kunskapslucka]:
    return Kunskapslucka.objects.visible_to(request.user).select_related("enhet__kalender", "ansvarig", "amne", "artikel", "galler")


def _find(request: HttpRequest, pk: int) -> Kunskapslucka:
    """The gap, or the one that it has been merged into."""
    found = _rows(request).filter(pk=pk).first()
    if found is None and (other := surviving(pk, request.user)) is not None:
        return other
    return found or get_object_or_404(_rows(request), pk=pk)


def _after(request: HttpRequest, result: Any, chosen: Luckhandling) -> HttpResponse:
    """The gap again; the own list for one who has given it to another unit and sees it no more."""
    if chosen.kod == "skriv":
        return redirect("artikel_text", result.pk, "sv")
    is_seen = Kunskapslucka.objects.visible_to(request.user).filter(pk=result.pk).exists()
    return redirect("lucka", result.pk) if is_seen else redirect("mina_luckor")


def _may(request: HttpRequest, gap: Kunskapslucka, chosen: Luckhandling) -> bool:
    if chosen.is_sortering:
        return may_sort(request.user)
    if chosen.kod == "skriv" and not _may_write(request, gap):
        return False
    return may_answer(request.user, gap)


def _may_write(request: HttpRequest, gap: Kunskapslucka) -> bool:
    return may_sort(request.user) if gap.enhet_id is None else may_write_at(request.user, gap.enhet_id)


def _is_offered(gap: Kunskapslucka, chosen: Luckhandling) -> bool:
    if chosen.kod == "skriv" and (gap.artikel_id or gap.galler_id):
        return False
    if chosen.kod == "dela" and gap.antal < 2:
        return False
    return gap.is_open is not chosen.is_stangd


def _show(request: HttpRequest, gap: Kunskapslucka, failed: Luckhandling | None = None, form: forms.Luckform | None = None) -> HttpResponse:
    if form is not None:
        renew_version(form, gap.version)
    offered = [h for h in HANDLINGAR.values() if _may(request, gap, h) and (_is_offered(gap, h) or h is failed)]
    context = {
        "lucka": gap,
        "arbetsdagar": rows_of([gap])[0][1],
        "handlingar": [(h, form if h is failed else h.form(lucka=gap, user=request.user), h is failed) for h in offered],
        "form": form,
        "signaler": gap.signaler.select_related("arendetyp", "av").order_by("-tid")[:FLEST_SIGNALER],
        "handelser": _history(gap),
        "utkast": gap.artikel if gap.is_open and gap.artikel_id else None,
        "is_dold": bool(gap.is_open and gap.artikel_id and is_hidden_from_askers(gap.artikel, gap)),
        "may_write": _may_write(request, gap),
    }
    return render(request, "luckor/lucka.html", context, status=form_status(form, request) if form else 200)


def _history(gap: Kunskapslucka) -> QuerySet[Artikelhandelse]:
    rows = Artikelhandelse.objects.filter(typ__in=LUCKANS, data__lucka=gap.pk)
    return rows.select_related("av", "enhet").order_by("tid", "pk")
