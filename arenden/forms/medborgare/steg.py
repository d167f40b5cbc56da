"""What the pages of a form have in common: what was typed is kept as typed, and read again by the same form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from arenden.models import Formular

LANGST_KVAR = 30_000
"""Characters that are kept of a field that cannot be used: more than any field takes."""


@dataclass(frozen=True)
class Rad:
    """One line of the summary: what was asked and what was answered."""

    fraga: str
    svar: str


class Stegform(forms.Form):
    """One page of a form about `formular`."""

    ledord = ""
    """What the fields' names begin with on a page whose questions an administrator names, so that none is taken for a button."""

    def __init__(self, *args: Any, formular: Formular, **kwargs: Any) -> None:
        """Take the form that the page belongs to."""
        super().__init__(*args, **kwargs)
        self.formular = formular

    def add_prefix(self, field_name: str) -> str:
        """The name that the field is sent under."""
        return f"{self.ledord}{field_name}"

    def show(self, kept: Mapping[str, Sequence[str]]) -> None:
        """Fill in what was typed before."""
        for name, field in self.fields.items():
            values = kept.get(self.add_prefix(name), [])
            if isinstance(field.widget, forms.CheckboxSelectMultiple):
                self.initial[name] = values
            elif isinstance(field, forms.BooleanField):
                self.initial[name] = bool(values)
            else:
                self.initial[name] = values[0] if values else ""

    def typed(self) -> dict[str, list[str]]:
        """What was typed, as it was typed; without what the database cannot hold."""
        names = map(self.add_prefix, self.fields)
        found = {name: self.data.getlist(name) for name in names if name in self.data}
        return {
            name: [v[:LANGST_KVAR].replace("\0", "") for v in values if isinstance(v, str)] for name, values in found.items()
        }

    def rader(self) -> list[Rad]:
        """The lines of the summary; for a valid form."""
        return [Rad(str(field.label), str(self.cleaned_data[name])) for name, field in self.fields.items() if self.cleaned_data.get(name)]


def as_data(kept: Mapping[str, Sequence[str]]) -> MultiValueDict:
    """What was kept, as if it were sent again."""
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, list(values))
    return data
