"""The form that sets a target."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.models import Kanal
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from statistik.models import Mal
from statistik.nyckeltal import ALLA
from statistik.nyckeltalsslag import Kalla

MATBARA = [(n.kod, n.namn) for n in ALLA if n.kalla == Kalla.DAGSVARDEN and {"center", "enhet"} & set(n.delar)]


class Manadsfalt(forms.DateField):
    """A month, written as 2026-01; it is kept as its first day."""

    widget = forms.DateInput(format="%Y-%m", attrs={"type": "month", "placeholder": "2026-01"})
    default_error_messages = {"invalid": _("Skriv månaden som 2026-01.")}

    def __init__(self, **kwargs: Any) -> None:
        """Whole dates are taken too."""
        super().__init__(input_formats=["%Y-%m", "%Y-%m-%d"], **kwargs)

    def clean(self, value: Any) -> date | None:
        """The first day of the month."""
        dag = super().clean(value)
        return dag.replace(day=1) if dag else None


class Malform(forms.ModelForm):
    """What is to be reached, where, by when and by whom. What may be chosen is what the user leads."""

    nyckeltal = forms.ChoiceField(label=_("Nyckeltal"), choices=MATBARA)
    kanal = forms.ChoiceField(label=_("Kanal"), choices=[("", _("Alla kanaler")), *Kanal.choices], required=False)
    fran = Manadsfalt(label=_("Första månaden"))
    till = Manadsfalt(label=_("Sista månaden"), help_text=_("Då ska målet vara nått."))

    def __init__(self, *args: Any, user: Anvandare, **kwargs: Any) -> None:
        """Offer the user's units, and those who lead something as owners."""
        super().__init__(*args, **kwargs)
        self.fields["enhet"].queryset = Enhet.objects.filter(pk__in=user.units_with(Behorighet.SE_STATISTIK)).order_by("namn")
        leaders = Anvandare.objects.filter(is_active=True, medlemskap__roll="chef").distinct()
        self.fields["agare"].queryset = leaders.order_by("last_name", "first_name")
        self.initial.setdefault("agare", user.pk)

    def _post_clean(self) -> None:
        """The action judges the whole."""

    class Meta:
        model = Mal
        fields = ["nyckeltal", "matning", "enhet", "kanal", "fran", "till", "start", "mal", "agare", "anteckning"]
        localized_fields = ["start", "mal"]
        labels = {
            "matning": _("Vad ska mätas?"),
            "enhet": _("Center eller enhet"),
            "start": _("Läget i dag"),
            "mal": _("Målet"),
            "agare": _("Ansvarig"),
            "anteckning": _("Så ska vi nå dit"),
        }
        help_texts = {
            "enhet": _("En enhet mäts med alla enheter under den."),
            "mal": _("Skriv som siffran står i statistiken: procent, minuter för väntan och samtal, timmar för kvittens och svar."),
        }
