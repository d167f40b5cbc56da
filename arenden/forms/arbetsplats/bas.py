"""A form over what lies in a draft: drawn as it was typed, judged first when the contact is saved."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _


class Utkastform(forms.Form):
    """Holds the fields of a draft. Unless `is_judged`, nothing is checked: half a telephone number is no error yet."""

    use_required_attribute = False

    def __init__(self, falt: MultiValueDict[str, str] | QueryDict, *, is_judged: bool = False, **kwargs: Any) -> None:
        """Bind the form to what has been typed."""
        super().__init__(data=falt, **kwargs)
        if not is_judged:
            self.spare()

    def spare(self) -> None:
        """Let the form be drawn without being judged."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


def make_line(label: Any, *, hjalp: Any = "", **attrs: Any) -> forms.CharField:
    """A line of text. Its length is judged by the domain, which says what to do instead; the browser never cuts it."""
    return forms.CharField(label=label, required=False, help_text=hjalp, widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}))


def make_area(label: Any, *, rader: int = 2, hjalp: Any = "", **attrs: Any) -> forms.CharField:
    """An area for words that grows with them."""
    return forms.CharField(label=label, required=False, help_text=hjalp, widget=forms.Textarea(attrs={"rows": rader, **attrs}))


def make_day(label: Any) -> forms.DateField:
    """A date."""
    widget = forms.DateInput(attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, error_messages={"invalid": _("Skriv dagen som ÅÅÅÅ-MM-DD.")})


def make_clock(label: Any) -> forms.TimeField:
    """A clock time."""
    widget = forms.TimeInput(attrs={"type": "time"})
    return forms.TimeField(label=label, required=False, widget=widget, error_messages={"invalid": _("Skriv tiden som TT:MM.")})
