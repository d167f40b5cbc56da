"""An article seen from its making: a new one, what is known of it, its texts, pictures, what belongs to it, what has happened."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare
from kontaktcenter.views.handling import act, form_status
from kunskapsbank.actions.artikel import create_artikel, relate, update_artikel
from kunskapsbank.actions.bild import add_bild
from kunskapsbank.actions.utkast import save_utkast
from kunskapsbank.forms.redaktion.handling import Bildform, Handlingsform
from kunskapsbank.forms.redaktion.uppgifter import NyArtikelform, Uppgiftsform
from kunskapsbank.guide import shown_steps
from kunskapsbank.innehall import Innehall
from kunskapsbank.liknande import find_alike
from kunskapsbank.markdown import render as render_markdown
from kunskapsbank.models import Artikel, Bild, Lankkontroll
from kunskapsbank.rattigheter import may_approve, may_review, may_write
from kunskapsbank.redaktionslista import Artikelrad, Textrad, as_rows, managed, read_with_words, with_texts
from kunskapsbank.status import Lage
from kunskapsbank.tidslinje import make_tidslinje
from kunskapsbank.views.redaktion.hamtning import get_artikel
from kunskapsbank.views.redaktion.handling import Handling, title_of

FLEST_TRAFFAR = 20
LIKNANDE = "liknande"
"""What the page asks while the question is typed."""


@require_http_methods(["GET", "HEAD", "POST"])
def ny(request: HttpRequest) -> HttpResponse:
    """Begin an article: its question and who answers for it."""
    if not request.user.may(Behorighet.SKRIVA_ARTIKLAR):
        raise PermissionDenied(_("Bara redaktörer skriver nya artiklar."))
    if request.htmx and request.POST.get("gor") == LIKNANDE:
        return render(request, "redaktion/_liknande.html", {"liknande": find_alike(request.POST.get("titel", ""), user=request.user)})
    form = NyArtikelform(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid() and act(form, lambda: _begin(form, request.user)):
        return redirect("artikel_text", form.resultat.pk, "sv")
    return render(request, "redaktion/ny.html", {"form": form}, status=form_status(form, request))


@transaction.atomic
def _begin(form: NyArtikelform, by: Anvandare) -> Artikel:
    data = dict(form.cleaned_data)
    titel = data.pop("titel")
    artikel = create_artikel(by=by, **data)
    save_utkast(artikel=artikel, innehall=Innehall(titel=titel), by=by)
    return artikel


@require_safe
def artikel_redaktion(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about the article, and what the user can do with it now."""
    artikel = get_artikel(request, pk)
    related = list(artikel.relaterade.select_related("ansvarig_enhet", "amne", "ansvarig"))
    read_with_words(artikel, related)
    rad, *relaterade = as_rows([artikel, *related])
    missing = [(kod, namn) for kod, namn in settings.LANGUAGES if kod not in {t.text.sprak for t in rad.texter}]
    context = {
        "artikel": artikel,
        "rad": rad,
        "texter": [(textrad, _moves(request.user, textrad), _words(textrad)) for textrad in rad.texter],
        "saknade": missing,
        "may_write": may_write(request.user, artikel),
        "may_review": may_review(request.user, artikel),
        "trasiga": Lankkontroll.objects.filter(text__artikel=artikel).exclude(fel="").select_related("text"),
        "relaterade": relaterade,
        "bilder": artikel.bilder.all(),
        "tidslinje": make_tidslinje(artikel),
    }
    return render(request, "redaktion/artikel.html", context)


def _moves(user: Anvandare, textrad: Textrad) -> list[tuple[str, str, str]]:
    """What the user can do with the open revision of a text: words, address, icon."""
    revision = textrad.oppen
    if revision is None:
        return []
    artikel = textrad.text.artikel
    revision.text = textrad.text
    found = []
    if revision.lage == Lage.UTKAST and may_write(user, artikel):
        found.append((_("Skicka till granskning"), "revision_skicka", "paper-plane-tilt"))
    if revision.lage == Lage.GRANSKAS and may_approve(user, revision):
        found.append((_("Granska och godkänn"), "revision_granska", "seal-check"))
    if revision.lage == Lage.GODKAND and may_review(user, artikel):
        found.append((_("Publicera nu"), "revision_publicera", "broadcast"))
    if revision.lage == Lage.GODKAND:
        found.append((_("Ändra tiden"), "revision_schemalagg", "calendar"))
    if revision.lage in (Lage.GRANSKAS, Lage.GODKAND):
        found.append((_("Ta tillbaka till utkast"), "revision_skicka_tillbaka", "arrow-u-up-left"))
    found.append((_("Kasta"), "revision_kasta", "trash"))
    return [(words, reverse(url_name, args=[revision.pk]), icon) for words, url_name, icon in found]


