"""Following somebody else's report instead of making another."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.forms.medborgare.falt import make_epost
from arenden.narliggande import Narliggande
from kontaktcenter.tidsord import spoken_time

SALT = "arenden.narliggande"


class Redanform(forms.Form):
    """Which of the reports nearby, and the address that the answer is mailed to. A report is named by a word that says nothing."""

    rapport = forms.ChoiceField(
        label=gettext_lazy("Vilken anmälan är det?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Välj vilken anmälan du vill följa."),
            "invalid_choice": gettext_lazy("Anmälan går inte längre att följa. Välj en annan, eller gör en egen anmälan."),
        },
    )
    epost = make_epost(
        label=gettext_lazy("Din e-postadress"),
        help_text=gettext_lazy("Vi mejlar när anmälan har fått svar. Du bekräftar adressen först."),
        error_messages={"required": gettext_lazy("Skriv din e-postadress.")},
    )

    def __init__(self, *args: Any, nearby: list[Narliggande], **kwargs: Any) -> None:
        """Offer the reports that are nearby now: distance and age, nothing more."""
        super().__init__(*args, **kwargs)
        self.by_token = {_token(n): n for n in nearby}
        self.fields["rapport"].choices = [(token, _describe(n)) for token, n in self.by_token.items()]

    @property
    def chosen(self) -> Narliggande:
        """The report to follow; for a valid form."""
        return self.by_token[self.cleaned_data["rapport"]]


def _token(narliggande: Narliggande) -> str:
    return salted_hmac(SALT, str(narliggande.arende_id), algorithm="sha256").hexdigest()[:20]


def _describe(narliggande: Narliggande) -> str:
    return _("%(avstand)d meter bort, anmäld %(tid)s") % {
        "avstand": narliggande.avstand,
        "tid": spoken_time(timezone.localdate(narliggande.anmald), timezone.now()),
    }
