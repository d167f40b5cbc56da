"""Forms of those who book for others, and of those who publish times and reserve rooms."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kontaktcenter.behorigheter import Behorighet
from kontaktcenter.models import Anvandare, Enhet
from servicekontor.actions.reservation import Onskad
from servicekontor.bokare import Bokare
from servicekontor.bokningsratt import offered_by
from servicekontor.dagfalt import Dagfalt
from servicekontor.forms.medborgare.boka import Bokarform
from servicekontor.models import Kontor, Motestyp, Mottagningstid, Reservation, Resurs, Veckor

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


class AgentensBokarform(Bokarform):
    """Who it is that an agent books for, asked in the agent's words."""

    is_skyddad = forms.BooleanField(
        label=_("Skyddade personuppgifter"), required=False, help_text=_("Namnet visas inte för dem som tar emot mötet.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say beforehand what the rules ask for."""
        super().__init__(*args, is_own=False, **kwargs)
        words = {
            "namn": (_("Namn"), ""),
            "telefon": (_("Telefon"), _("Fyll i telefon eller e-post, gärna båda.")),
            "epost": (_("E-post"), _("Dit skickas en bekräftelse med länk för att ändra och avboka.")),
            "tolk": (_("Behöver tolk"), ""),
            "behov": (_("Behöver personen något för att kunna komma eller delta?"), self.fields["behov"].help_text),
        }
        for namn, (label, help_text) in words.items():
            self.fields[namn].label, self.fields[namn].help_text = label, help_text
        self.fields["namn"].error_messages["required"] = _("Skriv personens namn.")
        for namn in ("namn", "telefon", "epost"):
            self.fields[namn].widget.attrs["autocomplete"] = "off"

    def bokare(self, sprak: str) -> Bokare:
        """What a valid form says, protection too."""
        return replace(super().bokare(sprak), is_skyddad=self.cleaned_data["is_skyddad"])


def receiving_things(motestyp: Motestyp | None, kontor: Kontor | None) -> QuerySet[Resurs]:
    """The desks, rooms or computers of the office that the meeting needs; none until both are chosen."""
    if motestyp is None or kontor is None:
        return Resurs.objects.none()
    return Resurs.objects.filter(kontor=kontor, slag=motestyp.resursslag, is_active=True, is_bokningsbar=True).order_by("namn")


def receiving_people(motestyp: Motestyp | None) -> QuerySet[Anvandare]:
    """The people of the unit that the meeting is with."""
    if motestyp is None:
        return Anvandare.objects.none()
    return Anvandare.objects.filter(is_active=True, medlemskap__enhet=motestyp.enhet_id).distinct()


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
        """Offer the user's kinds of meeting; when meeting and office are chosen, what it needs there and the people of its unit."""
        super().__init__(*args, **kwargs)
        self.fields["motestyp"].queryset = offered_by(user)
        self.fields["kontor"].queryset = Kontor.objects.in_use()
        self.motestyp, self.kontor = self._chosen("motestyp"), self._chosen("kontor")
        self.fields["resurser"].queryset = receiving_things(self.motestyp, self.kontor)
        self.fields["handlaggare"].queryset = receiving_people(self.motestyp)
        self.initial.setdefault("galler_fran", timezone.localdate())

    @property
    def has_chosen(self) -> bool:
        """Whether it is known what can receive."""
        return self.motestyp is not None and self.kontor is not None

    def _chosen(self, namn: str) -> Any:
        """What is chosen of a field that others depend on; None for nothing and for what cannot be chosen."""
        try:
            return self.fields[namn].clean(self.data.get(self.add_prefix(namn)) if self.is_bound else self.initial.get(namn))
        except ValidationError:
            return None

    def _post_clean(self) -> None:
        """The rules of the action say what is wrong, in one place."""


class Andraform(forms.Form):
    """How a published stretch is to be from a date on."""

    fran_datum = Dagfalt(label=_("Från och med"))
    veckor = forms.ChoiceField(label=_("Veckor"), choices=Veckor.choices)
    fran = make_clock(label=_("Från"))
    till = make_clock(label=_("Till"))
    resurser = forms.ModelMultipleChoiceField(
        Resurs.objects.none(),
        label=_("Diskar, rum eller datorer"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Så många kan tas emot samtidigt."),
    )
    handlaggare = forms.ModelMultipleChoiceField(
        Anvandare.objects.none(),
        label=_("Vilka som tar emot"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Lämna tomt om den som sitter i disken tar emot."),
    )
    is_avbokning = forms.BooleanField(label=_("Ställ in bokade möten som inte ryms och meddela dem som har bokat"), required=False)

    def __init__(self, *args: Any, tid: Mottagningstid, **kwargs: Any) -> None:
        """Begin from how the stretch is; who and what is in it can be kept though it is not offered any longer."""
        now = {"veckor": tid.veckor, "fran": tid.fran, "till": tid.till, "fran_datum": max(timezone.localdate(), tid.galler_fran)}
        who = {"resurser": tid.resurser.all(), "handlaggare": tid.handlaggare.all()}
        super().__init__(*args, initial={**now, **who}, **kwargs)
        things, people = receiving_things(tid.motestyp, tid.kontor), receiving_people(tid.motestyp)
        self.fields["resurser"].queryset = Resurs.objects.filter(Q(pk__in=things) | Q(pk__in=tid.resurser.all())).order_by("namn")
        self.fields["handlaggare"].queryset = Anvandare.objects.filter(Q(pk__in=people) | Q(pk__in=tid.handlaggare.all()))


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
        self.fields["resurs"].label_from_instance = _with_seats
        self.fields["enhet"].queryset = Enhet.objects.filter(pk__in=user.units_with(Behorighet.PUBLICERA_TIDER))

    def onskad(self) -> Onskad:
        """What a valid form wants."""
        given = self.cleaned_data
        last: date | None = given["sista_dag"]
        return Onskad(given["resurs"], given["datum"], given["fran"], given["till"], given["upprepning"], last)


def _with_seats(resurs: Resurs) -> str:
    """Such as "Kontoret i Norrby: Samtalsrum 1, 4 platser"."""
    seats = ngettext("%(antal)d plats", "%(antal)d platser", resurs.platser) % {"antal": resurs.platser}
    return f"{resurs.kontor}: {resurs}, {seats}"
