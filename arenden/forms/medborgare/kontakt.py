"""The page that asks who it is."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.forms.medborgare.falt import make_personnummer
from arenden.forms.medborgare.steg import Rad, Stegform
from arenden.indata import Uppgiftslamnare
from kontaktcenter.medborgare.falt import make_epost, make_telefon, make_text
from kontaktcenter.telefon import spoken_telefon


class Kontaktsida(Stegform):
    """Who it is, as far as the case type needs it, and how we may reach them."""

    UPPGIFTER, ANONYM = "uppgifter", "anonym"
    vem = forms.ChoiceField(
        label=gettext_lazy("Vill du lämna dina uppgifter?"),
        choices=[(UPPGIFTER, gettext_lazy("Ja, så att ni kan nå mig")), (ANONYM, gettext_lazy("Nej, jag vill vara anonym"))],
        initial=UPPGIFTER,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Även om du är anonym kan du följa ärendet och läsa svaret med en kod."),
        error_messages={"required": gettext_lazy("Välj ett av alternativen."), "invalid_choice": gettext_lazy("Välj ett av alternativen.")},
    )
    namn = make_text(label=gettext_lazy("Namn"), langst=200, required=False)
    personnummer = make_personnummer(
        label=gettext_lazy("Personnummer eller samordningsnummer"),
        help_text=gettext_lazy("Tolv siffror, till exempel ÅÅÅÅMMDD-NNNN. Vi behöver det för att kunna handlägga ärendet."),
        error_messages={"required": gettext_lazy("Skriv ditt personnummer.")},
    )
    telefon = make_telefon(label=gettext_lazy("Telefon"), required=False)
    epost = make_epost(label=gettext_lazy("E-post"), required=False)
    wants_mejl = forms.BooleanField(label=gettext_lazy("Mejla mig ett kvitto, och när svaret finns"), required=False, initial=True)
    namn.widget.attrs["autocomplete"] = "name"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave out what the case type does not need."""
        super().__init__(*args, **kwargs)
        arendetyp = self.formular.arendetyp
        if not arendetyp.allows_anonymous:
            del self.fields["vem"]
            self.fields["namn"].required = True
            self.fields["namn"].error_messages["required"] = _("Skriv ditt namn.")
        if not arendetyp.requires_personnummer:
            del self.fields["personnummer"]

    @property
    def is_anonym(self) -> bool:
        """Whether the writer chose to be anonymous."""
        return "vem" in self.fields and self.data.get("vem") == self.ANONYM

    def full_clean(self) -> None:
        """What an anonymous writer typed in the other fields is neither checked nor kept."""
        if self.is_bound and self.is_anonym:
            for name in set(self.fields) - {"vem"}:
                del self.fields[name]
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Demand a way to reach somebody who is not anonymous."""
        cleaned = super().clean()
        if self.errors or self.is_anonym:
            return cleaned
        if not (cleaned.get("telefon") or cleaned.get("epost")):
            mening = _("Skriv ett telefonnummer eller en e-postadress.")
            if "vem" in self.fields:
                mening = _("Skriv ett telefonnummer eller en e-postadress, eller välj att vara anonym.")
            self.add_error("telefon", mening)
        elif cleaned.get("wants_mejl") and not cleaned.get("epost"):
            self.add_error("epost", _("Skriv en e-postadress att mejla till, eller ta bort krysset för mejl."))
        return cleaned

    def person(self) -> Uppgiftslamnare | None:
        """The person, or None for an anonymous one; for a valid form."""
        if self.is_anonym:
            return None
        kept = {name: self.cleaned_data.get(name, "") for name in ("namn", "telefon", "epost", "personnummer")}
        return Uppgiftslamnare(**kept, wants_mejl=self.cleaned_data["wants_mejl"])

    def rader(self) -> list[Rad]:
        """What we are told, and whether we mail."""
        if self.is_anonym:
            return [Rad(_("Vem du är"), _("Du är anonym."))]
        told = [name for name in ("namn", "personnummer", "telefon", "epost") if self.cleaned_data.get(name)]
        shown = {**self.cleaned_data, "telefon": spoken_telefon(self.cleaned_data.get("telefon", ""))}
        rows = [Rad(str(self.fields[name].label), shown[name]) for name in told]
        wants = self.cleaned_data["wants_mejl"] and self.cleaned_data["epost"]
        return [*rows, Rad(_("Mejl från oss"), _("Vi mejlar dig.") if wants else _("Vi mejlar dig inte."))]
