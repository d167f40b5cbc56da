"""The forms of money: a programme's year, and what is assumed of officers' time."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statistik.actions.ekonomi import Belopp
from statistik.models import Budgetrad, Kostnadsslag, Tidsantagande

HOGST = 99_999_999_999


class Kronorfalt(forms.IntegerField):
    """Whole kronor; blanks between the thousands are taken away."""

    widget = forms.TextInput(attrs={"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        """The number."""
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class Budgetform(forms.Form):
    """A budget and an outcome for each kind of cost, and until when the outcomes are known."""

    def __init__(self, *args: Any, ar: int, rader: list[Budgetrad], **kwargs: Any) -> None:
        """Begin with the lines that are there."""
        self.ar = ar
        known = {rad.slag: rad for rad in rader}
        initial = {f"{slag}_{namn}": getattr(known[slag], namn) for slag in known for namn in ("budget", "utfall")}
        initial["utfall_till"] = next((rad.utfall_till for rad in rader if rad.utfall_till), None)
        super().__init__(*args, initial=initial, **kwargs)
        for slag in Kostnadsslag:
            words = {"slag": slag.label}
            self.fields[f"{slag}_budget"] = _kronor(_("%(slag)s: budget, kronor") % words)
            self.fields[f"{slag}_utfall"] = _kronor(_("%(slag)s: utfall, kronor") % words)
        self.fields["utfall_till"] = forms.DateField(
            label=_("Utfallet gäller till och med"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        )

    def clean_utfall_till(self) -> date | None:
        """A day of the year, where there is an outcome."""
        till = self.cleaned_data["utfall_till"]
        has_outcome = any(self.cleaned_data.get(f"{slag}_utfall") is not None for slag in Kostnadsslag)
        if has_outcome and (till is None or till.year != self.ar):
            raise forms.ValidationError(_("Skriv vilken dag under %(ar)d som utfallet gäller till och med.") % {"ar": self.ar})
        if till is not None and till > timezone.localdate():
            raise forms.ValidationError(_("Utfallet kan inte gälla längre än till i dag."))
        return till

    @property
    def belopp(self) -> dict[str, Belopp]:
        """What was written, by kind."""
        cleaned = self.cleaned_data
        return {slag.value: (cleaned[f"{slag}_budget"], cleaned[f"{slag}_utfall"]) for slag in Kostnadsslag}


class Antagandeform(forms.ModelForm):
    """What is assumed from a year on."""

    def _post_clean(self) -> None:
        """The action judges the whole."""

    class Meta:
        model = Tidsantagande
        fields = ["minuter", "andel", "timkostnad", "grund"]
        localized_fields = ["minuter"]
        labels = {
            "minuter": gettext_lazy("Handläggarens tid per fråga, i minuter"),
            "andel": gettext_lazy("Andel av frågorna som annars hade nått en handläggare, i procent"),
            "timkostnad": gettext_lazy("Handläggarens timkostnad, i kronor"),
            "grund": gettext_lazy("Vad bygger antagandet på?"),
        }
        help_texts = {"timkostnad": gettext_lazy("Lämna tomt om tiden inte ska räknas i kronor.")}


def _kronor(rubrik: str) -> Kronorfalt:
    return Kronorfalt(label=rubrik, required=False, min_value=0, max_value=HOGST)
