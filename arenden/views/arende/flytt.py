"""The moves of whoever has the case: take, give, rest, wake, close, reopen, note, add, take back for the citizen."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden import actions
from arenden.forms.arende import (
    Anteckningsform,
    Avslutaform,
    Kompletteraform,
    Orsaksform,
    Parkeraform,
    Sekretessform,
    Tilldelaform,
    Versionsform,
)
from arenden.forms.uppgifter import Uppgiftsform
from arenden.frister import first_working_day, unit_kalender
from arenden.models import Arende, Meddelande
from arenden.status import Handling
from arenden.views.arende.bas import Arendehandling
from arenden.views.arende.vantefiler import MedFiler
from kontaktcenter.models import Sekretess
from kontaktcenter.tidsord import day


class Ta(Arendehandling):
    """Make the case one's own."""

    handling = Handling.TA
    rubrik = gettext_lazy("Ta ärendet")
    ingress = gettext_lazy("Du blir den som har ärendet.")
    knapp = gettext_lazy("Ta ärendet")
    gjort = gettext_lazy("Du har tagit ärendet.")

    def perform(self, form: Versionsform) -> object:
        """Take."""
        return actions.take(arende=self.arende, by=self.request.user, version=form.cleaned_data["version"])


class Tilldela(Arendehandling):
    """Give the case to a colleague."""

    handling = Handling.TILLDELA
    form_class = Tilldelaform
    rubrik = gettext_lazy("Tilldela ärendet")
    ingress = gettext_lazy("Kollegan får veta det direkt.")
    knapp = gettext_lazy("Tilldela")

    def perform(self, form: Versionsform) -> object:
        """Assign."""
        till = form.cleaned_data["till"]
        self.gjort = _("%(person)s har nu ärendet.") % {"person": till}
        return actions.assign(arende=self.arende, till=till, by=self.request.user, version=form.cleaned_data["version"])


class Parkera(Arendehandling):
    """Let the case rest."""

    handling = Handling.PARKERA
    form_class = Parkeraform
    rubrik = gettext_lazy("Låt ärendet vila")
    knapp = gettext_lazy("Låt vila")
    gjort = gettext_lazy("Ärendet vilar.")

    def perform(self, form: Versionsform) -> object:
        """Park."""
        data = form.cleaned_data
        till = first_working_day(data["till"], unit_kalender(self.arende.ansvarig_enhet, self.arende))
        if till != data["till"]:
            self.gjort = _("Ingen arbetar den dag du valde. Ärendet vilar till %(dag)s.") % {"dag": day(till)}
        return actions.park(arende=self.arende, till=till, by=self.request.user, version=data["version"])


class Vack(Arendehandling):
    """End a rest or a wait."""

    handling = Handling.VACKA
    rubrik = gettext_lazy("Väck ärendet")
    ingress = gettext_lazy("Ärendet blir aktivt igen där det var, och tiden för svar räknas vidare.")
    knapp = gettext_lazy("Väck ärendet")
    gjort = gettext_lazy("Ärendet är aktivt igen.")

    def perform(self, form: Versionsform) -> object:
        """Wake."""
        return actions.wake(arende=self.arende, by=self.request.user, version=form.cleaned_data["version"])


class Avsluta(Arendehandling):
    """Close the case."""

    handling = Handling.AVSLUTA
    form_class = Avslutaform
    rubrik = gettext_lazy("Avsluta ärendet")
    knapp = gettext_lazy("Avsluta")
    gjort = gettext_lazy("Ärendet är avslutat.")

    def perform(self, form: Versionsform) -> object:
        """Close."""
        orsak = Arende.Avslutsorsak(form.cleaned_data["orsak"])
        return actions.close(arende=self.arende, orsak=orsak, by=self.request.user, version=form.cleaned_data["version"])


class OppnaIgen(Arendehandling):
    """Open an answered or closed case again."""

    handling = Handling.ATEROPPNA
    form_class = Orsaksform
    rubrik = gettext_lazy("Öppna ärendet igen")
    ingress = gettext_lazy(
        "Ärendet får en ny tid för svar, räknad från nu. Det kommer tillbaka till centret, under sekretess till enheten som hade det."
    )
    knapp = gettext_lazy("Öppna igen")
    gjort = gettext_lazy("Ärendet är öppet igen.")

    def perform(self, form: Versionsform) -> object:
        """Reopen."""
        data = form.cleaned_data
        return actions.reopen(arende=self.arende, orsak=data["orsak"], by=self.request.user, version=data["version"])


