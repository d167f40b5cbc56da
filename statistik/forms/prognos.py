"""Forms of the forecast: known events and staffing targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.models import Kanal
from statistik.models import Bemanningskrav, Prognoshandelse

DAG = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class Prognoshandelseform(forms.ModelForm):
    """A known event."""

    kanal = forms.ChoiceField(label=_("Kanal"), choices=[("", _("Alla kanaler")), *Kanal.choices], required=False)
    andring = forms.IntegerField(
        label=_("Egen bedömning av ändringen, i procent"),
        required=False,
        min_value=-95,
        max_value=900,
        help_text=_("30 betyder 30 procent fler. Används tills en händelse av samma slag har varit."),
    )

    class Meta:
        model = Prognoshandelse
        fields = ["slag", "kanal", "fran", "till", "andring"]
        widgets = {"fran": DAG, "till": DAG}
        labels = {"slag": _("Vad händer?"), "fran": _("Första dagen"), "till": _("Sista dagen")}


BARA_MUNTLIGT, BARA_SKRIFTLIGT = ("andel", "svarstid", "belaggning", "minst", "talamod"), ("frist",)


class Bemanningskravform(forms.ModelForm):
    """What a channel's staffing is to reach: waiting where somebody waits, a deadline where something is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The instance's channel decides which fields there are."""
        super().__init__(*args, **kwargs)
        for namn in BARA_SKRIFTLIGT if Kanal(self.instance.kanal).is_muntlig else BARA_MUNTLIGT:
            del self.fields[namn]

    class Meta:
        model = Bemanningskrav
        fields = ["andel", "svarstid", "belaggning", "bortfall", "minst", "hantering", "talamod", "frist"]
        labels = {
            "andel": _("Så många procent ska tas inom måltiden"),
            "svarstid": _("Måltid i sekunder"),
            "belaggning": _("Högsta beläggning i procent"),
            "bortfall": _("Bortfall i procent"),
            "minst": _("Minst antal medarbetare"),
            "hantering": _("Hanteringstid i sekunder"),
            "talamod": _("Tålamod i sekunder"),
            "frist": _("Frist i arbetsdagar"),
        }
        help_texts = {
            "bortfall": _("Raster, möten, utbildning och sjukdom: den del av arbetstiden som inte är för kontakter."),
            "hantering": _("Lämna tomt, så används den uppmätta tiden."),
            "talamod": _("Hur länge den som väntar står ut i genomsnitt. Lämna tomt om ni räknar med att ingen lägger på."),
            "frist": _("Gäller skriftliga kanaler: 1 betyder svar senast nästa arbetsdag."),
        }
