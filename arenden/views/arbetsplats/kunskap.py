"""The knowledge base beside the call: answers found while the question is typed, opened, marked, reported. No word stands in an address."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from arenden.actions.artikelutkast import make_article_draft
from arenden.forslag import current_index
from arenden.lasartikel import read_article, read_rows
from arenden.models import Fraga
from arenden.tidigare_svar import find_earlier
from arenden.views.arbetsplats.dorr import on_flik, only_agents
from arenden.views.arbetsplats.flik import Flik, Fragedel, as_id
from arenden.views.arbetsplats.fraga import part_or_404
from arenden.views.arbetsplats.oppnade import SOKNING, add_opened
from arenden.views.arbetsplats.yta import answer, keep
from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from kunskapsbank.actions.signal import register_signal
from kunskapsbank.actions.sokning import note_oppning
from kunskapsbank.models import Lucksignal, Sokning
from kunskapsbank.svarssok import Svarstraff, has_sure_answer, search_and_log, search_svar

LANGST = 2_000
ANTAL = 5
ANMALS = (Lucksignal.Slag.SAKNAS, Lucksignal.Slag.FEL, Lucksignal.Slag.OTYDLIGT)
"""What an agent can say of an article."""
DORR = Sokning.Dorr.ARBETSPLATS


@only_agents
@require_POST
def artiklar(request: HttpRequest) -> HttpResponse:
    """The answers to what has been typed so far. Only a question that has settled (`klar`) is logged: its key is in X-Sokning."""
    text, sprak = request.POST.get("text", "")[:LANGST], known_sprak(request.POST.get("sprak", ""))
    arendetyp = as_id(request.POST.get("arendetyp", "")) or current_index().sure_type(text)
    if request.POST.get("klar"):
        foregaende = request.POST.get("foregaende") or None
        found = search_and_log(text, user=request.user, sprak=sprak, dorr=DORR, limit=ANTAL, arendetyp=arendetyp, foregaende=foregaende)
        return HttpResponse(status=204, headers={"X-Sokning": str(found.sokning.pk)})
    nyckel, nummer = _posted_place(request)
    traffar = search_svar(text, user=request.user, sprak=sprak, limit=ANTAL, arendetyp=arendetyp)
    context = {"nyckel": nyckel, "nummer": nummer, "artikelfraga": text, "traffar": traffar, "is_saker": has_sure_answer(traffar)}
    return render(request, "arbetsplats/_artikeltraffar.html", context)


@only_agents
@require_POST
def liknande(request: HttpRequest) -> HttpResponse:
    """The earlier answered questions that are like it; asked for at the first pause, so that the articles need not wait for them."""
    nyckel, nummer = _posted_place(request)
    text, sprak = request.POST.get("text", "")[:LANGST], known_sprak(request.POST.get("sprak", ""))
    context = {"nyckel": nyckel, "nummer": nummer, "liknande": find_earlier(text, request.user, sprak=sprak)}
    return render(request, "arbetsplats/_liknande.html", context)


def known_sprak(kod: str) -> str:
    """A language that calls are taken in; Swedish for anything else."""
    return kod if kod in SAMTALSSPRAK else "sv"


def _posted_place(request: HttpRequest) -> tuple[uuid.UUID, int]:
    """Which contact and question the buttons of the answers belong to."""
    number = request.POST.get("nummer", "")
    try:
        return uuid.UUID(request.POST.get("nyckel", "")), int(number) if number.isascii() and number.isdecimal() else 0
    except ValueError as error:
        raise Inmatningsfel(_("Kontakten är inte öppen.")) from error


@on_flik
def sok(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """The answers to the question as it stands, by a button: what a page without script has."""
    part = part_or_404(flik, nummer)
    text = _asked(part)
    traffar = _log(flik, part)
    context = {
        "nyckel": flik.nyckel,
        "nummer": nummer,
        "artikelfraga": text,
        "traffar": traffar,
        "is_saker": has_sure_answer(traffar),
        "liknande": find_earlier(text, request.user, sprak=_sprak(flik)),
    }
    return answer(request, flik, "_artikeltraffar.html", context, is_kept=False)


@on_flik
def oppna(request: HttpRequest, flik: Flik, nummer: int, pk: int) -> HttpResponse:
    """The whole article beside the question. That it was opened is kept with the contact and noted for the search."""
    part = part_or_404(flik, nummer)
    article = read_article(pk, user=request.user, sprak=_sprak(flik))
    if article is None:
        raise Http404(_("Artikeln går inte att läsa nu. Den kan vara indragen eller inte publicerad än."))
    plats = request.POST.get("plats", "")
    if plats.isascii() and plats.isdecimal() and len(plats) < 4:
        _log(flik, part)
        note_oppning(sokning=flik.falt[f"f{nummer}-{SOKNING}"], artikel=pk, plats=int(plats))
    add_opened(flik.falt, nummer, pk)
    flik.forget()
    response = answer(request, flik, "_oppnade.html", {"last": article, "last_nummer": nummer}, is_kept=False)
    response["X-Sokning"] = flik.falt.get(f"f{nummer}-{SOKNING}", "")
    return response


def _log(flik: Flik, part: Fragedel) -> list[Svarstraff]:
    """Search for the question as it stands and keep the key of the search; the same words are the same search, logged once."""
    namn = f"f{part.nummer}-{SOKNING}"
    foregaende = flik.falt.get(namn) or None
    text = _asked(part)
    arendetyp = part.arendetyp.pk if part.arendetyp else current_index().sure_type(text)
    found = search_and_log(
        text, user=flik.user, sprak=_sprak(flik), dorr=DORR, limit=ANTAL, arendetyp=arendetyp, foregaende=foregaende
    )
    flik.falt.setlist(namn, [str(found.sokning.pk)])
    return found.traffar


def _asked(part: Fragedel) -> str:
    return part.form.data.get(part.form.add_prefix("text"), "")[:LANGST]


def _sprak(flik: Flik) -> str:
    return known_sprak(flik.falt.get("sprak", "sv"))


@on_flik
def rapportera(request: HttpRequest, flik: Flik, nummer: int, pk: int) -> HttpResponse:
    """Say that the article lacks something, is wrong or unclear, with the caller's question as the reason."""
    part = part_or_404(flik, nummer)
    row = read_rows([pk], user=request.user, sprak=_sprak(flik)).get(pk)
    slag = request.POST.get("slag", "")
    if slag not in ANMALS:
        raise Inmatningsfel(_("Välj om något saknas, är fel eller är otydligt."))
    if row is None:
        raise Http404(_("Artikeln går inte att läsa nu. Den kan vara indragen eller inte publicerad än."))
    register_signal(
        slag=slag,
        kalla=f"utkast:{flik.nyckel.hex}:{pk}:{slag}",
        text=_asked(part),
        artikel=row.artikel,
        sprak=row.text.sprak,
        arendetyp=part.arendetyp,
        av=request.user,
    )
    return _thank(request, flik, _("Tack. %(enhet)s får veta det.") % {"enhet": row.artikel.ansvarig_enhet})


