"""The answers to a case type's follow-up questions, and the place, as a form for staff."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arenden.forms.arende import Versionsform
from arenden.indata import Plats
from kontaktcenter.models import Foljdfraga

Slag = Foljdfraga.Slag
INTE_TAL = _("Skriv ett tal, till exempel 57,70887.")
BORJAN = "svar_"
"""Before a question's key in the name of its field, so that no question can take the name of another field."""


class Uppgiftsform(Versionsform):
    """One field per question; the rules in kontaktcenter.uppgifter check what is answered."""

    plats_text = forms.CharField(label=_("Plats"), required=False, max_length=200, help_text=_("Adress eller beskrivning."))
    plats_lat = forms.FloatField(label=_("Latitud"), required=False, error_messages={"invalid": INTE_TAL})
    plats_lon = forms.FloatField(label=_("Longitud"), required=False, error_messages={"invalid": INTE_TAL})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The fields hold what the case has now."""
        super().__init__(*args, **kwargs)
        arende = self.arende
        self.fragor = [f for f in arende.arendetyp.foljdfragor.all() if f.slag != Slag.FIL]
        for fraga in self.fragor:
            self.fields[BORJAN + fraga.nyckel] = make_falt(fraga, arende.uppgifter.get(fraga.nyckel))
        for namn in ("plats_text", "plats_lat", "plats_lon"):
            self.fields[namn].initial = getattr(arende, namn)
            self.fields[namn].localize = namn != "plats_text"
        self.order_fields([BORJAN + f.nyckel for f in self.fragor])

    @property
    def uppgifter(self) -> dict[str, Any]:
        """The answers by the questions' keys."""
        return {f.nyckel: self.cleaned_data.get(BORJAN + f.nyckel) for f in self.fragor}

    @property
    def plats(self) -> Plats:
        """The place."""
        return Plats(self.cleaned_data["plats_text"], self.cleaned_data["plats_lat"], self.cleaned_data["plats_lon"])

    @property
    def faltnamn(self) -> dict[str, str]:
        """The field of each question."""
        return {f.nyckel: BORJAN + f.nyckel for f in self.fragor}


def make_falt(fraga: Foljdfraga, svar: Any) -> forms.Field:
    """The field of one question, holding its answer. Never required: what is not known yet may stand open."""
    given = {"label": fraga.translated("text"), "help_text": fraga.translated("hjalptext"), "required": False, "initial": svar}
    return FALT.get(Slag(fraga.slag), _line)(fraga, given)


def _line(fraga: Foljdfraga, given: dict[str, Any]) -> forms.Field:
    kinds = {Slag.TELEFON: "tel", Slag.EPOST: "email"}
    attrs = {"type": "date" if fraga.is_datum else kinds.get(Slag(fraga.slag), "text")}
    if fraga.slag == Slag.TAL:
        attrs["inputmode"] = "decimal"
    return forms.CharField(**given, widget=forms.TextInput(attrs=attrs))


def _yes_or_no(fraga: Foljdfraga, given: dict[str, Any]) -> forms.Field:
    given["initial"] = {True: "ja", False: "nej"}.get(given["initial"], "")
    return forms.ChoiceField(**given, choices=[("ja", _("Ja")), ("nej", _("Nej")), ("", _("Inget svar"))], widget=forms.RadioSelect)


FALT: dict[Slag, Callable[[Foljdfraga, dict[str, Any]], forms.Field]] = {
    Slag.LANGTEXT: lambda fraga, given: forms.CharField(**given, widget=forms.Textarea(attrs={"rows": 4})),
    Slag.VAL: lambda fraga, given: forms.ChoiceField(**given, choices=[*fraga.choices(), ("", _("Inget svar"))], widget=forms.RadioSelect),
    Slag.FLERVAL: lambda fraga, given: forms.MultipleChoiceField(**given, choices=fraga.choices(), widget=forms.CheckboxSelectMultiple),
    Slag.JA_NEJ: _yes_or_no,
}
