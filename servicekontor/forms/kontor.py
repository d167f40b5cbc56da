"""Forms of those who plan offices: close a day, wind an office down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from servicekontor.actions.avveckling import LANGSTA_ERSATTNING, LANGSTA_RUBRIK
from servicekontor.dagfalt import Dagfalt
from servicekontor.models import Kontor


class Dagform(forms.Form):
    """Which day."""

    datum = Dagfalt(label=_("Dag"))


class Stangform(Dagform):
    """Which day, and why."""

    rubrik = forms.CharField(label=_("Orsak"), max_length=LANGSTA_RUBRIK, help_text=_("Läses av medborgare, till exempel Vattenläcka."))


class Avvecklingsform(forms.Form):
    """The last day, and what comes instead."""

    sista_dag = Dagfalt(label=_("Sista dag"))
    ersattning = forms.CharField(
        label=_("Vad som ersätter kontoret"),
        max_length=LANGSTA_ERSATTNING,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Läses av dem som annars skulle ha kommit hit."),
    )
    ersatts_av = forms.ModelChoiceField(
        label=_("Närmaste kontor efteråt"),
        queryset=Kontor.objects.none(),
        required=False,
        help_text=_("De som har en tid erbjuds först en ny där."),
    )

    def __init__(self, *args: Any, kontor: Kontor, **kwargs: Any) -> None:
        """Start from what is planned already; another office can take over."""
        super().__init__(*args, **kwargs)
        self.fields["ersatts_av"].queryset = Kontor.objects.public().in_use().exclude(pk=kontor.pk)
        self.initial = {namn: getattr(kontor, namn) for namn in self.fields}
