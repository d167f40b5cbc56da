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
from servicekontor.forms.bokning import AgentensBokarform, Onskemal
from servicekontor.models import Bokning, Kontor, Motestyp
from servicekontor.tidsok import find_free
from servicekontor.tidval import Valbar, read_time, with_places

ANTAL_TIDER = 8
PREFIX = "bokare"


@dataclass(frozen=True)
class Forslag:
    """A time at an office."""

    kontor: Kontor
    val: Valbar

    @property
    def varde(self) -> str:
        """What the choice sends: the office and the moment."""
        return f"{self.kontor.kod} {self.val.varde}"

    @property
    def nyckel(self) -> str:
        """The same in every list, so that the choice keeps its focus when the list is read anew."""
        return f"tid-{self.kontor.kod}-{int(self.val.tid.fran.timestamp())}"


@require_http_methods(["GET", "HEAD", "POST"])
def at_nagon(request: HttpRequest) -> HttpResponse:
    """The questions and the next times on one page. What is known of the caller comes by POST; the button alone books."""
    if not books_for_others(request.user):
        raise PermissionDenied(_("Du kan inte boka tider åt andra."))
    onskemal = Onskemal(request.POST if "motestyp" in request.POST else None)
    onskemal.full_clean()
    motestyp = onskemal.cleaned_data.get("motestyp") if onskemal.is_bound else None
    is_sent = request.POST.get("gor") == "boka"
    form = _bokarform(request, motestyp.arendetyp if motestyp else None, is_sent=is_sent)
    if is_sent and form.is_valid():
        bokning = _book(request, form, motestyp)
        if bokning is not None:
            return render(request, "bokning/at_nagon_klart.html", {"bokning": bokning})
    context = {"onskemal": onskemal, "form": form, "motestyp": motestyp, "forslag": _suggest(onskemal, motestyp)}
    context["vald_tid"] = request.POST.get("tid", "")
    return render(request, "bokning/at_nagon.html", context, status=form_status(form, request) if is_sent else 200)


def _bokarform(request: HttpRequest, arendetyp: Arendetyp | None, *, is_sent: bool) -> AgentensBokarform:
    """Bound when it is sent; else filled with what was typed so far, or with what the contact knows."""
    typed = {namn.removeprefix(f"{PREFIX}-"): varde for namn, varde in request.POST.items() if namn.startswith(f"{PREFIX}-")}
    known = {falt: request.POST.get(f"boka_{falt}") or request.POST.get(falt, "") for falt in ("namn", "telefon", "epost", "is_skyddad")}
    return AgentensBokarform(request.POST if is_sent else None, prefix=PREFIX, initial=typed or known, arendetyp=arendetyp)


def _book(request: HttpRequest, form: AgentensBokarform, motestyp: Motestyp | None) -> Bokning | None:
    kod, _space, moment = request.POST.get("tid", "").partition(" ")
    kontor, fran = Kontor.objects.in_use().filter(kod=kod).first() if "\x00" not in kod else None, read_time(moment)
    if motestyp is None or kontor is None or fran is None:
        form.add_error(None, _("Välj vad det gäller och en av de lediga tiderna."))
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
