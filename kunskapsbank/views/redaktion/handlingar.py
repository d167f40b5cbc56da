"""The doors: each move of an article or a text."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kontaktcenter.fel import InaktuellSida
from kunskapsbank.actions import artikel as artiklar
from kunskapsbank.actions import granskning, utkast
from kunskapsbank.actions.utkast import ORIGINAL
from kunskapsbank.basta_text import describe_sprak
from kunskapsbank.forms.redaktion.handling import Godkannform, Granskningsdagform, Handlingsform, Orsaksform, Tidform, Vadform
from kunskapsbank.guide import shown_steps
from kunskapsbank.liknande import find_alike
from kunskapsbank.markdown import render
from kunskapsbank.oversatt import untranslated
from kunskapsbank.rattigheter import may_approve, may_review, may_write
from kunskapsbank.skillnad import FALT, compare
from kunskapsbank.status import Lage
from kunskapsbank.views.redaktion.hamtning import published_in
from kunskapsbank.views.redaktion.handling import Handling, Texthandling


class DraIn(Handling):
    """Take the article out of use."""

    form_class = Orsaksform
    rubrik = _("Dra in artikeln")
    ingress = _("Ingen hittar eller läser artikeln sedan. Den finns kvar här och kan tas i bruk igen.")
    knapp = _("Dra in")
    gjort = _("Artikeln är indragen.")
    farg = "danger"

    def perform(self, form: Handlingsform) -> object:
        """Withdraw."""
        return artiklar.withdraw(artikel=self.artikel, by=self.request.user, **form.cleaned_data)


class TaIBruk(Handling):
    """Put it in use again."""

    rubrik = _("Ta artikeln i bruk igen")
    ingress = _("Den som söker hittar artikeln igen, med de texter som var publicerade.")
    knapp = _("Ta i bruk")
    gjort = _("Artikeln är i bruk igen.")

    def perform(self, form: Handlingsform) -> object:
        """Take back."""
        return artiklar.take_back(artikel=self.artikel, by=self.request.user, **form.cleaned_data)


class BehoverAndras(Handling):
    """Mark what must be changed."""

    form_class = Vadform
    rubrik = _("Markera att artikeln behöver ändras")
    knapp = _("Spara")
    gjort = _("Markeringen är sparad.")

    def perform(self, form: Handlingsform) -> object:
        """Mark."""
        return artiklar.mark_behover_andras(artikel=self.artikel, by=self.request.user, **form.cleaned_data)


class BekraftaGranskning(Handling):
    """Confirm that the article is true."""

    form_class = Granskningsdagform
    template_name = "redaktion/bekrafta.html"
    rubrik = _("Allt stämmer fortfarande")
    ingress = _("Läs artikeln. Stämmer allt, så bestäm när den ska granskas nästa gång.")
    knapp = _("Allt stämmer")
    gjort = _("Tack. Artikeln är granskad.")

    def may(self) -> bool:
        """Those who answer for that it is true."""
        return may_review(self.request.user, self.artikel)

    def perform(self, form: Handlingsform) -> object:
        """Confirm."""
        return artiklar.confirm_review(artikel=self.artikel, by=self.request.user, **form.cleaned_data)

    def after(self, form: Handlingsform) -> str:
        """To what waits next."""
        return reverse("mina_texter")

    def context(self, form: Handlingsform) -> dict[str, Any]:
        """With what is to be read."""
        texts = self.artikel.texter.filter(publicerad__isnull=False).select_related("publicerad")
        shown = []
        for text in sorted(texts, key=lambda text: (text.sprak != "sv", text.sprak)):
            revision = text.publicerad
            revision.text = text
            words = {"revision": revision, "svar": render(revision.svar), "steg": shown_steps(revision)}
            shown.append({"textsprak": describe_sprak(text.sprak), **words})
        return {**super().context(form), "texter": shown}


class Granska(Texthandling):
    """Read a text that waits, with what it changes, and approve it."""

    form_class = Godkannform
    template_name = "redaktion/granska.html"
    rubrik = _("Granska och godkänn")
    knapp = _("Godkänn och publicera")

    def may(self) -> bool:
        """Those who answer for the article; the action says what is so of one's own words."""
        return may_review(self.request.user, self.artikel)

    def perform(self, form: Handlingsform) -> object:
        """Approve."""
        revision = granskning.approve(revision=self.revision, by=self.request.user, **form.cleaned_data)
        is_published = revision.lage == Lage.PUBLICERAD
        self.gjort = _t("Texten är godkänd och publicerad.") if is_published else _t("Texten är godkänd och publiceras när det är dags.")
        return revision

    def after(self, form: Handlingsform) -> str:
        """To what waits next."""
        return reverse("mina_texter")

    def context(self, form: Handlingsform) -> dict[str, Any]:
        """With the text as it will be read, and what differs from what is published."""
        shown = super().context(form)
        if isinstance(getattr(form, "vagran", None), InaktuellSida):
            form.data["artikelversion"] = str(self.artikel.version)
        is_original = self.revision.text.sprak == ORIGINAL
        return {
            **shown,
            **self.original(),
            "textsprak": describe_sprak(self.revision.text.sprak),
            "svar": render(self.revision.svar),
            "steg": shown_steps(self.revision),
            "skillnader": compare(self.revision.text.publicerad, self.revision) if self.revision.text.publicerad else [],
            "liknande": find_alike(self.revision.titel, user=self.request.user, utom=self.artikel) if is_original else [],
            "may_approve": may_approve(self.request.user, self.revision),
            "is_att_granska": self.revision.lage == Lage.GRANSKAS,
        }

    def original(self) -> dict[str, Any]:
        """Of a translation: the Swedish text that it is made from, and which fields only copy it."""
        svenska = self.revision.original or published_in(self.artikel, ORIGINAL) if self.revision.text.sprak != ORIGINAL else None
        if svenska is None:
            return {}
        shown = {"revision": svenska, "svar": render(svenska.svar), "steg": shown_steps(svenska)}
        same = [FALT[falt] for falt in untranslated(self.revision)]
        return {"svenska": {**shown, "textsprak": describe_sprak(ORIGINAL)}, "likadana": same}


