"""The form of a center's rules: for each that can be taken otherwise how it is taken, and its weight."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from servicekontor.bemanning.regelval import REGLER, STORSTA_VIKT, Regelsort, Regelval, Regelvalen, choose
from servicekontor.status import Regellage


class Regelform(forms.Form):
    """`lage_<id>` and, where a weight is possible, `vikt_<id>`."""

    def __init__(self, *args: Any, val: Regelvalen, **kwargs: Any) -> None:
        """`val` is what the center has chosen."""
        super().__init__(*args, **kwargs)
        for sort in self.sorter:
            now = choose(val, sort.id)
            choices = [(lage.value, lage.label) for lage in sort.lagen]
            self.fields[f"lage_{sort.id}"] = forms.ChoiceField(label=sort.mening, choices=choices, initial=now.lage)
            if Regellage.VIKT in sort.lagen:
                label = _("Vikt (1–%(mest)d)") % {"mest": STORSTA_VIKT}
                field = forms.IntegerField(label=label, min_value=1, max_value=STORSTA_VIKT, required=False, initial=now.vikt)
                self.fields[f"vikt_{sort.id}"] = field

    @property
    def sorter(self) -> list[Regelsort]:
        """The rules that can be taken otherwise."""
        return [sort for sort in REGLER.values() if not sort.is_fast]

    @property
    def rader(self) -> list[tuple[Regelsort, forms.BoundField, forms.BoundField | None]]:
        """Each rule with its fields, for the page."""
        fields = self.fields
        return [(s, self[f"lage_{s.id}"], self[f"vikt_{s.id}"] if f"vikt_{s.id}" in fields else None) for s in self.sorter]

    def clean(self) -> dict[str, Any]:
        """A rule that may be broken needs its weight."""
        data = super().clean() or self.cleaned_data
        for sort in self.sorter:
            field = f"vikt_{sort.id}"
            if data.get(f"lage_{sort.id}") == Regellage.VIKT and data.get(field) is None and field not in self.errors:
                self.add_error(field, _("Ange en vikt för en regel som får brytas."))
        return data

    def as_val(self) -> dict[str, Regelval]:
        """What the action takes, once the form is valid. A weight beside another choice than to weigh says nothing."""
        found = {}
        for sort in self.sorter:
            lage = Regellage(self.cleaned_data[f"lage_{sort.id}"])
            found[sort.id] = Regelval(lage, self.cleaned_data.get(f"vikt_{sort.id}") if lage is Regellage.VIKT else None)
        return found
