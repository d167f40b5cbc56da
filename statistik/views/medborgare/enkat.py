"""The pages of the surveys. Looking changes nothing, so that a mail scanner uses no link up; the button does. All work without script."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from arenden.models import Kontakt
from arenden.views.medborgare.publik import personlig
from kontaktcenter.fel import ForMangaForsok, Verksamhetsfel
from kontaktcenter.granser import client_address, count
from kontaktcenter.medborgare.skydd import too_many_sentence
from kontaktcenter.views.offentlig import speaks_as_asked
from kontaktcenter.views.utseende import as_typed, changes_looks
from servicekontor.dagkod import code_of, draw_qr, is_todays
from servicekontor.kiosksprak import KIOSKSPRAK, chosen, spoken_in
from servicekontor.models import Kontor, Kontorsskarm
from servicekontor.views.medborgare.skarmdorr import on_screen, public_office
from statistik.actions.enkatsvar import (
    Svar,
    answer_after_form,
    answer_at_office,
    answer_link,
    find_forfragan,
    is_asked_after_form,
    never_ask_again,
)
from statistik.actions.enkatuppfoljning import Uppfoljning
from statistik.forms.medborgare.enkat import Enkatform, Formularform, Forvaltningsform, Medborgarform
from statistik.models import Enkatforfragan, Enkatslag, Enkatvag

MALL = "medborgare/enkat/enkat.html"
TACK = {"svar": Uppfoljning.INGEN, **{str(vad): vad for vad in Uppfoljning}, "aldrig": "aldrig"}
ANSIKTEN = (
    (5, "smiley", "fill"),
    (4, "smiley", "regular"),
    (3, "smiley-meh", "regular"),
    (2, "smiley-sad", "regular"),
    (1, "smiley-angry", "fill"),
)


@login_not_required
@never_cache
@speaks_as_asked
@require_http_methods(["GET", "HEAD", "POST"])
def lank(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """A survey by its link. A guessed link is counted against its guesser."""
    forfragan = _find(request, hemlighet)
    if forfragan is None or not forfragan.is_open:
        return _used_up(request, forfragan)
    form_class = Forvaltningsform if forfragan.slag == Enkatslag.FORVALTNING else Medborgarform
    form = form_class(request.POST or None)
    is_citizen = forfragan.slag == Enkatslag.MEDBORGARE
    context = {"form": form, "is_personal": not is_citizen, "hemlighet": hemlighet if is_citizen else ""}
    if request.method != "POST" or not _is_right(request, form):
        return _show(request, context)
    try:
        return redirect("enkat_tack", answer_link(hemlighet=hemlighet, svar=form.svar))
    except Verksamhetsfel as error:
        if error.status == 409:
            return _used_up(request, find_forfragan(hemlighet))
        return _refuse(request, context, error)


@login_not_required
@never_cache
@require_POST
def aldrig(request: HttpRequest, hemlighet: str) -> HttpResponse:
    """Never ask me again."""
    if _find(request, hemlighet) is None or not never_ask_again(hemlighet=hemlighet):
        return _used_up(request, None)
    return redirect("enkat_tack", "aldrig")


@personlig
@require_http_methods(["GET", "HEAD", "POST"])
def efter_formular(request: HttpRequest, nyckel: uuid.UUID) -> HttpResponse:
    """What the page after a form asks; for the browser that has its receipt."""
    kontakt = Kontakt.objects.select_related("person").filter(nyckel=nyckel).first() if request.minne.opens("kvitto", nyckel) else None
    if kontakt is None or not is_asked_after_form(kontakt):
        return _used_up(request, None)
    return _open_door(request, Formularform(request.POST or None), lambda svar: answer_after_form(kontakt=kontakt, svar=svar))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kontor(request: HttpRequest, kontor: str, dagkod: str) -> HttpResponse:
    """The survey by the code at an office. The address holds for the day that the picture was shown."""
    office = public_office(kontor)
    if not is_todays(office, dagkod):
        return _used_up(request, None)
    sprak = get_language() or "sv"
    nyckel = _key(request)

    def answer(svar: Svar) -> None:
        answer_at_office(kontor=office, vag=Enkatvag.KONTOR, nyckel=nyckel, sprak=sprak, svar=svar)

    return _open_door(request, Enkatform(request.POST or None), answer, nyckel=nyckel, kontor=office)


@on_screen
@require_http_methods(["GET", "POST"])
def ansikten(request: HttpRequest, kontor: Kontor, skarm: Kontorsskarm) -> HttpResponse:
    """Five faces on the screen of an office. Hammered, it says so and counts nothing."""
    sprak, fel, status = chosen(request), "", 200
    with spoken_in(sprak):
        is_tack = False
        if request.method == "POST":
            try:
                if count("enkat_kiosk", str(skarm.pk)):
                    raise ForMangaForsok(_("Det har kommit många svar på en gång. Vänta en minut och försök igen."))
                svar = Svar(helhet=_face(request))
                answer_at_office(kontor=kontor, vag=Enkatvag.KIOSK, nyckel=_key(request), sprak=sprak, svar=svar)
                is_tack = True
            except Verksamhetsfel as error:
                fel, status = str(error), error.status
        ord_ = (_("Mycket bra"), _("Bra"), _("Varken bra eller dåligt"), _("Dåligt"), _("Mycket dåligt"))
        context = {
            "kontor": kontor,
            "kiosksprak": KIOSKSPRAK,
            "sprak_nu": sprak,
            "nyckel": uuid.uuid4(),
            "fel": fel,
            "is_tack": is_tack,
            "qr": draw_qr("enkat_kontor", kontor.kod, code_of(kontor)),
            "ansikten": [(*ansikte, text) for ansikte, text in zip(ANSIKTEN, ord_, strict=True)],
        }
        return render(request, "medborgare/enkat/ansikten.html", context, status=status)


@login_not_required
@require_safe
def tack(request: HttpRequest, vad: str) -> HttpResponse:
    """Thanks, and what happens now."""
    if vad not in TACK:
        raise Http404
    return render(request, "medborgare/enkat/tack.html", {"vad": vad})


def _find(request: HttpRequest, hemlighet: str) -> Enkatforfragan | None:
    forfragan = find_forfragan(hemlighet)
    if forfragan is None and count("enkat_lank", client_address(request)) is not None:
        raise ForMangaForsok(too_many_sentence())
    return forfragan


def _open_door(request: HttpRequest, form: Enkatform, answer: object, **context: object) -> HttpResponse:
    """A survey that anybody may answer who stands where it is asked, so many an hour from one address."""
    context = {"form": form, **context}
    if request.method != "POST" or not _is_right(request, form):
        return _show(request, context)
    try:
        if count("enkat", client_address(request)) is not None:
            raise ForMangaForsok(too_many_sentence())
        answer(form.svar)
    except Verksamhetsfel as error:
        return _refuse(request, context, error)
    return redirect("enkat_tack", "svar")


def _is_right(request: HttpRequest, form: Enkatform) -> bool:
    """Whether a form that was sent can be acted on; one that came because a language was chosen is only drawn anew."""
    if changes_looks(request):
        form.is_valid()
        as_typed(form)
        return False
    return form.is_valid()


def _refuse(request: HttpRequest, context: dict[str, object], error: Verksamhetsfel) -> HttpResponse:
    context["form"].add_error(error.falt if error.falt in context["form"].fields else None, str(error))
    return _show(request, context, status=error.status)


def _show(request: HttpRequest, context: dict[str, object], *, status: int = 0) -> HttpResponse:
    status = status or (400 if context["form"].errors else 200)
    # Without the language of the mail, or choosing another would lead back to it.
    own = {"sidans_form": "formular", "sidans_knapp": "skicka", "sida_adress": request.path}
    return render(request, MALL, {**own, **context}, status=status)


def _used_up(request: HttpRequest, forfragan: Enkatforfragan | None) -> HttpResponse:
    """A link that can be answered no longer, or never was one."""
    is_besvarad = forfragan is not None and forfragan.is_besvarad
    return render(request, "medborgare/enkat/borta.html", {"is_besvarad": is_besvarad}, status=410)


def _face(request: HttpRequest) -> int | None:
    pressed = request.POST.get("ansikte", "")
    return int(pressed) if pressed in {"1", "2", "3", "4", "5"} else None


def _key(request: HttpRequest) -> uuid.UUID:
    """The key of the form, which makes two taps one; a new one where it says none."""
    try:
        return uuid.UUID(request.POST.get("nyckel", ""))
    except ValueError:
        return uuid.uuid4()
