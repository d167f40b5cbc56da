"""Who books, and what the department wants to know beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.medborgare.falt import make_epost, make_telefon, make_text
from kontaktcenter.medborgare.foljdfragor import Fragafalt
from kontaktcenter.medborgare.skydd import SkyddadForm
from kontaktcenter.models import Arendetyp, Foljdfraga
from kontaktcenter.samtalssprak import SAMTALSSPRAK
from servicekontor.bokare import Bokare

LEDORD = "svar_"
"""What the names of the questions' fields begin with, so that none is taken for another field."""


class Bokarform(forms.Form):
    """Name, ways to be reached, needs, and the questions of the meeting's case type."""

    namn = make_text(label=gettext_lazy("Namn"), langst=200, error_messages={"required": gettext_lazy("Skriv ditt namn.")})
    epost = make_epost(label=gettext_lazy("E-post"), required=False)
    telefon = make_telefon(
        label=gettext_lazy("Telefon"),
        help_text=gettext_lazy("Om vi behöver nå dig samma dag. Du kan lämna det tomt."),
        required=False,
    )
    tolk = forms.ChoiceField(label=gettext_lazy("Jag behöver tolk"), required=False)
    behov = make_text(
        label=gettext_lazy("Behöver du något för att kunna komma eller delta?"),
        help_text=gettext_lazy("Till exempel plats för rullstol, hörslinga eller gott om tid. Skriv inga sjukdomar."),
        langst=500,
        required=False,
    )
    namn.widget.attrs["autocomplete"] = "name"

    def __init__(self, *args: Any, arendetyp: Arendetyp | None, is_own: bool = True, **kwargs: Any) -> None:
        """The questions are those of `arendetyp`; for staff who book for somebody (`is_own` false) none of them must be answered."""
        super().__init__(*args, **kwargs)
        self.is_own = is_own
        spoken = [(kod, namn) for kod, namn in SAMTALSSPRAK.items() if kod != "sv"]
        self.fields["tolk"].choices = [("", _("Nej")), *sorted(spoken, key=lambda rad: str(rad[1]))]
        if is_own:
            self.fields["epost"].required = True
            self.fields["epost"].error_messages["required"] = _("Skriv din e-postadress. Vi mejlar en länk som bekräftar tiden.")
        for fraga in arendetyp.foljdfragor.exclude(slag=Foljdfraga.Slag.FIL) if arendetyp else ():
            falt = Fragafalt(fraga)
            falt.required = falt.required and is_own
            self.fields[LEDORD + fraga.nyckel] = falt

    @property
    def fragor(self) -> list[forms.BoundField]:
        """The questions."""
        return [self[namn] for namn in self.fields if namn.startswith(LEDORD)]

    def bokare(self, sprak: str) -> Bokare:
        """What a valid form says."""
        given = self.cleaned_data
        answers = {namn.removeprefix(LEDORD): svar for namn, svar in given.items() if namn.startswith(LEDORD) and svar is not None}
        return Bokare(given["namn"], given["telefon"], given["epost"], sprak, given["tolk"], given["behov"], answers)


class Vemform(Bokarform, SkyddadForm):
    """The same for a citizen, guarded against robots."""
