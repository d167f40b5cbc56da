"""The form that saves a view."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from statistik.benamningar import Benamningar
from statistik.flikar import FLIKAR
from statistik.forms.bestallning import Bestallningsform
from statistik.models.vy import LANGSTA_NAMN
from statistik.synlighet import Synlighet

LANGSTA_SKICKADE = 2_000


class Vyform(forms.Form):
    """`fraga` is what a page was asked for: read anew, so that only what a page understands is kept."""

    namn = forms.CharField(label=gettext_lazy("Vyns namn"), max_length=LANGSTA_NAMN)
    is_delad = forms.BooleanField(label=gettext_lazy("Dela med dem som leder samma enhet"), required=False)
    sida = forms.ChoiceField(choices=[(flik.kod, flik.namn) for flik in FLIKAR], widget=forms.HiddenInput)
    fraga = forms.CharField(required=False, max_length=LANGSTA_SKICKADE, widget=forms.HiddenInput)

    def __init__(self, *args: Any, synligt: Synlighet, **kwargs: Any) -> None:
        """What may be asked for is what the user sees."""
        super().__init__(*args, **{"auto_id": "vy_%s", **kwargs})
        self.synligt = synligt

    def clean_fraga(self) -> str:
        """The same question in its shortest form."""
        asked = Bestallningsform(QueryDict(self.cleaned_data["fraga"]), synligt=self.synligt, benamningar=Benamningar.read())
        if not asked.is_valid():
            raise forms.ValidationError(_("Sidan går inte att spara som den är. Rätta det som är fel på den först."))
        return asked.bestallning.query()
