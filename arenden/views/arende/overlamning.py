"""Hand-offs and opinions: see first, hand over, accept, send back, forward, take back, ask another unit and answer it."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import actions
from arenden.actions.overlamning import Forhandsvisning
from arenden.actions.remiss import LANGSTA_FRIST
from arenden.forms.arende import Overlamnaform, Remissform, Remissvarform, Tillbakaform, Versionsform, Vidaresandform
from arenden.frister import deadline
from arenden.models import Remiss
from arenden.status import Atersandningsskal, Handling
from arenden.svarsvag import has_kontaktvag
from arenden.views.arende.bas import Arendehandling
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.fel import OtillatenHandling, SaknarBehorighet, Verksamhetsfel
from kontaktcenter.models import Enhet, Fristenhet, Overenskommelserad

GRANSKA, SKICKA_ANDA = "granska", "skicka_anda"
VARFOR = {
    Overenskommelserad.VemSvarar.SVARAR: gettext_lazy("Enligt överenskommelsen svarar centret självt på den här ärendetypen."),
    Overenskommelserad.VemSvarar.VAGLEDER: gettext_lazy("Enligt överenskommelsen vägleder centret i den här ärendetypen."),
    Overenskommelserad.VemSvarar.HANDLAGGER: gettext_lazy("Enligt överenskommelsen handlägger centret den här ärendetypen."),
    Overenskommelserad.VemSvarar.LAMNAR_OVER: gettext_lazy("Överenskommelsen säger att enheten tar hand om den här ärendetypen."),
}
"""What the agreement says of who takes care of a case type."""


class LamnaOver(Arendehandling):
    """Hand the case over; what will happen is shown first."""

    handling = Handling.OVERLAMNA
    form_class = Overlamnaform
    falt_name = "arende/_falt_lamna_over.html"
    rubrik = gettext_lazy("Lämna över ärendet")
    knapp = gettext_lazy("Lämna över")
    is_skrivande = True

    def submit(self, form: Overlamnaform) -> HttpResponse:
        """Show what would happen with another unit, or hand over."""
        if GRANSKA in (self.request.POST.get("steg"), self.request.GET.get("steg")):
            form.is_valid()
            return self.show(form)
        return super().submit(form)

    def perform(self, form: Overlamnaform) -> object:
        """Hand over."""
        data = form.cleaned_data
        overlamning = actions.hand_over(
            arende=self.arende,
            by=self.request.user,
            till=data["till"],
            meddelande=data["meddelande"],
            nyckel=data["nyckel"],
            version=data["version"],
        )
        self.gjort = _("Ärendet är överlämnat till %(enhet)s.") % {"enhet": overlamning.till_enhet}
        return overlamning

    def context(self, form: Overlamnaform) -> dict[str, Any]:
        """With what the hand-off would do, or why it cannot be done."""
        till = form.cleaned_data.get("till") if form.is_bound else None
        preview, hinder = self._preview(till)
        return {
            **super().context(form),
            "forhandsvisning": preview,
            "hinder": hinder,
            "is_utan_vag": not has_kontaktvag(self.arende.inlamnare, self.arende.inlamnare.person),
            "varfor": VARFOR[preview.vagval.vem_svarar] if preview and preview.vagval.is_avtalat else "",
        }

    def _preview(self, till: Enhet | None) -> tuple[Forhandsvisning | None, str]:
        try:
            return actions.preview_hand_over(arende=self.arende, by=self.request.user, till=till), ""
        except Verksamhetsfel as hinder:
            return None, str(hinder)


class TaEmot(Arendehandling):
    """Accept what was handed over."""

    handling = Handling.ACCEPTERA
    rubrik = gettext_lazy("Ta emot ärendet")
    ingress = gettext_lazy("Du blir handläggare för ärendet. Den som lämnade över ser det direkt.")
    knapp = gettext_lazy("Ta emot")
    gjort = gettext_lazy("Du har tagit emot ärendet.")

    def perform(self, form: Versionsform) -> object:
        """Accept."""
        return actions.accept(arende=self.arende, by=self.request.user, version=form.cleaned_data["version"])


class SkickaTillbaka(Arendehandling):
    """Send the case back to the center with the reason."""

    handling = Handling.ATERSAND
    form_class = Tillbakaform
    rubrik = gettext_lazy("Skicka tillbaka ärendet")
    ingress = gettext_lazy("Centret har ärendet igen direkt och läser din orsak. Tiden för svar ändras inte.")
    knapp = gettext_lazy("Skicka tillbaka")
    gjort = gettext_lazy("Ärendet är tillbaka hos centret.")

    def perform(self, form: Versionsform) -> object:
        """Send back."""
        data = form.cleaned_data
        skal = data["skal"] or Atersandningsskal.ANNAT
        return actions.send_back(arende=self.arende, orsak=data["orsak"], skal=skal, by=self.request.user, version=data["version"])


class SkickaVidare(Arendehandling):
    """Send the case on to another unit."""

    handling = Handling.VIDARESAND
    form_class = Vidaresandform
    rubrik = gettext_lazy("Skicka ärendet vidare")
    ingress = gettext_lazy("Den nya enheten får hela historiken. Centret äger ärendet och ser steget. Tiden för svar ändras inte.")
    knapp = gettext_lazy("Skicka vidare")

    def perform(self, form: Versionsform) -> object:
        """Forward."""
        data = form.cleaned_data
        overlamning = actions.forward(
            arende=self.arende, till=data["till"], orsak=data["orsak"], by=self.request.user, version=data["version"]
        )
        self.gjort = _("Ärendet är skickat till %(enhet)s.") % {"enhet": overlamning.till_enhet}
        return overlamning


class TaTillbaka(Arendehandling):
    """Take back a hand-off that nobody has accepted."""

    handling = Handling.ATERTA
    rubrik = gettext_lazy("Ta tillbaka överlämningen")
    ingress = gettext_lazy("Ingen har tagit emot ärendet än. Det kommer tillbaka till centret.")
    knapp = gettext_lazy("Ta tillbaka")
    gjort = gettext_lazy("Ärendet är tillbaka hos centret.")

    def perform(self, form: Versionsform) -> object:
        """Take back."""
        return actions.take_back(arende=self.arende, by=self.request.user, version=form.cleaned_data["version"])


class FragaEnhet(Arendehandling):
    """Ask another unit for its opinion."""

    handling = Handling.REMITTERA
    form_class = Remissform
    rubrik = gettext_lazy("Fråga en annan enhet")
    ingress = gettext_lazy("Ärendet stannar hos er. Enheten ser ärendet och svarar inom den tid du väljer.")
    knapp = gettext_lazy("Skicka frågan")
    falt_name = "arende/_falt_fraga_enhet.html"
    sent_svar: datetime | None = None

    def submit(self, form: Remissform) -> HttpResponse:
        """Say once that the answer would come after the citizen's; sent again, it is sent."""
        if form.is_valid() and self.request.POST.get("steg") != SKICKA_ANDA:
            data = form.cleaned_data
            # A time that the rules refuse is theirs to refuse.
            if 1 <= data["arbetsdagar"] <= LANGSTA_FRIST:
                senast = deadline(timezone.now(), data["arbetsdagar"], Fristenhet.DAGAR, data["till"].kalender.as_kalender())
                self.sent_svar = senast if timezone.now() < self.arende.svar_senast < senast else None
        return self.show(form) if self.sent_svar else super().submit(form)

    def context(self, form: Remissform) -> dict[str, Any]:
        """With the time at which the unit would answer, when that is too late for the citizen."""
        return {**super().context(form), "sent_svar": self.sent_svar}

    def perform(self, form: Versionsform) -> object:
        """Ask."""
        data = form.cleaned_data
        self.gjort = _("Frågan är skickad till %(enhet)s.") % {"enhet": data["till"]}
        return actions.ask_opinion(
            arende=self.arende,
            till=data["till"],
            fraga=data["fraga"],
            arbetsdagar=data["arbetsdagar"],
            by=self.request.user,
            version=data["version"],
        )


