"""Booking in at most five pages: what, where, when, who, done. What is being booked stands in a signed cookie of the browser."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.fel import ForMangaForsok, Inmatningsfel, OtillatenHandling, Verksamhetsfel
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_fast, too_many_sentence
from kontaktcenter.views.offentlig import speaks_as_asked
from kontaktcenter.views.utseende import as_typed, changes_looks
from servicekontor.actions.bokning import ask_confirmation, hold_tid
from servicekontor.bokbart import bookable_at
from servicekontor.forms.medborgare.boka import Vemform
from servicekontor.models import Bokning, Kontor, Motestyp
from servicekontor.status import Bokningslage
from servicekontor.tidval import choose_office, choose_time, read_date, read_time

KAKA, SALT = "bokning", "servicekontor.bokning"
KAKAN_GALLER = 2 * 3600
ANTAL = 5
"""Pages from the first question to the receipt."""


@login_not_required
@require_safe
def boka(request: HttpRequest) -> HttpResponse:
    """What it is about; at one office when its page led here."""
    offices = Kontor.objects.public().in_use()
    kontor = offices.filter(kod=request.GET.get("kontor", "")).first()
    motestyper = bookable_at([kontor] if kontor else offices)
    return render(request, "medborgare/boka/vad.html", {"motestyper": motestyper, "kontor": kontor, "steg": 1, "antal": ANTAL})


@login_not_required
@never_cache
@speaks_as_asked
@require_safe
def boka_var(request: HttpRequest, kod: str) -> HttpResponse:
    """At which office, the one with the earliest time first."""
    motestyp = get_object_or_404(Motestyp.objects.public(), kod=kod)
    context = {"motestyp": motestyp, "val": choose_office(motestyp), "steg": 2, "antal": ANTAL}
    return render(request, "medborgare/boka/var.html", context)


@login_not_required
@never_cache
@speaks_as_asked
@require_http_methods(["GET", "HEAD", "POST"])
def boka_nar(request: HttpRequest, kod: str, kontor: str) -> HttpResponse:
    """Which time; choosing one holds it. The time that a mailed link names stands first."""
    motestyp = get_object_or_404(Motestyp.objects.public(), kod=kod)
    office = get_object_or_404(Kontor.objects.public().in_use(), kod=kontor)
    fel = None
    if request.method == "POST":
        try:
            return _hold(request, motestyp, office)
        except (Inmatningsfel, OtillatenHandling) as error:
            fel = error
    offered = read_time(request.GET.get("tid", ""))
    begin = read_time(request.POST.get("fran", "")) or offered
    datum = read_date(request.GET.get("fran", "")) or (timezone.localdate(begin) if begin else None)
    val = choose_time(motestyp, office, datum)
    context = {"motestyp": motestyp, "kontor": office, "val": val, "fel": fel, "steg": 3, "antal": ANTAL}
    if offered is not None:
        context |= {"erbjuden": val.find(offered), "is_tagen": val.find(offered) is None and fel is None}
    return render(request, "medborgare/boka/nar.html", context, status=fel.status if fel else 200)


def _hold(request: HttpRequest, motestyp: Motestyp, kontor: Kontor) -> HttpResponseRedirect:
    if count("bokning", client_address(request)) is not None:
        raise ForMangaForsok(too_many_sentence())
    fran = read_time(request.POST.get("fran", ""))
    if fran is None:
        raise Inmatningsfel(_("Välj en av de lediga tiderna."), falt="fran")
    held = _held(request)
    earlier = held if held is not None and not held.namn else None
    bokning = hold_tid(motestyp=motestyp, kontor=kontor, fran=fran, by=None, sprak=get_language() or "sv", i_stallet_for=earlier)
    response = redirect("boka_vem")
    response.set_signed_cookie(
        KAKA, str(bokning.nyckel), salt=SALT, max_age=KAKAN_GALLER, httponly=True, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
    )
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def boka_vem(request: HttpRequest) -> HttpResponse:
    """Who it is, and what the department wants to know."""
    bokning = _held(request)
    if bokning is None or bokning.lage != Bokningslage.HALLEN or bokning.hallen_till <= timezone.now():
        return render(request, "medborgare/boka/slappt.html", {"bokning": bokning}, status=410)
    if bokning.namn:
        return redirect("boka_klart")
    form = Vemform(request.POST or None, arendetyp=bokning.motestyp.arendetyp)
    if changes_looks(request):
        as_typed(form)
    elif request.method == "POST" and form.is_valid() and _ask(request, form, bokning):
        return redirect("boka_klart")
    context = {"bokning": bokning, "form": form, "steg": 4, "antal": ANTAL, "sidans_form": "formular"}
    return render(request, "medborgare/boka/vem.html", context)


def _ask(request: HttpRequest, form: Vemform, bokning: Bokning) -> bool:
    """Mail the link that confirms; False when the form says why not."""
    hasty = too_fast(form.shown)
    if hasty:
        form.add_error(None, hasty)
        return False
    is_often = count("bokning_mejl", client_address(request)) is not None
    if is_often or count("bokning_epost", form.cleaned_data["epost"].lower()) is not None:
        form.add_error(None, too_many_sentence())
        return False
    try:
        ask_confirmation(bokning=bokning, bokare=form.bokare(get_language() or "sv"))
    except Verksamhetsfel as error:
        form.add_error(error.falt if error.falt in form.fields else None, str(error))
        return False
    return True


@login_not_required
@never_cache
@require_safe
def boka_klart(request: HttpRequest) -> HttpResponse:
    """What happens now: the mail."""
    bokning = _held(request)
    if bokning is None or not bokning.namn:
        return render(request, "medborgare/boka/slappt.html", {"bokning": None}, status=410)
    context: dict[str, Any] = {"bokning": bokning, "is_hallen": bokning.lage == Bokningslage.HALLEN, "steg": 5, "antal": ANTAL}
    return render(request, "medborgare/boka/klart.html", context)


def _held(request: HttpRequest) -> Bokning | None:
    """What this browser is booking."""
    try:
        nyckel = uuid.UUID(request.get_signed_cookie(KAKA, salt=SALT, max_age=KAKAN_GALLER))
    except (KeyError, BadSignature, ValueError):
        return None
    return Bokning.objects.with_names().select_related("motestyp__arendetyp").filter(nyckel=nyckel).first()
