"""Finding the way back to a case, and what the citizen does there."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from arenden.arendenummer import read_nummer
from kontaktcenter.medborgare.falt import make_text


class Nummerform(forms.Form):
    """The number of a case, however it is written: "KC-2026-000123", "2026 123"."""

    nummer = make_text(
        label=_("Ärendets nummer"),
        help_text=_("Numret står på kvittot, till exempel KC-2026-000123."),
        langst=40,
        error_messages={"required": _("Skriv ärendets nummer.")},
    )
    nummer.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "dir": "ltr"}

    def clean_nummer(self) -> str:
        """The number as it is stored."""
        nummer = read_nummer(self.cleaned_data["nummer"])
        if not nummer:
            raise ValidationError(_("Numret ska se ut som KC-2026-000123."))
        return nummer


class Foljform(Nummerform):
    """Number and code. `sparad_text` carries along what was typed on a page whose time had run out."""

    kod = make_text(
        label=_("Din kod"),
        help_text=_("Koden står på kvittot under numret. Stora och små bokstäver och bindestreck spelar ingen roll."),
        langst=40,
        error_messages={"required": _("Skriv din kod.")},
    )
    kod.widget.attrs |= {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters", "dir": "ltr"}
    sparad_text = forms.Field(required=False, widget=forms.HiddenInput)

    def refuse(self) -> None:
        """Say that number and code do not belong together; never which of them is wrong."""
        self.add_error(None, _("Numret och koden hör inte ihop. Läs på kvittot och försök igen."))
