"""Forms of the ground floor's own pages; those of the administration stand in `admin`."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.actions.narvaro import LANGSTA_TEXT
from kontaktcenter.models import Anvandare


class Inloggningsform(AuthenticationForm):
    """The log-in form, with a user name no longer than one can be: a failed one is noted, and the note has no room for more."""

    username = UsernameField(max_length=Anvandare._meta.get_field("username").max_length, widget=forms.TextInput(attrs={"autofocus": True}))


class NarvaroForm(forms.Form):
    """One's own presence. A clock without date means today; a date without clock, from when that day begins."""

    narvaro = forms.ChoiceField(label=_("Jag är"), choices=Anvandare.Narvaro)
    till_tid = forms.TimeField(
        label=_("Tillbaka klockan"), required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    till_datum = forms.DateField(
        label=_("Tillbaka den, om inte i dag"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    text = forms.CharField(label=_("Kommentar"), required=False, max_length=LANGSTA_TEXT)

    def __init__(self, *args: Any, anvandare: Anvandare, **kwargs: Any) -> None:
        """Show the person's presence as it stands. The ids are its own: the form stands on pages with other forms."""
        super().__init__(*args, **{"auto_id": "narvaro_%s", **kwargs})
        till = anvandare.narvaro_till
        local = timezone.localtime(till) if till and till > timezone.now() else None
        self.initial = {
            "narvaro": anvandare.narvaro_nu,
            "till_tid": local and local.time(),
            "till_datum": local and local.date(),
            "text": anvandare.narvaro_text,
        }

    @property
    def till(self) -> datetime | None:
        """When the person is back, once the form is valid."""
        datum, tid = self.cleaned_data.get("till_datum"), self.cleaned_data.get("till_tid")
        if datum is None and tid is None:
            return None
        return timezone.make_aware(datetime.combine(datum or timezone.localdate(), tid or time(0)))
