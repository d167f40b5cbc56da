"""What lists are narrowed by, and what is done to several cases at once."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.models import Arende, Kanal
from arenden.status import OPPNA, Status
from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Arendetyp, Enhet, Medlemskap

FLEST_PA_EN_GANG = 100


class Arendefilter(django_filters.FilterSet):
    """Filters that stand in the address, so that a list can be kept and shared. Nothing personal among them."""

    arendetyp = django_filters.ModelChoiceFilter(
        label=_("Ärendetyp"), queryset=Arendetyp.objects.active(), to_field_name="kod", empty_label=_("Alla ärendetyper")
    )
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=[(s.value, s.label) for s in Status if s in OPPNA], empty_label=_("Alla")
    )
    kanal = django_filters.ChoiceFilter(label=_("Kanal"), choices=Kanal.choices, empty_label=_("Alla"))
    enhet = django_filters.ModelChoiceFilter(
        label=_("Enhet"),
        field_name="ansvarig_enhet",
        queryset=Enhet.objects.all(),
        to_field_name="kortnamn",
        empty_label=_("Alla enheter"),
    )

    class Meta:
        model = Arende
        fields = ("arendetyp", "status", "kanal", "enhet")


class Sokform(forms.Form):
    """The search box. Sent by POST: what people search for is often a name or a number."""

    q = forms.CharField(label=_("Sök ärende"), max_length=200, widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}))


class Massform(forms.Form):
    """Assign several cases to a colleague."""

    arende = forms.ModelMultipleChoiceField(queryset=Arende.objects.none(), label=_("Ärenden"))
    till = forms.ModelChoiceField(queryset=Anvandare.objects.none(), label=_("Tilldela"), empty_label=_("Välj en kollega"))

    def __init__(self, *args: object, user: Anvandare, enheter: list[Enhet], is_center: bool, **kwargs: object) -> None:
        """Only cases that the user sees and colleagues who work with cases at the units can be chosen."""
        super().__init__(*args, **kwargs)
        needed = Behorighet.REGISTRERA_KONTAKT if is_center else Behorighet.HANDLAGGA
        members = Medlemskap.objects.valid().with_permission(needed, enheter)
        self.fields["arende"].queryset = Arende.objects.visible_to(user)
        self.fields["till"].queryset = Anvandare.objects.filter(medlemskap__in=members).distinct()

    def clean_arende(self) -> list[Arende]:
        """Refuse more than can be done while somebody waits."""
        chosen = self.cleaned_data["arende"]
        if len(chosen) > FLEST_PA_EN_GANG:
            raise forms.ValidationError(_("Välj högst %(max)d ärenden åt gången.") % {"max": FLEST_PA_EN_GANG})
        return list(chosen)


