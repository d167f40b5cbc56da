"""Words to the citizen, in two steps: write, then see the page and the mail as the citizen will see them, and send."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import actions
from arenden.actions.svarsartikel import unique_ids
from arenden.actions.svarsvag import calling_unit
from arenden.forms.arende import Brevform, Frageform, Svarform
from arenden.lasartikel import public_words, read_rows
from arenden.models import Arende, Meddelande, Remiss
from arenden.notiser import preview_mail
from arenden.status import Handling
from arenden.svarsvag import Svarsvag, is_mailed
from arenden.views.arende.person import shown_name
from arenden.views.arende.vantefiler import MedFiler
from kontaktcenter.texter import clean_text
from kontaktcenter.views.handling import act
from kunskapsbank.svarssok import Svarstraff, has_sure_answer, search_svar

SKRIV, MALL, GRANSKA, SKICKA = "skriv", "mall", "granska", "skicka"
ARTIKEL = "artikel"
"""The field of the button that takes in an article."""
FLEST, LANGST = 4, 1_000
"""Articles that are suggested, and characters of the case that they are suggested for."""


class Brev(MedFiler):
    """What all words to the citizen have in common. `slag` decides which mail goes out."""

    form_class = Brevform
    falt_name = "arende/_falt_brev.html"
    is_skrivande = True
    steg = SKRIV
    is_svar_pa_fragan = False
    """Whether the knowledge base may have the words."""

    def submit(self, form: Brevform) -> HttpResponse:
        """Take in a template or an article, show the preview, go back to the words, or send."""
        if self.is_svar_pa_fragan and ARTIKEL in self.request.POST:
            return self.show(self._with_article())
        steg = self.request.POST.get("steg", GRANSKA)
        if steg in (MALL, SKRIV):
            return self.show(self._with_template(form) if steg == MALL else self._unchecked(self.request.POST.get("text", "")))
        if not form.is_valid() or not act(form, lambda: clean_text(form.cleaned_data["text"], falt="text")):
            return self.show(form)
        self.steg = GRANSKA
        if steg == SKICKA and act(form, lambda: self.perform(form)):
            return self.done(form)
        return self.show(form)

    def _unchecked(self, text: str) -> Brevform:
        return self.make_form(initial={"text": text})

    def _with_template(self, form: Brevform) -> Brevform:
        """The words typed so far, with the chosen template after them."""
        form.is_valid()
        mall = form.cleaned_data.get("mall")
        return self._and_typed(mall.text if mall else "")

    def _with_article(self) -> Brevform:
        """The words typed so far, with the public words of the chosen article after them."""
        [pk] = unique_ids([self.request.POST[ARTIKEL]]) or [0]
        rad = read_rows([pk], user=None, sprak=self.arende.inlamnare.sprak).get(pk)
        return self._and_typed(public_words(rad) if rad else "")

    def _and_typed(self, text: str) -> Brevform:
        typed = self.request.POST.get("text", "").strip()
        return self._unchecked("\n\n".join(part for part in (typed, text) if part))

    def _find_articles(self) -> list[Svarstraff]:
        """What the knowledge base says to the citizen's own words. Nobody has searched, so nothing is logged."""
        arende = self.arende
        return search_svar(f"{arende.rubrik} {arende.text}"[:LANGST], user=self.request.user, sprak=arende.inlamnare.sprak, limit=FLEST)

    def context(self, form: Brevform) -> dict[str, Any]:
        """With the preview, once the words can be sent."""
        context = {**super().context(form), "steg": self.steg, "slag": self.slag}
        if self.is_svar_pa_fragan and self.steg == SKRIV:
            context["artiklar"] = self._find_articles()
            context["is_saker"] = has_sure_answer(context["artiklar"])
        if self.steg == GRANSKA:
            context |= {"mejl": preview_mail(self.arende, self.slag), "text": clean_text(form.cleaned_data["text"], falt="text")}
        return context