class SvaraEnhet(Arendehandling):
    """Answer what the unit was asked. The right follows the question, not the case."""

    handling = Handling.REMITTERA
    form_class = Remissvarform
    rubrik = gettext_lazy("Svara på frågan")
    knapp = gettext_lazy("Skicka svaret")
    gjort = gettext_lazy("Svaret är skickat till den som frågade.")
    is_skrivande = True

    def find(self, *, nummer: str, pk: int) -> None:
        """The case and the question."""
        super().find(nummer=nummer)
        self.remiss_id = pk

    def check_allowed(self) -> None:
        """An officer of the unit that was asked, while the question is open."""
        remiss = Remiss.objects.filter(pk=self.remiss_id, arende=self.arende).select_related("till_enhet", "fran_enhet").first()
        if remiss is None:
            raise Http404(_("Frågan finns inte."))
        self.remiss = remiss
        if not self.request.user.may(Behorighet.HANDLAGGA, remiss.till_enhet_id):
            raise SaknarBehorighet(_("Du kan inte svara för %(enhet)s.") % {"enhet": remiss.till_enhet})
        # Only now: the question may be under secrecy for one who was refused above and is shown the form again.
        self.ingress = _("%(enhet)s undrar: %(fraga)s") % {"enhet": remiss.fran_enhet, "fraga": remiss.fraga}
        if remiss.lage != Remiss.Lage.SKICKAD:
            raise OtillatenHandling(_("Frågan är redan besvarad eller tillbakatagen."))

    def perform(self, form: Versionsform) -> object:
        """Answer."""
        return actions.answer_opinion(remiss=self.remiss, svar=form.cleaned_data["svar"], by=self.request.user)
