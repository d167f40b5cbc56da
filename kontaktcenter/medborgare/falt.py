"""Fields that are checked by the rules of the domain, so that form, agent and API refuse the same with the same words."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kontaktcenter.fel import Inmatningsfel
from kontaktcenter.kontaktuppgifter import normalise_epost, normalise_telefon
from kontaktcenter.texter import LANGSTA_TEXT, clean_text


class Regelfalt(forms.CharField):
    """A text field whose value goes through a function of the domain that may raise Inmatningsfel."""

    def __init__(self, *, rule: Callable[[str], str], **kwargs: Any) -> None:
        """`rule` takes what was typed and returns what is kept; empty text never reaches it."""
        super().__init__(**kwargs)
        self.rule = rule

    def clean(self, value: Any) -> str:
        """What was typed, in the form that is kept."""
        text = self.to_python(value)
        if not text:
            self.validate(text)
            return ""
        try:
            return self.rule(text)
        except Inmatningsfel as error:
            raise ValidationError(str(error)) from error


def make_text(*, langst: int = LANGSTA_TEXT, hogt: bool = False, **kwargs: Any) -> Regelfalt:
    """Words: one line, or with `hogt` an area. No count is shown: nobody but a program writes more than `langst`."""
    widget = forms.Textarea(attrs={"rows": 6}) if hogt else forms.TextInput()
    return Regelfalt(rule=lambda text: clean_text(text, falt="", max_length=langst), widget=widget, **kwargs)


def make_telefon(**kwargs: Any) -> Regelfalt:
    """A telephone number in any writing."""
    return Regelfalt(rule=normalise_telefon, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}), **kwargs)


def make_epost(**kwargs: Any) -> Regelfalt:
    """An e-mail address."""
    return Regelfalt(rule=normalise_epost, widget=forms.EmailInput(attrs={"autocomplete": "email"}), **kwargs)
