"""What is asked of the log of looks. Sent by POST: whom somebody suspects is nobody else's business."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from arenden.arendenummer import read_nummer
from arenden.models import Arende
from kontaktcenter.models import Anvandare

VANLIG_PERIOD = timedelta(days=30)
TIDIGAST = date(2000, 1, 1)


def _dagfalt(label: str) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class Medarbetarval(forms.ModelChoiceField):
    """An employee, also one who has left; static/js/arende/sokval.js makes the list searchable."""

    widget = forms.Select(attrs={"data-sokval": gettext_lazy("Sök i listan")})

    def label_from_instance(self, obj: Anvandare) -> str:
        """Name and user name: two may have the same name."""
        return f"{obj.get_full_name() or obj.username} ({obj.username})"


class Granskningsform(forms.Form):
    """Who, which case, and when."""

    anvandare = Medarbetarval(
        label=gettext_lazy("Medarbetare"),
        queryset=Anvandare.objects.order_by("first_name", "last_name", "pk").only("first_name", "last_name", "username"),
        required=False,
        empty_label=gettext_lazy("Alla"),
    )
    nummer = forms.CharField(
        label=gettext_lazy("Ärendenummer"), required=False, max_length=30, help_text=gettext_lazy("Till exempel KC-2026-000123.")
    )
    fran = _dagfalt(gettext_lazy("Från och med"))
    till = _dagfalt(gettext_lazy("Till och med"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The last month, unless something else is asked for."""
        today = timezone.localdate()
        super().__init__(*args, **{"initial": {"fran": today - VANLIG_PERIOD, "till": today}, **kwargs})

    def clean_nummer(self) -> Arende | None:
        """The case of that number, whoever may see it: the action asks."""
        typed = self.cleaned_data["nummer"].strip()
        if not typed:
            return None
        arende = Arende.objects.filter(nummer=read_nummer(typed)).only("pk", "nummer").first()
        if arende is None:
            raise forms.ValidationError(_("Ärendet finns inte, eller så får du inte granska det. Skriv hela ärendenumret."))
        return arende

    def clean_fran(self) -> date:
        """A day that there can be anything from."""
        fran: date = self.cleaned_data["fran"]
        if fran < TIDIGAST:
            raise forms.ValidationError(_("Välj en senare dag."))
        return fran

    def clean_till(self) -> date:
        """No later than today."""
        return min(self.cleaned_data["till"], timezone.localdate())
