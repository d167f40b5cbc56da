"""Forms of the roster."""

from datetime import datetime, time
from operator import attrgetter
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.models import Enhet
from servicekontor.actions.arbetspass import LANGSTA_RAST, Passuppgift
from servicekontor.dagfalt import Dagfalt
from servicekontor.models import Arbetspass, Kontor, Medarbetare, Schema
from servicekontor.models.schema import MEST_VECKOR
from servicekontor.tasks import LANGSTA_SOKNING

STORST = 2**31 - 1
KLOCKA = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class Schemaform(forms.Form):
    """A new roster."""

    center = forms.ModelChoiceField(label=_("Center"), queryset=Enhet.objects.none(), empty_label=None)
    borjan = Dagfalt(label=_("Första måndagen"))
    veckor = forms.IntegerField(label=_("Antal veckor"), min_value=1, max_value=MEST_VECKOR, initial=4)

    def __init__(self, *args: Any, centers: Any, **kwargs: Any) -> None:
        """`centers` are those that the user plans."""
        super().__init__(*args, **kwargs)
        self.fields["center"].queryset = centers
        if centers.count() == 1:
            self.fields["center"].initial = centers.first()


class Sokningsform(forms.Form):
    """For how long to search."""

    sekunder = forms.IntegerField(label=_("Sök i så många sekunder"), min_value=5, max_value=LANGSTA_SOKNING, initial=60)


class Passform(forms.Form):
    """A shift."""

    medarbetare = forms.ModelChoiceField(label=_("Medarbetare"), queryset=Medarbetare.objects.none(), empty_label=_("Välj en medarbetare"))
    kontor = forms.ModelChoiceField(label=_("Kontor"), queryset=Kontor.objects.none(), empty_label=_("Välj ett kontor"))
    datum = Dagfalt(label=_("Dag"))
    fran = forms.TimeField(label=_("Från"), widget=KLOCKA)
    till = forms.TimeField(label=_("Till"), widget=KLOCKA)
    rast = forms.IntegerField(label=_("Rast i minuter"), min_value=0, max_value=LANGSTA_RAST, initial=45)
    is_last = forms.BooleanField(label=_("Lås passet, så att ett förslag inte flyttar det"), required=False, initial=True)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=STORST, required=False)

    def __init__(self, *args: Any, schema: Schema, arbetspass: Arbetspass | None = None, **kwargs: Any) -> None:
        """Start from the shift as it is, when there is one."""
        initial = {"version": schema.version, **(kwargs.pop("initial", None) or {})}
        if arbetspass is not None:
            names = ("medarbetare", "kontor", "datum", "fran", "till", "rast", "is_last")
            initial = {**{name: getattr(arbetspass, name) for name in names}, **initial}
        super().__init__(*args, initial=initial, **kwargs)
        people = Medarbetare.objects.filter(center=schema.center_id, is_active=True).select_related("anvandare")
        self.fields["medarbetare"].queryset = people | Medarbetare.objects.filter(pk=arbetspass.medarbetare_id if arbetspass else None)
        self.fields["kontor"].queryset = Kontor.objects.filter(enhet=schema.center_id)

    def as_uppgift(self) -> Passuppgift:
        """What the action takes, once the form is valid."""
        return Passuppgift(**{name: value for name, value in self.cleaned_data.items() if name != "version"})


class Franvaroform(forms.Form):
    """Somebody is away: whole days, or from and to a clock time."""

    medarbetare = forms.ModelChoiceField(label=_("Medarbetare"), queryset=Medarbetare.objects.none(), empty_label=_("Välj en medarbetare"))
    fran_datum = Dagfalt(label=_("Från och med"))
    fran_tid = forms.TimeField(label=_("Från klockan (tomt: hela dagen)"), widget=KLOCKA, required=False)
    till_datum = Dagfalt(label=_("Till och med"))
    till_tid = forms.TimeField(label=_("Till klockan (tomt: hela dagen)"), widget=KLOCKA, required=False)

    def __init__(self, *args: Any, centers: Any, **kwargs: Any) -> None:
        """`centers` are those that the user plans."""
        super().__init__(*args, **kwargs)
        self.fields["medarbetare"].queryset = Medarbetare.objects.filter(center__in=centers, is_active=True).select_related("anvandare")

    def as_arguments(self) -> dict[str, Any]:
        """What the action takes, once the form is valid."""
        data = self.cleaned_data
        begin = timezone.make_aware(datetime.combine(data["fran_datum"], data["fran_tid"] or time(0)))
        end = timezone.make_aware(datetime.combine(data["till_datum"], data["till_tid"] or time(23, 59, 59)))
        return {"medarbetare": data["medarbetare"], "fran": begin, "till": end}


class Onskeform(forms.Form):
    """A wish of one's own."""

    datum = Dagfalt(label=_("Dag"))
    vill_arbeta = forms.TypedChoiceField(
        label=_("Jag vill helst"), choices=[("nej", _("vara ledig")), ("ja", _("arbeta"))], coerce=lambda value: value == "ja"
    )
    styrka = forms.TypedChoiceField(
        label=_("Hur viktigt är det?"), choices=[(1, _("Gärna")), (2, _("Viktigt")), (3, _("Mycket viktigt"))], coerce=int
    )


class Bytesform(forms.Form):
    """Which shift, to whom, and which shift in return."""

    arbetspass = forms.ModelChoiceField(label=_("Pass"), queryset=Arbetspass.objects.none(), empty_label=_("Välj ett pass"))
    till = forms.ModelChoiceField(label=_("Kollega"), queryset=Medarbetare.objects.none(), empty_label=_("Välj en kollega"))
    i_gengald = forms.ModelChoiceField(label=_("I gengäld"), queryset=Arbetspass.objects.none(), required=False)

    def __init__(self, *args: Any, medarbetare: Medarbetare, **kwargs: Any) -> None:
        """Own shifts to come, and colleagues."""
        super().__init__(*args, **kwargs)
        rows = Arbetspass.objects.filter(datum__gt=timezone.localdate(), schema__publiceringar__isnull=False)
        rows = rows.select_related("kontor", "schema").distinct()
        self.fields["arbetspass"].queryset = rows.filter(medarbetare=medarbetare)
        self.fields["arbetspass"].label_from_instance = attrgetter("i_ord")
        self.fields["i_gengald"].queryset = rows.filter(schema__center=medarbetare.center_id).exclude(medarbetare=medarbetare)
        colleagues = Medarbetare.objects.filter(center=medarbetare.center_id, is_active=True).exclude(pk=medarbetare.pk)
        self.fields["till"].queryset = colleagues.select_related("anvandare")
