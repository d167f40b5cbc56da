"""Forms of those who plan tours: a tour, a pattern, its stops, a delay, a cancellation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kontaktcenter.fel import InaktuellSida
from kontaktcenter.models import Anvandare, Arendetyp
from kontaktcenter.models.kalender import VECKODAGAR
from servicekontor.actions.tur import NyttStopp
from servicekontor.actions.turmonster import Rytm
from servicekontor.actions.turstopp import LANGSTA_FORSENING, LANGSTA_ORSAK
from servicekontor.dagfalt import Dagfalt
from servicekontor.models import Fordon, Stopplats, Turmonster, Turstopp
from servicekontor.rattigheter import planned_by

FLEST_STOPP = 12
STORST = 2**31 - 1
TID = forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class Stoppform(forms.Form):
    """One stop."""

    plats = forms.ModelChoiceField(label=_("Plats"), queryset=Stopplats.objects.select_related("ort"))
    ankomst = forms.TimeField(label=_("Öppnar"), widget=TID)
    avgang = forms.TimeField(label=_("Stänger"), widget=TID)
    arendetyper = forms.ModelMultipleChoiceField(
        label=_("Hjälp med"),
        queryset=Arendetyp.objects.active(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Välj inget om det är samma hjälp som på kontoren."),
    )

    def as_stop(self) -> NyttStopp:
        """What was asked for, in whole minutes."""
        given = self.cleaned_data
        times = {namn: given[namn].replace(second=0, microsecond=0) for namn in ("ankomst", "avgang")}
        return NyttStopp(given["plats"], arendetyper=list(given["arendetyper"]), **times)


class BaseStoppformset(forms.BaseFormSet):
    """The stops of a tour or a pattern; a row that is left empty is none."""

    def as_stops(self) -> list[NyttStopp]:
        """Those that were filled in."""
        return [form.as_stop() for form in self.forms if form.has_changed() and not self._should_delete_form(form)]


Stoppformset = forms.formset_factory(Stoppform, formset=BaseStoppformset, extra=3, max_num=FLEST_STOPP, can_delete=True)


class Fordonsform(forms.Form):
    """What every form of a vehicle has."""

    fordon = forms.ModelChoiceField(label=_("Fordon"), queryset=Fordon.objects.none())

    def __init__(self, *args: Any, user: Anvandare, **kwargs: Any) -> None:
        """Only vehicles of offices that the user plans."""
        super().__init__(*args, **kwargs)
        self.fields["fordon"].queryset = Fordon.objects.filter(is_active=True, kontor__in=planned_by(user))


class Turform(Fordonsform):
    """A tour on a date."""

    datum = Dagfalt(label=_("Dag"))


class Monsterform(Fordonsform):
    """A pattern: when it comes again."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=STORST, required=False)
    namn = forms.CharField(label=_("Namn"), max_length=100)
    rytm = forms.ChoiceField(label=_("Hur ofta"), choices=Turmonster.Rytm)
    veckodag = forms.TypedChoiceField(label=_("Veckodag"), choices=VECKODAGAR, coerce=int)
    manadsvecka = forms.TypedChoiceField(
        label=_("Vilken i månaden"),
        choices=[("", "–"), *Turmonster.Manadsvecka.choices],
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Bara för det som återkommer en gång i månaden."),
    )
    galler_fran = Dagfalt(label=_("Gäller från"))
    galler_till = Dagfalt(label=_("Gäller till och med"), required=False, help_text=_("Lämna tomt om det gäller tills vidare."))

    def as_rhythm(self) -> Rytm:
        """When the pattern comes again."""
        return Rytm(**{namn: self.cleaned_data[namn] for namn in ("rytm", "veckodag", "manadsvecka", "galler_fran", "galler_till")})


class Orsaksform(forms.Form):
    """Why a stop or a tour is cancelled."""

    orsak = forms.CharField(label=_("Orsak"), max_length=LANGSTA_ORSAK, help_text=_("Läses av medborgare. Skriv inga namn."))


class Forseningsform(Orsaksform):
    """How late a stop is, and why."""

    minuter = forms.IntegerField(label=_("Minuter"), min_value=1, max_value=LANGSTA_FORSENING)
    sedd = forms.TimeField(widget=forms.HiddenInput)
    field_order = ["minuter", "orsak"]

    def renew(self, stopp: Turstopp) -> None:
        """When it was refused because the stop has another time by now, carry that one, so that it can be sent again."""
        if isinstance(getattr(self, "vagran", None), InaktuellSida):
            stopp.refresh_from_db(fields=["ankomst"])
            self.data = self.data.copy()
            self.data[self.add_prefix("sedd")] = f"{stopp.ankomst:%H:%M}"


class Sistaform(forms.Form):
    """The last day of a pattern."""

    sista_dag = Dagfalt(label=_("Sista dag"), help_text=_("Turer efter dagen tas bort, utom där någon har en tid."))
