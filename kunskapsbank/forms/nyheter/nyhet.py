"""The form of a piece of news."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Anvandare, Enhet
from kunskapsbank.actions.nyhet import LANGSTA_RUBRIK, LANGSTA_TEXT
from kunskapsbank.models import Nyhet
from kunskapsbank.nyheter import units_to_write_for


class Nyhetsform(forms.Form):
    """What is told, to whom, and for how long."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)
    slag = forms.ChoiceField(label=_("Slag"), choices=Nyhet.Slag)
    rubrik = forms.CharField(label=_("Rubrik"), max_length=LANGSTA_RUBRIK)
    text = forms.CharField(
        label=_("Text"),
        max_length=LANGSTA_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Skriv med Markdown: ## ger en rubrik, - en punkt i en lista."),
    )
    is_viktig = forms.BooleanField(
        label=_("Viktigt"), required=False, help_text=_("Måste läsas och kvitteras. Ändrar du texten måste alla läsa igen.")
    )
    enheter = forms.ModelMultipleChoiceField(
        label=_("För dem som arbetar vid"),
        queryset=Enhet.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=_("Enheterna under dem du väljer är med."),
    )
    giltig_till = forms.DateField(
        label=_("Visas till och med"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, user: Anvandare, nyhet: Nyhet | None = None, **kwargs: Any) -> None:
        """Start from the news as they are; only units that the user writes for can be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["enheter"].queryset = units_to_write_for(user)
        if nyhet is not None:
            fields = ("version", "slag", "rubrik", "text", "is_viktig", "giltig_till")
            self.initial = {namn: getattr(nyhet, namn) for namn in fields} | {"enheter": nyhet.enheter.all()}

    def clean_giltig_till(self) -> Any:
        """A day to come."""
        dag = self.cleaned_data["giltig_till"]
        if dag is not None and dag < timezone.localdate():
            raise forms.ValidationError(_("Välj i dag eller ett senare datum."))
        return dag