class SkickaTillbaka(Texthandling):
    """Send back to the writer, or take back one's own."""

    form_class = Orsaksform
    rubrik = _("Skicka tillbaka")
    ingress = _("Texten blir ett utkast igen, och den som skrev den får veta varför.")
    knapp = _("Skicka tillbaka")
    gjort = _("Texten är ett utkast igen.")

    def perform(self, form: Handlingsform) -> object:
        """Send back."""
        return granskning.send_back(revision=self.revision, by=self.request.user, **form.cleaned_data)


class SkickaTillGranskning(Texthandling):
    """Ask for review."""

    rubrik = _("Skicka till granskning")
    knapp = _("Skicka")
    gjort = _("Texten är skickad till granskning.")

    def may(self) -> bool:
        """Those who write the article."""
        return may_write(self.request.user, self.artikel)

    def perform(self, form: Handlingsform) -> object:
        """Submit."""
        return granskning.submit(revision=self.revision, by=self.request.user, **form.cleaned_data)

    def context(self, form: Handlingsform) -> dict[str, Any]:
        """With who will read it."""
        self.ingress = _t("%(enhet)s läser texten och godkänner den innan den publiceras.") % {"enhet": self.artikel.ansvarig_enhet}
        return super().context(form)


class Publicera(Texthandling):
    """Publish what is approved before its time."""

    rubrik = _("Publicera nu")
    knapp = _("Publicera nu")
    gjort = _("Texten är publicerad.")

    def perform(self, form: Handlingsform) -> object:
        """Publish."""
        return granskning.publish(revision=self.revision, by=self.request.user, **form.cleaned_data)


class Schemalagg(Texthandling):
    """Give what is approved another time."""

    form_class = Tidform
    rubrik = _("Ändra när texten publiceras")
    knapp = _("Spara")
    gjort = _("Tiden är ändrad.")

    def perform(self, form: Handlingsform) -> object:
        """Schedule."""
        return granskning.schedule(revision=self.revision, by=self.request.user, **form.cleaned_data)


class Kasta(Texthandling):
    """Let go of a draft."""

    rubrik = _("Kasta utkastet")
    ingress = _("Det som är publicerat stannar som det är. Utkastet finns kvar bland versionerna.")
    knapp = _("Kasta utkastet")
    gjort = _("Utkastet är kastat.")
    farg = "danger"

    def perform(self, form: Handlingsform) -> object:
        """Discard."""
        return utkast.discard(revision=self.revision, by=self.request.user, **form.cleaned_data)


class Aterstall(Texthandling):
    """Make an older version the draft."""

    rubrik = _("Hämta tillbaka versionen")
    ingress = _("Versionens text blir ett nytt utkast. Inget publiceras förrän utkastet är granskat.")
    knapp = _("Hämta tillbaka")
    gjort = _("Versionen är nu ett utkast.")

    def may(self) -> bool:
        """Those who write the article."""
        return may_write(self.request.user, self.artikel)

    def perform(self, form: Handlingsform) -> object:
        """Restore."""
        return utkast.restore(revision=self.revision, by=self.request.user)

    def after(self, form: Handlingsform) -> str:
        """To the draft."""
        return reverse("artikel_text", args=[self.artikel.pk, self.revision.text.sprak])
