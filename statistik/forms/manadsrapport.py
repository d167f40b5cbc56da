"""The choice of a report by mail."""

from collections.abc import Iterable
from typing import Any

from django import forms


class Prenumerationsform(forms.Form):
    """Which unit's report, and whether it is to come by mail: each is a button of its own on the page."""

    enhet = forms.TypedChoiceField(coerce=int, widget=forms.HiddenInput)
    vill = forms.TypedChoiceField(choices=[("ja", "ja"), ("nej", "nej")], coerce=lambda value: value == "ja", widget=forms.HiddenInput)

    def __init__(self, *args: Any, enheter: Iterable[int], **kwargs: Any) -> None:
        """Only those that the user leads can be chosen."""
        super().__init__(*args, **kwargs)
        self.fields["enhet"].choices = [(str(pk), str(pk)) for pk in enheter]