class DraTillbaka(Arendehandling):
    """The citizen has said that the case is not needed any longer."""

    handling = Handling.DRA_TILLBAKA
    rubrik = gettext_lazy("Medborgaren drar tillbaka ärendet")
    ingress = gettext_lazy("Ärendet avslutas utan svar, för att medborgaren har bett om det.")
    knapp = gettext_lazy("Dra tillbaka")
    gjort = gettext_lazy("Ärendet är tillbakadraget och avslutat.")
    farg = "danger"

    def perform(self, form: Versionsform) -> object:
        """Withdraw."""
        return actions.withdraw(arende=self.arende, by=self.request.user)


class Anteckna(Arendehandling):
    """Write an internal note."""

    handling = Handling.ANTECKNA
    form_class = Anteckningsform
    rubrik = gettext_lazy("Skriv en anteckning")
    knapp = gettext_lazy("Spara anteckningen")
    gjort = gettext_lazy("Anteckningen är sparad.")

    def perform(self, form: Versionsform) -> object:
        """Note; it collides with nothing, so an old page may write one too."""
        return actions.add_note(arende=self.arende, text=form.cleaned_data["text"], by=self.request.user)


class Komplettera(MedFiler):
    """Add what the citizen has told by telephone, letter or visit."""

    handling = Handling.KOMPLETTERA
    slag = Meddelande.Slag.FRAN_MEDBORGAREN
    form_class = Kompletteraform
    rubrik = gettext_lazy("Lägg till från medborgaren")
    ingress = gettext_lazy("Om ärendet väntar på medborgaren blir det aktivt igen.")
    knapp = gettext_lazy("Lägg till")
    gjort = gettext_lazy("Uppgifterna är tillagda.")

    def perform(self, form: Versionsform) -> object:
        """Add."""
        text = form.cleaned_data["text"]
        return actions.add_from_citizen(arende=self.arende, text=text, bilagor=self.filer(form), by=self.request.user)


class Uppgifter(Arendehandling):
    """Put right the answers and the place."""

    handling = Handling.ANDRA
    form_class = Uppgiftsform
    rubrik = gettext_lazy("Ändra uppgifterna")
    knapp = gettext_lazy("Spara uppgifterna")
    gjort = gettext_lazy("Uppgifterna är sparade.")

    def make_form(self, *data: Any, **kwargs: Any) -> Versionsform:
        """The form, whose fields have the questions' names."""
        form = super().make_form(*data, **kwargs)
        self.faltnamn = form.faltnamn
        return form

    def perform(self, form: Uppgiftsform) -> object:
        """Update."""
        return actions.update_uppgifter(
            arende=self.arende, uppgifter=form.uppgifter, plats=form.plats, by=self.request.user, version=form.cleaned_data["version"]
        )


class AndraSekretess(Arendehandling):
    """Decide who may read the content."""

    handling = Handling.ANDRA_SEKRETESS
    form_class = Sekretessform
    rubrik = gettext_lazy("Ändra sekretess")
    ingress = gettext_lazy("Under sekretess läser bara enheten som har ärendet, och de som den frågar, innehållet.")
    knapp = gettext_lazy("Ändra sekretess")
    gjort = gettext_lazy("Sekretessen är ändrad.")

    def perform(self, form: Versionsform) -> object:
        """Change."""
        data = form.cleaned_data
        return actions.change_sekretess(
            arende=self.arende, sekretess=Sekretess(data["sekretess"]), orsak=data["orsak"], by=self.request.user, version=data["version"]
        )


class NyKod(Arendehandling):
    """Send the citizen a new code and link."""

    handling = Handling.NY_KOD
    rubrik = gettext_lazy("Skicka ny kod till medborgaren")
    ingress = gettext_lazy(
        "En ny kod och en länk skickas till e-postadressen som står i ärendet, aldrig till en annan. Den gamla koden slutar gälla."
    )
    knapp = gettext_lazy("Skicka ny kod")
    gjort = gettext_lazy("En ny kod är på väg till medborgaren.")

    def perform(self, form: Versionsform) -> object:
        """Renew."""
        return actions.renew_code(arende=self.arende, by=self.request.user)
