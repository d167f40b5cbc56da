"""The kiosk of an office: choose language and what it is about, take a number."""

import uuid
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from kontaktcenter.fel import ForMangaForsok, Inmatningsfel, Verksamhetsfel
from kontaktcenter.granser import count
from servicekontor.actions.ankomst import arrive_at_kiosk, expected_today
from servicekontor.actions.kobiljett import take_ticket
from servicekontor.actions.receptionsratt import takes_visitors
from servicekontor.dagkod import code_of, draw_qr
from servicekontor.kiosksprak import KIOSKSPRAK, chosen, spoken_in
from servicekontor.kolage import place_in_line
from servicekontor.models import Besokskategori, Kobiljett, Kontor, Kontorsskarm, Motestyp
from servicekontor.models.mottagning import hash_kod
from servicekontor.oppettider import Oppettidsplan
from servicekontor.views.medborgare.skarmdorr import on_screen


@on_screen
@require_http_methods(["GET", "POST"])
def kiosk(request: HttpRequest, kontor: Kontor, skarm: Kontorsskarm) -> HttpResponse:
    """Take a number. Hammered, it says so and gives none."""
    sprak = chosen(request)
    with spoken_in(sprak):
        return _give(
            request,
            skarm,
            lambda: take_for_visitor(request, kontor, Kobiljett.Dorr.KIOSK, sprak),
            lambda fel: ("medborgare/ko/kiosk.html", choice(kontor, sprak, fel)),
        )


@on_screen
@require_http_methods(["GET", "POST"])
def bokad(request: HttpRequest, kontor: Kontor, skarm: Kontorsskarm) -> HttpResponse:
    """Who has booked says when and what, and gets a number. Shown are hours and kinds of meeting, apart, and nobody's name."""
    sprak = chosen(request)
    with spoken_in(sprak):
        said = {"motestyp": request.POST.get("motestyp", "")[:50], "klockslag": request.POST.get("klockslag", "")[:5]}
        return _give(
            request,
            skarm,
            lambda: arrive_at_kiosk(kontor=kontor, nyckel=_key(request), **said),
            lambda fel: ("medborgare/ko/bokad.html", _booked(kontor, sprak, fel)),
        )


def _give(
    request: HttpRequest, skarm: Kontorsskarm, take: Callable[[], Kobiljett], page: Callable[[str], tuple[str, dict[str, object]]]
) -> HttpResponse:
    """Give the number that was asked for, or show the page, with what was refused; hammered, the kiosk gives none."""
    fel, status = "", 200
    if request.method == "POST":
        try:
            if count("kiosk", str(skarm.pk)):
                raise ForMangaForsok(_("Det har tagits många nummer på en gång. Vänta en minut, eller prata med personalen."))
            return redirect("kiosk_lapp", skarm.kontor.kod, take().kod)
        except Verksamhetsfel as error:
            fel, status = str(error), error.status
    template, context = page(fel)
    return render(request, template, context, status=status)


def _booked(kontor: Kontor, sprak: str, fel: str) -> dict[str, object]:
    """What the page for those who have booked shows."""
    hours = sorted({f"{timezone.localtime(bokning.fran):%H:%M}" for bokning in expected_today(kontor)})
    moten = Motestyp.objects.filter(is_active=True, mottagningstider__kontor=kontor).distinct()
    return {"kontor": kontor, "sprak_nu": sprak, "nyckel": uuid.uuid4(), "fel": fel, "klockslag": hours, "moten": moten}


@on_screen
@require_GET
def lapp(request: HttpRequest, kontor: Kontor, skarm: Kontorsskarm, kod: str) -> HttpResponse:
    """The number that was taken, with a picture that a telephone can read to follow the queue."""
    biljett = Kobiljett.objects.select_related("kontor", "kategori").filter(kod_hash=hash_kod(kod), kontor=kontor).first()
    if biljett is None:
        raise Http404
    with spoken_in(biljett.sprak):
        framfor, _minuter = place_in_line(biljett)
        start = reverse("kiosk", args=[kontor.kod])
        context = {"biljett": biljett, "kontor": kontor, "framfor": framfor, "qr": draw_qr("plats", kod), "start": start}
        return render(request, "medborgare/ko/lapp.html", context)


def take_for_visitor(request: HttpRequest, kontor: Kontor, dorr: Kobiljett.Dorr, sprak: str) -> Kobiljett:
    """Give the visitor a number by what was pressed. The key of the form makes two taps one."""
    chosen_kod = request.POST.get("kategori", "")[:50]
    kategori = Besokskategori.objects.select_related("enhet").filter(kod=chosen_kod, is_active=True, is_i_kiosk=True).first()
    if kategori is None:
        raise Inmatningsfel(_("Välj vad besöket gäller."), falt="kategori")
    return take_ticket(kontor=kontor, kategori=kategori, dorr=dorr, nyckel=_key(request), sprak=sprak)


def _key(request: HttpRequest) -> uuid.UUID:
    """The key of the form, which makes two taps one; a new one where it says none."""
    try:
        return uuid.UUID(request.POST.get("nyckel", ""))
    except ValueError:
        return uuid.uuid4()


def choice(kontor: Kontor, sprak: str, fel: str = "") -> dict[str, object]:
    """What the page shows where a number is taken."""
    is_oppet = takes_visitors(kontor)
    opens = None if is_oppet else Oppettidsplan.of(kontor).next_open(timezone.now())
    return {
        "kontor": kontor,
        "oppnar": opens[0] if opens else None,
        "today": timezone.localdate(),
        "kategorier": Besokskategori.objects.filter(is_active=True, is_i_kiosk=True),
        "kiosksprak": KIOSKSPRAK,
        "sprak_nu": sprak,
        "nyckel": uuid.uuid4(),
        "is_oppet": is_oppet,
        "fel": fel,
        "qr": draw_qr("ko", kontor.kod, code_of(kontor)),
    }
