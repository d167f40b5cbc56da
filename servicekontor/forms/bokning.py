"""Forms of those who book for others, and of those who publish times and reserve rooms."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.actions.reservation import Onskad
from servicekontor.bokningsratt import offered_by
from servicekontor.dagfalt import Dagfalt
from servicekontor.models import Kontor, Motestyp, Mottagningstid, Reservation, Resurs

KLOCKA = {"type": "time"}


def make_clock(**kwargs: Any) -> forms.TimeField:
    """A clock time, in whole minutes."""
    return forms.TimeField(widget=forms.TimeInput(attrs=KLOCKA, format="%H:%M"), input_formats=["%H:%M", "%H.%M"], **kwargs)


class Onskemal(forms.Form):
    """What somebody on the line wants to book, where and from which day."""

    motestyp = forms.ModelChoiceField(Motestyp.objects.none(), label=_("Vad gäller det?"), empty_label=_("Välj"), to_field_name="kod")
    kontor = forms.ModelChoiceField(
        Kontor.objects.none(), label=_("Kontor"), empty_label=_("Vilket som helst"), required=False, to_field_name="kod"
    )
    fran_datum = Dagfalt(label=_("Tidigast"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what has times somewhere."""
        super().__init__(*args, **kwargs)
        self.fields["motestyp"].queryset = Motestyp.objects.filter(is_active=True, mottagningstider__isnull=False).distinct()
        self.fields["kontor"].queryset = Kontor.objects.in_use().filter(mottagningstider__isnull=False).distinct()


class Mottagningstidform(forms.ModelForm):
    """A weekly stretch of reception."""

    fran = make_clock(label=_("Från"))
    till = make_clock(label=_("Till"))
    galler_fran = Dagfalt(label=_("Gäller från"))
    galler_till = Dagfalt(label=_("Gäller till och med"), required=False)

    class Meta:
        model = Mottagningstid
        fields = ("motestyp", "kontor", "veckodag", "veckor", "fran", "till", "galler_fran", "galler_till", "resurser", "handlaggare")
        widgets = {"resurser": forms.CheckboxSelectMultiple, "handlaggare": forms.CheckboxSelectMultiple}
        help_texts = {
            "resurser": _("Välj det som finns på kontoret. Så många kan tas emot samtidigt."),
            "handlaggare": _("Lämna tomt om den som sitter i disken tar emot."),
        }

    def __init__(self, *args: Any, user: Anvandare, **kwargs: Any) -> None:
        """Offer the user's kinds of meeting, what is at the offices, and the people of the user's units."""
        super().__init__(*args, **kwargs)
        units = user.units_with(Behorighet.PUBLICERA_TIDER)
        self.fields["motestyp"].queryset = offered_by(user)
        self.fields["kontor"].queryset = Kontor.objects.in_use()
        things = Resurs.objects.filter(is_active=True, is_bokningsbar=True).select_related("kontor").order_by("kontor__namn", "namn")
        self.fields["resurser"].queryset = things
        self.fields["resurser"].label_from_instance = lambda resurs: f"{resurs.kontor}: {resurs}"
        self.fields["handlaggare"].queryset = Anvandare.objects.filter(is_active=True, medlemskap__enhet__in=units).distinct()
        self.initial.setdefault("galler_fran", timezone.localdate())

    def _post_clean(self) -> None:
        """The rules of the action say what is wrong, in one place."""


class Slutform(forms.Form):
    """The last day of a stretch."""

    sista_dag = Dagfalt(label=_("Sista dag"))
    is_avbokning = forms.BooleanField(label=_("Ställ in bokade möten efter den dagen och meddela dem som har bokat"), required=False)


class Stangform(forms.Form):
    """A date when nobody receives."""

    datum = Dagfalt(label=_("Dag"))
    orsak = forms.CharField(label=_("Orsak, som läses av den som har bokat"), max_length=100, required=False)
    is_avbokning = forms.BooleanField(label=_("Ställ in bokade möten den dagen och meddela dem som har bokat"), required=False)


class Reservationsform(forms.Form):
    """A room, for what, and when."""

    resurs = forms.ModelChoiceField(Resurs.objects.none(), label=_("Lokal"), empty_label=_("Välj"))
    enhet = forms.ModelChoiceField(Enhet.objects.none(), label=_("För enheten"), empty_label=None)
    rubrik = forms.CharField(label=_("Vad gäller det?"), max_length=100, help_text=_("Syns för andra som bokar. Skriv inga namn."))
    datum = Dagfalt(label=_("Dag"))
    fran = make_clock(label=_("Från"))
    till = make_clock(label=_("Till"))
    upprepning = forms.ChoiceField(label=_("Upprepas"), choices=Reservation.Upprepning.choices, initial=Reservation.Upprepning.INGEN)
    sista_dag = Dagfalt(label=_("Till och med"), required=False)

    def __init__(self, *args: Any, user: Anvandare, **kwargs: Any) -> None:
        """Offer the rooms of offices in use, and the user's own units."""
        super().__init__(*args, **kwargs)
        rooms = Resurs.objects.filter(slag=Resurs.Slag.RUM, is_active=True, is_bokningsbar=True, kontor__in=Kontor.objects.in_use())
        self.fields["resurs"].queryset = rooms.select_related("kontor").order_by("kontor__namn", "namn")
        self.fields["resurs"].label_from_instance = lambda resurs: f"{resurs.kontor}: {resurs} ({resurs.platser})"
        self.fields["enhet"].queryset = Enhet.objects.filter(pk__in=user.units_with(Behorighet.PUBLICERA_TIDER))

    def onskad(self) -> Onskad:
        """What a valid form wants."""
        given = self.cleaned_data
        last: date | None = given["sista_dag"]
        return Onskad(given["resurs"], given["datum"], given["fran"], given["till"], given["upprepning"], last)
