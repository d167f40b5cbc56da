"""The follow-up questions of a case type as fields of a form."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from kontaktcenter.models import Foljdfraga
from kontaktcenter.uppgifter import Svarsfel, clean_ett_svar, day_limits

Slag = Foljdfraga.Slag
FLEST_KNAPPAR = 8
"""Alternatives shown as buttons; more become a list to choose from."""


class Fragafalt(forms.Field):
    """A question; its answer is checked by the same rules as for the agent and the API."""

    def __init__(self, fraga: Foljdfraga) -> None:
        """Take text, help and alternatives from the question, in the active language."""
        self.fraga = fraga
        super().__init__(
            label=fraga.shown("text"),
            help_text=fraga.shown("hjalptext"),
            required=fraga.is_required,
            widget=make_widget(fraga),
            error_messages={"required": _("Svara på frågan.")},
        )

    def clean(self, value: Any) -> Any:
        """The answer in the form that is stored; None for no answer."""
        try:
            answer = clean_ett_svar(self.fraga, value)
        except Svarsfel as error:
            raise ValidationError(error.kort) from error
        if answer is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return answer


def make_widget(fraga: Foljdfraga) -> forms.Widget:
    """The control that fits the kind of question."""
    if fraga.slag == Slag.LANGTEXT:
        return forms.Textarea(attrs={"rows": 5})
    if fraga.slag == Slag.FLERVAL:
        return forms.CheckboxSelectMultiple(choices=fraga.shown_choices())
    if fraga.slag == Slag.JA_NEJ:
        return forms.RadioSelect(choices=[("ja", _("Ja")), ("nej", _("Nej"))])
    if fraga.slag == Slag.VAL:
        if len(fraga.alternativ) <= FLEST_KNAPPAR:
            return forms.RadioSelect(choices=fraga.shown_choices())
        return forms.Select(choices=[("", _("Välj"))] + fraga.choices())
    if fraga.is_datum:
        return forms.TextInput(attrs={"type": "date", **day_limits(fraga)})
    attrs = {
        Slag.TAL: {"inputmode": "decimal"},
        Slag.TELEFON: {"type": "tel"},
        Slag.EPOST: {"type": "email"},
    }
    return forms.TextInput(attrs=attrs.get(Slag(fraga.slag), {}))