class Besvara(Brev):
    """Answer the case."""

    handling = Handling.BESVARA
    slag = Meddelande.Slag.SVAR
    is_svar_pa_fragan = True
    rubrik = gettext_lazy("Besvara ärendet")
    ingress = gettext_lazy("Ärendet blir besvarat när svaret är skickat.")
    knapp = gettext_lazy("Skicka svaret")
    form_class = Svarform

    def perform(self, form: Svarform) -> object:
        """Answer."""
        data = form.cleaned_data
        svarsvag = data.get("svarsvag")
        self.gjort = self._what_was_done(svarsvag)
        return actions.answer(
            arende=self.arende,
            text=data["text"],
            bilagor=self.filer(form),
            svarsvag=svarsvag,
            by=self.request.user,
            version=data["version"],
        )

    def _what_was_done(self, svarsvag: Svarsvag | None) -> str:
        if is_mailed(self.arende.inlamnare):
            return _("Svaret är skickat och ärendet är besvarat.")
        told = {
            Svarsvag.SAGT: _("Ärendet är besvarat. Du har berättat svaret för medborgaren."),
            Svarsvag.RING: _("Ärendet är besvarat. %(enhet)s ringer medborgaren med svaret: det ligger bland återuppringningarna."),
            Svarsvag.BREV: _("Ärendet är besvarat. Skriv ut brevet under Meddelanden och posta det: det går inte av sig självt."),
        }.get(svarsvag, _("Ärendet är besvarat. Svaret står på ärendets sida. Inget mejl har gått."))
        return told % {"enhet": calling_unit(self.arende)}

    def also(self) -> dict[str, BaseExpression]:
        """How many cases are merged with this one."""
        merged = Arende.objects.filter(sammanslaget_med=OuterRef("pk")).order_by().values("sammanslaget_med")
        return {**super().also(), "antal_sammanslagna": Coalesce(Subquery(merged.annotate(antal=Count("pk")).values("antal")), 0)}

    def context(self, form: Brevform) -> dict[str, Any]:
        """With how many merged cases get the same answer, and who is asked and has not answered."""
        context = super().context(form)
        unanswered = [r.till for r in self.read_akt().remisser if r.lage == Remiss.Lage.SKICKAD] if context["is_readable"] else []
        return {**context, "sammanslagna": self._merged() if self.steg == GRANSKA else [], "ej_svarat": unanswered}

    def _merged(self) -> list[tuple[str, str]]:
        """Number and sender of the cases that get the same answer, as far as the user may read them."""
        if not self.arende.antal_sammanslagna:
            return []
        rows = self.arende.sammanslagna.select_related("inlamnare__person").order_by("pk")
        return [(a.nummer, shown_name(self.request, a) if a.is_readable_by(self.request.user) else _("Sekretess")) for a in rows]


class Meddela(Brev):
    """Write to the citizen without answering."""

    handling = Handling.MEDDELA
    slag = Meddelande.Slag.MEDDELANDE
    rubrik = gettext_lazy("Skriv till medborgaren")
    ingress = gettext_lazy("Ärendet stannar där det är.")
    knapp = gettext_lazy("Skicka meddelandet")
    gjort = gettext_lazy("Meddelandet är skickat.")

    def perform(self, form: Brevform) -> object:
        """Send."""
        data = form.cleaned_data
        return actions.send_message(
            arende=self.arende, text=data["text"], bilagor=self.filer(form), by=self.request.user, version=data["version"]
        )


class BegarKomplettering(Brev):
    """Ask the citizen for more."""

    handling = Handling.BEGAR_KOMPLETTERING
    slag = Meddelande.Slag.KOMPLETTERING_BEGARD
    rubrik = gettext_lazy("Be om komplettering")
    ingress = gettext_lazy("Ärendet väntar på medborgaren, och tiden för svar står still tills något kommer.")
    knapp = gettext_lazy("Skicka frågan")
    form_class = Frageform
    allows_bilagor = False

    def perform(self, form: Frageform) -> object:
        """Ask."""
        data = form.cleaned_data
        svarsvag = data.get("svarsvag")
        self.gjort = f"{self._what_was_done(svarsvag)} {_('Ärendet väntar på medborgaren.')}"
        return actions.request_completion(
            arende=self.arende, text=data["text"], svarsvag=svarsvag, by=self.request.user, version=data["version"]
        )

    def _what_was_done(self, svarsvag: Svarsvag | None) -> str:
        if is_mailed(self.arende.inlamnare):
            return _("Frågan är skickad.")
        told = {
            Svarsvag.SAGT: _("Du har ställt frågan till medborgaren."),
            Svarsvag.RING: _("%(enhet)s ringer medborgaren med frågan: det ligger bland återuppringningarna."),
            Svarsvag.BREV: _("Skriv ut brevet under Meddelanden och posta det: det går inte av sig självt."),
        }.get(svarsvag, _("Frågan står på ärendets sida. Inget mejl har gått."))
        return told % {"enhet": calling_unit(self.arende)}
