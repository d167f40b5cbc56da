"""Booking for somebody on the line: opened over the work place with what is known of them, done in seconds."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kontaktcenter.models import Arendetyp
from kontaktcenter.views.handling import act, form_status
from servicekontor.actions.bokning import book_for
from servicekontor.bokningsratt import books_for_others
from servicekontor.forms.bokning import Onskemal
from servicekontor.forms.medborgare.boka import Bokarform
from servicekontor.models import Bokning, Kontor, Motestyp
from servicekontor.tidsok import find_free
from servicekontor.tidval import Valbar, read_time, with_places

ANTAL_TIDER = 12
PREFIX = "bokare"


@dataclass(frozen=True)
class Forslag:
    """A time at an office."""

    kontor: Kontor
    val: Valbar

    @property
    def varde(self) -> str:
        """What the button sends: the office and the moment."""
        return f"{self.kontor.kod} {self.val.varde}"


@require_http_methods(["GET", "HEAD", "POST"])
def at_nagon(request: HttpRequest) -> HttpResponse:
    """The questions and the next times on one page; a time is a button that books it. What is known of the caller comes by POST."""
    if not books_for_others(request.user):
        raise PermissionDenied(_("Du kan inte boka tider åt andra."))
    onskemal = Onskemal(request.POST if "motestyp" in request.POST else None)
    onskemal.full_clean()
    motestyp = onskemal.cleaned_data.get("motestyp") if onskemal.is_bound else None
    form = _bokarform(request, motestyp.arendetyp if motestyp else None)
    if request.POST.get("tid") and motestyp is not None and form.is_valid():
        bokning = _book(request, form, motestyp)
        if bokning is not None:
            return render(request, "bokning/at_nagon_klart.html", {"bokning": bokning})
    context = {"onskemal": onskemal, "form": form, "motestyp": motestyp, "forslag": _suggest(onskemal, motestyp)}
    return render(request, "bokning/at_nagon.html", context, status=form_status(form, request) if request.POST.get("tid") else 200)


def _bokarform(request: HttpRequest, arendetyp: Arendetyp | None) -> Bokarform:
    """Bound when it was shown before; else filled with what the contact knows."""
    is_shown = f"{PREFIX}-namn" in request.POST
    known = {falt: request.POST.get(f"boka_{falt}") or request.POST.get(falt, "") for falt in ("namn", "telefon", "epost")}
    data = request.POST if is_shown and request.POST.get("tid") else None
    initial = (
        {falt: request.POST.get(f"{PREFIX}-{falt}", "") for falt in ("namn", "telefon", "epost", "tolk", "behov")} if is_shown else known
    )
    return Bokarform(data, prefix=PREFIX, initial=initial, arendetyp=arendetyp, is_own=False)


def _book(request: HttpRequest, form: Bokarform, motestyp: Motestyp) -> Bokning | None:
    kod, _space, moment = request.POST["tid"].partition(" ")
    kontor, fran = Kontor.objects.in_use().filter(kod=kod).first(), read_time(moment)
    if kontor is None or fran is None:
        form.add_error(None, _("Välj en av de lediga tiderna."))
        return None
    bokare = form.bokare(request.POST.get("sprak") or "sv")
    done = act(form, lambda: book_for(motestyp=motestyp, kontor=kontor, fran=fran, bokare=bokare, by=request.user))
    return form.resultat if done else None


def _suggest(onskemal: Onskemal, motestyp: Motestyp | None) -> list[Forslag]:
    """The next times, at the office that was asked for or at any."""
    if motestyp is None:
        return []
    kontor = onskemal.cleaned_data.get("kontor")
    offices = {k.pk: k for k in ([kontor] if kontor else Kontor.objects.in_use().filter(mottagningstider__motestyp=motestyp).distinct())}
    today = timezone.localdate()
    last = today + timedelta(days=motestyp.dagar_fram)
    begin: date = max(today, onskemal.cleaned_data.get("fran_datum") or today)
    if begin > last:
        return []
    found = find_free(motestyp, offices.values(), (begin, last), is_personal=True)
    times = sorted((tid for rows in found.values() for tid in rows), key=lambda tid: tid.fran)[:ANTAL_TIDER]
    return [Forslag(offices[val.tid.kontor], val) for val in with_places(times)]
