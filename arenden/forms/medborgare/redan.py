"""Following somebody else's report instead of making another."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from arenden.narliggande import Narliggande
from kontaktcenter.medborgare.falt import make_epost
from kontaktcenter.oversattning import isolate
from kontaktcenter.tidsord import spoken_time

SALT = "arenden.narliggande"


class Redanform(forms.Form):
    """Which of the reports nearby, and the address that the answer is mailed to. A report is named by a word that says nothing."""

    rapport = forms.ChoiceField(
        label=gettext_lazy("Vilken anmälan är det?"),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Anmälan går inte längre att följa. Välj en annan, eller gör en egen anmälan.")},
    )
    epost = make_epost(
        label=gettext_lazy("Din e-postadress"),
        help_text=gettext_lazy("Vi mejlar när anmälan har fått svar. Du bekräftar adressen först."),
        required=False,
    )

    def __init__(self, *args: Any, nearby: list[Narliggande], **kwargs: Any) -> None:
        """Offer the reports that are nearby now: street, distance, age and state, nothing more."""
        super().__init__(*args, **kwargs)
        self.by_token = {_token(n): n for n in nearby}
        self.fields["rapport"].choices = [(token, _describe(n)) for token, n in self.by_token.items()]

    def clean(self) -> dict[str, Any]:
        """Both are needed to follow, and neither by those who go on with a report of their own."""
        cleaned = super().clean()
        if "rapport" not in self.errors and not cleaned.get("rapport"):
            self.add_error("rapport", _("Välj vilken anmälan du vill följa."))
        if "epost" not in self.errors and not cleaned.get("epost"):
            self.add_error("epost", _("Skriv din e-postadress."))
        return cleaned

    @property
    def chosen(self) -> Narliggande:
        """The report to follow; for a valid form."""
        return self.by_token[self.cleaned_data["rapport"]]


def _token(narliggande: Narliggande) -> str:
    return salted_hmac(SALT, str(narliggande.arende_id), algorithm="sha256").hexdigest()[:20]


def _describe(narliggande: Narliggande) -> str:
    tid = spoken_time(timezone.localdate(narliggande.anmald), timezone.now())
    avstand = narliggande.avstand or 0
    words = {"gata": isolate(narliggande.gata), "avstand": avstand, "tid": tid}
    # "Meter" is one and the same in Swedish, but not in Arabic: hence two words for one.
    if not narliggande.gata:
        where = ngettext("%(avstand)d meter bort, anmäld %(tid)s", "%(avstand)d meter bort, anmäld %(tid)s", avstand)
    elif narliggande.avstand is None:
        where = _("Vid %(gata)s, anmäld %(tid)s")
    else:
        where = ngettext(
            "Vid %(gata)s, %(avstand)d meter bort, anmäld %(tid)s", "Vid %(gata)s, %(avstand)d meter bort, anmäld %(tid)s", avstand
        )
    return f"{where % words} · {_('Pågår') if narliggande.is_paborjad else _('Mottaget')}"
