"""The page where an article's words are written, in one language."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from kontaktcenter.views.handling import FORMULARFEL, act, form_status
from kunskapsbank.actions import granskning
from kunskapsbank.actions.utkast import ORIGINAL, Sedd, current_revision, save_utkast
from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.fel import Kollision
from kunskapsbank.forms.redaktion.text import Textform, read_sedd, rearranged
from kunskapsbank.guide import shown_steps
from kunskapsbank.liknande import find_alike
from kunskapsbank.markdown import render as render_markdown
from kunskapsbank.models import Artikeltext, Bild, Revision
from kunskapsbank.rattigheter import may_write
from kunskapsbank.skillnad import FALT, as_text, compare
from kunskapsbank.status import Lage
from kunskapsbank.svarsrad import Svarsrad
from kunskapsbank.views.redaktion.hamtning import get_artikel, get_text, published_in
from kunskapsbank.views.redaktion.handling import title_of

SPARA, SKICKA, FORHANDSGRANSKA = "spara", "skicka", "forhandsgranska"


class Textsida(View):
    """GET shows the words as they are; POST saves them, shows a preview, or moves the steps of a guide, as the button says."""

    http_method_names = ["get", "post", "head", "options"]
    text: Artikeltext | None
    deras: Revision | None = None

    def dispatch(self, request: HttpRequest, pk: int, sprak: str) -> HttpResponse:
        """For those who write the article, in a language that we have."""
        if request.method.lower() in self.http_method_names:
            if sprak not in dict(settings.LANGUAGES):
                raise Http404(_("Språket finns inte."))
            self.artikel, self.sprak = get_artikel(request, pk), sprak
            if not may_write(request.user, self.artikel):
                raise PermissionDenied(_("Du granskar artikeln men skriver inte i den. Skicka tillbaka den med det som ska ändras."))
            self.read()
        return super().dispatch(request)

    def read(self) -> None:
        """What there is to go on from."""
        self.text = get_text(self.artikel, self.sprak)
        self.current = current_revision(self.text) if self.text else None
        if self.current is not None:
            self.current.text = self.text

    @property
    def is_last(self) -> bool:
        """Whether the text is with the reviewers, so that nothing can be changed."""
        return self.current is not None and self.current.lage in (Lage.GRANSKAS, Lage.GODKAND)

    def get(self, request: HttpRequest) -> HttpResponse:
        """The words as they are."""
        return self.show(self.make_form(None, revision=self.current or self.blank()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """What the button says."""
        gor = request.POST.get("gor", SPARA)
        if gor.startswith("steg_"):
            return self.show(self.kept(rearranged(request.POST, gor)), sedd=read_sedd(request.POST))
        form = self.make_form(request.POST)
        is_valid = form.is_valid() and (form.stegform is None or form.stegform.is_valid())
        if gor == FORHANDSGRANSKA and request.htmx:
            context = {"forhandsvisning": self.preview(form), "textsprak": describe_sprak(self.sprak), "liknande": self.alike(form)}
            return render(request, "redaktion/_medan_man_skriver.html", context)
        if gor == FORHANDSGRANSKA:
            return self.show(self.kept(request.POST) if is_valid else form, sedd=read_sedd(request.POST), is_forhandsgranskad=True)
        if is_valid and act(form, lambda: self.save(form, gor), falt={"steg": None}):
            return self.done(gor)
        if gor == SKICKA and not is_valid:
            form.tell_missing_answer()
        return self.refuse(form)

    def make_form(self, data: Any, **kwargs: Any) -> Textform:
        """The form, bound when it was sent."""
        return Textform(data, artikel=self.artikel, sprak=self.sprak, **kwargs)

    def kept(self, data: Any) -> Textform:
        """What was typed, without a judgement of it."""
        form = self.make_form(data)
        form.is_valid()
        form.errors.clear()
        return form

    def swedish(self) -> Revision | None:
        """What a translation is made from, to be read beside it."""
        if self.sprak == ORIGINAL:
            return None
        return published_in(self.artikel, ORIGINAL)

    def blank(self) -> Revision | None:
        """What a translation starts from: no words, and as many steps as the Swedish guide has, with their states and pictures."""
        svenska = self.swedish()
        steg = svenska.steg if svenska is not None else []
        return Revision(steg=[{namn: s.get(namn, "") for namn in ("lage", "bild")} for s in steg])

    def save(self, form: Textform, gor: str) -> Revision:
        """Save the words, and ask for review when the button says so."""
        data = form.cleaned_data
        revision = save_utkast(
            artikel=self.artikel,
            sprak=self.sprak,
            innehall=form.as_innehall(),
            andring=data["andring"],
            kommentar=data["kommentar"],
            is_jamford=data.get("is_jamford", False),
            sedd=read_sedd(self.request.POST),
            by=self.request.user,
        )
        if gor == SKICKA:
            granskning.submit(revision=revision, by=self.request.user, publiceras=data["publiceras"])
        return revision

    def done(self, gor: str) -> HttpResponse:
        """Say so; stay with the words, or see what becomes of them."""
        if gor == SKICKA:
            messages.success(self.request, _("Texten är sparad och skickad till %(enhet)s.") % {"enhet": self.artikel.ansvarig_enhet})
            return redirect("artikel_redaktion", self.artikel.pk)
        messages.success(self.request, _("Utkastet är sparat."))
        return redirect("artikel_text", self.artikel.pk, self.sprak)

    def refuse(self, form: Textform) -> HttpResponse:
        """The words that were typed, with what is wrong; after a collision with those of whoever was first."""
        vagran = getattr(form, "vagran", None)
        sedd = read_sedd(self.request.POST)
        if isinstance(vagran, Kollision):
            self.deras = vagran.deras
            sedd = Sedd.of(vagran.deras)
        elif vagran is not None:
            self.read()
            # What was saved before the review was refused is the draft now.
            sedd = Sedd.of(self.current)
        return self.show(form, sedd=sedd, status=form_status(form, self.request) if form.errors else FORMULARFEL)

    def preview(self, form: Textform) -> dict[str, Any]:
        """The words as they will be read, also those that are too long or too few still."""
        words = {namn: str(form[namn].value() or "").replace("\x00", "") for namn in ("titel", "kort_svar", "svar")}
        revision = Revision(text=Artikeltext(artikel=self.artikel, sprak=self.sprak), **words)
        revision.steg = form.stegform.as_steg() if form.stegform is not None else []
        return {"revision": revision, "svar": render_markdown(revision.svar), "steg": shown_steps(revision)}

    def alike(self, form: Textform) -> list[Svarsrad]:
        """Other articles that answer the question as it is typed; a translation follows its original."""
        typed = str(form["titel"].value() or "") if self.sprak == ORIGINAL else ""
        return find_alike(typed, user=self.request.user, utom=self.artikel)

    def show(self, form: Textform, *, sedd: Sedd | None = None, status: int = 200, **extra: Any) -> HttpResponse:
        """The page."""
        svenska = self.swedish()
        mine = self.as_typed(form) if self.deras is not None else None
        context = {
            "form": form,
            "artikel": self.artikel,
            "titel": title_of(self.artikel),
            "textsprak": describe_sprak(self.sprak),
            "is_original": self.sprak == ORIGINAL,
            "current": self.current,
            "har_publicerats": self.text is not None and self.text.publicerad_id is not None,
            "is_last": self.is_last,
            "svenska": svenska,
            "svenska_falt": [(namn, words) for falt, namn in FALT.items() if svenska and (words := as_text(svenska, falt))],
            "sedd": "{}:{}".format(*(sedd or Sedd.of(self.current))),
            "deras": self.deras,
            "skillnader": compare(self.deras, mine) if mine is not None else [],
            "bilder": Bild.objects.filter(artikel=self.artikel),
            "forhandsvisning": self.preview(form),
            "liknande": self.alike(form),
            **extra,
        }
        return render(self.request, "redaktion/text.html", context, status=status)

    def as_typed(self, form: Textform) -> Revision:
        """The words in the form, to be compared with those that were saved first."""
        return Revision(**form.as_innehall().as_falt())
