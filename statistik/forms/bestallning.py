"""The form that every page of figures begins with: it reads a `Bestallning` from the address, and says in words what is wrong with one."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kontaktcenter.fel import Inmatningsfel
from statistik.benamningar import DELNAMN, Benamningar
from statistik.bestallning import Bestallning
from statistik.fragor import FLEST_UPPDELNINGAR
from statistik.jamforelse import Jamforelse
from statistik.matt import DELAR
from statistik.nyckeltal import ALLA
from statistik.nyckeltalsslag import Kalla
from statistik.period import Granularitet, Period, make_period
from statistik.perioder import EGEN, FORVALD, NAMNGIVNA, named_period, suit_granularitet
from statistik.synlighet import Synlighet

DAG = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
JAMFORELSER = [
    (Jamforelse.FJOL.value, gettext_lazy("Samma period i fjol")),
    (Jamforelse.FORE.value, gettext_lazy("Perioden före")),
    (Jamforelse.INGEN.value, gettext_lazy("Ingen")),
]
DELAR_TIDEN = [
    ("", gettext_lazy("Lagom")),
    (Granularitet.DAG.value, gettext_lazy("Dag")),
    (Granularitet.VECKA.value, gettext_lazy("Vecka")),
    (Granularitet.MANAD.value, gettext_lazy("Månad")),
]
FORVALT = {"jamfor": Jamforelse.FJOL.value}


class Bestallningsform(forms.Form):
    """Read from the address. `period` holds the name of a period as long as its dates are not changed."""

    period = forms.ChoiceField(
        required=False,
        choices=[("", ""), (EGEN, ""), *((kod, n.namn) for kod, n in NAMNGIVNA.items())],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": gettext_lazy("Den perioden finns inte. Välj en i listan, eller skriv egna datum.")},
    )
    nyckeltal = forms.ChoiceField(
        label=gettext_lazy("Nyckeltal"),
        required=False,
        choices=[("", gettext_lazy("Alla nyckeltal")), *((n.kod, n.namn) for n in ALLA if n.kalla == Kalla.DAGSVARDEN)],
        error_messages={"invalid_choice": gettext_lazy("Det nyckeltalet finns inte. Välj ett i listan.")},
    )
    fran = forms.DateField(label=gettext_lazy("Från och med"), required=False, widget=DAG)
    till = forms.DateField(label=gettext_lazy("Till och med"), required=False, widget=DAG)
    jamfor = forms.ChoiceField(label=gettext_lazy("Jämför med"), required=False, choices=JAMFORELSER)
    per = forms.ChoiceField(label=gettext_lazy("Visa per"), required=False, choices=DELAR_TIDEN)
    dela = forms.MultipleChoiceField(
        label=gettext_lazy("Dela upp på"),
        required=False,
        choices=DELNAMN,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": gettext_lazy("Den uppdelningen finns inte. Välj en i listan.")},
    )

    def __init__(self, query: QueryDict, *, synligt: Synlighet, benamningar: Benamningar) -> None:
        """What may be filtered by is what the user sees."""
        data = query.copy()
        for namn, varde in FORVALT.items():
            data.setdefault(namn, varde)
        self.synligt, self.benamningar = synligt, benamningar
        super().__init__(data, auto_id="best_%s")
        for del_ in DELAR:
            choices = benamningar.choices(del_, synligt)
            wrong = {"invalid_choice": _("Det du filtrerade på finns inte, eller så ser du det inte. Välj i listan.")}
            self.fields[del_] = forms.ChoiceField(
                label=DELNAMN[del_], required=False, choices=[("", _("Alla")), *choices], error_messages=wrong
            )

    @property
    def filterfalt(self) -> list[forms.BoundField]:
        """The filters that there is something to choose in."""
        return [self[del_] for del_ in DELAR if len(self.fields[del_].choices) > 2 or self[del_].value()]

    def clean_dela(self) -> list[str]:
        """No more than can be looked at."""
        asked = list(dict.fromkeys(self.cleaned_data["dela"]))
        if len(asked) > FLEST_UPPDELNINGAR:
            raise forms.ValidationError(_("Välj högst %(max)d uppdelningar på en gång.") % {"max": FLEST_UPPDELNINGAR})
        return asked

    def clean(self) -> dict[str, Any]:
        """Find the period: the named one as long as the dates are its own, else the dates."""
        cleaned = super().clean()
        if not self.errors:
            try:
                cleaned["bestalld"] = self._find_period(cleaned["period"], cleaned["fran"], cleaned["till"])
            except Inmatningsfel as fel:
                self.add_error(fel.falt, str(fel))
        return cleaned

    @staticmethod
    def _find_period(kod: str, fran: date | None, till: date | None) -> tuple[str, Period]:
        named = named_period(kod) if kod in NAMNGIVNA else None
        if fran is None and till is None:
            return (kod, named) if named else (FORVALD, named_period(FORVALD))
        if fran is None or till is None:
            falt = "fran" if fran is None else "till"
            raise Inmatningsfel(_("Skriv både första och sista dagen, eller ingen av dem."), falt=falt)
        found = make_period(fran, till)
        return (kod, named) if named is not None and found == named else (EGEN, found)

    @cached_property
    def bestallning(self) -> Bestallning:
        """What is asked for, once the form is valid."""
        cleaned = self.cleaned_data
        kod, period = cleaned["bestalld"]
        return Bestallning(
            period=period,
            synligt=self.synligt,
            benamningar=self.benamningar,
            periodkod=kod,
            jamforelse=Jamforelse(cleaned["jamfor"] or FORVALT["jamfor"]),
            granularitet=Granularitet(cleaned["per"]) if cleaned["per"] else suit_granularitet(period),
            uppdelning=tuple(cleaned["dela"]),
            urval={del_: [cleaned[del_]] for del_ in DELAR if cleaned[del_]},
            nyckeltal=cleaned["nyckeltal"],
        )

    def show_period(self) -> None:
        """Fill the dates in the form with those of the period, whose name it keeps."""
        kod, period = self.cleaned_data["bestalld"]
        self.data["period"] = kod
        self.data["fran"], self.data["till"] = period.fran.isoformat(), period.till.isoformat()
