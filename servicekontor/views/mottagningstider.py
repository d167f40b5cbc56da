"""Times of reception: what the unit offers, who has booked, and the officer's own calendar."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import ForMangaForsok
from kontaktcenter.granser import client_address, count
from kontaktcenter.uppgifter import readable_svar
from kontaktcenter.views.framtagning import is_asked_for, show_for_a_while
from kontaktcenter.views.handling import act, form_status
from kontaktcenter.views.utseende import as_typed
from servicekontor.actions.bokning import cancel_bokning
from servicekontor.actions.bokningsskydd import reveal_bokning
from servicekontor.actions.bokningsutfall import mark_no_show
from servicekontor.actions.kalenderflode import close_kalenderflode, find_owner, open_kalenderflode
from servicekontor.actions.mottagningsandring import change_mottagningstid
from servicekontor.actions.mottagningstid import close_date, end_mottagningstid, publish_mottagningstid
from servicekontor.beroenden import Utfall
from servicekontor.bokningsflode import make_feed
from servicekontor.bokningsratt import published_by, visible_bookings
from servicekontor.forms.bokning import Andraform, Mottagningstidform, Slutform, Stangform
from servicekontor.models import Bokning, Kalenderflode
from servicekontor.status import Bokningslage
from servicekontor.views.planering.grund import say_outcome

PER_SIDA = 50
BAKAT = timedelta(days=1)
VISADE = "visade_bokningar"
"""Where the session keeps which protected bookings are shown."""


def _check(request: HttpRequest) -> None:
    if not request.user.may(Behorighet.PUBLICERA_TIDER):
        raise PermissionDenied(_("Du publicerar inga tider."))


@require_safe
def mottagningstider(request: HttpRequest) -> HttpResponse:
    """What the user's units offer now and later."""
    _check(request)
    rows = published_by(request.user).exclude(galler_till__lt=timezone.localdate()).select_related("motestyp", "kontor")
    rows = rows.prefetch_related("resurser", "handlaggare").order_by("kontor__namn", "motestyp__namn", "veckodag", "fran")
    context = {"tider": rows, "flode": Kalenderflode.objects.filter(agare=request.user).first()}
    return render(request, "bokning/mottagningstider.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mottagningstid_ny(request: HttpRequest) -> HttpResponse:
    """Publish a stretch; what and who can receive is shown when meeting and office are chosen."""
    _check(request)
    form = Mottagningstidform(request.POST or None, user=request.user)
    if request.POST.get("gor") == "visa":
        return render(request, "bokning/mottagningstid_ny.html", {"form": as_typed(form)})
    if request.method == "POST" and form.is_valid() and act(form, lambda: publish_mottagningstid(by=request.user, **form.cleaned_data)):
        messages.success(request, _("Tiderna går nu att boka."))
        return redirect("mottagningstider")
    return render(request, "bokning/mottagningstid_ny.html", {"form": form}, status=form_status(form, request))


@require_http_methods(["GET", "HEAD", "POST"])
def mottagningstid(request: HttpRequest, pk: int) -> HttpResponse:
    """One stretch: change it, close a date, or end it."""
    _check(request)
    tid = get_object_or_404(published_by(request.user).select_related("motestyp", "kontor"), pk=pk)
    gor = request.POST.get("gor", "")
    andra = Andraform(request.POST if gor == "andra" else None, tid=tid, prefix="andra")
    if (
        andra.is_bound
        and andra.is_valid()
        and act(andra, lambda: change_mottagningstid(mottagningstid=tid, by=request.user, **andra.cleaned_data))
    ):
        _tell(request, _("Tiden är ändrad."), andra.resultat[1])
        return redirect("mottagningstid", andra.resultat[0].pk)
    stang = Stangform(request.POST if gor == "stang" else None, prefix="stang")
    slut = Slutform(request.POST if gor == "sluta" else None, prefix="slut")
    if stang.is_bound and stang.is_valid() and act(stang, lambda: close_date(mottagningstid=tid, by=request.user, **stang.cleaned_data)):
        _tell(request, _("Dagen är stängd för bokning."), stang.resultat)
        return redirect("mottagningstid", pk)
    if (
        slut.is_bound
        and slut.is_valid()
        and act(slut, lambda: end_mottagningstid(mottagningstid=tid, by=request.user, **slut.cleaned_data))
    ):
        _tell(request, _("Mottagningstiden slutar gälla."), slut.resultat)
        return redirect("mottagningstider")
    dates = tid.undantag.filter(datum__gte=timezone.localdate())
    context = {"tid": tid, "andra": andra, "stang": stang, "slut": slut, "undantag": dates}
    status = max(form_status(form, request) for form in (andra, stang, slut))
    return render(request, "bokning/mottagningstid.html", context, status=status)


def _tell(request: HttpRequest, gjort: str, utfall: Utfall) -> None:
    messages.success(request, " ".join(filter(None, [gjort, say_outcome(utfall)])))


@require_safe
def mottagningsbokningar(request: HttpRequest) -> HttpResponse:
    """Who has booked, from yesterday on."""
    rows = _bookings(request).filter(fran__gte=timezone.now() - BAKAT).exclude(lage=Bokningslage.HALLEN).with_names()
    page = Paginator(rows.order_by("fran", "pk"), PER_SIDA).get_page(request.GET.get("sida"))
    return render(request, "bokning/bokningar.html", {"page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def mottagningsbokning(request: HttpRequest, pk: int) -> HttpResponse:
    """One booking with what was told beforehand; cancel it, note that nobody came, or show whom it is for when that is protected."""
    bokning = get_object_or_404(_bookings(request).with_names().select_related("motestyp__arendetyp"), pk=pk)
    if request.method == "POST":
        if request.POST.get("gor") == "visa":
            return _show(request, bokning)
        if request.POST.get("gor") == "utebliven":
            mark_no_show(bokning=bokning, by=request.user)
        else:
            cancel_bokning(bokning=bokning, by=request.user)
        messages.success(request, _("Noterat."))
        return redirect("mottagningsbokning", pk)
    typ = bokning.motestyp.arendetyp
    context = {
        "bokning": bokning,
        "svar": readable_svar(typ, bokning.svar) if typ else [],
        "is_visad": not bokning.is_skyddad or is_asked_for(request, VISADE, bokning.pk),
        "gar_att_avboka": bokning.lage == Bokningslage.BEKRAFTAD and not bokning.is_over,
        "kan_utebli": bokning.lage == Bokningslage.BEKRAFTAD and bokning.is_over,
    }
    return render(request, "bokning/bokning.html", context)


def _show(request: HttpRequest, bokning: Bokning) -> HttpResponse:
    reveal_bokning(bokning=bokning, by=request.user)
    show_for_a_while(request, VISADE, bokning.pk)
    messages.info(request, _("Personuppgifterna visas i tio minuter. Att du har tagit fram dem är sparat."))
    return redirect("mottagningsbokning", bokning.pk)


def _bookings(request: HttpRequest) -> QuerySet[Bokning]:
    if not (request.user.may(Behorighet.PUBLICERA_TIDER) or request.user.may(Behorighet.REGISTRERA_KONTAKT)):
        raise PermissionDenied(_("Du hanterar inga bokningar."))
    return visible_bookings(request.user)


@require_POST
def kalenderflode(request: HttpRequest) -> HttpResponse:
    """Make the secret address anew, or revoke it. It is shown this once."""
    _check(request)
    if request.POST.get("gor") == "sluta":
        close_kalenderflode(by=request.user)
        messages.success(request, _("Kalenderadressen fungerar inte längre."))
        return redirect("mottagningstider")
    adress = settings.BAS_URL.rstrip("/") + reverse("bokningskalender", args=[open_kalenderflode(by=request.user)])
    return render(request, "bokning/kalenderadress.html", {"adress": adress})


@login_not_required
@never_cache
@require_safe
def bokningskalender(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """The bookings of the address's owner, for a calendar program. No names: those stand behind the log-in."""
    owner = find_owner(hemlighet)
    if owner is None:
        if count("bokning_lank", client_address(request)) is not None:
            raise ForMangaForsok(_("Det har gissats för många adresser härifrån. Vänta en stund."))
        raise Http404
    headers = {"Content-Disposition": 'inline; filename="bokningar.ics"'}
    return HttpResponse(make_feed(owner).to_ical(), content_type="text/calendar; charset=utf-8", headers=headers)
