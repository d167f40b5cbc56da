"""Forms of the ground floor's own pages; those of the administration stand in `admin`."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.actions.narvaro import LANGSTA_TEXT
from kontaktcenter.models import Anvandare


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

    @classmethod
    def of(cls, anvandare: Anvandare) -> "NarvaroForm":
        """The form as the person's presence stands."""
        till = anvandare.narvaro_till
        is_running = till is not None and till > timezone.now()
        local = timezone.localtime(till) if is_running else None
        initial: dict[str, Any] = {
            "narvaro": anvandare.narvaro_nu,
            "till_tid": local and local.time(),
            "till_datum": local and local.date(),
            "text": anvandare.narvaro_text,
        }
        return cls(initial=initial, auto_id="narvaro_%s")

    @property
    def till(self) -> datetime | None:
        """When the person is back, once the form is valid."""
        datum, tid = self.cleaned_data.get("till_datum"), self.cleaned_data.get("till_tid")
        if datum is None and tid is None:
            return None
        return timezone.make_aware(datetime.combine(datum or timezone.localdate(), tid or time(0)))
