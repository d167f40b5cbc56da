"""Against robots without puzzles: a field that people do not see, and a signed time of when the page was shown.

Whoever is stopped keeps what was typed, and is told what to do and whom to call.
"""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SALT = "arenden.formular.stampel"
LANGST_OPPEN = timedelta(hours=24)


class SkyddadForm(forms.Form):
    """The first page of a form. After `is_valid()`, `shown` is when it was shown."""

    webbplats = forms.CharField(
        label=gettext_lazy("Lämna det här fältet tomt"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stampel = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A page that is shown again is stamped again, and its trap is emptied."""
        super().__init__(*args, **kwargs)
        self.shown: datetime | None = None
        self.fresh_stamp = signing.dumps(timezone.now().timestamp(), salt=SALT)
        self.initial["stampel"] = self.fresh_stamp

    def clean(self) -> dict[str, Any]:
        """Refuse what a robot sends."""
        cleaned = super().clean()
        phone = {"telefon": settings.KOMMUN["telefon"]}
        if self.data.get("webbplats"):
            self.add_error(None, _("Vi kunde inte ta emot formuläret. Försök igen, eller ring %(telefon)s.") % phone)
        try:
            stamp = signing.loads(str(self.data.get("stampel", "")), salt=SALT, max_age=LANGST_OPPEN)
            self.shown = datetime.fromtimestamp(stamp, tz=timezone.get_current_timezone())
        except signing.BadSignature:
            self.add_error(
                None, _("Sidan har varit öppen för länge. Det du skrev finns kvar: tryck på knappen igen, eller ring %(telefon)s.") % phone
            )
        if self.errors:
            self.data = self.data.copy()
            self.data["webbplats"] = ""
            # Who puts a mistake right has had the page since it was first shown: that goes quicker than writing it all.
            if self.shown is None:
                self.data["stampel"] = self.fresh_stamp
        return cleaned


def too_fast(borjade: datetime) -> str | None:
    """A sentence when the form came quicker than anybody writes, else None."""
    if timezone.now() - borjade >= timedelta(seconds=settings.FORMULAR_MINSTA_SEKUNDER):
        return None
    return _("Det gick fortare än vi hann med. Vänta några sekunder och tryck på knappen igen, eller ring %(telefon)s.") % {
        "telefon": settings.KOMMUN["telefon"]
    }


def too_many_sentence() -> str:
    """What somebody is told whose address has sent very much."""
    return _("Det har kommit många formulär från din uppkoppling. Vänta en stund och försök igen, eller ring %(telefon)s.") % {
        "telefon": settings.KOMMUN["telefon"]
    }
