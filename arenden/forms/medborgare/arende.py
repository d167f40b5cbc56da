"""What the citizen does on the page of the case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.forms.medborgare.filer import Filerfalt
from kontaktcenter.medborgare.falt import make_text


class Kompletteringform(forms.Form):
    """Words and files that the citizen adds, or the answer to what was asked."""

    text = make_text(
        label=_("Skriv till oss"),
        hogt=True,
        error_messages={"required": _("Skriv något att skicka. Du kan skicka filer tillsammans med en text.")},
    )
    filer = Filerfalt(is_bild=False, label=_("Bilder eller filer"), help_text=_("Högst 10 filer, högst 15 MB var."), required=False)

    def __init__(self, *args: Any, is_svar: bool = False, **kwargs: Any) -> None:
        """With `is_svar` the words answer a question of ours."""
        super().__init__(*args, **kwargs)
        if is_svar:
            self.fields["text"].label = _("Ditt svar")


class Ateroppnaform(forms.Form):
    """Why the answer was no answer."""

    orsak = make_text(
        label=_("Vad är det du fortfarande undrar?"), hogt=True, error_messages={"required": _("Skriv vad du fortfarande undrar.")}
    )