@on_flik
def saknas(request: HttpRequest, flik: Flik, nummer: int) -> HttpResponse:
    """Say that the base has no answer to the question."""
    part = part_or_404(flik, nummer)
    signal = register_signal(
        slag=Lucksignal.Slag.SAKNAS,
        kalla=f"utkast:{flik.nyckel.hex}:f{nummer}:saknas",
        text=_asked(part),
        sprak=_sprak(flik),
        amne=part.amne,
        arendetyp=part.arendetyp,
        av=request.user,
    )
    said = _("Tack. Att svaret saknas är rapporterat.")
    if signal is None:
        said = _("Skriv frågan först, så att de som skriver svar vet vad som saknas.")
    return _thank(request, flik, said)


@on_flik
def artikelutkast(request: HttpRequest, flik: Flik, pk: int) -> HttpResponse:
    """Make an earlier answer an article draft, or say to those who write that one is wanted."""
    made = make_article_draft(fraga=Fraga(pk=pk), by=request.user)
    if made is None:
        return _thank(request, flik, _("Tack. Önskemålet om en artikel är skickat till dem som skriver."))
    if request.htmx:
        return answer(request, flik, "_artikelutkast.html", {"artikel": made})
    keep(flik)
    return redirect("artikel_redaktion", made.pk)


def _thank(request: HttpRequest, flik: Flik, said: str) -> HttpResponse:
    if not request.htmx:
        messages.success(request, said)
    return answer(request, flik, "_sagt.html", {"sagt": said})