def _words(textrad: Textrad) -> dict[str, Any] | None:
    """What is on its way to be published, as it will be read: also by its writer while somebody reviews it."""
    revision = textrad.oppen
    if revision is None:
        return None
    revision.text = textrad.text
    return {"revision": revision, "svar": render_markdown(revision.svar), "steg": shown_steps(revision), "textsprak": textrad.sprak}


class Uppgifter(Handling):
    """What is known about the article beside its words."""

    form_class = Uppgiftsform
    rubrik = gettext_lazy("Uppgifter om artikeln")
    knapp = gettext_lazy("Spara")
    gjort = gettext_lazy("Uppgifterna är sparade.")
    template_name = "redaktion/uppgifter.html"

    def make_form(self, *data: Any, **kwargs: Any) -> Uppgiftsform:
        """As the article is now."""
        return Uppgiftsform(*(data[:1]), user=self.request.user, artikel=self.artikel, initial=Uppgiftsform.initial_of(self.artikel))

    def perform(self, form: Handlingsform) -> object:
        """Save."""
        version = Handlingsform(self.request.POST, artikel=self.artikel, user=self.request.user)
        seen = version.cleaned_data["version"] if version.is_valid() else -1
        return update_artikel(artikel=self.artikel, by=self.request.user, version=seen, **form.cleaned_data)


@require_http_methods(["GET", "HEAD", "POST"])
def bilder(request: HttpRequest, pk: int) -> HttpResponse:
    """The article's pictures, each with what to write to show it, and a form for one more."""
    artikel = get_artikel(request, pk)
    if not may_write(request.user, artikel):
        raise PermissionDenied(_("Bara den som skriver artikeln lägger till bilder."))
    form = Bildform(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and act(
        form, lambda: add_bild(artikel=artikel, by=request.user, **form.cleaned_data), falt={"bilagor": "fil"}
    ):
        messages.success(request, _("Bilden är sparad."))
        return redirect("artikel_bilder", pk)
    rows = Bild.objects.filter(artikel=artikel)
    context = {"artikel": artikel, "titel": title_of(artikel), "form": form, "bilder": rows}
    return render(request, "redaktion/bilder.html", context, status=form_status(form, request))


@require_http_methods(["GET", "HEAD", "POST"])
def relaterade(request: HttpRequest, pk: int) -> HttpResponse:
    """What to read beside the article: tick off what is there, search for more by the words of its question."""
    artikel = get_artikel(request, pk)
    if request.method == "POST":
        chosen = Artikel.objects.filter(pk__in=[int(key) for key in request.POST.getlist("artikel")[:50] if _is_key(key)])
        relate(artikel=artikel, andra=_linkable(request.user, artikel, chosen), by=request.user)
        messages.success(request, _("”Läs också” är sparat."))
        return redirect("artikel_redaktion", pk)
    q = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    now = as_rows(with_texts(artikel.relaterade.all()))
    found = _search(request.user, artikel, q, {rad.artikel.pk for rad in now})
    context = {"artikel": artikel, "titel": title_of(artikel), "nu": now, "traffar": found, "q": q}
    return render(request, "redaktion/relaterade.html", context)


def _is_key(key: str) -> bool:
    return key.isdecimal() and len(key) < 18


def _linkable(user: Anvandare, artikel: Artikel, chosen: Any) -> list[Artikel]:
    """Of what was chosen: what stands there already, what anybody can read, and what the user keeps."""
    is_known = Q(texter__publicerad__isnull=False) | Q(pk__in=managed(user)) | Q(pk__in=artikel.relaterade.all())
    return list(chosen.filter(is_known).distinct())


def _search(user: Anvandare, artikel: Artikel, q: str, taken: set[int]) -> list[Artikelrad]:
    if not q:
        return []
    rows = Artikel.objects.filter(texter__publicerad__isnull=False, indragen__isnull=True).exclude(pk__in=taken | {artikel.pk})
    for word in q.split()[:8]:
        rows = rows.filter(texter__publicerad__titel__icontains=word)
    return as_rows(with_texts(rows.distinct().order_by("-pk"))[:FLEST_TRAFFAR])
